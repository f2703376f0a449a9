package structure

import (
	"fmt"
	"path"
	"strings"

	"involve/internal/sentence"
	"involve/internal/tree"
)

// links looks at the links of the page. Those of the front matter have labels
// that are text, and no marks.
func (c *checker) links() {
	type seen struct {
		text string
		in   *tree.Block
		mark *tree.Mark
	}
	var all []seen
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		if b.Quoted {
			continue
		}
		for k := range b.Marks {
			m := &b.Marks[k]
			if m.Kind == tree.Address && !strings.HasPrefix(m.Dest, "mailto:") {
				c.report(b.MarkPos(*m), "link-bare-url", "this link shows its address in place of words", "say where it goes: [the words](the address)")
			}
			if m.Kind != tree.Link {
				continue
			}
			text := strings.TrimSpace(b.Text[m.From:m.To])
			if text == "" || strings.ContainsRune(text, tree.Object) {
				continue
			}
			if c.linkText(b, *m, text) {
				continue
			}
			first := -1
			for j := range all {
				if strings.EqualFold(all[j].text, text) {
					first = j
					break
				}
			}
			switch {
			case first < 0:
				all = append(all, seen{text, b, m})
			case !samePlace(all[first].mark.Dest, m.Dest):
				line := all[first].in.Span(all[first].mark.From, all[first].mark.To).Line
				c.report(b.Span(m.From, m.To), "link-same-text", fmt.Sprintf("the link in line %d has the same words, and leads elsewhere", line), "say in each what only its own page is about")
			}
		}
	}
}

// linkText looks at the words of one link, and reports whether they say nothing.
func (c *checker) linkText(b *tree.Block, m tree.Mark, text string) bool {
	switch {
	case generic[normal(text)]:
		c.report(b.Span(m.From, m.To), "link-generic", fmt.Sprintf("%q does not say where this link goes", text), "use the title of the page that it leads to, or say what people can do there")
		return true
	case isAddress(text):
		c.report(b.Span(m.From, m.To), "link-bare-url", "this link shows its address in place of words", "use the title of the page that it leads to")
	case strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..") && !sentence.EndsShort(text):
		c.report(b.Span(m.To-1, m.To), "link-stop", "the full stop is part of this link", "put it behind the link: [the words](the address).")
	}
	return false
}

// isAddress reports whether words are a web address.
func isAddress(text string) bool {
	if strings.ContainsAny(text, " \n") {
		return false
	}
	low := strings.ToLower(text)
	return strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.")
}

// normal returns the words of a link without what people put around them.
func normal(text string) string {
	return strings.ToLower(strings.Trim(text, " .,:;!>›»→…\"'[]()"))
}

// generic are the words that say nothing of where a link goes.
var generic = func() map[string]bool {
	m := map[string]bool{}
	for _, s := range []string{
		"here", "click here", "click", "read more", "read more here", "more", "more information", "more info", "more details", "find out more",
		"learn more", "see more", "link", "this link", "this page", "download", "download here", "details", "view", "view here", "continue reading",
	} {
		m[s] = true
	}
	return m
}()

// samePlace reports whether two addresses lead to one place, as far as it can
// be seen: /guidance/pay/ and ../guidance/pay.md do.
func samePlace(a, b string) bool { return a == b || target(a) == target(b) }

func target(dest string) string {
	dest, hash, _ := strings.Cut(dest, "#")
	if _, rest, ok := strings.Cut(dest, "://"); ok {
		return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/") + "#" + hash
	}
	if dest == "" || strings.Contains(dest, ":") {
		return dest + "#" + hash
	}
	dest = strings.TrimSuffix(strings.TrimSuffix(dest, "index.md"), "/")
	return strings.TrimSuffix(path.Base(dest), ".md") + "#" + hash
}
