package markdown

import (
	"bytes"
	"regexp"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"involve/internal/diag"
)

// versions finds what Git leaves where two people changed the same lines.
func (c *checker) versions() {
	if !bytes.Contains(c.src, []byte("<<<<<<< ")) {
		return // as nearly always: the form takes a while
	}
	at := versionsForm.FindIndex(c.src)
	if at == nil {
		return
	}
	line, _, _ := bytes.Cut(c.src[at[0]:], []byte("\n"))
	c.report(c.at.Span(at[0], at[0]+len(line)), "two-versions", "two people changed this part, and both versions of it are here",
		"keep the lines that are right, and delete the others and the lines that begin with <<<<<<<, ======= and >>>>>>>")
}

var versionsForm = regexp.MustCompile(`(?ms)^<<<<<<< [^\n]*\n.*?^=======$.*?^>>>>>>> `)

// marks warns of signs that were meant as Markdown or for another program, and
// are shown as they stand.
func (c *checker) marks(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		text := line.Value(c.src)
		for _, f := range markForms {
			if f.first && i > 0 || !f.may(text) {
				continue
			}
			if m := f.form.FindSubmatchIndex(text); m != nil {
				c.diags.Add(diag.Diagnostic{
					Pos: c.at.Span(line.Start+m[2], line.Start+m[3]), Severity: diag.Warning, Rule: "shown-as-it-is", Message: f.message, Hint: f.hint,
				})
			}
		}
	}
}

// markForms are signs by their forms, with what to say of them. first ones count
// at the beginning of a paragraph alone. may is true of every line that has the
// form, and soon false of most others.
var markForms = []struct {
	may           func(line []byte) bool
	form          *regexp.Regexp
	first         bool
	message, hint string
}{
	{begins("#"), regexp.MustCompile(`^(#{1,6})[^#\s\d]`), false, "these signs make no heading, and are shown", "put a space between the signs and the heading"},
	{begins("•·▪●"), regexp.MustCompile(`^([•·▪●])\s`), false, "this sign makes no list, and is shown", "write a hyphen and a space instead, and leave a line empty above the list"},
	{begins("-"), regexp.MustCompile(`^(-)\pL`), true, "this hyphen makes no list, and is shown", "put a space behind it"},
	{func(line []byte) bool { return bytes.Contains(line, []byte("{")) }, regexp.MustCompile(`\](?:\([^)]*\)|\[[^\]]*\])(\{[^}]*\})`), false, "what stands in curly brackets is shown", "take it out: links open in the same window here, and nothing else can be set"},
}

// begins returns what reports whether a line begins with one of some signs.
func begins(signs string) func([]byte) bool {
	return func(line []byte) bool { return bytes.IndexAny(line[:min(len(line), utf8.UTFMax)], signs) == 0 }
}
