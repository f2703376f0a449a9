package diag

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"
)

func text(t *testing.T, l List, fsys fs.FS, colour bool) string {
	t.Helper()
	var b strings.Builder
	if err := l.Text(&b, fsys, colour); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextShowsTheSourceLineAndHint(t *testing.T) {
	kidney := "---\ntitle: Kidney panel\n# 3\n# 4\n# 5\n# 6\ngroups: [carer, service-users]\n---\n<b>bold</b>\n\n\n\tlast"
	fsys := fstest.MapFS{"content/kidney.md": {Data: []byte(kidney)}}
	want := `content/a b, c:d.md: error: this file is 100% not UTF-8 [not-utf-8]
content/kidney.md:7:9: error: "carer" is not a group [unknown-term]
   7 | groups: [carer, service-users]
     |         ^^^^^
   hint: did you mean "carers"?
content/kidney.md:9:1: warning: <b> | is *left* out [raw-html]
   9 | <b>bold</b>
     | ^
content/kidney.md:12: info: first line  second␛[2J` + "\ufffd" + ` [unknown-term]
  12 |     last
error: no content
`
	if got := text(t, mixed, fsys, false); got != want {
		t.Errorf("Text:\n%s\nwant:\n%s", got, want)
	}
}

func TestTextPlacesTheCaret(t *testing.T) {
	long := strings.Repeat("x", 50) + "HERE" + strings.Repeat("y", 50)
	for _, c := range []struct {
		name, file  string
		line        int
		col, end    int
		source, car string // "-" for a line that is not printed
	}{
		{"range", "abcdef", 1, 2, 4, "   1 | abcdef", "     |  ^^"},
		{"end unknown", "abcdef", 1, 2, 0, "   1 | abcdef", "     |  ^"},
		{"end before col", "abcdef", 1, 4, 2, "   1 | abcdef", "     |    ^"},
		{"end beyond line", "abcdef", 1, 5, 99, "   1 | abcdef", "     |     ^^"},
		{"last character", "abcdef", 1, 6, 7, "   1 | abcdef", "     |      ^"},
		{"behind the line", "abc", 1, 4, 6, "   1 | abc", "     |    ^"},
		{"far behind the line", "abc", 1, 40, 50, "   1 | abc", "     |    ^"},
		{"empty line", "\nx", 1, 1, 0, "   1 | ", "     | ^"},
		{"no column", "abc", 1, 0, 3, "   1 | abc", "-"},
		{"beyond the file", "abc", 2, 1, 0, "-", "-"},
		{"empty last line", "abc\n", 2, 1, 0, "   2 | ", "     | ^"},
		{"CRLF", "a\r\nbc\r\n", 2, 3, 0, "   2 | bc", "     |   ^"},
		{"byte-order mark", "\ufeffabc", 1, 1, 3, "   1 | abc", "     | ^^"},
		{"byte-order mark further on", "a\ufeffbc", 1, 3, 4, "   1 | a\ufffdbc", "     |   ^"},
		{"tab before", "\ta:\tb", 1, 5, 6, "   1 |     a:    b", "     |           ^"},
		{"tab meant", "a\tb", 1, 2, 3, "   1 | a    b", "     |  ^^^^"},
		{"wide characters of more bytes", "é€𝄞x", 1, 4, 5, "   1 | é€𝄞x", "     |    ^"},
		{"combining mark before", "e\u0301x", 1, 3, 4, "   1 | e\u0301x", "     |  ^"},
		{"combining mark meant", "e\u0301x", 1, 2, 3, "   1 | e\u0301x", "     |  ^"},
		{"joiners", "👩\u200d⚕x", 1, 4, 5, "   1 | 👩\u200d⚕x", "     |   ^"},
		{"wide letters before", "日本語: x", 1, 6, 7, "   1 | 日本語: x", "     |         ^"},
		{"wide letters meant", "a: 日本", 1, 4, 6, "   1 | a: 日本", "     |    ^^^^"},
		{"a picture before", "👍 x", 1, 3, 4, "   1 | 👍 x", "     |    ^"},
		{"from right to left", "title: صباح الخير", 1, 8, 12, "   1 | title: صباح الخير", "     | here: صباح"},
		{"from right to left, end unknown", "שלום x", 1, 6, 0, "   1 | שלום x", "     |      ^"},
		{"control characters", "a\x00\x1b\x7f\u0085b", 1, 6, 7, "   1 | a␀␛␡\ufffdb", "     |      ^"},
		{"invalid UTF-8", "a\xff\xfeb", 1, 4, 5, "   1 | a\ufffd\ufffdb", "     |    ^"},
		{"long line number", strings.Repeat("\n", 99999) + "ab", 100000, 2, 0, "100000 | ab", "       |  ^"},
		{"long line, middle", long, 1, 51, 55,
			"   1 | …" + strings.Repeat("x", 23) + "HERE" + strings.Repeat("y", 43) + "…",
			"     |  " + strings.Repeat(" ", 23) + "^^^^"},
		{"long line, beginning", long, 1, 1, 3,
			"   1 | " + long[:70] + "…", "     | ^^"},
		{"long line, end", long, 1, 105, 0,
			"   1 | …" + long[34:], "     |  " + strings.Repeat(" ", 70) + "^"},
		{"long line, no column", long, 1, 0, 0, "   1 | " + long[:70] + "…", "-"},
		{"long line, mark cut", long, 1, 51, 104,
			"   1 | …" + strings.Repeat("x", 23) + "HERE" + strings.Repeat("y", 43) + "…",
			"     |  " + strings.Repeat(" ", 23) + strings.Repeat("^", 47)},
	} {
		fsys := fstest.MapFS{"a.md": {Data: []byte(c.file)}}
		d := Diagnostic{Pos: Pos{"a.md", c.line, c.col, c.end}, Message: "m", Hint: "h"}
		want := d.String() + "\n" + c.source + "\n" + c.car + "\n   hint: h\n"
		want = strings.ReplaceAll(want, "\n-", "")
		if got := text(t, List{d}, fsys, false); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, want)
		}
	}
}

func TestTextDoesWithoutSource(t *testing.T) {
	d := Diagnostic{Pos: Pos{"../gone.md", 3, 4, 0}, Message: "m", Rule: "r"}
	want := "../gone.md:3:4: error: m [r]\n"
	for name, fsys := range map[string]fs.FS{"no file": fstest.MapFS{}, "no file system": nil} {
		if got := text(t, List{d}, fsys, false); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestTextColoursTheSeverityAlone(t *testing.T) {
	l := List{{Severity: Error, Message: "a"}, {Severity: Warning, Message: "b"}, {Severity: Info, Message: "c"}}
	want := "\x1b[31merror\x1b[0m: a\n\x1b[33mwarning\x1b[0m: b\n\x1b[36minfo\x1b[0m: c\n"
	if got := text(t, l, nil, true); got != want {
		t.Errorf("Text in colour = %q, want %q", got, want)
	}
}

func TestTextLetsNoControlCharacterThrough(t *testing.T) {
	// Every character that a terminal may act on, once each, and broken bytes.
	var hostile strings.Builder
	for r := rune(1); r <= unicode.MaxRune; r++ {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			hostile.WriteRune(r)
		}
	}
	hostile.WriteString("\x00\x9b31m\xff\x1b]0;title\a")
	h := hostile.String()
	words := List{{Pos: Pos{Path: "a" + h}, Rule: h, Message: h, Hint: h}}
	outputs := []string{text(t, words, nil, false), words.Summary()}

	// The same in a source line, with the excerpt at each of its columns.
	fsys := fstest.MapFS{"b.md": {Data: []byte("\ufeff" + strings.ReplaceAll(h, "\n", "\x1b"))}}
	for col := range []rune(h) {
		d := Diagnostic{Pos: Pos{"b.md", 1, col + 1, 0}, Message: "m"}
		outputs = append(outputs, text(t, List{d}, fsys, false))
	}
	all := strings.Join(outputs, "\n")
	if want := len(outputs) * 2; strings.Count(all, "\n") < want {
		t.Errorf("no source lines: %d lines of output, want at least %d", strings.Count(all, "\n"), want)
	}
	if !strings.Contains(outputs[0], "␛]0;title␇") || !strings.Contains(outputs[len(outputs)-1], "␛]0;title␇") {
		t.Errorf("the escape sequence is not shown with pictures of its control characters")
	}
	for _, r := range all {
		if r != '\n' && r != '\u200c' && r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			t.Errorf("output holds %U", r)
		}
	}
}

func TestCleanShowsWhatIsHidden(t *testing.T) {
	for s, want := range map[string]string{
		"tŷ 日本 e\u0301": "tŷ 日本 e\u0301", "👩\u200d⚕ \u200c": "👩\u200d⚕ \u200c", "a\r\n\tb": "a   b",
		"\x00\x1b\x7f": "␀␛␡", "\u0085\u00ad\u2028\u202e\ufeff": strings.Repeat("\ufffd", 5), "a\xffb": "a\ufffdb",
	} {
		got := Clean(s)
		if got != want {
			t.Errorf("Clean(%q) = %q, want %q", s, got, want)
		}
		if strings.ContainsFunc(got, Hidden) {
			t.Errorf("Clean(%q) = %q, which holds something hidden", s, got)
		}
		if hides := s != want && utf8.ValidString(s); strings.ContainsFunc(s, Hidden) != hides {
			t.Errorf("%q holds something hidden: %t, want %t", s, !hides, hides)
		}
	}
}

func TestTextStopsAtAHundredAndKeepsTheErrors(t *testing.T) {
	var l List
	for i := range 122 {
		l.Add(Diagnostic{Severity: Warning, Message: fmt.Sprint("warning ", i)})
	}
	l.Add(Diagnostic{Severity: Error, Message: "the error"})
	lines := strings.Split(text(t, l, nil, false), "\n")
	for i, want := range map[int]string{
		0:   "error: the error",
		1:   "warning: warning 0",
		99:  "warning: warning 98",
		100: "… and 23 more",
		101: "",
	} {
		if got := lines[i]; got != want {
			t.Errorf("line %d = %q, want %q", i, got, want)
		}
	}
	if l[0].Message != "warning 0" {
		t.Errorf("Text changed the list's order: first is %v", l[0])
	}
	if got := strings.Count(text(t, l[:100], nil, false), "\n"); got != 100 {
		t.Errorf("100 diagnostics took %d lines, want 100", got)
	}
}

// once is a file system whose files can be opened one time.
type once map[string]string

func (o once) Open(name string) (fs.File, error) {
	data, ok := o[name]
	if !ok {
		return nil, errors.New("opened again")
	}
	delete(o, name)
	return fstest.MapFS{name: {Data: []byte(data)}}.Open(name)
}

func TestTextReadsAFileOnce(t *testing.T) {
	l := List{{Pos: Pos{"a.md", 1, 1, 0}}, {Pos: Pos{"b.md", 1, 1, 0}}, {Pos: Pos{"a.md", 2, 1, 0}}}
	got := text(t, l, once{"a.md": "one\ntwo", "b.md": "three"}, false)
	if want := "   2 | two\n"; !strings.Contains(got, want) {
		t.Errorf("Text:\n%s\nwant it to hold %q", got, want)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

var errBroken = errors.New("broken pipe")

func TestTextReportsAFailingWriter(t *testing.T) {
	if err := mixed.Text(broken{}, nil, false); !errors.Is(err, errBroken) {
		t.Errorf("Text to a broken writer: %v, want %v", err, errBroken)
	}
}

func TestSummaryBeginsWithTheFirstOfTheWorst(t *testing.T) {
	at := func(s Severity, line int) Diagnostic {
		return Diagnostic{Pos: Pos{"content/x.md", line, 9, 0}, Severity: s}
	}
	for _, c := range []struct {
		list List
		want string
	}{
		{nil, ""},
		{List{at(Warning, 1), at(Error, 7), at(Error, 8)}, "2 errors, 1 warning: begin with content/x.md:7:9"},
		{List{at(Info, 1), at(Warning, 3), at(Warning, 2)}, "2 warnings, 1 info: begin with content/x.md:3:9"},
		{List{at(Info, 1), at(Info, 2)}, "2 infos: begin with content/x.md:1:9"},
		{List{{Pos: Pos{Path: "content/x.md"}}}, "1 error: begin with content/x.md"},
		{List{{Message: "no content"}}, "1 error"},
	} {
		if got := c.list.Summary(); got != c.want {
			t.Errorf("%v.Summary() = %q, want %q", c.list, got, c.want)
		}
	}
}
