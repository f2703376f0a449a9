// Package structure holds the writing rules about what a page is made of: its
// headings, links, documents, images, tables, lists, sentences and bold text,
// and letters of other languages.
//
// It takes the [tree.Tree] of one page and gives diagnostics, a family of rules
// a file. How bad each is it does not know: the zero severity stands for what
// package prose says of the rule, and a lesser one for a milder case of it.
// Quotations are not read.
package structure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"involve/internal/diag"
	"involve/internal/tree"
)

// Read looks at a page in English, and adds what it finds to a list. texts are
// those of its blocks, byte for byte as long, with the names hidden that no rule
// is about.
func Read(l diag.List, t *tree.Tree, texts []string) diag.List {
	c := &checker{tree: t, texts: texts, diags: l}
	for i := range t.Blocks {
		if b := &t.Blocks[i]; !b.Quoted && b.Text != "" {
			c.sentences(i)
		}
	}
	c.headings()
	c.links()
	c.documents()
	c.images()
	c.lists()
	c.emphasis()
	return c.diags
}

// Foreign looks at a page in any language for words in other letters than those
// of its language, whose tag is given, and adds what it finds to a list.
func Foreign(l diag.List, t *tree.Tree, texts []string, tag string) diag.List {
	c := &checker{tree: t, texts: texts, diags: l}
	c.foreign(tag)
	return c.diags
}

// A checker looks at one page.
type checker struct {
	tree  *tree.Tree
	texts []string // of the blocks, with names hidden
	diags diag.List
}

// report adds what a rule says of a place.
func (c *checker) report(pos diag.Pos, rule, message, hint string) {
	c.diags.Add(found(pos, rule, message, hint))
}

// found makes what a rule says of a place.
func found(pos diag.Pos, rule, message, hint string) diag.Diagnostic {
	return diag.Diagnostic{Pos: pos, Rule: rule, Message: message, Hint: hint}
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

func isWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

// wordEnd returns the length of the word that a text begins with; of another
// character its own.
func wordEnd(text string) int {
	n := strings.IndexFunc(text, func(r rune) bool { return !isWord(r) })
	switch {
	case n < 0:
		return len(text)
	case n == 0:
		_, n = utf8.DecodeRuneInString(text)
	}
	return n
}
