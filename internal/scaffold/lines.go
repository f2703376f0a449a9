package scaffold

import (
	"strings"
	"unicode/utf8"
)

// A line of a new file.
type line struct {
	text   string
	blank  string // what is to be filled in here
	prompt bool   // it is text
}

// width is how long lines of comments may be.
const width = 78

// comment returns a text as comments.
func comment(text string, room int) (lines []line) {
	s := "#"
	for word := range strings.FieldsSeq(text) {
		if len(s) > 1 && utf8.RuneCountInString(s)+1+utf8.RuneCountInString(word) > room {
			lines = append(lines, line{text: s})
			s = "#"
		}
		s += " " + word
	}
	return append(lines, line{text: s})
}

// off makes lines comments.
func off(lines []line) []line {
	for i := range lines {
		if lines[i].blank = ""; !strings.HasPrefix(lines[i].text, "#") {
			lines[i].text = "#" + lines[i].text
		}
	}
	return lines
}

// indent sets lines in.
func indent(lines []line) []line {
	for i := range lines {
		lines[i].text = "  " + lines[i].text
	}
	return lines
}

// entry makes keys an entry of a list: a hyphen stands before the first.
func entry(lines []line) []line {
	begun := false
	for i := range lines {
		switch {
		case begun:
			lines[i].text = "  " + lines[i].text
		case !strings.HasPrefix(lines[i].text, "#"):
			lines[i].text = "- " + lines[i].text
			begun = true
		}
	}
	return lines
}

// quoted writes a text as YAML in double quotes.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
