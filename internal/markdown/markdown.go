// Package markdown turns the text of one page into a [content.Body].
//
// It takes Markdown (CommonMark with tables, strikethrough, definition lists
// and footnotes) and gives HTML with holes where other files decide, the
// headings with their ids, and every link and image with its place; and a
// [tree.Tree] of the words for the writing rules. A text is parsed once: goldmark's
// tree is checked, then the same tree is written out and its words are taken.
//
// It refuses what would go wrong on a page without anyone noticing: HTML, which
// would be left out, images without alternative text, links without text or
// with addresses that run code, a second h1, notes that nothing refers to,
// table cells without a column. It does not know what a link leads to, how well
// a text is written, or what a page looks like around it.
//
// Control characters, which word processors leave behind and nobody can see,
// count as spaces. Line endings may be of either kind.
package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/heard"
	"involve/internal/tree"
)

// Body reads src, the Markdown of the file path that begins at the given line
// of it. The body is whole and safe to print even when there are diagnostics:
// what they object to is left out of it. The tree is for the writing rules. It
// may be called from several goroutines.
func Body(path string, line int, src []byte) (content.Body, *tree.Tree, diag.List) {
	words := tree.Make()
	body, diags := Into(words, path, line, src)
	return body, words, diags
}

// Into is Body with a tree that has blocks already.
func Into(words *tree.Tree, path string, line int, src []byte) (content.Body, diag.List) {
	src = clean(src)
	at := tree.NewSource(path, line, src)

	pc := parser.NewContext()
	doc := markdown.Parse(text.NewReader(src), parser.WithContext(pc))
	notes, _ := pc.Get(notesKey).([]*extast.Footnote)

	c := checker{src: src, at: at, ids: map[string]int{}, headings: make([]content.Heading, 0, 8)}
	c.check(doc, notes)
	c.diags.Sort()

	body := write(doc, src, at, c.headings)
	heard.Grow(words, doc, src, at)
	return body, c.diags
}

// markdown is the parser; after its making nothing changes it.
var markdown = newParser()

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(noteParser{extension.NewFootnoteBlockParser()}, 999),
		)...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		)...),
		parser.WithParagraphTransformers(
			util.Prioritized(addresses{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// addresses takes the addresses that links refer to out of paragraphs. It makes a
// reader for each paragraph that may begin with one, and few do.
type addresses struct{ parser.ParagraphTransformer }

func (a addresses) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	first := n.Lines().At(0)
	if bytes.HasPrefix(bytes.TrimSpace(first.Value(reader.Source())), []byte("[")) {
		a.ParagraphTransformer.Transform(n, reader, pc)
	}
}

// notesKey is where a parse keeps its []*extast.Footnote.
var notesKey = parser.NewContextKey()

// noteParser parses footnotes and remembers each: the tree loses those that
// nothing refers to.
type noteParser struct{ parser.BlockParser }

func (p noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := node.(*extast.Footnote); ok {
		notes, _ := pc.Get(notesKey).([]*extast.Footnote)
		pc.Set(notesKey, append(notes, note))
	}
	return node, state
}

// clean returns src with bare line feeds and without characters that HTML
// forbids. It keeps lines and columns: one character stands for another.
func clean(src []byte) []byte {
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	}
	if !spoilt(src) {
		return src
	}
	return bytes.Map(func(r rune) rune {
		if heard.Forbidden(r) {
			return ' '
		}
		return r
	}, src)
}

// spoilt reports whether a text has a character that HTML forbids.
func spoilt(src []byte) bool {
	for i := 0; i < len(src); {
		if c := src[i]; c >= ' ' && c < 0x7f || c == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if heard.Forbidden(r) {
			return true
		}
		i += size
	}
	return false
}
