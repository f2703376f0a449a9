package against

import (
	"fmt"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
)

// addresses finds pages that people have links to and that are no longer there.
// Those of terms are told by [comparer.terms].
func (c *comparer) addresses() {
	about := map[string]*content.Opportunity{} // what known opportunities became, by their old URL
	for _, o := range c.known {
		about[o.URL] = c.became[o]
	}
	files := map[string]*content.Page{}
	c.now.EveryPage(func(p *content.Page) { files[p.URL] = p })
	future := map[*content.Page]content.When{}
	for _, n := range c.now.Opportunities {
		future[&n.Page] = n.Published
	}
	public(c.old, c.knew, func(p *content.Page) {
		if c.here[p.URL] != nil || c.moved[plain(p.URL)] || isTerm(p) {
			return
		}
		switch n := files[p.URL]; {
		case n != nil && n.Draft:
			c.warn(n.Pos("draft"), "address-gone", fmt.Sprintf("this page was on the site at %s, and as a draft it leaves it: links to it lead nowhere", p.URL), "take draft: true out, and make further changes in a copy or on a branch")
			return
		case n != nil:
			c.warn(n.Pos("published"), "address-gone", fmt.Sprintf("this page was on the site at %s, and is now not shown before %s: links to it lead nowhere until then", p.URL, in(future[n])), "write the day again on which it was first published")
			return
		case c.files[p.Path]:
			return // it cannot be read, and somebody else says so
		}
		to := c.likes.find(p)
		if n := about[p.URL]; n != nil && c.shows(n) {
			to = &n.Page
		}
		hint := fmt.Sprintf("put the file back, with replaced_by to say where to go, or add this to the page that took its place: aliases: [%s]", p.URL)
		if to != nil {
			hint = fmt.Sprintf("if %s took its place, add this to it: aliases: [%s]", to.Path, p.URL)
		}
		c.warn(diag.Pos{Path: p.Path}, "address-gone", fmt.Sprintf("this file is gone, and nothing leads on from its address %s, which people may have in links and leaflets", p.URL), hint)
	})
}

// isTerm reports whether a page is the text on a term's listing.
func isTerm(p *content.Page) bool {
	switch folder, _, _ := content.Locate(p.Path); folder {
	case content.GroupFolder, content.StageFolder, content.OrganisationFolder:
		return true
	}
	return false
}

// terms finds those that are no longer used although nothing tells their
// followers so. What a term leaves when it is retired, its listing leads on as
// well, so that one entry mends all of it.
func (c *comparer) terms() {
	for _, facet := range []string{"group", "stage", "organisation", "area", "topic", "support"} {
		was, _ := c.old.Vocabulary(facet)
		is, _ := c.now.Vocabulary(facet)
		hidden, wasHidden := draftTerms(c.now, facet), draftTerms(c.old, facet)
		for _, t := range was.Terms {
			_, there := is.Term(t.Slug)
			pos := c.now.Settings.Page().Pos("vocabularies." + facet + ".terms")
			file := content.Root + "/" + facet + "s/" + t.Slug + ".md"
			if isFile := facet == "group" || facet == "stage" || facet == "organisation"; isFile {
				pos = diag.Pos{Path: file}
			}
			switch p := hidden[t.Slug]; {
			case wasHidden[t.Slug] != nil:
			case p != nil:
				c.warn(p.Pos("draft"), "term-gone", fmt.Sprintf("%q had a page and followers, and as a draft it leaves the site", t.Label), "take draft: true out")
			case !there && !c.retired(facet, t.Slug) && !c.files[file]:
				c.warn(pos, "term-gone", fmt.Sprintf("%q (%s) is gone, and nothing tells the people who follow it or have a link to %s", t.Label, t.Slug, content.FacetURL(facet, t.Slug)), c.retire(facet, t, was, is))
			}
		}
	}
}

// draftTerms are the terms of a facet whose files are drafts.
func draftTerms(lib *content.Library, facet string) map[string]*content.Page {
	drafts := map[string]*content.Page{}
	lib.EveryPage(func(p *content.Page) {
		if p.Draft && isTerm(p) && strings.HasPrefix(p.URL, content.FacetURL(facet)) {
			drafts[p.Slug] = p
		}
	})
	return drafts
}

func (c *comparer) retired(facet, term string) bool {
	for _, r := range c.now.Settings.Retired {
		if r.Facet == facet && r.Term == term {
			return true
		}
	}
	return false
}

// retire says what to write for a term that is gone: with the term in its place
// when one of that name has come.
func (c *comparer) retire(facet string, t content.Term, was, is content.Vocabulary) string {
	entry := fmt.Sprintf("- {facet: %s, term: %s, ", facet, t.Slug)
	for _, n := range is.Terms {
		if _, had := was.Term(n.Slug); !had && strings.EqualFold(n.Label, t.Label) {
			entry += "replaced_by: " + n.Slug + ", "
		}
	}
	hint := fmt.Sprintf("add to retired in %s: %sdate: %s}", content.SettingsPath, entry, c.today())
	if !strings.Contains(entry, "replaced_by") {
		hint += ", with replaced_by if another term took its place"
	}
	return hint
}
