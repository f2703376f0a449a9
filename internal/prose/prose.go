// Package prose holds the writing rules: what the words and the structure of a
// page should be like, so that everybody can read it.
//
// It takes the [tree.Tree] of one page, the words of its front matter first,
// and gives diagnostics. [Rules] is the one table of rules, with how bad each
// is; the settings may change that ([Weigh]), and a comment may silence a rule
// for the block below it ([Reader.Read]). Rules about headings, links, images,
// tables and lists are here, a family a file; those about single words, numbers
// and dates are in package plain, which looks at a text alone.
//
// No rule reads code, addresses, quotations, names that the site lists, or text
// in another language than English. Rules come from the NHS digital service
// manual (content style guide, A to Z of NHS health writing, accessibility) and
// from WCAG 2.2. The package looks at one page and no other, and at no clock.
package prose

import (
	"cmp"
	"slices"
	"strings"

	"involve/internal/diag"
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

// Read looks at a page, and at what was found on it before. The language is the
// page's own, or empty. What a comment silences is taken out of the list.
func (r *Reader) Read(t *tree.Tree, language string, found diag.List) diag.List {
	c := &checker{tree: t, diags: found, texts: make([]string, len(t.Blocks))}
	c.english = english(cmp.Or(language, r.language))
	for i := range t.Blocks {
		c.texts[i] = r.names.hide(t.Blocks[i].Text)
	}
	if c.english {
		for i := range t.Blocks {
			if b := &t.Blocks[i]; !b.Quoted && b.Text != "" {
				c.words(b, c.texts[i])
			}
		}
		c.headings()
	}
	c.blanks()
	return heed(t.Comments, c.diags)
}

// english reports whether a language tag is one of English.
func english(tag string) bool {
	tag = strings.ToLower(tag)
	return tag == "" || tag == "en" || strings.HasPrefix(tag, "en-")
}

// A checker looks at one page.
type checker struct {
	tree    *tree.Tree
	texts   []string // of the blocks, with names hidden
	english bool
	diags   diag.List
}

// report adds what a rule says of a place.
func (c *checker) report(pos diag.Pos, rule, message, hint string) {
	c.add(diag.Diagnostic{Pos: pos, Rule: rule, Message: message, Hint: hint})
}

// add adds a diagnostic with the severity of its rule.
func (c *checker) add(d diag.Diagnostic) {
	rule, ok := byID[d.Rule]
	if !ok {
		panic("prose: no rule " + d.Rule)
	}
	d.Severity = rule.Severity
	c.diags.Add(d)
}

// words asks the rules about words.
func (c *checker) words(b *tree.Block, text string) {
	_ = text // package plain
}

// blankMark begins a comment that says what to write in its place.
const blankMark = "write:"

// blanks finds what new put into a page for its author to fill in.
func (c *checker) blanks() {
	for _, comment := range c.tree.Comments {
		if what, ok := strings.CutPrefix(comment.Text, blankMark); ok {
			c.report(comment.Pos, "blank-left", "here is a blank to fill in: "+strings.Join(strings.Fields(what), " "), "write the text, and take this remark out")
		}
	}
}
