package markdown

import (
	"fmt"
	"html"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/content"
	"involve/internal/diag"
)

// fill stands for the stage that knows where links lead.
func fill(r content.Ref) content.Filling {
	f := content.Filling{Address: html.EscapeString(r.To)}
	if r.Image {
		f.Size = ` width="4" height="3"`
	}
	if strings.HasSuffix(r.To, ".pdf") {
		f.Note = " (PDF, 126KB)"
	}
	return f
}

// place writes a place as line:column, with the end when it is known.
func place(p diag.Pos) string {
	if p.EndCol > 0 {
		return fmt.Sprintf("%d:%d-%d", p.Line, p.Col, p.EndCol)
	}
	return fmt.Sprintf("%d:%d", p.Line, p.Col)
}

// summary lists all of a body but its HTML, one thing a line.
func summary(b content.Body, diags diag.List) string {
	var out strings.Builder
	for _, h := range b.Headings {
		fmt.Fprintf(&out, "%s h%d #%s %q\n", place(h.In("")), h.Level, h.ID, h.Text)
	}
	for _, r := range b.Refs {
		kind := "link"
		if r.Image {
			kind = "image"
		}
		fmt.Fprintf(&out, "%s %s %s\n", place(r.In("")), kind, r.To)
	}
	for _, d := range diags {
		fmt.Fprintf(&out, "%s %s %s: %s\n", place(d.Pos), d.Severity, d.Rule, d.Message)
	}
	return out.String()
}

// TestPagesComeOutAsWritten reads testdata: each file has a page, its HTML, and
// its headings, links and diagnostics in that order.
func TestPagesComeOutAsWritten(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("Glob found %d files, error %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			section := map[string]string{}
			for _, f := range archive.Files {
				section[f.Name] = string(f.Data)
			}
			body, _, diags := Body("content/page.md", 1, []byte(section["page.md"]))
			if got, want := body.HTML(fill), section["page.html"]; got != want {
				t.Errorf("HTML is\n%s\nwant\n%s", got, want)
			}
			if got, want := summary(body, diags), section["summary"]; got != want {
				t.Errorf("summary is\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestEveryMistakeIsReportedWhereItStands(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"a <b>x</b>", "1:3 raw-html"},
		{"a </b>", "1:3 raw-html"},
		{"<br>\n\na<br>b <BR/>", "1:1 raw-html, 3:2 raw-html, 3:8 raw-html"},
		{"é <i>x</i> <i\n title=x>y</i>", "1:3 raw-html, 1:12 raw-html"},
		{"  <div>\n\nx\n\n</div>", "1:3 raw-html"},
		{"> - <p>\n", "1:5 raw-html"},
		{"-\t<div>\n\n\ta <b>", "1:3 raw-html, 3:4 raw-html"},
		{"<script>\n\nalert(1)\n</script>", "1:1 raw-html"},
		{"<?php x ?>", "1:1 raw-html"},
		{"a <?php x ?> <![CDATA[x]]> <!DOCTYPE x>", "1:3 raw-html, 1:14 raw-html, 1:28 raw-html"},
		{"`<b>` \\<b> &lt;b> 2 < 3 <18\n\n    <b>\n\n```\n<b>\n```", ""},
		{"<!-- a\n\nb -->\n\nx <!-- y --> z <!--> <!---> q\n\n<!-->", ""},
		{"<!-- a --> <!-- b -->  \n<!-- c\n--> ", ""},
		{"<!-- a", "1:1-5 comment-unclosed"},
		{"x\n<!-- a\n\nb", "2:1-5 comment-unclosed"},
		{"<!-- a --> <!-- b\n-->", "1:12-16 comment-unclosed"},
		{"- <!-- a\n\nb -->", "1:3-7 comment-unclosed"},
		{"x <!-- a\n\nb -->", "1:3-7 comment-unclosed"},
		{"`<!--` \\<!-- &lt;!--", ""},
		{"<!-- a --> text", "1:12 comment-text"},
		{"<!-- a\n--> [x](y)", "2:5 comment-text"},
		{"![](x.png)", "1:1 alt-missing"},
		{"é ![ ](x.png) ![&nbsp;](x.png \"Decorative\")", "1:3 alt-missing, 1:15 alt-missing"},
		{"![](x.png \"decorative\") ![`a`](x.png)", ""},
		{"![][r]\n\n[r]: /x.png", "1:1 alt-missing"},
		{"# One", "1:3-6 heading-one-h1"},
		{"x\n\n  Ône *two*  \n===", "3:3-12 heading-one-h1"},
		{"a\nb\n===", "1:1 heading-one-h1"},
		{"> # One #", "1:5-8 heading-one-h1"},
		{"##", "1:1 heading-empty"},
		{"x\n\n- ## ##\n\n## <!-- x -->", "3:3 heading-empty, 5:4-14 heading-empty"},
		{"##Why we ask\n\nx\n#y\n\n#1 of 2", "1:1-3 shown-as-it-is, 4:1-2 shown-as-it-is"},
		{"You need:\n• a phone\n• a pen", "2:1-2 shown-as-it-is, 3:1-2 shown-as-it-is"},
		{"-a phone\n-a pen\n\n-5 degrees", "1:1-2 shown-as-it-is"},
		{"See [a](/b/){target=_blank}, {x}", "1:13-28 shown-as-it-is"},
		{"`##x` ##y [a](/b/) {c}", ""},
		{"a\n\n<<<<<<< HEAD\nb\n\n=======\nc\n>>>>>>> other", "3:1-13 two-versions"},
		{"<<<<<<< HEAD\nonly one of them", ""},
		{"[](/x)", "1:1 link-empty"},
		{"a [ ](/x) [*&nbsp;*](/x)", "1:3 link-empty, 1:11 link-empty"},
		{"[![](a.png \"decorative\")](/x)", "1:1 link-empty"},
		{"[![a](a.png)](/x) [`a`](/x)", ""},
		{"[][r]\n\n[r]: /x", "1:1 link-empty"},
		{"[x](javascript:alert(1))", "1:1 bad-link"},
		{"é [x](JaVaScript&#58;x) [x](<java&#10;script:x>) [x](&#1;javascript:x)", "1:3 bad-link, 1:25 bad-link, 1:50 bad-link"},
		{"[x](vbscript:x) [x](data:text/html,x) [x](file:///C:/x)", "1:1 bad-link, 1:17 bad-link, 1:39 bad-link"},
		{"![x](data:image/png;base64,AA) <javascript:x>", "1:1 bad-link, 1:32 bad-link"},
		{"[x][r]\n\n[r]: javascript:x", "1:1 bad-link"},
		{"[x]() [x](<>) [x](&#32;) ![x]()", "1:1 bad-link, 1:7 bad-link, 1:15 bad-link, 1:26 bad-link"},
		{"[x](tel:01632960001) [x](sms:1) [x](#a) [x](?a=b) [x](data/x.md) <a@example.org>", ""},
		{"[a <https://example.org> b](/x)", "1:4 link-nested"},
		{"[a [^1] b](/x) ![a [^1]](/y)\n\n[^1]: n", "1:4 link-nested, 1:20 link-nested"},
		{"![a [b](/x)](/y)", "1:5 link-nested"},
		{"[![a](/y)](/x)", ""},
		{"x[^1] [^é]", "1:2-6 note-missing, 1:7-11 note-missing"},
		{"\\[^1] `[^1]` [^] [^ ]", ""},
		{"x\n\n> [^1]: n\n\n[^a]: m", "3:3 note-unused, 5:1 note-unused"},
		{"[^1]\n\n[^1]: n\n[^1]: m", "4:1 note-unused"},
		{"x [a][guide]", "1:6-13 link-unknown"},
		{"[a]\\[b] [a][] [a] [b][c](/d) [ ][ ] `[a][b]`", ""},
		{"|a|b|\n|-|-|\n|1|2|é|4|", "3:6 table-cells"},
		{"> a | b\n> --|--\n> 1 | | [x](y)", "3:9 table-cells"},
		{"|a|b|\n|-|-|\n|1|2|  \n1|2\n|1\n|1|\\||\n|`\\|`|", ""},
	} {
		_, _, diags := Body("p.md", 1, []byte(tt.src))
		var got []string
		for _, d := range diags {
			got = append(got, place(d.Pos)+" "+d.Rule)
		}
		if got := strings.Join(got, ", "); got != tt.want {
			t.Errorf("Body(%q) reports %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	_, _, diags := Body("content/pages/a.md", 12, []byte("x\r\n\r\n\t- y\r\n\r\né\t<b>\r\n"))
	want := diag.Pos{Path: "content/pages/a.md", Line: 16, Col: 3}
	if len(diags) != 1 || diags[0].Pos != want {
		t.Errorf("Body reports %v, want one at %v", diags, want)
	}
}

func TestDiagnosticsSayWhatToDo(t *testing.T) {
	src := "# a\n\n##\n\n<b>\n\n<!-- x --> y\n\n[](x) [x]() [^1] [a][b] ![](y) [x](data:) [<https://x.org>](z)\n\n|a|\n|-|\n|b|c|\n\n[^2]: n\n\n<!--"
	_, _, diags := Body("p.md", 1, []byte(src))
	rules := map[string]bool{}
	for _, d := range diags {
		rules[d.Rule] = true
		if d.Hint == "" || strings.HasSuffix(d.Message, ".") || strings.HasSuffix(d.Hint, ".") {
			t.Errorf("%s: message %q, hint %q: want a hint, and no full stops", d.Rule, d.Message, d.Hint)
		}
	}
	if got, want := len(rules), 13; got != want {
		t.Errorf("%d kinds of mistake, want %d: %v", got, want, rules)
	}
}

func TestLineEndingsMakeNoDifference(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		src := archive.Files[0].Data
		unix, _, unixDiags := Body("p.md", 1, src)
		windows, _, windowsDiags := Body("p.md", 1, []byte(strings.ReplaceAll(string(src), "\n", "\r\n")))
		if got, want := windows.HTML(fill), unix.HTML(fill); got != want {
			t.Errorf("%s: with CRLF HTML is\n%s\nwant\n%s", file, got, want)
		}
		if got, want := summary(windows, windowsDiags), summary(unix, unixDiags); got != want {
			t.Errorf("%s: with CRLF summary is\n%s\nwant\n%s", file, got, want)
		}
	}
}

func TestControlCharactersCountAsSpaces(t *testing.T) {
	body, _, diags := Body("p.md", 1, []byte("a\vb\x00\u0092c\ufdd0d\xff\xfee&#27;&#x81;f <i>"))
	if got, want := body.HTML(fill), "<p>a b  c d  ef </p>\n"; got != want {
		t.Errorf("HTML is %q, want %q", got, want)
	}
	if got, want := summary(body, diags), "1:25 error raw-html: the HTML tag <i> cannot be used here\n"; got != want {
		t.Errorf("summary is %q, want %q", got, want)
	}
}

func TestOnlyAddressesMakeHoles(t *testing.T) {
	for _, tt := range []struct {
		src   string
		holes int
		empty bool
	}{
		{"", 0, true},
		{"<!-- nothing -->", 0, true},
		{"## a\n\n- b\n- c\n\n|d|\n|-|\n\ne[^1]\n\n[^1]: f", 0, false},
		{"a [b](/c) d", 2, false},
		{"a ![b](/c) d", 2, false},
	} {
		body, _, _ := Body("p.md", 1, []byte(tt.src))
		if got := len(body.Holes); got != tt.holes {
			t.Errorf("Body(%q) has %d holes, want %d", tt.src, got, tt.holes)
		}
		if got := body.IsEmpty(); got != tt.empty {
			t.Errorf("Body(%q).IsEmpty() = %v, want %v", tt.src, got, tt.empty)
		}
	}
}

func TestHolesFollowTheirRefs(t *testing.T) {
	body, _, _ := Body("p.md", 1, []byte("[![a](b) <!-- --> c](d)"))
	want := []content.Hole{
		{At: 12, Ref: 0, Part: content.Address},
		{At: 24, Ref: 1, Part: content.Address},
		{At: 25, Ref: 1, Part: content.Size},
		{At: 37, Ref: 0, Part: content.Note},
	}
	if !slices.Equal(body.Holes, want) {
		t.Errorf("holes are %v, want %v", body.Holes, want)
	}
}

func TestHeadingsHaveDifferentASCIIIDs(t *testing.T) {
	src := "## Costs\n## Costs\n## Costs 2\n## Costs\n## Don’t *[worry](/x)*: £25!\n## Ŵyl Café 2026\n## 你好\n## ---\n## a\\_b &amp; c\n## ![d](/e)"
	body, _, _ := Body("p.md", 1, []byte(src))
	var got []string
	for _, h := range body.Headings {
		got = append(got, h.ID)
	}
	want := []string{"costs", "costs-2", "costs-2-2", "costs-3", "dont-worry-25", "wyl-cafe-2026", "section", "section-2", "a-b-c", "d"}
	if !slices.Equal(got, want) {
		t.Errorf("ids are %q, want %q", got, want)
	}
}

func TestSeveralGoroutinesMayReadAtOnce(t *testing.T) {
	want, _, _ := Body("p.md", 1, []byte(sample))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got, _, _ := Body("p.md", 1, []byte(sample)); got.HTML(fill) != want.HTML(fill) {
					t.Errorf("HTML differs: %s", got.HTML(fill))
				}
			}
		})
	}
	wg.Wait()
}
