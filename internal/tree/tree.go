// Package tree holds the words of one page as readers meet them, each with its
// place in the file.
//
// It stands between the reader of Markdown, which makes a [Tree] of a body, and
// the writing rules, which look at it. A tree is flat: its blocks are in the
// order of the page, and a list, a table or a quotation comes before what is in
// it. Text is as it is heard, without markup; where each letter of it stands in
// the file can be asked. A tree is made for one look and then given back. The
// package knows no Markdown and no rules.
package tree

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"involve/internal/diag"
)

// A Tree is one page.
type Tree struct {
	Blocks   []Block
	Comments []Comment
}

// trees are used again: what one has room for is as big as the page.
var trees = sync.Pool{New: func() any { return new(Tree) }}

// Make returns an empty tree.
func Make() *Tree { return trees.Get().(*Tree) }

// Free gives back a tree, with its blocks, of which nobody makes use any more.
func (t *Tree) Free() {
	t.Blocks, t.Comments = t.Blocks[:0], nil
	trees.Put(t)
}

// Add adds a block that stands at an offset of a source. It can be filled until
// the next is added.
func (t *Tree) Add(kind Kind, source *Source, start int) *Block {
	n := len(t.Blocks)
	t.Blocks = slices.Grow(t.Blocks, 1)[:n+1]
	b := &t.Blocks[n]
	*b = Block{Kind: kind, Parent: -1, source: source, start: start, Marks: b.Marks[:0], pieces: b.pieces[:0]}
	return b
}

// OneLine returns a text with one space between its words.
func OneLine(s string) string {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s // as it mostly is already
}

// A Kind says what a block is.
type Kind uint8

// The kinds of blocks. List, Table, Quote and Code have no text of their own.
const (
	Paragraph Kind = iota
	Heading
	HeaderCell
	Cell
	Caption
	List
	Table
	Quote
	Code
)

// Object stands in a text for what is not words: code, an image, or an address
// that is shown as it is.
const Object = '\uFFFC'

// A Block is a piece of a page that begins on a line of its own.
type Block struct {
	Kind    Kind
	Key     string // in the front matter: the key whose value this is, such as updates.0.text
	Level   int    // of a heading, 1 to 6; the title of a page is 1
	Text    string // on one line; a line that its author ended is ended by \n
	Marks   []Mark // in the order of their beginnings
	Parent  int    // the block that this one is in, or -1
	Item    int    // of what is in a list: which point it belongs to, counted from 1
	Items   int    // of a list: how many points it has
	Rows    int    // of a table, without its header
	Cols    int    // of a table
	Ordered bool   // of a list: its points are numbered
	Quoted  bool   // in a quotation, however deep
	Avoid   string // characters that have a meaning of their own in this part of the file

	source *Source
	start  int // where the block begins in the source
	pieces []piece
}

// What Avoid is for values in quotation marks, and for those that would seem to
// be in them.
const (
	InDouble = `"\`
	InSingle = "'"
	AtStart  = `"'`
)

// A piece says that the text from an offset on stands in the source as it is,
// from an offset there on, up to the next piece.
type piece struct{ text, source int }

// A MarkKind says what a mark is.
type MarkKind uint8

// The kinds of marks. The text of an image, of code and of an address is one
// [Object].
const (
	Strong MarkKind = iota
	Emphasis
	Strike
	Link
	Address
	Image
	CodeSpan
)

// A Mark is a part of a block's text that has a meaning of its own.
type Mark struct {
	Kind       MarkKind
	From, To   int    // in the text, in bytes
	Dest       string // where a link or an image leads
	Alt        string // of an image
	Decorative bool   // an image that adds nothing

	Start int // where it begins in the source, its markup included
}

// A Comment is a remark of the author's to other authors.
type Comment struct {
	Text string // without its marks and the space around it
	Pos  diag.Pos
	// The lines of the file that hold the block below it; 0 when there is none.
	First, Last int
}

// Piece says that what is added to the text at an offset of it stands at an
// offset of the source, letter for letter.
func (b *Block) Piece(text, source int) {
	if n := len(b.pieces); n > 0 {
		if last := b.pieces[n-1]; last.source+text-last.text == source {
			return
		}
	}
	b.pieces = append(b.pieces, piece{text, source})
}

// offset returns where a byte of the text stands in the source.
func (b *Block) offset(at int) int {
	i, found := slices.BinarySearchFunc(b.pieces, at, func(p piece, at int) int { return p.text - at })
	if !found {
		i--
	}
	if i < 0 {
		return b.start
	}
	return b.pieces[i].source + at - b.pieces[i].text
}

// Pos returns the place of the block itself.
func (b *Block) Pos() diag.Pos { return b.source.Pos(b.start) }

// Span returns the place of a part of the text, in bytes. The end is known of
// what is on one line of the file.
func (b *Block) Span(from, to int) diag.Pos {
	if to <= from {
		return b.source.Pos(b.offset(from))
	}
	// The end is taken from the last byte: what follows may stand elsewhere.
	return b.source.Span(b.offset(from), b.offset(to-1)+1)
}

// MarkPos returns the place where a mark begins, its markup included.
func (b *Block) MarkPos(m Mark) diag.Pos { return b.source.Pos(m.Start) }

// AltPos returns the place of an image's alternative text, as far as it stands
// in the file letter for letter.
func (b *Block) AltPos(m Mark) diag.Pos {
	from := m.Start + len("![")
	if to := from + len(m.Alt); m.Alt != "" && to <= len(b.source.text) && string(b.source.text[from:to]) == m.Alt {
		return b.source.Span(from, to)
	}
	return b.source.Pos(m.Start)
}

// Fix returns what puts text in place of a part of the block's text, and false
// where that part does not stand in the file letter for letter on one line, or
// the new text would mean something else there.
func (b *Block) Fix(from, to int, text string) (*diag.Fix, bool) {
	start, stop := b.offset(from), b.offset(from)
	if to > from {
		stop = b.offset(to-1) + 1
	}
	if strings.ContainsAny(text, b.Avoid) || start < 0 || stop > len(b.source.text) || string(b.source.text[start:stop]) != b.Text[from:to] {
		return nil, false
	}
	first, last := b.source.Pos(start), b.source.Pos(stop)
	if first.Line != last.Line {
		return nil, false
	}
	return &diag.Fix{Col: first.Col, EndCol: last.Col, Old: strings.Clone(b.Text[from:to]), Text: text}, true
}
