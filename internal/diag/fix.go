package diag

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"unicode/utf8"
)

// A Fix is the one certain mend of what a diagnostic is about: Text in place of
// Old, which stands in the columns from Col up to EndCol of its line.
type Fix struct {
	Col, EndCol int
	Old, Text   string
}

// compareFixes compares fixes of one line; none comes first.
func compareFixes(a, b *Fix) int {
	if a == nil || b == nil {
		return cmp.Compare(there(a), there(b))
	}
	return cmp.Or(a.Col-b.Col, a.EndCol-b.EndCol, cmp.Compare(a.Old, b.Old), cmp.Compare(a.Text, b.Text))
}

func there(f *Fix) int {
	if f == nil {
		return 0
	}
	return 1
}

// Fixes returns how many of the list have a fix.
func (l List) Fixes() int {
	n := 0
	for _, d := range l {
		if d.Fix != nil {
			n++
		}
	}
	return n
}

// Fixable returns the paths of the files that have a fix, sorted.
func (l List) Fixable() []string {
	paths := map[string]bool{}
	for _, d := range l {
		if d.Fix != nil {
			paths[d.Path] = true
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// Mend carries out the fixes that a list has for one file, and returns the
// file's new bytes and how many there were. Nothing else in the file is
// touched, and nothing where the file has changed since it was looked at. Of two
// that meet in one place it carries out the first: the other comes again when
// the file is looked at again.
func (l List) Mend(path string, src []byte) (mended []byte, n int) {
	var todo List
	for _, d := range l {
		if d.Path == path && d.Fix != nil {
			todo = append(todo, d)
		}
	}
	slices.SortStableFunc(todo, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Fix.Col, b.Fix.Col))
	})
	lines := bytes.SplitAfter(src, []byte("\n"))
	mark := []byte("\ufeff") // is not a column
	head := len(src) - len(bytes.TrimPrefix(src, mark))
	var out bytes.Buffer
	for i, line := range lines {
		from := 0
		if i == 0 {
			from = head
			out.Write(line[:head])
		}
		text := line[from:]
		done := 0 // bytes of text written so far
		for len(todo) > 0 && todo[0].Line == i+1 {
			f := todo[0].Fix
			todo = todo[1:]
			start, ok := column(text, f.Col)
			stop, also := column(text, f.EndCol)
			if !ok || !also || start < done || stop < start || string(text[start:stop]) != f.Old {
				continue
			}
			out.Write(text[done:start])
			out.WriteString(f.Text)
			done = stop
			n++
		}
		out.Write(text[done:])
	}
	return out.Bytes(), n
}

// column returns the offset of a column in a line, and false where the line is
// shorter.
func column(line []byte, col int) (offset int, ok bool) {
	for ; col > 1; col-- {
		if offset >= len(line) {
			return 0, false
		}
		_, n := utf8.DecodeRune(line[offset:])
		offset += n
	}
	return offset, true
}
