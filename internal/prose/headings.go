package prose

import (
	"fmt"

	"involve/internal/tree"
)

// headings looks at the headings of the page, one after the other.
func (c *checker) headings() {
	level := 1
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		if b.Kind != tree.Heading || b.Key != "" {
			continue
		}
		if b.Level > level+1 {
			c.report(b.Span(0, len(b.Text)), "heading-skip", fmt.Sprintf("this heading has %d signs, and the one above it has %d", b.Level, level),
				fmt.Sprintf("write it with %d, since a level that is left out misleads people who move from heading to heading", level+1))
		}
		level = b.Level
	}
}
