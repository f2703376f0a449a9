package structure

import (
	"fmt"
	"strings"

	"involve/internal/tree"
)

// lists looks at the lists and tables of the page.
func (c *checker) lists() {
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		switch {
		case b.Quoted:
		case b.Kind == tree.List:
			if b.Items > longList && !b.Ordered && !c.onlyLinks(i) {
				c.report(b.Pos(), "list-long", fmt.Sprintf("this list has %d points", b.Items), shorterList)
			}
		case b.Kind == tree.Table:
			c.table(i)
		case b.Kind == tree.Paragraph && b.Item > 0:
			c.andOr(i)
		}
	}
}

const longList = 6

var shorterList = fmt.Sprintf("keep to %d or fewer, or make two lists of it", longList)

// onlyLinks reports whether each point of a list is a link, as in a contents
// list.
func (c *checker) onlyLinks(list int) bool {
	for j := list + 1; j < len(c.tree.Blocks) && c.tree.Blocks[j].Parent >= list; j++ {
		b := &c.tree.Blocks[j]
		if b.Kind == tree.Paragraph && (len(b.Marks) == 0 || b.Marks[0].Kind != tree.Link || b.Marks[0].From > 0) {
			return false
		}
	}
	return true
}

// andOr finds a point of a list that ends with the word that joins it to the
// next.
func (c *checker) andOr(i int) {
	b := &c.tree.Blocks[i]
	text := strings.TrimRight(b.Text, " ,;:")
	at := strings.LastIndexAny(text, " ,;")
	last := text[at+1:]
	if at < 0 || !strings.EqualFold(last, "and") && !strings.EqualFold(last, "or") {
		return
	}
	if i+1 < len(c.tree.Blocks) && c.tree.Blocks[i+1].Parent >= b.Parent && c.tree.Blocks[i+1].Item == b.Item {
		return // it goes on
	}
	hint := "say in the line above the list that all of it counts, such as: you need to have both"
	if strings.EqualFold(last, "or") {
		hint = "say in the line above the list that one of it is enough, such as: you can do one of these"
	}
	c.report(b.Span(at+1, len(text)), "list-and-or", fmt.Sprintf("this point ends with %q", last), hint)
}

// table looks at one table.
func (c *checker) table(i int) {
	t := &c.tree.Blocks[i]
	caption, headers, empty, lacks := false, 0, 0, 0
	for j := i + 1; j < len(c.tree.Blocks) && c.tree.Blocks[j].Parent >= i; j++ {
		b := &c.tree.Blocks[j]
		switch {
		case b.Parent != i:
		case b.Kind == tree.Caption:
			caption = true
		case b.Kind == tree.HeaderCell:
			headers++
			if b.Text == "" {
				empty++
				if headers > 1 { // an empty corner is no header of anything
					lacks = headers
				}
			}
		}
	}
	if !caption {
		c.report(t.Pos(), "table-no-caption", "this table has no caption", "write a paragraph right above it that begins with Table: and says what it is about")
	}
	switch {
	case empty == headers:
		c.report(t.Pos(), "table-no-header", "the first row of this table is empty, so nobody hears what its columns are", "say above each column what is in it")
	case lacks > 0:
		c.report(t.Pos(), "table-no-header", fmt.Sprintf("column %d of this table has no header", lacks), "say above each column what is in it")
	}
	switch {
	case t.Cols == 1:
		c.report(t.Pos(), "table-layout", "this table has only one column", "write a list in its place")
	case t.Rows <= 1:
		c.report(t.Pos(), "table-layout", "this table has only one row below its header", "write a list or a sentence in its place")
	}
}
