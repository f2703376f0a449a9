package structure

import (
	"fmt"

	"involve/internal/diag"
	"involve/internal/sentence"
	"involve/internal/tree"
)

// Limits in words and sentences: above the first it is said, above the second
// it is warned of.
const (
	longSentence, tooLongSentence = 20, 25
	longParagraph, tooLong        = 3, 5
)

// Hints are made once, since they are given thousands of times.
var (
	shorterSentence  = fmt.Sprintf("make two of it: up to %d words are easy to read", longSentence)
	shorterParagraph = fmt.Sprintf("make two of it: up to %d sentences are easy to take in", longParagraph)
)

// sentences looks at how long the sentences and paragraphs are.
func (c *checker) sentences(i int) {
	b := &c.tree.Blocks[i]
	if b.Kind != tree.Paragraph && b.Kind != tree.Cell && b.Kind != tree.Caption || b.Key == "image_alt" {
		return
	}
	n := 0
	sentence.Split(b.Text, c.texts[i], func(from, to, words int) {
		if to == len(b.Text) || b.Text[to] != '\n' { // an address is many lines, and no sentences
			n++
		}
		if words <= longSentence {
			return
		}
		d := found(b.Span(from, to), "sentence-long", fmt.Sprintf("this sentence has %d words", words), shorterSentence)
		if words <= tooLongSentence {
			d.Severity = diag.Info
		}
		c.diags.Add(d)
	})
	if b.Kind == tree.Paragraph && b.Key == "" && n > longParagraph {
		d := found(b.Span(0, 0), "para-long", fmt.Sprintf("this paragraph has %d sentences", n), shorterParagraph)
		if n <= tooLong {
			d.Severity = diag.Info
		}
		c.diags.Add(d)
	}
}
