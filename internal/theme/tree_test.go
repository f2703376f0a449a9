package theme

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// inline elements do not end a line of text.
var inline = map[string]bool{
	"a": true, "abbr": true, "b": true, "button": true, "code": true, "em": true, "i": true,
	"img": true, "small": true, "span": true, "strong": true, "svg": true, "time": true,
}

// tree writes markup as a tree, an element or a text a line, so that two pieces
// of markup have one tree exactly when a browser draws and reads them alike:
// attributes are sorted, classes a set, and white space collapses as it does on
// a page. A space between words stays, in whichever element it first stands.
func tree(markup string) string {
	doc, err := html.Parse(strings.NewReader("<!DOCTYPE html><body>" + markup))
	if err != nil {
		panic(err) // a string cannot fail to be read
	}
	w := treeWriter{atStart: true}
	w.node(doc, 0)
	w.endLine()
	var b strings.Builder
	for _, line := range w.lines {
		if !line.text || line.words != "" {
			b.WriteString(strings.Repeat("  ", line.depth) + line.words + "\n")
		}
	}
	return b.String()
}

type treeLine struct {
	depth int
	text  bool
	words string
}

type treeWriter struct {
	lines   []*treeLine
	atStart bool      // nothing stands on this line of text yet
	space   *treeLine // the text that ends in a space, if the last one does
}

// endLine is where a block begins or ends: space there is not seen.
func (w *treeWriter) endLine() {
	if w.space != nil {
		w.space.words = strings.TrimSuffix(w.space.words, " ")
	}
	w.atStart, w.space = true, nil
}

func (w *treeWriter) node(n *html.Node, depth int) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, depth)
		return
	case html.CommentNode:
		return
	case html.ElementNode:
		if !inline[n.Data] {
			w.endLine()
		}
		w.lines = append(w.lines, &treeLine{depth: depth, words: "<" + n.Data + attributes(n) + ">"})
		if n.Data == "img" || n.Data == "svg" {
			w.atStart, w.space = false, nil
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, depth+1)
	}
	if n.Type == html.ElementNode && !inline[n.Data] {
		w.endLine()
	}
}

func (w *treeWriter) text(data string, depth int) {
	line := &treeLine{depth: depth, text: true}
	w.lines = append(w.lines, line)
	for _, r := range data {
		if strings.ContainsRune(" \t\n\r\f", r) {
			if !w.atStart && w.space == nil {
				line.words += " "
				w.space = line
			}
			continue
		}
		line.words += string(r)
		w.atStart, w.space = false, nil
	}
}

func attributes(n *html.Node) string {
	var list []string
	for _, a := range n.Attr {
		value := a.Val
		if a.Key == "class" {
			set := strings.Fields(value)
			slices.Sort(set)
			value = strings.Join(slices.Compact(set), " ")
		}
		list = append(list, " "+a.Key+"="+`"`+value+`"`)
	}
	slices.Sort(list)
	return strings.Join(list, "")
}

func TestTreesDifferWhereReadersWouldSee(t *testing.T) {
	tests := []struct {
		name, a, b string
		same       bool
	}{
		{"white space in a block", "<p>\n  One\n  two\n</p>", "<p>One two</p>", true},
		{"white space between blocks", "<div>\n<p>One</p>\n<p>two</p></div>", "<div><p>One</p><p>two</p></div>", true},
		{"order of attributes", `<p id="a" class="x y">One</p>`, `<p class="y x x" id="a">One</p>`, true},
		{"space in a link at a line's ends", "<p><a>\n One\n</a></p>", "<p><a>One</a></p>", true},
		{"space between siblings", "<p><b>One</b> <b>two</b></p>", "<p><b>One</b><b>two</b></p>", false},
		{"space before text", "<p><b>One: </b>two</p>", "<p><b>One:</b>two</p>", false},
		{"no-break space", "<p>One&nbsp;two</p>", "<p>One two</p>", false},
		{"a class", `<p class="x">One</p>`, `<p class="y">One</p>`, false},
		{"an attribute", `<p lang="cy">One</p>`, `<p>One</p>`, false},
		{"an element", `<p><b>One</b></p>`, `<p>One</p>`, false},
		{"words", `<p>One</p>`, `<p>Two</p>`, false},
	}
	for _, tt := range tests {
		if got := tree(tt.a) == tree(tt.b); got != tt.same {
			t.Errorf("%s: same tree = %v, want %v\n%s\n%s", tt.name, got, tt.same, tree(tt.a), tree(tt.b))
		}
	}
}
