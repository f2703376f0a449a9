package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode"
)

const (
	maxShown   = 100 // diagnostics printed by Text
	maxExcerpt = 70  // characters of a source line, so that it fits a terminal of 80 columns
	tab        = "    "
)

// Text writes the list for people: each diagnostic with its source line, read
// from fsys, a caret below the place, and the hint. A source line that cannot
// be read is left out, and so are all of them when fsys is nil. Of more than
// 100 diagnostics it prints 100, errors first, and how many there are besides.
// Nothing from the content reaches w as a control character.
func (l List) Text(w io.Writer, fsys fs.FS, colour bool) error {
	shown := l
	if len(l) > maxShown {
		shown = slices.Clone(l)
		slices.SortStableFunc(shown, func(a, b Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) })
		shown = shown[:maxShown]
	}
	return shown.text(w, fsys, colour, len(l)-len(shown))
}

// text writes all of the list, and how many more there are.
func (l List) text(w io.Writer, fsys fs.FS, colour bool, more int) error {
	var b bytes.Buffer
	for i, e := range l.Excerpts(fsys) {
		d := l[i]
		severity := d.Severity.String()
		if colour {
			severity = d.Severity.ansi() + severity + "\x1b[0m"
		}
		fmt.Fprintln(&b, d.headline(severity))
		for _, line := range []string{e.Source, e.Mark} {
			if line != "" {
				fmt.Fprintln(&b, line)
			}
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "   hint: %s\n", Clean(d.Hint))
		}
	}
	if more > 0 {
		fmt.Fprintf(&b, "… and %d more\n", more)
	}
	_, err := b.WriteTo(w)
	return err
}

// An Excerpt is the source line of a diagnostic, and the carets below it, as
// [List.Text] prints them. Both are "" when the line cannot be read.
type Excerpt struct{ Source, Mark string }

// Excerpts returns the excerpt of each diagnostic, from files that are read once
// from fsys.
func (l List) Excerpts(fsys fs.FS) []Excerpt {
	src := source{fsys: fsys, files: make(map[string][]string)}
	list := make([]Excerpt, len(l))
	for i, d := range l {
		line, ok := src.line(d.Path, d.Line)
		if !ok {
			continue
		}
		text, mark := excerpt(line, d.Col, d.EndCol)
		number := fmt.Sprintf("%4d", d.Line)
		list[i].Source = number + " | " + text
		if mark != "" {
			list[i].Mark = fmt.Sprintf("%*s | %s", len(number), "", mark)
		}
	}
	return list
}

// Summary counts the list by severity and names the place to begin with: the
// first of the worst. It is "" for an empty list.
func (l List) Summary() string {
	if len(l) == 0 {
		return ""
	}
	return summary(l.Count, slices.MinFunc(l, func(a, b Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) }))
}

func summary(count func(Severity) int, first Diagnostic) string {
	var counts []string
	for _, s := range []Severity{Error, Warning, Info} {
		switch n := count(s); n {
		case 0:
		case 1:
			counts = append(counts, "1 "+s.String())
		default:
			counts = append(counts, fmt.Sprintf("%d %ss", n, s))
		}
	}
	text := strings.Join(counts, ", ")
	if first.Path != "" {
		text += ": begin with " + first.Pos.String()
	}
	return text
}

func (s Severity) ansi() string {
	switch s {
	case Error:
		return "\x1b[31m"
	case Warning:
		return "\x1b[33m"
	default:
		return "\x1b[36m"
	}
}

// source remembers the lines of the files it has read.
type source struct {
	fsys  fs.FS
	files map[string][]string
}

func (s source) line(path string, n int) (line string, ok bool) {
	if s.fsys == nil || path == "" || n < 1 {
		return "", false
	}
	lines, seen := s.files[path]
	if !seen {
		// A file that cannot be read is often what the diagnostic is about.
		if data, err := fs.ReadFile(s.fsys, path); err == nil {
			lines = strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
		}
		s.files[path] = lines
	}
	if n > len(lines) {
		return "", false
	}
	return strings.TrimSuffix(lines[n-1], "\r"), true
}

// excerpt returns the part of a source line around col, and the carets to
// print below it: from col to end, one when end is not after col, one behind
// the line when col is, none when col is 0.
func excerpt(line string, col, end int) (text, mark string) {
	runes := []rune(line)
	col = min(col, len(runes)+1)
	from, to := 0, len(runes)
	if to > maxExcerpt {
		from = min(max(0, col-1-maxExcerpt/3), to-maxExcerpt)
		to = from + maxExcerpt
	}
	if end = min(end, len(runes)+1); col > 0 && end > col && slices.ContainsFunc(runes, rightToLeft) {
		// Some terminals turn such a line round, and a caret would stand below
		// another word.
		mark = "here: " + Clean(string(runes[col-1:min(end-1, col-1+maxExcerpt)]))
	}
	var t, m strings.Builder
	if from > 0 {
		t.WriteString("…")
		m.WriteString(" ")
	}
	for i := from; i < to; i++ {
		cell, width := string(visible(runes[i])), 1
		switch {
		case runes[i] == '\t':
			cell, width = tab, len(tab)
		case i+1 != col && (joins(runes[i]) || i > from && runes[i-1] == zeroWidthJoiner):
			width = 0
		case wide(runes[i]):
			width = 2
		}
		t.WriteString(cell)
		fill := " "
		if i+1 == col || col > 0 && i+1 > col && i+1 < end {
			fill = "^"
		}
		m.WriteString(strings.Repeat(fill, width))
	}
	if col == len(runes)+1 {
		m.WriteString("^")
	}
	if to < len(runes) {
		t.WriteString("…")
	}
	return t.String(), cmp.Or(mark, strings.TrimRight(m.String(), " "))
}

// Clean makes s fit to be printed on one line of a terminal: nothing in it acts,
// and what would is shown by another character.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return visible(r)
	}, s)
}

// visible replaces what would act on a terminal rather than show on it: control
// characters, and those that hide text or turn its direction round.
func visible(r rune) rune {
	switch {
	case r < ' ':
		return '␀' + r
	case r == 0x7f:
		return '␡'
	case Hidden(r):
		return unicode.ReplacementChar
	}
	return r
}

// Hidden reports whether r acts on a terminal rather than shows on it: a control
// character, or one that ends a line, hides text or turns its direction round.
// The two joiners of scripts and emoji do not.
func Hidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) && !joins(r)
}

// wide reports whether r takes two columns: the characters of East Asia, and
// pictures.
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0x303e || r >= 0x3041 && r <= 0x4dbf || r >= 0x4e00 && r <= 0xa4cf ||
		r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff01 && r <= 0xff60 ||
		r >= 0xffe0 && r <= 0xffe6 || r >= 0x1f300 && r <= 0x1f64f || r >= 0x1f680 && r <= 0x1f6ff || r >= 0x1f900 && r <= 0x1faff ||
		r >= 0x20000 && r <= 0x3fffd
}

// rightToLeft reports whether r belongs to a script that is written from right
// to left.
func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
}

const zeroWidthJoiner = '\u200d'

// joins reports whether r takes no column of its own: a combining mark, or one
// of the two joiners that some scripts and emoji are written with.
func joins(r rune) bool {
	return r == '\u200c' || r == zeroWidthJoiner || unicode.In(r, unicode.Mn, unicode.Me)
}
