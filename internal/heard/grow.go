package heard

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"involve/internal/tree"
)

// Grow adds the words of a checked text to a tree, each with its place.
func Grow(words *tree.Tree, doc ast.Node, src []byte, at *tree.Source) {
	g := grower{src: src, at: at, tree: words}
	g.text.Grow(len(src))
	g.blocks(doc, within{parent: -1})
}

var commentStart, commentEnd = []byte("<!--"), []byte("-->")

// A grower adds blocks to a tree.
type grower struct {
	src  []byte
	at   *tree.Source
	tree *tree.Tree
	text strings.Builder // of one block after the other
}

// within says what the next blocks are in.
type within struct {
	parent int
	item   int
	quoted bool
}

func (g *grower) blocks(parent ast.Node, in within) {
	item := 0
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			g.words(tree.Heading, n, in).Level = n.Level
		case *ast.Paragraph:
			kind := tree.Paragraph
			if parent.Kind() == extast.KindTable {
				kind = tree.Caption
			}
			g.words(kind, n, in)
		case *ast.TextBlock, *extast.DefinitionTerm:
			g.words(tree.Paragraph, n, in)
		case *ast.List:
			b, i := g.add(tree.List, n, in)
			b.Items, b.Ordered = n.ChildCount(), n.IsOrdered()
			g.blocks(n, within{i, 0, in.quoted})
		case *ast.ListItem:
			item++
			g.blocks(n, within{in.parent, item, in.quoted})
		case *ast.Blockquote:
			_, i := g.add(tree.Quote, n, in)
			g.blocks(n, within{i, 0, true})
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			g.add(tree.Code, n, in)
		case *ast.HTMLBlock:
			g.comments(n)
		case *extast.Table:
			b, i := g.add(tree.Table, n, in)
			for row := n.FirstChild(); row != nil; row = row.NextSibling() {
				switch row.Kind() {
				case extast.KindTableHeader:
					b.Cols = row.ChildCount()
				case extast.KindTableRow:
					b.Rows++
				}
			}
			g.blocks(n, within{i, 0, in.quoted})
		case *extast.TableCell:
			kind := tree.Cell
			if parent.Kind() == extast.KindTableHeader {
				kind = tree.HeaderCell
			}
			g.words(kind, n, in)
		default: // what only holds others: rows, definitions, notes
			g.blocks(n, in)
		}
	}
}

// add adds a block and returns it, for as long as no other is added, and its
// index.
func (g *grower) add(kind tree.Kind, n ast.Node, in within) (*tree.Block, int) {
	start := n.Pos()
	if lines := n.Lines(); lines != nil && lines.Len() > 0 && kind != tree.Code {
		start = lines.At(0).Start
	} else if text, ok := n.FirstChild().(*ast.Text); ok { // a caption was made of parts
		start = text.Segment.Start
	}
	b := g.tree.Add(kind, g.at, max(start, 0))
	b.Parent, b.Item, b.Quoted = in.parent, in.item, in.quoted
	return b, len(g.tree.Blocks) - 1
}

// words adds a block that has words.
func (g *grower) words(kind tree.Kind, n ast.Node, in within) *tree.Block {
	b, _ := g.add(kind, n, in)
	w := worder{src: g.src, block: b, text: &g.text, start: g.text.Len()}
	w.inlines(n)
	w.finish()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if raw, ok := c.(*ast.RawHTML); ok {
			g.remark(raw.Segments.Value(g.src), raw.Segments.At(0).Start, nil)
		}
	}
	return b
}

// A worder fills one block.
type worder struct {
	src   []byte
	block *tree.Block
	text  *strings.Builder // its own begins at start
	start int
}

// size returns how long the text of the block is so far.
func (w *worder) size() int { return w.text.Len() - w.start }

func (w *worder) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			w.resolve(n.Segment.Start, n.Segment.Stop)
			switch {
			case n.HardLineBreak():
				w.put("\n", n.Segment.Stop)
			case n.SoftLineBreak():
				w.put(" ", n.Segment.Stop)
			}
		case *ast.CodeSpan:
			w.object(tree.Mark{Kind: tree.CodeSpan, Start: n.Pos()})
		case *ast.AutoLink:
			w.object(tree.Mark{Kind: tree.Address, Dest: Address(n, w.src), Start: n.Pos()})
		case *ast.Image:
			w.object(tree.Mark{Kind: tree.Image, Dest: Resolve(n.Destination), Alt: Words(n, w.src), Decorative: Decorative(n), Start: n.Pos()})
		case *ast.Emphasis:
			kind := tree.Emphasis
			if n.Level > 1 {
				kind = tree.Strong
			}
			w.mark(tree.Mark{Kind: kind, Start: n.Pos()}, n)
		case *ast.Link:
			w.mark(tree.Mark{Kind: tree.Link, Dest: Resolve(n.Destination), Start: n.Pos()}, n)
		case *extast.Strikethrough:
			w.mark(tree.Mark{Kind: tree.Strike, Start: n.Pos()}, n)
		case *ast.RawHTML, *extast.FootnoteLink, *extast.FootnoteBacklink:
		default:
			w.inlines(n)
		}
	}
}

// mark adds the words in a node, and the mark that they have.
func (w *worder) mark(m tree.Mark, n ast.Node) {
	i := len(w.block.Marks)
	w.block.Marks = append(w.block.Marks, m)
	from := w.size()
	w.inlines(n)
	w.block.Marks[i].From, w.block.Marks[i].To = from, w.size()
}

// object adds what is not words.
func (w *worder) object(m tree.Mark) {
	m.From = w.size()
	w.put(string(tree.Object), m.Start)
	m.To = w.size()
	w.block.Marks = append(w.block.Marks, m)
}

func (w *worder) put(text string, source int) {
	w.block.Piece(w.size(), source)
	w.text.WriteString(text)
}

// resolve adds a part of the source once its backslashes and character
// references are read.
func (w *worder) resolve(from, to int) {
	for from < to {
		i := sign(w.src[from:to])
		if i < 0 {
			i = to - from
		}
		if i > 0 {
			w.block.Piece(w.size(), from)
			w.text.Write(w.src[from : from+i])
			from += i
			continue
		}
		size := 1
		if w.src[from] == '\\' && from+1 < to && util.IsPunct(w.src[from+1]) {
			w.put(string(w.src[from+1]), from+1)
			from += 2
			continue
		}
		text := string(w.src[from])
		if end := bytes.IndexByte(w.src[from:to], ';'); w.src[from] == '&' && end > 0 {
			if s := html.UnescapeString(string(w.src[from : from+end+1])); s != string(w.src[from:from+end+1]) {
				text, size = s, end+1
			}
		}
		w.put(text, from)
		from += size
	}
}

// finish gives the block its text, without the space at its end.
func (w *worder) finish() {
	w.block.Text = strings.TrimRight(w.text.String()[w.start:], " \n")
	for i := range w.block.Marks {
		m := &w.block.Marks[i]
		m.From, m.To = min(m.From, len(w.block.Text)), min(m.To, len(w.block.Text))
	}
}

// comments takes the remarks of an HTML block.
func (g *grower) comments(n *ast.HTMLBlock) {
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		return
	}
	stop := n.Lines().At(n.Lines().Len() - 1).Stop
	if n.HasClosure() {
		stop = n.ClosureLine.Stop
	}
	var below ast.Node = n.NextSibling()
	for below != nil && below.Kind() == ast.KindHTMLBlock {
		below = below.NextSibling()
	}
	for start := n.Pos(); start < stop; {
		open := bytes.Index(g.src[start:stop], commentStart)
		if open < 0 {
			return
		}
		start += open
		end := bytes.Index(g.src[start:stop], commentEnd)
		if end < 0 {
			return
		}
		g.remark(g.src[start:start+end+len(commentEnd)], start, below)
		start += end + len(commentEnd)
	}
}

// remark adds a comment that stands at an offset, above a block or, within a
// line, above none.
func (g *grower) remark(comment []byte, offset int, below ast.Node) {
	text, ok := bytes.CutPrefix(comment, commentStart)
	if !ok {
		return
	}
	c := tree.Comment{
		Text: string(bytes.TrimSpace(bytes.TrimSuffix(text, commentEnd))),
		Pos:  g.at.Span(offset, offset+len(comment)),
	}
	if below != nil {
		c.First = c.Pos.Line
		c.Last = g.at.Pos(last(below)).Line
	}
	g.tree.Comments = append(g.tree.Comments, c)
}

// last returns the offset of the end of what stands in a node.
func last(n ast.Node) int {
	end := n.Pos()
	if n.Type() == ast.TypeInline {
		return end
	}
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		end = max(end, lines.At(lines.Len()-1).Stop-1)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		end = max(end, last(c))
	}
	return end
}
