package markdown

import (
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"involve/internal/heard"
)

// A table stands in a region of its own, which scrolls when the table is wider
// than the page, and which a keyboard can reach for that. Regions' names differ
// within a page.

func printTable(p *printer, src []byte, n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		p.print("</table>\n</div>\n")
		return ast.WalkContinue
	}
	label := "Table"
	if caption, ok := n.FirstChild().(*ast.Paragraph); ok {
		label = heard.Words(caption, src)
	}
	if p.labels == nil {
		p.labels = map[string]int{}
	}
	p.print(`<div class="involve-table" role="region" tabindex="0" aria-label="`,
		html.EscapeString(unique(label, " ", p.labels)), "\">\n<table>\n")
	return ast.WalkContinue
}

func printTableHeader(p *printer, src []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.print("<thead>\n<tr>\n")
		return ast.WalkContinue
	}
	p.print("</tr>\n</thead>\n")
	if n.NextSibling() != nil {
		p.print("<tbody>\n")
	}
	return ast.WalkContinue
}

func printTableRow(p *printer, src []byte, n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		p.print("<tr>\n")
		return ast.WalkContinue
	}
	p.print("</tr>\n")
	if n.NextSibling() == nil {
		p.print("</tbody>\n")
	}
	return ast.WalkContinue
}

func printTableCell(p *printer, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*extast.TableCell)
	// An empty corner is no header of anything.
	isHeader := n.Parent().Kind() == extast.KindTableHeader && n.HasChildren()
	if !entering {
		if isHeader {
			p.print("</th>\n")
		} else {
			p.print("</td>\n")
		}
		return ast.WalkContinue
	}
	if isHeader {
		p.print(`<th scope="col"`)
	} else {
		p.print("<td")
	}
	if n.Alignment != extast.AlignNone {
		p.print(` class="involve-align-`, n.Alignment.String(), `"`)
	}
	p.print(">")
	return ast.WalkContinue
}
