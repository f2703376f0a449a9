package structure

import (
	"fmt"
	"slices"
	"strings"

	"involve/internal/diag"
	"involve/internal/tree"
)

// Limits to bold text: in one part of a page, in a hundred words of it, and how
// little is not worth counting.
const (
	maxBold      = 3
	maxBoldPart  = 10
	maxBoldWords = 5
)

// emphasis looks at bold and slanted text.
func (c *checker) emphasis() {
	bold, inPart, told := 0, 0, false
	var first diag.Pos // of the bold texts
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		if b.Key != "" || b.Quoted {
			continue
		}
		if b.Kind == tree.Heading {
			inPart = 0
			continue
		}
		if len(b.Marks) == 0 {
			continue
		}
		fake := c.fakeHeading(b)
		for _, m := range b.Marks {
			switch m.Kind {
			case tree.Emphasis:
				c.report(b.Span(m.From, m.To), "emphasis-italic", "this text is slanted, which is hard to read for many people", "take out the signs around it; where a word has to stand out, put two asterisks on each side")
			case tree.Strong:
				if fake || c.inSteps(b) {
					continue // what to press, say
				}
				if bold == 0 {
					first = b.Span(m.From, m.To)
				}
				bold += count(b.Text[m.From:m.To])
				if inPart++; inPart == maxBold+1 {
					told = true
					c.report(b.Span(m.From, m.To), "emphasis-bold", fmt.Sprintf("this is bold text number %d under one heading", inPart), "keep bold for the one or two words that people have to see")
				}
			}
		}
	}
	if told || bold <= maxBoldWords {
		return
	}
	words := 0
	for i := range c.tree.Blocks {
		if b := &c.tree.Blocks[i]; b.Key == "" && !b.Quoted && b.Kind != tree.Heading {
			if words += count(b.Text); bold*100 <= words*maxBoldPart {
				return // however many more there are
			}
		}
	}
	c.report(first, "emphasis-bold", fmt.Sprintf("%d in 100 words of this page are bold, from here on", bold*100/words), "keep bold for the few words that people have to see")
}

// inSteps reports whether a block is in a numbered list.
func (c *checker) inSteps(b *tree.Block) bool {
	for b.Parent >= 0 {
		b = &c.tree.Blocks[b.Parent]
		if b.Kind == tree.List && b.Ordered {
			return true
		}
	}
	return false
}

// fakeHeading finds a paragraph that is bold from end to end. A whole sentence
// in bold is a warning to readers, and no heading.
func (c *checker) fakeHeading(b *tree.Block) bool {
	whole := slices.ContainsFunc(b.Marks, func(m tree.Mark) bool { return m.Kind == tree.Strong && m.From == 0 && m.To == len(b.Text) })
	if !whole || b.Kind != tree.Paragraph || b.Parent >= 0 || strings.HasSuffix(b.Text, ".") || strings.ContainsRune(b.Text, tree.Object) {
		return false
	}
	c.report(b.Span(0, len(b.Text)), "heading-bold-fake", "this bold line looks like a heading, and is none", "write ## and a space in front of it, or ### below such a heading, and take out the asterisks")
	return true
}

// count returns how many words a text has.
func count(text string) int {
	n, in := 0, false
	for i := 0; i < len(text); i++ {
		space := text[i] == ' ' || text[i] == '\n'
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}
