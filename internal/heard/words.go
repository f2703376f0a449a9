// Package heard takes from goldmark's tree what people hear of a page: the text
// without its markup.
//
// It takes nodes of a parsed text and gives the words of each, where links and
// images lead, and the [tree.Tree] of a whole body for the writing rules. It
// finds no mistakes and writes no HTML.
package heard

import (
	"bytes"
	"html"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"involve/internal/tree"
)

// Words returns the text of a node as people hear it: without markup, footnote
// numbers and decorative images, on one line.
func Words(n ast.Node, src []byte) string {
	var b strings.Builder
	addWords(&b, n, src)
	return tree.OneLine(b.String())
}

// Silent reports whether people hear nothing of a node: its Words are "".
func Silent(n ast.Node, src []byte) bool {
	// Most begin with a word.
	if text, ok := n.FirstChild().(*ast.Text); ok && text.Segment.Len() > 0 && util.IsAlphaNumeric(src[text.Segment.Start]) {
		return false
	}
	return Words(n, src) == ""
}

func addWords(b *strings.Builder, parent ast.Node, src []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if value := n.Segment.Value(src); n.IsRaw() {
				b.Write(value)
			} else {
				resolve(b, value)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(n.Label(src))
		case *ast.Image:
			if !Decorative(n) {
				addWords(b, n, src)
			}
		default:
			addWords(b, n, src)
		}
	}
}

// Resolve returns what Markdown stands for once its backslashes and character
// references are read.
func Resolve(markdown []byte) string {
	if sign(markdown) < 0 {
		return string(markdown)
	}
	var b plain
	goldmarkhtml.DefaultWriter.Write(&b, markdown)
	return html.UnescapeString(b.String())
}

// resolve adds what Markdown stands for.
func resolve(b *strings.Builder, markdown []byte) {
	if sign(markdown) < 0 {
		b.Write(markdown)
	} else {
		b.WriteString(Resolve(markdown))
	}
}

// sign returns where the first backslash or character reference may stand, or -1.
func sign(markdown []byte) int {
	i, j := bytes.IndexByte(markdown, '\\'), bytes.IndexByte(markdown, '&')
	if i < 0 || j < 0 {
		return max(i, j)
	}
	return min(i, j)
}

// Decorative reports whether an image is said to add nothing to the text.
func Decorative(n *ast.Image) bool { return Resolve(n.Title) == "decorative" }

// Address returns where an autolink leads.
func Address(n *ast.AutoLink, src []byte) string {
	to := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		return "mailto:" + to
	}
	return to
}

// A plain collects text. It is a [util.BufWriter].
type plain struct{ bytes.Buffer }

func (b *plain) Buffered() int { return b.Len() }
func (b *plain) Flush() error  { return nil }

// WriteRune writes a numeric character reference's character, unless HTML
// forbids it.
func (b *plain) WriteRune(r rune) (int, error) {
	if Forbidden(r) && r != unicode.ReplacementChar {
		return 0, nil
	}
	return b.Buffer.WriteRune(r)
}

// Forbidden reports whether HTML has no place for r. Bytes that are not UTF-8
// arrive as [unicode.ReplacementChar], which is one of them.
func Forbidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r):
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true // set aside by Unicode for no character
	}
	return r == unicode.ReplacementChar
}
