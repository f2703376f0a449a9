package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"involve/internal/diag"
)

// places turns offsets in a text into places in its file.
type places struct {
	path   string
	first  int // the line of the file that starts at offset 0
	src    []byte
	starts []int // the offset of each line
}

func newPlaces(path string, first int, src []byte) places {
	starts := make([]int, 1, 1+bytes.Count(src, []byte("\n")))
	for i, b := range src {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return places{path, first, src, starts}
}

// pos returns the place of one offset.
func (p *places) pos(offset int) diag.Pos {
	offset = min(max(offset, 0), len(p.src))
	line, found := slices.BinarySearch(p.starts, offset)
	if !found {
		line--
	}
	col := 1 + utf8.RuneCount(p.src[p.starts[line]:offset])
	return diag.Pos{Path: p.path, Line: p.first + line, Col: col}
}

// span returns the place of what lies between two offsets. One that goes on
// over several lines has no known end.
func (p *places) span(start, stop int) diag.Pos {
	pos := p.pos(start)
	if end := p.pos(stop); end.Line == pos.Line && end.Col > pos.Col {
		pos.EndCol = end.Col
	}
	return pos
}
