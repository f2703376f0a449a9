// Package explain says in an author's words what is wrong with front matter, and
// what its author meant.
//
// It takes the lines of a block, the one that a YAML reader could not get past
// and the reader's complaint, and gives a place, a sentence and a hint. Of a
// value that can be read but is not what its key asks for, it proposes what to
// write: a date, a number, an address. It goes by what people type (a second
// colon, a curly quotation mark, 4 December 2026), not by the rules of YAML,
// whose readers notice a mistake far from where it is and have no word for it
// that a content designer knows. It proposes only what it is sure of.
package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// TopKey matches a line that begins a value of the block itself, and the key.
var TopKey = regexp.MustCompile(`^["']?([A-Za-z_][A-Za-z0-9_-]*)["']?[ \t]*:`)

// Keys and values as authors write them, after the indentation and hyphens.
var (
	linePrefix  = regexp.MustCompile(`^[ \t]*(?:-[ \t]+)*`)
	lineKey     = regexp.MustCompile(`^(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#,][^:]*?)[ \t]*:(?:[ \t]+|$)`)
	tightColon  = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_-]*):([^ \t/].*)$`)
	tightHyphen = regexp.MustCompile(`^-([^ \t-].*)$`)
	otherSign   = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_-]*)[ \t]*([=;])[ \t]*(.*)$`)
	blockHeader = regexp.MustCompile(`^[|>][-+0-9]*[ \t]*(?:#.*)?$`)
	blockKey    = regexp.MustCompile(`:[ \t]*[|>][-+0-9]*[ \t]*(?:#.*)?$`)
	escape      = regexp.MustCompile(`\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)`)
	goodEscape  = regexp.MustCompile(`^\\(?:[0abt\tnvfre "/\\N_LP]|[xuU].)`)
)

// OddSpaces are those that look like a space and are none to YAML.
const OddSpaces = "\u00a0\u2007\u202f\u3000"

// What is said of one of them, and of a character that nobody sees.
const (
	OddSpace    = "this space is not an ordinary one"
	RetypeSpace = "delete it and type a space; it often comes from Word or a web page"
	UnseenChar  = "there is a character here that cannot be seen"
	Retype      = "delete it, and type the text around it again rather than pasting it"
)

const (
	inQuotes  = "put the whole text after the key in straight double quotes"
	keyHint   = "write key: value, with a space after the colon"
	goesOn    = "if it goes on from the line above, put two spaces in front of it; if not, begin it with a key and a colon"
	indentTip = "keys that belong together begin in the same column; those below another key are indented by two spaces"
)

// A Span is a part of a line: the index of the line, and offsets in bytes.
// Without an end only its beginning is known.
type Span struct{ Line, From, To int }

// Line says what is wrong with line n of a block, or with one near it; err is
// what a YAML reader said when it could not get past it. The keys are those
// that the block can have, at any depth.
func Line(lines []string, n int, err error, keys []string) (s Span, message, hint string) {
	line := lines[n]
	margin := len(line) - len(strings.TrimLeft(line, " \t"))
	if t := strings.IndexByte(line[:margin], '\t'); t >= 0 {
		return Span{n, t, t + 1}, "this line begins with a tab", "put spaces in its place: two for each step"
	}
	if i := strings.IndexAny(line, OddSpaces); i >= 0 && (i == margin || line[i-1] == ':' || line[i-1] == '-') {
		_, size := utf8.DecodeRuneInString(line[i:])
		return Span{n, i, i + size}, OddSpace, RetypeSpace
	}
	if strings.HasPrefix(line, "-") && !slices.ContainsFunc(lines[:n], TopKey.MatchString) {
		return Span{n, 0, 1}, "this list has no key above it", "write the key and a colon on a line of their own, and the list below it"
	}
	at := len(linePrefix.FindString(line))
	key := lineKey.FindString(line[at:])
	at += len(key)
	value := strings.TrimRight(line[at:], " \t")
	if key == "" {
		if i := textAbove(lines, n); i >= 0 && strings.TrimSpace(line) != "" {
			if i == n-1 {
				return Span{n, margin, len(strings.TrimRight(line, " \t"))}, "this text does not belong to the line above, since it is not indented", "put two spaces in front of it, and of each line of the text"
			}
			return Span{n, margin, len(strings.TrimRight(line, " \t"))}, "this line is indented less than the text above it", "indent all lines of the text alike"
		}
		if from, to, message, hint := explainBare(line, at, keys); message != "" {
			return Span{n, from, to}, message, hint
		}
	} else if value != "" {
		if from, to, message, hint := explainValue(value, err); message != "" {
			return Span{n, from + at, to + at}, message, hint
		}
	}
	// A reader notices a key without a colon at the key below it.
	if n > 0 && key != "" {
		above := lines[n-1]
		if m := len(linePrefix.FindString(above)); m == len(linePrefix.FindString(line)) && lineKey.FindString(above[m:]) == "" {
			if from, to, message, hint := explainBare(above, m, keys); message != "" && strings.TrimSpace(above[:m]) == "" {
				return Span{n - 1, from, to}, message, hint
			}
		}
	}
	s = Span{n, margin, margin}
	if strings.Contains(err.Error(), "mapping values are not allowed") {
		return s, "this line is indented as if it belonged to the line above", "move it to the left; " + indentTip
	}
	return s, "this line does not line up with the ones around it", indentTip
}

// textAbove returns the line of the key whose text over several lines ends
// before line n because the line is indented too little, or -1.
func textAbove(lines []string, n int) int {
	indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	least := indent(lines[n])
	for i := n - 1; i >= 0; i-- {
		if strings.TrimSpace(lines[i]) == "" {
			continue
		}
		if blockKey.MatchString(lines[i]) && indent(lines[i]) <= least {
			return i
		}
		if indent(lines[i]) <= least {
			return -1
		}
	}
	return -1
}

// explainBare is about a line without a key, whose text begins at an offset.
func explainBare(line string, at int, keys []string) (from, to int, message, hint string) {
	text := strings.TrimSpace(line[at:])
	end := at + len(text)
	first, rest, _ := strings.Cut(text, " ")
	switch {
	case text == "":
		return 0, 0, "", ""
	case tightHyphen.MatchString(text):
		return at, at + 1, "there is no space after the hyphen", "put a space after the hyphen that begins an entry of a list"
	case tightColon.MatchString(text):
		m := tightColon.FindStringSubmatch(text)
		i := at + len(m[1])
		return i, i + 1, "there is no space after the colon", "put a space after it: " + shown(m[1]+": "+m[2], "key: value")
	case strings.HasPrefix(text, "//"), strings.HasPrefix(text, "<!--"), strings.HasPrefix(text, "/*"):
		mark, hint := text[:2], "write # and a space in its place"
		if mark == "<!" {
			mark, hint = "<!--", hint+", and take --> away"
		}
		return at, at + len(mark), fmt.Sprintf("a remark to other authors does not begin with %s here", mark), hint
	case text[0] == ':':
		return at, at + 1, "there is no key before this colon", keyHint
	case strings.HasPrefix(strings.TrimLeft(line, " \t"), "-"):
		if from, to, message, hint = explainValue(text, nil); message != "" {
			return from + at, to + at, message, hint
		}
		return 0, 0, "", ""
	case strings.ContainsRune("\"'[{", rune(text[0])):
		if from, to, message, hint = explainValue(text, nil); message != "" {
			return from + at, to + at, message, hint
		}
		return at, end, "this text has no key in front of it", keyHint
	case strings.IndexByte("]},@`%*&!|>?", text[0]) >= 0:
		return at, at + 1, fmt.Sprintf("a line cannot begin with %c", text[0]), "put the text in double quotes"
	}
	if m := otherSign.FindStringSubmatchIndex(text); m != nil {
		key, value := text[m[2]:m[3]], text[m[6]:m[7]]
		return at + m[4], at + m[5], fmt.Sprintf("there is %s after the key, where a colon has to be", text[m[4]:m[5]]), "write " + shown(key+": "+value, "key: value")
	}
	if slices.Contains(keys, first) {
		hint = "write " + first + ": and a value behind it"
		if rest != "" {
			hint = "write " + shown(first+": "+strings.TrimSpace(rest), "key: value")
		}
		return at, at + len(first), "there is no colon after the key in this line", hint
	}
	return at, end, "this line begins with no key and colon", goesOn
}

// shown is a text that a hint repeats, or another in its place when it is long.
func shown(s, other string) string {
	if utf8.RuneCountInString(s) > maxShown {
		return other
	}
	return s
}

// explainValue is about what follows a key or a hyphen. Offsets are from the
// beginning of the value.
func explainValue(v string, err error) (from, to int, message, hint string) {
	switch v[0] {
	case '"', '\'':
		return explainQuoted(v)
	case '[', '{':
		return explainBrackets(v)
	case ']', '}', ',', '@', '`', '%', '*', '&', '!':
		return 0, 1, fmt.Sprintf("a value that begins with %c has to be in quotes", v[0]), Quoted(v)
	case '|', '>':
		if !blockHeader.MatchString(v) {
			return 0, 1, fmt.Sprintf("text after %c begins on the next line", v[0]), "take the character out, or move the text to the next line and put two spaces in front of it"
		}
		return 0, 0, "", ""
	}
	if strings.HasPrefix(v, "- ") {
		return 0, 1, "a list begins on the line below its key", "move the hyphen and what follows it to the next line, and put two spaces in front of it"
	}
	if i := secondColon(v); i >= 0 {
		hint := Quoted(v)
		if text, ok := inCurly(v); ok {
			hint = "curly quotation marks are read as text; put straight ones in their place"
			if q := quote(text); q != "" {
				hint += ": " + q
			}
		}
		return i, i + 1, "there is a second colon in this line", hint
	}
	return 0, 0, "", ""
}

// inCurly returns what stands between curly quotation marks.
func inCurly(v string) (string, bool) {
	text := strings.Trim(v, "“”„‘’")
	return text, text != v && strings.IndexAny(v, "“„‘") == 0
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

func explainQuoted(v string) (from, to int, message, hint string) {
	end := Closing(v)
	if end == 0 {
		return 0, 1, "a quotation mark opens here and never closes", neverCloses(v)
	}
	if strings.Trim(v[end:], " \t") == "," {
		i := strings.LastIndexByte(v, ',')
		return i, i + 1, "there is a comma after the text in quotes", "take the comma out"
	}
	if rest := strings.TrimLeft(v[end:], " \t"); rest != "" && (rest[0] != '#' || len(rest) == len(v[end:])) {
		whole := v
		if len(v) > 2 && v[len(v)-1] == v[0] {
			whole = v[1 : len(v)-1] // the text, with quotation marks in between
		}
		hint = "put the whole text in quotes of the other kind"
		if q := quote(whole); q != "" {
			hint += ": " + q
		}
		return end - 1, end, "the text ends at this quotation mark, but more follows", hint
	}
	if v[0] == '"' {
		for _, m := range escape.FindAllStringIndex(v[:end], -1) {
			if !goodEscape.MatchString(v[m[0]:m[1]]) {
				return m[0], m[0] + 1, "a backslash in double quotes has a meaning of its own", "put single quotes around the text, or write two backslashes"
			}
		}
	}
	return 0, 0, "", ""
}

// explainBrackets is about a list or a group of keys on one line.
func explainBrackets(v string) (from, to int, message, hint string) {
	var open []int
	comma := true  // nothing since a comma or the opening bracket
	colon := false // a key since then
	for i := 0; i < len(v); i++ {
		c := v[i]
		switch {
		case (c == '"' || c == '\'') && comma:
			end := Closing(v[i:])
			if end == 0 {
				return i, i + 1, "a quotation mark opens here and never closes", neverCloses(v[i : i+1])
			}
			i += end - 1
			comma = false
		case c == '[' || c == '{':
			open = append(open, i)
			comma, colon = true, false
		case c == ']' || c == '}':
			last := open[len(open)-1]
			if v[last] != c-2 { // in ASCII the closing bracket is two after the opening one
				if len(open) > 1 {
					return unclosed(v, last)
				}
				return i, i + 1, fmt.Sprintf("this bracket closes one of another kind, %c", v[last]), fmt.Sprintf("write %c in its place", v[last]+2)
			}
			open = open[:len(open)-1]
			comma = false
			if rest := strings.TrimSpace(v[i+1:]); len(open) == 0 && rest != "" && rest[0] != '#' {
				return i, i + 1, "the value ends at this bracket, but more follows", moreFollows(v)
			} else if len(open) == 0 {
				i = len(v)
			}
		case c == ',':
			if comma {
				return i, i + 1, "there is nothing before this comma", "take the comma out, or put quotes around text that has commas"
			}
			comma, colon = true, false
		case c == ':' && i+1 < len(v) && v[i+1] == ' ':
			if colon {
				return i, i + 1, "there is a second colon in this value", "put double quotes around text that has a colon in it"
			}
			comma, colon = true, true
		case c != ' ':
			comma = false
		}
	}
	if len(open) > 0 {
		return unclosed(v, open[len(open)-1])
	}
	return 0, 1, "the value in these brackets cannot be read", "put quotes around text that has commas, colons or brackets in it"
}

func unclosed(v string, i int) (from, to int, message, hint string) {
	return i, i + 1, "this bracket is never closed", fmt.Sprintf("close it with %c, or put the text in double quotes if it begins with a bracket", v[i]+2)
}

// neverCloses is the hint for text in quotes without an end.
func neverCloses(v string) string {
	hint := fmt.Sprintf("put %c at the end of the text too", v[0])
	if len(v) > 1 && v[0] == '\'' {
		hint += "; if it is an apostrophe, " + Quoted(v)
	}
	return hint
}

// moreFollows is the hint for text that begins with a bracket: words, or a
// link of Markdown.
func moreFollows(v string) string {
	if m := linkForm.FindStringSubmatch(v); m != nil {
		return fmt.Sprintf("write the address alone: %s", m[1])
	}
	return Quoted(v)
}

// Bracketed returns the offset behind the bracket that closes the one at the
// beginning of s, or 0.
func Bracketed(s string) int {
	depth, begins := 0, true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case (c == '"' || c == '\'') && begins:
			end := Closing(s[i:])
			if end == 0 {
				return 0
			}
			i += end - 1
		case c == '[' || c == '{':
			depth++
			begins = true
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
			begins = false
		case c == ',' || c == ':':
			begins = true
		case c != ' ':
			begins = false
		}
	}
	return 0
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
