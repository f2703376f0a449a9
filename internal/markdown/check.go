package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/heard"
	"involve/internal/tree"
)

// A checker looks at a tree before it is written: it reports mistakes, gives
// headings their ids and tables their captions.
type checker struct {
	src      []byte
	at       *tree.Source
	diags    diag.List
	headings []content.Heading
	ids      map[string]int
	opened   map[string]bool // HTML elements reported so far; nil before the first
}

func (c *checker) report(pos diag.Pos, rule, message, hint string) {
	c.diags.Add(diag.Diagnostic{Pos: pos, Rule: rule, Message: message, Hint: hint})
}

func (c *checker) check(doc ast.Node, notes []*extast.Footnote) {
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			c.heading(n)
		case *ast.Paragraph:
			c.marks(n)
		case *ast.Link:
			c.link(n)
		case *ast.AutoLink:
			c.address(heard.Address(n, c.src), n.Pos())
			c.nested(n)
		case *extast.FootnoteLink:
			c.nested(n)
		case *ast.Image:
			c.image(n)
		case *ast.HTMLBlock:
			c.htmlBlock(n)
		case *ast.RawHTML:
			c.rawHTML(n)
		case *extast.Table:
			c.caption(n)
		case *extast.TableRow:
			c.row(n)
		case *ast.Text:
			c.text(n)
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	c.versions()
	for _, note := range notes {
		if note.Index < 0 {
			c.report(c.at.Pos(note.Pos()), "note-unused",
				fmt.Sprintf("nothing on this page refers to the note [^%s], so it would be left out", note.Ref),
				fmt.Sprintf("write [^%s] in the text where the note belongs, or remove the note", note.Ref))
		}
	}
}

// heading reports a heading and names it.
func (c *checker) heading(n *ast.Heading) {
	pos := c.at.Pos(n.Pos())
	if lines := n.Lines(); lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		last = last.TrimRightSpace(c.src)
		pos = c.at.Span(lines.At(0).Start, last.Stop)
	}
	text := heard.Words(n, c.src)
	if n.Level == 1 {
		c.report(pos, "heading-one-h1", "this heading is a second main heading for the page",
			"the page title is the only h1: start at ##")
		n.Level = 2
	}
	if text == "" {
		c.report(pos, "heading-empty", "this heading has no text", "write the heading after the # signs, or remove them")
	}
	h, common := commonHeadings[text]
	if !common {
		h = content.Heading{Text: text, ID: headingID(text)}
	}
	h.Level, h.ID, h.Place = n.Level, unique(h.ID, "-", c.ids), pos.Place()
	c.headings = append(c.headings, h)
}

// commonHeadings are those of every opportunity by their text, for all to share.
var commonHeadings = func() map[string]content.Heading {
	m := map[string]content.Heading{}
	for _, text := range content.Headings {
		m[text] = content.Heading{Text: text, ID: headingID(text)}
	}
	return m
}()

func (c *checker) link(n *ast.Link) {
	pos := c.at.Pos(n.Pos())
	c.address(heard.Resolve(n.Destination), n.Pos())
	if heard.Silent(n, c.src) {
		c.report(pos, "link-empty", "this link has no text, so nobody can see it or hear where it goes",
			"say where the link goes, between the square brackets")
	}
	c.nested(n)
}

func (c *checker) image(n *ast.Image) {
	c.address(heard.Resolve(n.Destination), n.Pos())
	if !heard.Decorative(n) && heard.Silent(n, c.src) {
		c.report(c.at.Pos(n.Pos()), "alt-missing", "this image has no alternative text",
			`say what it shows, between the square brackets; if it only decorates the page, give it a title: ![](address "decorative")`)
	}
}

// address reports an address that is missing or that no page may lead to.
func (c *checker) address(to string, offset int) {
	if scheme := badScheme(to); scheme != "" {
		c.report(c.at.Pos(offset), "bad-link", fmt.Sprintf("this address begins with %s, which does not work on this site", scheme),
			"give the address of a page or file of this site, or one that begins with https://, mailto: or tel:")
	} else if !leads(to) {
		c.report(c.at.Pos(offset), "bad-link", "the address is missing here", "write it between the round brackets")
	}
}

// nested reports a link within a link, which browsers pull apart.
func (c *checker) nested(n ast.Node) {
	if !inLabel(n) {
		return
	}
	c.report(c.at.Pos(n.Pos()), "link-nested", "there is a link or a note inside the words of another link or of an image",
		"move it out of the square brackets")
}

// inLabel reports whether n stands in the text of a link or an image.
func inLabel(n ast.Node) bool {
	for p := n.Parent(); p != nil && p.Type() == ast.TypeInline; p = p.Parent() {
		if k := p.Kind(); k == ast.KindLink || k == ast.KindImage {
			return true
		}
	}
	return false
}

// captionMark begins a paragraph that is the caption of the table below it.
const captionMark = "Table:"

// caption moves the paragraph above a table into it when it is its caption.
func (c *checker) caption(table *extast.Table) {
	above := table.PreviousSibling()
	if above == nil || above.Kind() != ast.KindParagraph && above.Kind() != ast.KindTextBlock {
		return
	}
	first, ok := above.FirstChild().(*ast.Text)
	if !ok || !bytes.HasPrefix(first.Segment.Value(c.src), []byte(captionMark)) || heard.Words(above, c.src) == captionMark {
		return
	}
	text := first.Segment.WithStart(first.Segment.Start + len(captionMark))
	first.Segment = text.TrimLeftSpace(c.src)
	caption := ast.NewParagraph()
	for n := above.FirstChild(); n != nil; n = above.FirstChild() {
		caption.AppendChild(caption, n)
	}
	above.Parent().RemoveChild(above.Parent(), above)
	table.InsertBefore(table, table.FirstChild(), caption)
}

// row reports cells beyond the last column, which would be left out.
func (c *checker) row(n *extast.TableRow) {
	last, ok := n.LastChild().(*extast.TableCell)
	if !ok || last.Lines().Len() == 0 {
		return
	}
	start := last.Lines().At(0).Stop
	rest, _, _ := bytes.Cut(c.src[start:], []byte("\n"))
	more := bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimLeft(rest, " \t"), []byte("|")), " \t")
	if len(more) == 0 {
		return
	}
	c.report(c.at.Pos(start+len(rest)-len(more)), "table-cells",
		"this row has more cells than the table has columns, so the last would be left out",
		`add a column to the table's first two lines, or write \| for an upright line that is part of the text`)
}
