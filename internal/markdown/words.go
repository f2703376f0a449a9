package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
)

// words returns the text of a node as people hear it: without markup, footnote
// numbers and decorative images, on one line.
func words(n ast.Node, src []byte) string {
	var b strings.Builder
	addWords(&b, n, src)
	return strings.Join(strings.Fields(b.String()), " ")
}

func addWords(b *strings.Builder, parent ast.Node, src []byte) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if value := n.Segment.Value(src); n.IsRaw() {
				b.Write(value)
			} else {
				b.WriteString(resolve(value))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(n.Label(src))
		case *ast.Image:
			if !decorative(n) {
				addWords(b, n, src)
			}
		default:
			addWords(b, n, src)
		}
	}
}

// resolve returns what Markdown stands for once its backslashes and character
// references are read.
func resolve(markdown []byte) string {
	if !bytes.ContainsAny(markdown, `\&`) {
		return string(markdown)
	}
	var p printer
	goldmarkhtml.DefaultWriter.Write(&p, markdown)
	return html.UnescapeString(p.String())
}

// decorative reports whether an image is said to add nothing to the text.
func decorative(n *ast.Image) bool { return resolve(n.Title) == "decorative" }

// address returns where an autolink leads.
func address(n *ast.AutoLink, src []byte) string {
	to := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		return "mailto:" + to
	}
	return to
}

// badScheme returns the beginning of an address that no page may lead to, or
// "". Browsers overlook spaces and control characters there.
func badScheme(to string) string {
	to = strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, to))
	scheme := schemeForm.FindString(to)
	switch scheme {
	case "http:", "https:", "mailto:", "tel:", "sms:":
		return ""
	}
	return scheme
}

var schemeForm = regexp.MustCompile(`^[a-z][a-z0-9+.-]*:`)

// leads reports whether an address can go on a page.
func leads(to string) bool { return strings.TrimSpace(to) != "" && badScheme(to) == "" }
