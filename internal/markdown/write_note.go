package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// The ids of notes hold a colon, which the id of a heading never does.

func printNoteLink(p *printer, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*extast.FootnoteLink)
	if !entering || inLabel(n) {
		return ast.WalkContinue
	}
	number := strconv.Itoa(n.Index)
	p.print(`<sup id="`, noteLinkID(n.Index, n.RefIndex), `"><a href="#fn:`, number,
		`" class="footnote-ref" role="doc-noteref">`, number, "</a></sup>")
	return ast.WalkContinue
}

func printNoteBacklink(p *printer, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*extast.FootnoteBacklink)
	if !entering {
		return ast.WalkContinue
	}
	label := "Back to note " + strconv.Itoa(n.Index) + " in the text"
	if n.RefIndex > 0 {
		label += ", place " + strconv.Itoa(n.RefIndex+1)
	}
	p.print(` <a href="#`, noteLinkID(n.Index, n.RefIndex),
		`" class="footnote-backref" role="doc-backlink" aria-label="`, label, "\">\u21a9\ufe0e</a>")
	return ast.WalkContinue
}

func noteLinkID(note, place int) string {
	if place == 0 {
		return "fnref:" + strconv.Itoa(note)
	}
	return "fnref:" + strconv.Itoa(note) + ":" + strconv.Itoa(place+1)
}

func printNote(p *printer, src []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.print(`<li id="fn:`, strconv.Itoa(n.(*extast.Footnote).Index), "\">\n")
	} else {
		p.print("</li>\n")
	}
	return ast.WalkContinue
}

func printNotes(p *printer, src []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.print("<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<hr>\n<ol>\n")
	} else {
		p.print("</ol>\n</div>\n")
	}
	return ast.WalkContinue
}
