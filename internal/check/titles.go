package check

import (
	"cmp"
	"slices"
	"strings"

	"involve/internal/content"
)

// titles finds pages that nobody could tell apart in a list. Drafts are no
// pages yet, and one that moved may have the title of the page it moved to.
func (c *checker) titles() {
	type key struct{ lang, title string }
	first := map[key]*content.Page{}
	var pages []*content.Page
	c.lib.EveryPage(func(p *content.Page) {
		if !p.Draft && p.ReplacedBy == "" && p.Title != "" {
			pages = append(pages, p)
		}
	})
	slices.SortFunc(pages, func(a, b *content.Page) int { return cmp.Compare(a.Path, b.Path) })
	for _, p := range pages {
		k := key{cmp.Or(p.Lang, c.lib.Settings.Language), strings.ToLower(strings.Join(strings.Fields(p.Title), " "))}
		if other := first[k]; other != nil {
			c.fault(p.Pos("title"), "title-unique", other.Path+" has the same title", "say in each what sets it apart, such as its year or place")
			continue
		}
		first[k] = p
	}
}
