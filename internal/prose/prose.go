// Package prose holds the writing rules: what the words and the structure of a
// page should be like, so that everybody can read it.
//
// It takes the [tree.Tree] of one page, the words of its front matter first,
// and gives diagnostics. [Rules] is the one table of rules, with how bad each
// is; the settings may change that ([Weigh]), and a comment may silence a rule
// for the block below it ([Reader.Read]). The rules about headings, links, images,
// tables and sentences are in package structure, which looks at the tree; those
// about single words, numbers and dates are in package plain, which looks at a
// text alone.
//
// No rule reads code, addresses, quotations, names that the site lists, or text
// in another language than English. Rules come from the NHS digital service
// manual (content style guide, A to Z of NHS health writing, accessibility) and
// from WCAG 2.2. The package looks at one page and no other, and at no clock.
package prose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"involve/internal/diag"
	"involve/internal/plain"
	"involve/internal/structure"
	"involve/internal/tree"
)

// A Reader reads pages of one site. It is safe for concurrent use.
type Reader struct {
	names    names
	list     []string // that names were made of
	language string
}

// New returns a reader for a site whose pages are in a language unless they say
// otherwise, and that leaves names alone.
func New(language string, list []string) *Reader {
	return &Reader{newNames(list), list, language}
}

// Equal reports whether two readers find the same.
func (r *Reader) Equal(o *Reader) bool {
	return r.language == o.language && slices.Equal(r.list, o.list)
}

// Read looks at a page, and adds to what was found on it before, with the
// severities of the table: at worst those of the rules. The language is the page's
// own, or empty. What a comment silences is taken out of the list.
func (r *Reader) Read(t *tree.Tree, language string, found diag.List) diag.List {
	c := &checker{tree: t, diags: found}
	texts := make([]string, len(t.Blocks))
	tag := cmp.Or(language, r.language)
	for i := range t.Blocks {
		texts[i] = r.names.hide(t.Blocks[i].Text)
	}
	first := len(c.diags)
	c.diags = structure.Foreign(c.diags, t, texts, tag)
	if english(tag) {
		c.diags = structure.Read(c.diags, t, texts)
		for i := range t.Blocks {
			if b := &t.Blocks[i]; !b.Quoted && b.Text != "" {
				c.words(b, texts[i])
			}
		}
	}
	c.blanks()
	for i := range c.diags[first:] {
		d := &c.diags[first+i]
		d.Severity = max(d.Severity, Severity(d.Rule))
	}
	return heed(t.Comments, c.diags)
}

// english reports whether a language tag is one of English.
func english(tag string) bool {
	tag = strings.ToLower(tag)
	return tag == "" || tag == "en" || strings.HasPrefix(tag, "en-")
}

// A checker looks at one page.
type checker struct {
	tree  *tree.Tree
	diags diag.List
}

// words asks the rules about words.
func (c *checker) words(b *tree.Block, text string) {
	var marks []plain.Finding
	for _, f := range plain.Read(text) {
		switch {
		case f.Rule == curlyQuotes:
			marks = append(marks, f)
		case b.Kind == tree.Heading && f.Rule == "exclamation" && f.To == len(text): // heading-stop says it
		default:
			c.diags.Add(told(b, f))
		}
	}
	c.diags = append(c.diags, curly(b, marks)...)
}

// told is a finding with its place.
func told(b *tree.Block, f plain.Finding) diag.Diagnostic {
	d := diag.Diagnostic{Pos: b.Span(f.From, f.To), Rule: f.Rule, Message: f.Message, Hint: f.Hint}
	if f.Fix == nil {
		return d
	}
	d.Fix, _ = b.Fix(f.Fix.From, f.Fix.To, f.Fix.Text)
	if f.Rule == curlyQuotes && strings.ContainsAny(f.Fix.Text, b.Avoid) {
		// A straight one would end the value.
		switch b.Avoid {
		case tree.InDouble:
			d.Hint = `write a straight one with a backslash before it: \"`
		case tree.InSingle:
			d.Hint = "write two straight ones: ''"
		default:
			d.Hint = `put the whole value in straight double quotes, with a backslash before each that is part of it: \"`
		}
	}
	return d
}

const curlyQuotes = "curly-quotes"

// curly tells of curly quotation marks, of those on one line together: text that
// comes from a word processor is full of them.
func curly(b *tree.Block, marks []plain.Finding) (l diag.List) {
	for len(marks) > 0 {
		d, n := told(b, marks[0]), 1
		text := ""
		for i, f := range marks {
			if f.Fix == nil {
				break
			}
			if i > 0 {
				text += b.Text[marks[i-1].Fix.To:f.Fix.From]
			}
			text += f.Fix.Text
			fix, ok := b.Fix(marks[0].Fix.From, f.Fix.To, text)
			if !ok {
				break
			}
			if n = i + 1; n > 1 {
				d = diag.Diagnostic{
					Pos: b.Span(marks[0].From, f.To), Rule: curlyQuotes, Fix: fix,
					Message: fmt.Sprintf("this has %d curly quotation marks", n), Hint: "write straight ones",
				}
			}
		}
		l.Add(d)
		marks = marks[n:]
	}
	return l
}

// blankMark begins a comment that says what to write in its place.
const blankMark = "write:"

// blanks finds what new put into a page for its author to fill in.
func (c *checker) blanks() {
	for _, comment := range c.tree.Comments {
		if what, ok := strings.CutPrefix(comment.Text, blankMark); ok {
			c.diags.Add(diag.Diagnostic{
				Pos: comment.Pos, Rule: "blank-left",
				Message: "here is a blank to fill in: " + strings.Join(strings.Fields(what), " "), Hint: "write the text, and take this remark out",
			})
		}
	}
}
