package decode

import (
	"strings"

	"involve/internal/frontmatter"
	"involve/internal/tree"
)

// read keeps a text for the writing rules. YAML folds lines and takes quotation
// marks away, so what does not stand in the file as it is has each word looked
// for where the last one ended.
func (d *decoder) read(n *frontmatter.Node, s, name string) {
	if d.src == nil {
		d.src = tree.NewSource(d.Pos(n).Path, d.First, d.Text)
	}
	at := d.src.Offset(n.Line-1, n.Column)
	kind := tree.Paragraph
	if name == "title" {
		kind = tree.Heading
	}
	b := d.prose.Add(kind, d.src, at)
	b.Key, b.Level = name, 1
	switch {
	case n.Style&frontmatter.DoubleQuoted != 0:
		b.Avoid = tree.InDouble
	case n.Style&frontmatter.SingleQuoted != 0:
		b.Avoid = tree.InSingle
	case n.Style&frontmatter.OverLines == 0 && strings.IndexAny(s, "‘’“”") == 0:
		b.Avoid = tree.AtStart
	}
	b.Text = tree.OneLine(s)
	if found, ok := d.src.Find(b.Text, at); ok && b.Text != "" {
		b.Piece(0, found)
	} else {
		to := 0
		for word := range strings.SplitSeq(b.Text, " ") {
			if found, ok := d.src.Find(word, at); ok {
				b.Piece(to, found)
				at = found + len(word)
			}
			to += len(word) + len(" ")
		}
	}
}
