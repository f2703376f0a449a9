package encode

import (
	"encoding/csv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"involve/internal/view"
)

func TestTableIsExact(t *testing.T) {
	got := encode(t, &view.Table{Header: []string{"id", "title"}, Rows: [][]string{
		{"tea", `Tea, "talk" & cake 🫖 שלום`},
		{"=cmd()", "two\nlines"},
		{"", " leading"},
	}})
	want := "\uFEFFid,title\r\n" +
		"tea,\"Tea, \"\"talk\"\" & cake 🫖 שלום\"\r\n" +
		"'=cmd(),\"two\r\nlines\"\r\n" +
		",\" leading\"\r\n"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestTableWithoutRowsIsItsHeader(t *testing.T) {
	if got, want := encode(t, &view.Table{Header: []string{"id", "title"}}), "\uFEFFid,title\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"=cmd()", "'=cmd()"},
		{"+44 1632 960 001", "'+44 1632 960 001"},
		{"-1", "'-1"},
		{"@sum", "'@sum"},
		{"\ttab", "'\ttab"},
		{"\rreturn", "'\nreturn"},
		{"\r\nline", "'\nline"},
		{"  =cmd()", "'  =cmd()"},
		{"\u00a0\u200b=cmd()", "'\u00a0\u200b=cmd()"},
		{"\x00=cmd()", "'=cmd()"},
		{"\uFEFF=cmd()", "'\uFEFF=cmd()"},
		{"＝cmd()", "'＝cmd()"},
		{"＋1", "'＋1"},
		{"－1", "'－1"},
		{"＠a", "'＠a"},
		{"breaks; =cmd()", "breaks; '=cmd()"},
		{"a;\t-b", "a;\t'-b"},
		{"a\t=b", "a\t'=b"},
		{"=a; =b", "'=a; '=b"},
		{"'=a", "'=a"},
		{"1=1", "1=1"},
		{"step-free; hearing-loop", "step-free; hearing-loop"},
		{"first line\n- second", "first line\n'- second"},
		{"x;\"=1+1;y", "x;\"'=1+1;y"},
		{"", ""},
		{"bad \xff byte", "bad \uFFFD byte"},
		{"bell \a, delete \x7f, next line \u0085.", "bell , delete , next line ."},
		{"]]> <script>", "]]> <script>"},
		{strings.Repeat("a", 10000), strings.Repeat("a", 10000)},
	} {
		if got := cell(c.in); got != c.want {
			t.Errorf("cell(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// Whatever an author types, the file is read back cell for cell, and no cell
// begins as a formula does.
func FuzzTable(f *testing.F) {
	for _, s := range []string{"=cmd()", "a;=b", "\"", "\r", "\r\n,", "\xff", "\x00=", "]]>", "שלום 🫖", "\u2028-1", ""} {
		f.Add(s, "x")
		f.Add("x", s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if isPlain(a) && guarded(a) != a {
			t.Errorf("%q is not plain: %q", a, guarded(a))
		}
		data := encode(t, &view.Table{Header: []string{"a", "b"}, Rows: [][]string{{a, b}, {b, a}}})
		rest, ok := strings.CutPrefix(data, "\uFEFF")
		if !ok || !utf8.ValidString(data) {
			t.Fatalf("%q has no byte-order mark or is not UTF-8", data)
		}
		if strings.Count(rest, "\n") != strings.Count(rest, "\r\n") || strings.Count(rest, "\r") != strings.Count(rest, "\r\n") {
			t.Errorf("%q has a line that does not end with CRLF", rest)
		}
		rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", rest, err)
		}
		if len(rows) != 3 {
			t.Fatalf("%q has %d rows, want 3", rest, len(rows))
		}
		for i, want := range []string{"a", "b", cell(a), cell(b), cell(b), cell(a)} {
			got := rows[i/2][i%2]
			if got != want {
				t.Errorf("cell %d = %q, want %q", i, got, want)
			}
			seen := strings.TrimLeftFunc(got, func(r rune) bool { return unicode.Is(unicode.Z, r) || unicode.Is(unicode.C, r) })
			if strings.IndexAny(seen, "=+-@＝＋－＠") == 0 || strings.IndexAny(got, "\t\r\n") == 0 {
				t.Errorf("cell %d = %q, which begins as a formula does", i, got)
			}
		}
	})
}
