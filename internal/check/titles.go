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
	first := make(map[key]*content.Page, len(c.lib.Opportunities)+len(c.lib.Guidance))
	alike := map[key][]*content.Page{}
	c.lib.EveryPage(func(p *content.Page) {
		if p.Draft || p.ReplacedBy != "" || p.Title == "" {
			return
		}
		k := key{cmp.Or(p.Lang, c.lib.Settings.Language), plainTitle(p.Title)}
		if other := first[k]; other == nil {
			first[k] = p
		} else {
			alike[k] = append(alike[k], p)
		}
	})
	for k, pages := range alike {
		pages = append(pages, first[k])
		slices.SortFunc(pages, func(a, b *content.Page) int { return cmp.Compare(a.Path, b.Path) })
		for _, p := range pages[1:] {
			c.fault(p.Pos("title"), "title-unique", pages[0].Path+" has the same title", "say in each what sets it apart, such as its year or place")
		}
	}
}

// plainTitle returns a title without what nobody would tell it by: capitals, and
// how wide its spaces are.
func plainTitle(s string) string {
	if !singleSpaced(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	return strings.ToLower(s)
}

// singleSpaced reports that a text is plain English with one space between words,
// as nearly every title is. It may be wrong about others.
func singleSpaced(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x80 || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' '
}
