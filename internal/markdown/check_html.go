package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"involve/internal/diag"
)

// tagPattern finds a tag's slash and name.
var tagPattern = regexp.MustCompile(`^<(/?)\s*([A-Za-z][A-Za-z0-9-]*)`)

var commentStart, commentEnd = []byte("<!--"), []byte("-->")

func (c *checker) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	stop := lines.At(lines.Len() - 1).Stop
	if n.HasClosure() {
		stop = n.ClosureLine.Stop
	}
	start := n.Pos()
	if n.HTMLBlockType != ast.HTMLBlockType2 {
		c.html(start, c.src[start:stop])
		return
	}
	for {
		// The end of a comment may share hyphens with its beginning: <!-->.
		length := bytes.Index(c.src[start+2:stop], commentEnd)
		if length < 0 {
			c.unclosed(start)
			return
		}
		start += 2 + length + len(commentEnd)
		rest := bytes.TrimLeft(c.src[start:stop], " \t\n")
		start = stop - len(rest)
		if len(rest) == 0 {
			return
		}
		if !bytes.HasPrefix(rest, commentStart) {
			c.report(c.at.Pos(start), "comment-text", "what stands on the same line after a comment would be left out",
				"begin a new line after -->")
			return
		}
	}
}

func (c *checker) rawHTML(n *ast.RawHTML) {
	first := n.Segments.At(0)
	if tag := first.Value(c.src); !bytes.HasPrefix(tag, commentStart) {
		c.html(first.Start, tag)
	}
}

func (c *checker) unclosed(offset int) {
	c.report(c.at.Span(offset, offset+len(commentStart)), "comment-unclosed", "this comment has no end",
		"write --> where the comment ends, before the next empty line when it begins within a line")
}

// html reports HTML. An end tag is passed over when its beginning has been
// reported.
func (c *checker) html(offset int, tag []byte) {
	slash, name := "", ""
	if m := tagPattern.FindSubmatch(tag); m != nil {
		slash, name = string(m[1]), strings.ToLower(string(m[2]))
	}
	if slash != "" && c.opened[name] {
		return
	}
	if c.opened == nil {
		c.opened = map[string]bool{}
	}
	c.opened[name] = true
	message := "HTML cannot be used here"
	if name != "" {
		message = fmt.Sprintf("the HTML tag <%s%s> cannot be used here", slash, name)
	}
	rule := "raw-html"
	if name == "u" {
		rule = "underline"
	}
	c.report(c.at.Pos(offset), rule, message, htmlHint(name))
}

// htmlHint says how to write in Markdown what an HTML element is used for.
func htmlHint(name string) string {
	switch name {
	case "a":
		return "write a link as [its text](its address)"
	case "b", "strong":
		return "write **bold** text between two pairs of asterisks"
	case "i", "em":
		return "write *emphasis* between two asterisks"
	case "u":
		return "leave it out, since people take underlined text for a link; write **bold** text where a word has to stand out"
	case "br":
		return `end the line with a backslash (\) to begin a new one`
	case "img":
		return "write an image as ![what it shows](its address)"
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "write a heading as ## and its text"
	case "ul", "ol", "li":
		return "begin each point of a list with - or 1."
	case "table", "tr", "td", "th":
		return "write a table with | between its columns"
	case "p", "div", "span":
		return "leave the tag out: an empty line begins a new paragraph"
	}
	return `write it in Markdown, or put a backslash before the < to show it as it stands: \<`
}

// text reports what was meant as Markdown and has come out as plain text.
func (c *checker) text(n *ast.Text) {
	if isPlain(n.Segment.Value(c.src)) {
		return
	}
	for i := n.Segment.Start; i < n.Segment.Stop; i++ {
		switch c.src[i] {
		case '\\':
			i++
		case '<':
			if bytes.HasPrefix(c.src[i:], commentStart) {
				c.unclosed(i)
			}
		case '[':
			if label := c.label(i); strings.HasPrefix(label, "^") && strings.TrimSpace(label[1:]) != "" {
				c.report(c.at.Span(i, i+len(label)+2), "note-missing", fmt.Sprintf("there is no note [%s] on this page", label),
					fmt.Sprintf("add a line that begins [%s]: and says what the note says", label))
			}
		case ']':
			c.reference(i + 1)
		}
	}
}

// reference warns of a second pair of square brackets that stands for no
// address.
func (c *checker) reference(i int) {
	label := c.label(i)
	after := i + len(label) + 2
	if label == "" || label[0] == '^' || after < len(c.src) && c.src[after] == '(' {
		return
	}
	c.diags.Add(diag.Diagnostic{
		Pos: c.at.Span(i, after), Severity: diag.Warning, Rule: "link-unknown",
		Message: fmt.Sprintf("nothing says what address [%s] stands for, so this is no link", label),
		Hint:    fmt.Sprintf(`add a line that begins [%s]: with the address after it, or write \[ for a bracket that is part of the text`, label),
	})
}

// label returns what stands between the square brackets that open at i, on one
// line, or "" when that is nothing but space.
func (c *checker) label(i int) string {
	if i >= len(c.src) || c.src[i] != '[' {
		return ""
	}
	inside := c.src[i+1:]
	end := bytes.IndexAny(inside, "[]\n")
	if end < 0 || inside[end] != ']' || len(bytes.TrimSpace(inside[:end])) == 0 {
		return ""
	}
	return string(inside[:end])
}
