package encode

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"involve/internal/view"
)

// table returns a file for spreadsheets: RFC 4180, with a byte-order mark,
// without which Excel does not take it for UTF-8.
func table(t *view.Table) []byte {
	b := bytes.NewBufferString("\uFEFF")
	w := csv.NewWriter(b)
	w.UseCRLF = true
	cells := make([]string, len(t.Header))
	write := func(row []string) {
		if len(row) != len(t.Header) {
			panic(fmt.Sprintf("encode: a row of %d cells below a header of %d", len(row), len(t.Header)))
		}
		for i, c := range row {
			cells[i] = cell(c)
		}
		w.Write(cells)
	}
	write(t.Header)
	for i, row := range t.Rows {
		if i == some {
			w.Flush()
			b.Grow(b.Len() / some * (len(t.Rows) - i) * 11 / 10)
		}
		write(row)
	}
	w.Flush()
	if err := w.Error(); err != nil {
		panic(fmt.Sprintf("encode: table: %v", err)) // a buffer takes all
	}
	return b.Bytes()
}

// What begins a formula: the signs and their full-width forms, even after what
// a spreadsheet passes over; and a tab or a line break at the very beginning.
var (
	formula = regexp.MustCompile(`^[\t\n]|^[\pZ\pC]*[=+\-@＝＋－＠]`)
	further = regexp.MustCompile(`([;\t\n][\pZ\pC"]*)([=+\-@＝＋－＠])`)
)

// cell returns text that no spreadsheet takes for a formula: an apostrophe
// comes before what would begin one. So it does after a semicolon, a tab and a
// line break inside, where the programs of some countries begin a new cell.
func cell(s string) string {
	if isPlain(s) {
		return s
	}
	return guarded(s)
}

func guarded(s string) string {
	s = lineFeeds.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return -1
		}
		return r
	}, s)
	s = further.ReplaceAllString(s, "$1'$2")
	if formula.MatchString(s) {
		s = "'" + s
	}
	return s
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// isPlain reports whether nothing in s can begin a formula, or has to be taken
// out: most cells are so, and need no closer look.
func isPlain(s string) bool {
	begins := true // a cell, here or in a program of some country
	for _, r := range s {
		switch {
		case r == utf8.RuneError, unicode.IsControl(r):
			return false
		case r == ';':
			begins = true
		case begins && r != ' ':
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return false
			}
			begins = false
		}
	}
	return true
}
