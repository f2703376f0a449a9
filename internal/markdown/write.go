package markdown

import (
	"bytes"
	"fmt"
	"html"
	"slices"
	"strconv"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"involve/internal/content"
	"involve/internal/heard"
	"involve/internal/tree"
)

// write returns the HTML of a checked tree, whose headings are given in order.
func write(doc ast.Node, src []byte, at *tree.Source, headings []content.Heading) content.Body {
	p := printers.Get().(*printer)
	p.at, p.headings = at, headings
	if err := htmlRenderer.Render(p, src, doc); err != nil {
		panic(fmt.Sprintf("markdown: %v", err)) // a printer never fails
	}
	body := p.body()
	body.Headings = slices.Concat(headings) // without slack
	p.clear()
	printers.Put(p)
	return body
}

// printers are used again: what one has room for is thrown away with each page
// else.
var printers = sync.Pool{New: func() any { return new(printer) }}

// A printer collects HTML and where its holes are. It is a [util.BufWriter].
type printer struct {
	bytes.Buffer
	at       *tree.Source
	headings []content.Heading // those to be written
	refs     []content.Ref
	holes    []content.Hole
	link     int            // the Ref of the link being written, or -1
	labels   map[string]int // of tables; nil before the first
}

// clear makes a printer ready for another page.
func (p *printer) clear() {
	p.Reset()
	*p = printer{Buffer: p.Buffer, refs: p.refs[:0], holes: p.holes[:0]}
}

func (p *printer) Buffered() int { return p.Len() }
func (p *printer) Flush() error  { return nil }

// WriteRune writes a numeric character reference's character, unless HTML
// forbids it.
func (p *printer) WriteRune(r rune) (int, error) {
	if heard.Forbidden(r) && r != unicode.ReplacementChar {
		return 0, nil
	}
	return p.Buffer.WriteRune(r)
}

func (p *printer) print(ss ...string) {
	for _, s := range ss {
		p.WriteString(s)
	}
}

// ref adds a Ref and returns its index.
func (p *printer) ref(to string, image bool, offset int) int {
	p.refs = append(p.refs, content.Ref{To: to, Image: image, Place: p.at.Pos(offset).Place()})
	return len(p.refs) - 1
}

func (p *printer) hole(ref int, part content.Part) {
	p.holes = append(p.holes, content.Hole{At: int32(p.Len()), Ref: int32(ref), Part: part})
}

func (p *printer) body() content.Body {
	if p.Len() == 0 {
		return content.Body{}
	}
	return content.Body{Refs: slices.Concat(p.refs), Markup: p.String(), Holes: slices.Concat(p.holes)} // without slack
}

// htmlRenderer writes trees; after its making nothing changes it.
var htmlRenderer = renderer.NewRenderer(renderer.WithNodeRenderers(
	util.Prioritized(goldmarkhtml.NewRenderer(goldmarkhtml.WithWriter(writer{goldmarkhtml.DefaultWriter})), 1000),
	util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
	util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
	util.Prioritized(elements{}, 100),
))

// A writer writes text as it stands where that is how it reads, as it mostly does.
type writer struct{ goldmarkhtml.Writer }

func (w writer) Write(to util.BufWriter, text []byte) {
	if isPlain(text) {
		_, _ = to.Write(text) // a printer never fails
		return
	}
	w.Writer.Write(to, text)
}

// isPlain reports whether nothing in a text has a meaning to Markdown or HTML.
func isPlain(text []byte) bool {
	for _, c := range text {
		if meaning[c] {
			return false
		}
	}
	return true
}

// meaning is true of characters that have, or may have, another meaning in text
// than themselves.
var meaning = func() (is [256]bool) {
	for _, c := range []byte("\\&<>\"[]\x00") {
		is[c] = true
	}
	return is
}()

// elements writes the elements that are ours: those with holes or ids, tables
// and footnotes.
type elements struct{}

func (elements) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	for kind, print := range map[ast.NodeKind]func(*printer, []byte, ast.Node, bool) ast.WalkStatus{
		ast.KindHTMLBlock:           skip,
		ast.KindRawHTML:             skip,
		ast.KindHeading:             printHeading,
		ast.KindParagraph:           printParagraph,
		ast.KindLink:                printLink,
		ast.KindAutoLink:            printAutoLink,
		ast.KindImage:               printImage,
		extast.KindTable:            printTable,
		extast.KindTableHeader:      printTableHeader,
		extast.KindTableRow:         printTableRow,
		extast.KindTableCell:        printTableCell,
		extast.KindFootnoteLink:     printNoteLink,
		extast.KindFootnoteBacklink: printNoteBacklink,
		extast.KindFootnote:         printNote,
		extast.KindFootnoteList:     printNotes,
	} {
		reg.Register(kind, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return print(w.(*printer), src, n, entering), nil
		})
	}
}

func skip(*printer, []byte, ast.Node, bool) ast.WalkStatus { return ast.WalkSkipChildren }

// printHeading gives headings the ids that the check found.
func printHeading(p *printer, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	level := strconv.Itoa(node.(*ast.Heading).Level)
	if entering {
		p.print("<h", level, ` id="`, p.headings[0].ID, `">`)
		p.headings = p.headings[1:]
	} else {
		p.print("</h", level, ">\n")
	}
	return ast.WalkContinue
}

func printParagraph(p *printer, src []byte, n ast.Node, entering bool) ast.WalkStatus {
	tag := "p"
	if n.Parent().Kind() == extast.KindTable {
		tag = "caption"
	}
	if entering {
		p.print("<", tag, ">")
	} else {
		p.print("</", tag, ">\n")
	}
	return ast.WalkContinue
}

func printLink(p *printer, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Link)
	if !entering {
		if p.link >= 0 {
			p.hole(p.link, content.Note)
			p.print("</a>")
		}
		return ast.WalkContinue
	}
	to := heard.Resolve(n.Destination)
	if p.link = -1; !leads(to) {
		return ast.WalkContinue
	}
	p.link = p.ref(to, false, n.Pos())
	p.print(`<a href="`)
	p.hole(p.link, content.Address)
	p.print(`"`)
	p.printTitle(n.Title)
	p.print(">")
	return ast.WalkContinue
}

func printAutoLink(p *printer, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.AutoLink)
	if !entering {
		return ast.WalkContinue
	}
	label := html.EscapeString(string(n.Label(src)))
	to := heard.Address(n, src)
	if !leads(to) || inLabel(n) {
		p.print(label)
		return ast.WalkContinue
	}
	ref := p.ref(to, false, n.Pos())
	p.print(`<a href="`)
	p.hole(ref, content.Address)
	p.print(`">`, label)
	p.hole(ref, content.Note)
	p.print("</a>")
	return ast.WalkContinue
}

func printImage(p *printer, src []byte, node ast.Node, entering bool) ast.WalkStatus {
	n := node.(*ast.Image)
	to := heard.Resolve(n.Destination)
	if !entering || !leads(to) {
		return ast.WalkSkipChildren
	}
	ref := p.ref(to, true, n.Pos())
	p.print(`<img src="`)
	p.hole(ref, content.Address)
	p.print(`"`)
	p.hole(ref, content.Size)
	if heard.Decorative(n) {
		p.print(` alt="">`)
		return ast.WalkSkipChildren
	}
	p.print(` alt="`, html.EscapeString(heard.Words(n, src)), `"`)
	p.printTitle(n.Title)
	p.print(">")
	return ast.WalkSkipChildren
}

func (p *printer) printTitle(markdown []byte) {
	if title := heard.Resolve(markdown); title != "" {
		p.print(` title="`, html.EscapeString(title), `"`)
	}
}
