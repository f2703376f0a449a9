// Package explain says in an author's words what is wrong with a line of front
// matter that cannot be read.
//
// It takes the lines of a block, the one that a YAML reader could not get past
// and the reader's complaint, and gives a place, a sentence and a hint. It goes
// by what people mistype (a second colon, a curly quotation mark, a tab), not
// by the rules of YAML, whose readers notice a mistake far from where it is and
// have no word for it that a content designer knows.
package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// TopKey matches a line that begins a value of the block itself, and the key.
var TopKey = regexp.MustCompile(`^["']?([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*:`)

// Keys and values as authors write them, after the indentation and hyphens.
var (
	linePrefix  = regexp.MustCompile(`^[ \t]*(?:-[ \t]+)*`)
	lineKey     = regexp.MustCompile(`^(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#,][^:]*?)[ \t]*:(?:[ \t]+|$)`)
	tightColon  = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*:[^ \t/]`)
	tightHyphen = regexp.MustCompile(`^-[^ \t-]`)
	blockHeader = regexp.MustCompile(`^[|>][-+0-9]*[ \t]*(?:#.*)?$`)
	badEscape   = regexp.MustCompile(`\\(?:\\|[^0abt\tnvfre "/\\N_LPxuU])`)
)

const (
	inQuotes  = "put the whole text after the key in straight double quotes"
	keyHint   = "write key: value, with a space after the colon; text that goes on from the line above is indented"
	indentTip = "keys that belong together begin in the same column; those below another key are indented by two spaces"
)

// A Span is a part of a line: offsets in bytes. Without an end only its
// beginning is known.
type Span struct{ From, To int }

// Line says what is wrong with line n of a block; err is what a YAML reader
// said when it could not get past it.
func Line(lines []string, n int, err error) (s Span, message, hint string) {
	line := lines[n]
	margin := len(line) - len(strings.TrimLeft(line, " \t"))
	if t := strings.IndexByte(line[:margin], '\t'); t >= 0 {
		return Span{t, t + 1}, "this line begins with a tab", "use spaces: two for each step"
	}
	if i := strings.IndexAny(line, "\u00a0\u2007\u202f\u3000"); i >= 0 && (i == margin || line[i-1] == ':' || line[i-1] == '-') {
		return Span{i, i}, "this space is not an ordinary one", "delete it and type a space; it often comes from Word or a web page"
	}
	if strings.HasPrefix(line, "-") && !slices.ContainsFunc(lines[:n], TopKey.MatchString) {
		return Span{0, 1}, "this list has no key above it", "write the key and a colon on a line of their own, and the list below it"
	}
	at := len(linePrefix.FindString(line))
	key := lineKey.FindString(line[at:])
	at += len(key)
	value := strings.TrimRight(line[at:], " \t")
	if key == "" {
		if s, message, hint = explainBare(line, at); message != "" {
			return s, message, hint
		}
	} else if value != "" {
		if s, message, hint = explainValue(value, err); message != "" {
			return Span{s.From + at, s.To + at}, message, hint
		}
	}
	if strings.Contains(err.Error(), "mapping values are not allowed") {
		return Span{margin, margin}, "this line is indented as if it belonged to the line above", "move it to the left; " + indentTip
	}
	return Span{margin, margin}, "this line does not line up with the ones around it", indentTip
}

// explainBare is about a line without a key, whose text begins at an offset.
func explainBare(line string, at int) (s Span, message, hint string) {
	text := strings.TrimSpace(line[at:])
	all := Span{at, at + len(text)}
	switch {
	case text == "":
		return s, "", ""
	case tightHyphen.MatchString(text):
		return Span{at, at + 1}, "there is no space after the hyphen", "put a space after the hyphen that begins an entry of a list"
	case tightColon.MatchString(text):
		i := at + strings.IndexByte(text, ':')
		return Span{i, i + 1}, "there is no space after the colon", "write key: value, with a space after the colon"
	case text[0] == ':':
		return Span{at, at + 1}, "there is no key before this colon", keyHint
	case strings.HasPrefix(strings.TrimLeft(line, " \t"), "-"):
		if s, message, hint = explainValue(text, nil); message != "" {
			return Span{s.From + at, s.To + at}, message, hint
		}
		return s, "", ""
	case strings.ContainsRune("\"'[{", rune(text[0])):
		if s, message, hint = explainValue(text, nil); message != "" {
			return Span{s.From + at, s.To + at}, message, hint
		}
		return all, "this text has no key in front of it", keyHint
	case strings.IndexByte("]},@`%*&!|>?", text[0]) >= 0:
		return Span{at, at + 1}, fmt.Sprintf("a line cannot begin with %c", text[0]), "put the text in double quotes"
	}
	return all, "there is no colon after the key in this line", keyHint
}

// explainValue is about what follows a key or a hyphen. Offsets are from the
// beginning of the value.
func explainValue(v string, err error) (s Span, message, hint string) {
	switch v[0] {
	case '"', '\'':
		return explainQuoted(v)
	case '[', '{':
		return explainBrackets(v)
	case ']', '}', ',', '@', '`', '%':
		return Span{0, 1}, fmt.Sprintf("a value cannot begin with %c", v[0]), inQuotes
	case '*', '&', '!':
		return Span{0, 1}, fmt.Sprintf("a value that begins with %c has to be in quotes", v[0]), inQuotes
	case '|', '>':
		if !blockHeader.MatchString(v) {
			return Span{0, 1}, fmt.Sprintf("text after %c begins on the next line", v[0]), "move the text there, indented by two spaces, or take the character out"
		}
		return s, "", ""
	}
	if i := secondColon(v); i >= 0 {
		hint := inQuotes
		if strings.HasPrefix(v, "“") || strings.HasPrefix(v, "‘") {
			hint = "curly quotation marks are read as text: " + inQuotes
		}
		return Span{i, i + 1}, "there is a second colon in this line", hint
	}
	return s, "", ""
}

// secondColon returns the offset of a colon that would begin another value, or
// -1.
func secondColon(v string) int {
	if i := strings.Index(v, ": "); i >= 0 {
		return i
	}
	if strings.HasSuffix(v, ":") {
		return len(v) - 1
	}
	return -1
}

func explainQuoted(v string) (s Span, message, hint string) {
	end := Closing(v)
	if end == 0 {
		return Span{0, 1}, "a quotation mark opens here and never closes", "put the same mark at the end of the text"
	}
	if rest := strings.TrimLeft(v[end:], " \t"); rest != "" && (rest[0] != '#' || len(rest) == len(v[end:])) {
		hint = "use double quotes around the whole text, or write an apostrophe in it twice"
		if v[0] == '"' {
			hint = `use single quotes around the whole text, or write \" for a quotation mark in it`
		}
		return Span{end - 1, end}, "the text ends at this quotation mark, but more follows", hint
	}
	if v[0] == '"' {
		for _, m := range badEscape.FindAllStringIndex(v[:end], -1) {
			if v[m[0]+1] != '\\' {
				return Span{m[0], m[0] + 1}, "a backslash in double quotes has a meaning of its own", "use single quotes around the text, or write two backslashes"
			}
		}
	}
	return s, "", ""
}

// explainBrackets is about a list or a group of keys on one line.
func explainBrackets(v string) (s Span, message, hint string) {
	var open []int
	comma := true  // nothing since a comma or the opening bracket
	colon := false // a key since then
	for i := 0; i < len(v); i++ {
		c := v[i]
		switch {
		case (c == '"' || c == '\'') && comma:
			end := Closing(v[i:])
			if end == 0 {
				return Span{i, i + 1}, "a quotation mark opens here and never closes", "put the same mark at the end of the text"
			}
			i += end - 1
			comma = false
		case c == '[' || c == '{':
			open = append(open, i)
			comma, colon = true, false
		case c == ']' || c == '}':
			last := open[len(open)-1]
			if v[last] != c-2 { // in ASCII the closing bracket is two after the opening one
				return unclosed(v, last)
			}
			open = open[:len(open)-1]
			comma = false
			if rest := strings.TrimSpace(v[i+1:]); len(open) == 0 && rest != "" && rest[0] != '#' {
				return Span{i, i + 1}, "the value ends at this bracket, but more follows", "text that begins with a bracket has to be in double quotes"
			} else if len(open) == 0 {
				i = len(v)
			}
		case c == ',':
			if comma {
				return Span{i, i + 1}, "there is nothing before this comma", "take the comma out, or put quotes around text that has commas"
			}
			comma, colon = true, false
		case c == ':' && i+1 < len(v) && v[i+1] == ' ':
			if colon {
				return Span{i, i + 1}, "there is a second colon in this value", "put double quotes around text that has a colon in it"
			}
			comma, colon = true, true
		case c != ' ':
			comma = false
		}
	}
	if len(open) > 0 {
		return unclosed(v, open[len(open)-1])
	}
	return Span{0, 1}, "the value in these brackets cannot be read", "put quotes around text that has commas, colons or brackets in it"
}

func unclosed(v string, i int) (s Span, message, hint string) {
	return Span{i, i + 1}, "this bracket is never closed", fmt.Sprintf("close it with %c, or put the text in double quotes if it begins with a bracket", v[i]+2)
}

// Closing returns the offset behind the quotation mark that closes the one at
// the beginning of s, or 0.
func Closing(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[0] == '\'' && s[i] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == s[0]:
			return i + 1
		}
	}
	return 0
}
