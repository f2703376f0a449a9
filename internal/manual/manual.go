// Package manual writes the reference for authors: a page for every key of
// every kind of file and for every writing rule, each with a wrong and a right
// example and with what check says of the wrong one.
//
// It takes the table of package schema, the table of package prose with the
// rules' own cases, and somebody who runs check on an example (a [Bench]); it
// gives Markdown. Its test is that somebody: it writes the pages with -update,
// and otherwise fails when one that is committed says something else. So the
// pages cannot fall behind the program. The package reads and writes no files.
package manual

import (
	"fmt"
	"regexp"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
)

// A Page is one file that the package writes.
type Page struct {
	Path string // from the repository's root
	Text string
}

// A Bench is where examples are tried.
type Bench struct {
	Valid map[string]string                 // the keys of a file without mistakes, by its kind
	Check func(kind, text string) diag.List // what check says of such a file, in place of the valid one
}

// A writer puts Markdown together, a block at a time.
type writer struct{ strings.Builder }

// block writes one block and the line that ends it.
func (w *writer) block(format string, args ...any) {
	if w.Len() > 0 {
		w.WriteString("\n")
	}
	w.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), "\n") + "\n")
}

// front begins a page of the site.
func (w *writer) front(title, summary string, order int) {
	w.block("---\ntitle: %s\nsummary: %q\norder: %d\nreviewed: %s\nreview_due: %s\n---", title, summary, order, reviewed, due)
}

// When somebody last read the pages from end to end, and should again.
const reviewed, due = "2026-11-22", "2027-11-22"

// code writes an example, with a fence that it does not hold itself.
func (w *writer) code(language, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	w.block("%s%s\n%s\n%s", fence, language, strings.TrimRight(text, "\n"), fence)
}

// said writes what check says, in the words and with the names that stand
// before them when it is run.
func (w *writer) said(d diag.Diagnostic) {
	text := fmt.Sprintf("> %s: %s [%s]", d.Severity, literal(d.Message), d.Rule)
	if d.Hint != "" {
		text += fmt.Sprintf("\\\n> hint: %s", literal(d.Hint))
	}
	w.block("%s", text)
}

// literal takes their meaning from the characters of a text that mean something
// in Markdown.
func literal(s string) string {
	return special.ReplaceAllString(strings.ReplaceAll(s, "\n", " "), `\$0`)
}

var special = regexp.MustCompile("[\\\\`*<\\[]|\\B_|_\\B")

// marked puts what authors type into marks of code: dates, addresses, keys.
func marked(s string) string {
	return typed.ReplaceAllStringFunc(s, func(m string) string {
		end := strings.TrimRight(m, ".")
		return "`" + end + "`" + m[len(end):]
	})
}

var typed = regexp.MustCompile(`\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?|(?:content|themes)?/[a-z][\w/.-]*|\{path\}|\b[a-z]+_[a-z_]+(?:: true)?\b|\b(?:true|ongoing|cy)\b`)

// words writes the table of a vocabulary that is the same for every site.
func (w *writer) words(key, vocabulary string) {
	var b strings.Builder
	fmt.Fprintf(&b, "Table: The words of `%s`\n\n| Write | Readers see |\n|---|---|\n", key)
	for _, t := range content.BuiltIn(vocabulary).Terms {
		fmt.Fprintf(&b, "| `%s` | %s |\n", t.Slug, t.Label)
	}
	w.block("%s", b.String())
}
