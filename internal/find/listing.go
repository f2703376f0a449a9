// Package find makes what people find opportunities with: the listings with
// their links to terms of facets, the records by which a browser filters them
// itself, and the search.
//
// It takes the maker of pages and gives views. Links and records count alike:
// terms of one facet are alternatives, terms of several facets all have to
// hold. It does not decide which listings there are, nor at which addresses.
package find

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/page"
	"involve/internal/view"
	"involve/internal/wording"
)

// A Maker makes the views of one snapshot. It is safe for concurrent use once
// the addresses are set.
type Maker struct {
	*page.Maker
	Records func() view.URL // tells where the view of [Maker.MakeRecords] stands
	Index   func() view.URL // tells where that of [Maker.MakeIndex] does

	Together func(...func()) // runs functions at the same time; nil for one after another
}

// pageSize is how many opportunities one page of a list holds.
const pageSize = 20

// A Listing is a list of opportunities, on as many pages as it needs.
type Listing struct {
	URL     string
	Title   string
	Summary string
	Plain   string         // who or what the chosen term is, in a sentence
	Source  *content.Page  // the term's own file, if it has one
	Chosen  []facet.Choice // the terms that it is about
	List    []*content.Opportunity
	Under   func(*content.Opportunity) string // groups the list under headings; nil for a plain one
	Empty   string                            // what to say when there is none

	shared func() shared // the same for each page of the list
}

// Pages returns how many pages the list needs.
func (l *Listing) Pages() int { return max(1, (len(l.List)+pageSize-1)/pageSize) }

// shared is what all pages of a list show.
type shared struct {
	above      []view.Link
	itself     view.Link // what further pages are below
	chosen     []view.Chip
	filter     *view.Filter
	follow     *view.Follow
	alternates []view.Alternate
	elsewhere  []view.Teaser
	query      string
	keys       string
}

// Listing returns a function that makes the nth page of a list, from 1.
func (m *Maker) Listing(l Listing) func(n int) view.View {
	l.shared = sync.OnceValue(func() shared { return m.share(&l) })
	return func(n int) view.View { return m.listingPage(&l, n) }
}

func (m *Maker) share(l *Listing) (s shared) {
	if l.URL != opportunities {
		s.above = append(s.above, m.LinkTo(opportunities))
	}
	s.itself = m.LinkTo(l.URL)
	for i, c := range l.Chosen {
		if i < len(l.Chosen)-1 {
			s.above = append(s.above, view.Link{Text: m.Term(c).Label, Href: m.Href(content.FacetURL(c.Facet, c.Term))})
		}
		s.itself.Text = m.Term(c).Label
		f, _ := m.Facets.Facet(c.Facet)
		without := slices.Delete(slices.Clone(l.Chosen), i, i+1)
		remove := opportunities
		if len(without) > 0 {
			remove = content.FacetURL(without[0].Facet, without[0].Term)
		}
		s.chosen = append(s.chosen, view.Chip{Facet: f.Label, Term: m.Term(c).Label, Remove: m.Href(remove)})
	}
	if l.Under == nil {
		s.filter, s.query, s.keys = m.filter(l.Chosen), query(l), m.keys()
	}
	s.elsewhere = m.elsewhere(l)
	if m.HasFeed(l.Chosen...) && l.Under == nil {
		f := m.Follow(l.URL, l.Title, l.Plain, l.Chosen...)
		s.follow, s.alternates = &f, m.Alternates(f, l.Title)
	}
	return s
}

// PageURL returns the URL of the nth page of a list.
func PageURL(url string, n int) string {
	if n == 1 {
		return url
	}
	return url + "page/" + strconv.Itoa(n) + "/"
}

// listingPage makes one page of a list.
func (m *Maker) listingPage(l *Listing, n int) view.View {
	pages, shared := l.Pages(), l.shared()
	v := &view.Listing{
		Page:  m.Shell(PageURL(l.URL, n), l.Title, l.Summary, l.Source, shared.above...),
		Count: wording.Count(len(l.List), "opportunity", "opportunities"), Empty: cmp.Or(l.Empty, "Nothing like this is open just now."),
		Plain: l.Plain, Chosen: shared.chosen, Filter: shared.filter, Follow: shared.follow, Elsewhere: shared.elsewhere,
	}
	if n > 1 {
		v.Breadcrumb = append(v.Breadcrumb, shared.itself)
		v.HeadTitle = strings.Replace(v.HeadTitle, l.Title, fmt.Sprintf("%s (page %d of %d)", l.Title, n, pages), 1)
	}
	if len(l.List) == 0 {
		if l.URL != opportunities {
			v.Instead = append(v.Instead, view.Link{Text: "See everything that is open now", Href: m.Href(opportunities)})
		}
		v.Instead = append(v.Instead, view.Link{Text: "Get updates, and hear of the next one", Href: m.Href("/subscribe/")})
	}
	if l.Source != nil && n == 1 {
		v.Intro = m.Body(l.Source)
	}
	m.about(v, l)
	if l.Under == nil {
		v.Finder = m.finder(l, n, v.Site)
	}
	for _, o := range l.List[(n-1)*pageSize : min(n*pageSize, len(l.List))] {
		if l.Under == nil {
			v.Cards = append(v.Cards, m.Card(o))
			continue
		}
		year := l.Under(o)
		if len(v.Years) == 0 || v.Years[len(v.Years)-1].Year != year {
			v.Years = append(v.Years, view.Year{Year: year, ID: "in-" + slug(year)})
		}
		last := &v.Years[len(v.Years)-1]
		last.Cards = append(last.Cards, m.Card(o))
	}
	v.Pages = m.pagination(l.URL, n, pages)
	if shared.alternates != nil {
		v.Alternates = shared.alternates
	}
	return v
}

func slug(s string) string { return strings.ReplaceAll(strings.ToLower(s), " ", "-") }

// about adds what the term's own file says beside its text.
func (m *Maker) about(v *view.Listing, l *Listing) {
	if l.Source == nil || len(l.Chosen) != 1 {
		return
	}
	for _, s := range m.Library.Stages {
		if &s.Page == l.Source && s.Guide != "" {
			href, t := m.Link(l.Source, s.Guide)
			if t.Page != nil {
				v.Guide = &view.Link{Text: t.Page.Title, Href: href}
			}
		}
	}
	if o := m.Library.OrganisationOf(l.Chosen[0].Term); o != nil && &o.Page == l.Source && o.Website != "" {
		href, _ := m.Link(&o.Page, o.Website)
		v.Website = &view.Link{Text: o.Title, Href: href}
	}
}

// elsewhere leads from one list of all opportunities to the others.
func (m *Maker) elsewhere(l *Listing) (list []view.Teaser) {
	if len(l.Chosen) > 0 {
		return nil
	}
	count := func(want func(content.Status) bool) string {
		n := 0
		for _, o := range m.Shown {
			if want(m.Status(o)) {
				n++
			}
		}
		return wording.Count(n, "opportunity", "opportunities")
	}
	for _, t := range []view.Teaser{
		{Link: m.LinkTo(opportunities), Summary: "Open now", Count: count(content.Status.IsOpen)},
		{Link: m.LinkTo("/opportunities/upcoming/"), Summary: "Not open yet, paused or full", Count: count(func(s content.Status) bool { return !s.IsOpen() && !s.IsOver() })},
		{Link: m.LinkTo("/opportunities/closed/"), Summary: "Ended, and what changed", Count: count(content.Status.IsOver)},
	} {
		if t.Href != m.Href(l.URL) {
			list = append(list, t)
		}
	}
	return list
}

// pagination leads to the other pages of a list: the first, the last, and
// those beside this one.
func (m *Maker) pagination(url string, n, pages int) *view.Pagination {
	if pages == 1 {
		return nil
	}
	p := &view.Pagination{}
	if n > 1 {
		p.Previous = m.Href(PageURL(url, n-1))
	}
	if n < pages {
		p.Next = m.Href(PageURL(url, n+1))
	}
	last := 0
	for i := 1; i <= pages; i++ {
		if i != 1 && i != pages && (i < n-1 || i > n+1) {
			continue
		}
		if i > last+1 {
			p.Numbers = append(p.Numbers, view.PageNumber{Gap: true})
		}
		p.Numbers = append(p.Numbers, view.PageNumber{Number: i, Href: m.Href(PageURL(url, i)), Current: i == n})
		last = i
	}
	return p
}
