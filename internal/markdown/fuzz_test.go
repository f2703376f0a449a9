package markdown

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

// FuzzBody holds for any text: the HTML is free of scripts and bad addresses,
// elements nest, no id comes twice when there are no errors, and reading again
// gives the same.
func FuzzBody(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Add([]byte(sample))
	f.Add([]byte("[a [^1] ![b](c)][d] <!-- \x00\r\n-->\xff `c` <x y>\n\n[^1]: [^1]\n[d]: javascript:x"))
	f.Fuzz(func(t *testing.T, src []byte) {
		checkBody(t, src)
	})
}

// TestAnyMixOfMarksIsSafe does what a fuzzer takes long to find: it puts pieces
// of Markdown together at random.
func TestAnyMixOfMarksIsSafe(t *testing.T) {
	marks := []string{
		"a", "é", " ", "  ", "\n", "\r\n", "\n\n", "\n\n    ", "\t", "\\", "&amp;", "&#0;", "\x00", "\xff", "\u0085",
		"> ", "- ", "1. ", "# ", "## ", "===\n", "---\n", "**", "*", "~~", "`", "```\n",
		"[", "![", "]", "](/x)", "](/x \"decorative\")", "](javascript:x)", "](", ")", "[r]", "[r]: /y 't'\n", "<https://example.org>",
		"|", "|-|-|\n", "|a|b|\n", "Table: x\n", "[^1]", "[^1]: n\n", "[^", "Term", "\n: d\n",
		"<!--", "-->", "<b>", "</b>", "<div>\n", "<",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		var src strings.Builder
		for range 1 + random.IntN(30) {
			src.WriteString(marks[random.IntN(len(marks))])
		}
		checkBody(t, []byte(src.String()))
	}
}

// checkBody checks everything that holds for any text.
func checkBody(t *testing.T, src []byte) {
	t.Helper()
	before := string(src)
	body, _, diags := Body("p.md", 1, src)
	again, _, againDiags := Body("p.md", 1, src)
	if !reflect.DeepEqual(body, again) || !reflect.DeepEqual(diags, againDiags) {
		t.Errorf("Body(%q) differs the second time", src)
	}
	if string(src) != before {
		t.Errorf("Body(%q) changed its argument", before)
	}
	last := int32(0)
	for _, h := range body.Holes {
		if h.At < last || int(h.At) > len(body.Markup) || int(h.Ref) >= len(body.Refs) {
			t.Errorf("the hole %v is not in its place", h)
		}
		last = h.At
	}
	lines := strings.Split(strings.ReplaceAll(before, "\r\n", "\n"), "\n")
	for _, d := range diags {
		if d.Line < 1 || d.Line > len(lines) || d.Col < 1 || d.Col > utf8.RuneCountInString(lines[d.Line-1])+1 {
			t.Errorf("Body(%q) reports %s outside the text, at %s", src, d.Rule, place(d.Pos))
		}
	}
	checkHTML(t, body.HTML(fill), len(diags) == 0)
}

// checkHTML reads HTML token by token: a parser would mend it.
func checkHTML(t *testing.T, page string, faultless bool) {
	if strings.Contains(strings.ToLower(page), "<script") || !utf8.ValidString(page) {
		t.Errorf("HTML is %q", page)
	}
	void := map[string]bool{"br": true, "hr": true, "img": true}
	ids := map[string]bool{}
	var open []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%v stay open in %q", open, page)
			}
			return
		case html.StartTagToken:
			token := z.Token()
			for _, a := range token.Attr {
				switch {
				case (a.Key == "href" || a.Key == "src") && badScheme(a.Val) != "":
					t.Errorf("address %q in %q", a.Val, page)
				case a.Key == "id" && ids[a.Val] && faultless:
					t.Errorf("id %q comes twice in %q", a.Val, page)
				case a.Key == "id":
					ids[a.Val] = true
				case strings.HasPrefix(a.Key, "on") || a.Key == "style":
					t.Errorf("attribute %s in %q", a.Key, page)
				}
			}
			if !void[token.Data] {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("</%s> closes %v in %q", name, open, page)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			t.Errorf("%q in %q", z.Token(), page)
		}
	}
}
