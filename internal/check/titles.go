package check

import (
	"cmp"
	"strings"

	"involve/internal/content"
)

// titles finds pages that nobody could tell apart in a list. Drafts are no
// pages yet, and one that moved may have the title of the page it moved to.
func (c *checker) titles() {
	type key struct{ lang, title string }
	first := map[key]*content.Page{}
	c.lib.EveryPage(func(p *content.Page) {
		if p.Draft || p.ReplacedBy != "" || p.Title == "" {
			return
		}
		k := key{cmp.Or(p.Lang, c.lib.Settings.Language), strings.ToLower(strings.Join(strings.Fields(p.Title), " "))}
		if other := first[k]; other != nil {
			c.fault(p.Pos("title"), "title-unique", other.Path+" has the same title", "say in each what sets it apart, such as its year or place")
			return
		}
		first[k] = p
	})
}
