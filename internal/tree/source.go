package tree

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"involve/internal/diag"
)

// A Source turns offsets in a text into places in its file.
type Source struct {
	path   string
	first  int // the line of the file that starts at offset 0
	text   []byte
	starts []int // the offset of each line
}

// NewSource takes a text that begins on a line of the file path.
func NewSource(path string, first int, text []byte) *Source {
	starts := make([]int, 1, 1+bytes.Count(text, []byte("\n")))
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return &Source{path, first, text, starts}
		}
		at += i + 1
		starts = append(starts, at)
	}
}

// Pos returns the place of one offset.
func (s *Source) Pos(offset int) diag.Pos {
	offset = min(max(offset, 0), len(s.text))
	line, found := slices.BinarySearch(s.starts, offset)
	if !found {
		line--
	}
	col := 1 + utf8.RuneCount(s.text[s.starts[line]:offset])
	return diag.Pos{Path: s.path, Line: s.first + line, Col: col}
}

// Span returns the place of what lies between two offsets. One that goes on
// over several lines has no known end.
func (s *Source) Span(start, stop int) diag.Pos {
	pos := s.Pos(start)
	if start >= 0 && start < stop && stop <= len(s.text) && bytes.IndexByte(s.text[start:stop], '\n') < 0 {
		pos.EndCol = pos.Col + utf8.RuneCount(s.text[start:stop])
	}
	return pos
}

// Offset returns the offset of a column, counted from 1, of the line with an
// index.
func (s *Source) Offset(line, col int) int {
	at := s.starts[line]
	for ; col > 1 && at < len(s.text); col-- {
		_, n := utf8.DecodeRune(s.text[at:])
		at += n
	}
	return at
}

// Find returns where a word stands that is expected soon after an offset.
func (s *Source) Find(word string, from int) (offset int, ok bool) {
	const soon = 200 // more than any indentation or remark
	to := min(len(s.text), from+len(word)+soon)
	i := bytes.Index(s.text[from:to], []byte(word))
	return from + i, i >= 0
}
