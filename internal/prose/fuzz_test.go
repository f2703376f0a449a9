package prose_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"involve/internal/content"
	"involve/internal/decode"
	"involve/internal/diag"
	"involve/internal/frontmatter"
	"involve/internal/markdown"
	"involve/internal/prose"
	"involve/internal/schema"
)

var reader = prose.New("en-GB", []string{"Rivermouth Hospitals NHS Trust", "Dr. No"})

// proveBody reads any text and proves that every place lies in it.
func proveBody(t *testing.T, src []byte) {
	t.Helper()
	_, words, l := markdown.Body("p.md", 1, src)
	provePlaces(t, reader.Read(words, "", l), src)
}

func provePlaces(t *testing.T, l diag.List, src []byte) {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(string(src), "\ufeff"), "\n")
	for _, d := range l {
		problem := ""
		switch {
		case d.Message == "" || d.Rule == "":
			problem = "has no words"
		case d.Line < 1 || d.Line > len(lines):
			problem = fmt.Sprintf("is in line %d of %d", d.Line, len(lines))
		default:
			width := len([]rune(lines[d.Line-1]))
			if d.Col < 1 || d.Col > width+1 || d.EndCol != 0 && (d.EndCol <= d.Col || d.EndCol > width+1) {
				problem = fmt.Sprintf("is in columns %d to %d of %d", d.Col, d.EndCol, width)
			}
		}
		if problem != "" {
			t.Errorf("in %q: %v %s", src, d, problem)
		}
	}
}

// FuzzRead proves that no Markdown brings the rules down.
func FuzzRead(f *testing.F) {
	for _, rule := range rules(f) {
		list, _ := cases(f, archive(f, rule))
		for _, c := range list {
			f.Add([]byte(c.data))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) { proveBody(t, src) })
}

// What a fuzzer takes long to find: pieces of Markdown, put together at random.
func TestAnyMixOfMarksIsRead(t *testing.T) {
	marks := []string{
		"a", "Wall Street", "é", "Ж", "请告诉", " ", "  ", "\n", "\r\n", "\n\n", "\t", "\\", "\\\n", "&amp;", "&#0;", "\x00", "\xff", ".", "?", ":", "…", "”", "\"",
		"> ", "- ", "1. ", "# ", "## ", "##### ", "===\n", "**", "*", "_", "~~", "`", "```\n", " and\n", " or",
		"[", "[here", "![", "![a.png", "]", "](/x)", "](/x \"decorative\")", "](https://example.org/a.pdf)", "](/a.mp4)", "](a/poster.png)", "<https://example.org/a.pdf>",
		"|", "|-|-|\n", "|a|b|\n", "| |\n|-|\n", "Table: x\n", "[^1]", "[^1]: n\n", "Term", "\n: d\n", "Dr. A. B. ", "No. 5. ",
		"<!-- check:ignore emphasis-italic x -->", "<!-- check:ignore -->\n", "<!-- write: x -->", "<u>", "</u>", "<!--", "-->",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5_000 {
		var src strings.Builder
		for range 1 + random.IntN(30) {
			src.WriteString(marks[random.IntN(len(marks))])
		}
		proveBody(t, []byte(src.String()))
	}
}

// The same of the front matter.
func TestAnyMixOfValuesIsRead(t *testing.T) {
	marks := []string{
		"title: ", "summary: ", "image_alt: ", "a.png", "photo of", "Wall Street Hospital", "What?", "Go!", " ", "\n", "\n  ", "\r\n", "\"", "'", ">-\n", "|\n", "  ", "é", "请告诉",
		"# check:ignore heading-stop x\n", "# write: y\n", "  # check:ignore heading-stop x\n", "- ", "who_can:\n", "[", "]", "{", "}", ",", ":", "# x", "\\n", "\\\"", "Dr. A. ", "one two three four five six seven eight nine ten ",
	}
	random := rand.New(rand.NewPCG(3, 4))
	fields := schema.Opportunity().Fields
	for range 5_000 {
		var b strings.Builder
		b.WriteString("---\n")
		for range 1 + random.IntN(25) {
			b.WriteString(marks[random.IntN(len(marks))])
		}
		b.WriteString("\n---\n\nText *here*.\n")
		src := []byte(b.String())
		file, _ := frontmatter.Cut("p.md", src)
		if file == nil {
			continue
		}
		r := decode.File(file, decode.NewTable(fields), &content.Opportunity{}, nil, nil)
		_, l := markdown.Into(r.Prose, "p.md", file.BodyLine, file.Body)
		provePlaces(t, reader.Read(r.Prose, "", l), src)
	}
}

func BenchmarkRead(b *testing.B) {
	src := []byte(sample)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	_, words, _ := markdown.Body("page.md", 1, src)
	for b.Loop() {
		reader.Read(words, "en-GB", nil)
	}
}
