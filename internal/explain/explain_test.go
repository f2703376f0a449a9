package explain

import (
	"errors"
	"strings"
	"testing"
)

func TestAMistakeIsPointedAtWhereItWasTyped(t *testing.T) {
	for _, c := range []struct {
		block   string // the bad line is the last
		marked  string // the part of it that is marked, or that it begins with
		message string
	}{
		{"title: A: b", ":", "there is a second colon in this line"},
		{"title: A:", ":", "there is a second colon in this line"},
		{"list:\n  - title: a: b", ":", "there is a second colon in this line"},
		{"a: {b: c: d}", ":", "there is a second colon in this value"},
		{"title: \"A", "\"", "a quotation mark opens here and never closes"},
		{"title: 'A''", "'", "a quotation mark opens here and never closes"},
		{"a: [b, 'c]", "'", "a quotation mark opens here and never closes"},
		{"title: \"A\" b", "\"", "the text ends at this quotation mark, but more follows"},
		{"title: \"A\"# b", "\"", "the text ends at this quotation mark, but more follows"},
		{`title: "\\\q"`, `\`, "a backslash in double quotes has a meaning of its own"},
		{`title: "C:\users"`, `\`, "a backslash in double quotes has a meaning of its own"},
		{`title: "C:\Users\x41\u00e9 \x4"`, `\`, "a backslash in double quotes has a meaning of its own"},
		{"a: [b", "[", "this bracket is never closed"},
		{"a: [{b]", "{", "this bracket is never closed"},
		{"a: [b] c", "]", "the value ends at this bracket, but more follows"},
		{"a: [b,, c]", ",", "there is nothing before this comma"},
		{"a: [b] # c", "[", "the value in these brackets cannot be read"},
		{"a: %b", "%", "a value that begins with % has to be in quotes"},
		{"a: *b c", "*", "a value that begins with * has to be in quotes"},
		{"a: > b", ">", "text after > begins on the next line"},
		{"a: b\nsummary", "summary", "there is no colon after the key in this line"},
		{"a: b\nsummary:c", ":", "there is no space after the colon"},
		{"a: b\n: c", ":", "there is no key before this colon"},
		{"a:\n  - b\n  -c", "-", "there is no space after the hyphen"},
		{"a: b\n%c", "%", "a line cannot begin with %"},
		{"a: b\n\"c\"", "\"c\"", "this text has no key in front of it"},
		{"- a", "-", "this list has no key above it"},
		{"a:\n \tb: c", "\t", "this line begins with a tab"},
		{"a:\u00a0b", "\u00a0", "this space is not an ordinary one"},
		{"a:\n    b: c\n  d: e", "d: e", "this line does not line up with the ones around it"},
	} {
		lines := strings.Split(c.block, "\n")
		line := lines[len(lines)-1]
		s, message, hint := Line(lines, len(lines)-1, errors.New("it will not do"), []string{"summary"})
		if message != c.message {
			t.Errorf("%q: %q, want %q", c.block, message, c.message)
		}
		if hint == "" {
			t.Errorf("%q: no hint", c.block)
		}
		if s.To > s.From && line[s.From:s.To] != c.marked || !strings.HasPrefix(line[s.From:], c.marked) {
			t.Errorf("%q: %d to %d is marked, want %q", c.block, s.From, s.To, c.marked)
		}
	}
	_, message, _ := Line([]string{"a: b", "  c: d"}, 1, errors.New("mapping values are not allowed in this context"), nil)
	if want := "this line is indented as if it belonged to the line above"; message != want {
		t.Errorf("an indented key: %q, want %q", message, want)
	}
}

func TestAQuotationMarkIsClosedByItsOwnKind(t *testing.T) {
	for s, want := range map[string]int{
		`"a"`: 3, `"a" b`: 3, `"a\"b"`: 6, `"a\\"b`: 5, `"a'b"`: 5, `"a`: 0, `"`: 0, `"a\"`: 0,
		`'a'`: 3, `'a''b'`: 6, `'a"b'`: 5, `'a\'`: 4, `'a''`: 0, `''`: 2,
	} {
		if got := Closing(s); got != want {
			t.Errorf("Closing(%s) = %d, want %d", s, got, want)
		}
	}
}

// No line whatever may bring it down or be marked where it is not.
func FuzzLine(f *testing.F) {
	for _, s := range []string{"a: [b, {c: \"d", "- 'a'': b", "a:\u00a0b\n\t- c", "a: \"\\\\\\", "a: >\u2028", ": {}]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, block string) {
		lines := strings.Split(block, "\n")
		for n, line := range lines {
			s, message, hint := Line(lines, n, errors.New("it will not do"), []string{"a"})
			if message == "" || hint == "" {
				t.Errorf("line %d of %q: %q, hint %q", n, block, message, hint)
			}
			if s.Line != n && s.Line != n-1 {
				t.Fatalf("line %d of %q: line %d is marked", n, block, s.Line)
			}
			line = lines[s.Line]
			if s.From < 0 || s.From > len(line) || s.To > len(line) || s.To < s.From {
				t.Errorf("line %d of %q: marked from %d to %d", n, block, s.From, s.To)
			}
		}
	})
}
