package find

import (
	"net/url"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/view"
)

// recordsVersion is the version of the records' form. A script of another
// version leaves them alone.
const recordsVersion = 1

// opportunities is the page of all that is open, and the folder of the page of
// each.
const opportunities = "/opportunities/"

// finder is what a browser needs to filter the nth page of a list.
func (m *Maker) finder(l *Listing, n int, site *view.Site) *view.Finder {
	s := l.shared()
	return &view.Finder{
		Records: m.Records(), Keys: s.keys, Query: s.query,
		Models: view.Models{
			Action: m.Href(opportunities), Here: l.URL == opportunities && n == 1,
			Card: model, Updates: site.Updates, Suggest: site.Suggest,
		},
	}
}

// query returns what a list is about, as an address says it.
func query(l *Listing) string {
	q := url.Values{}
	for _, c := range l.Chosen {
		q.Add(c.Facet, c.Term)
	}
	return q.Encode()
}

// keys returns the names that an address may have in its query.
func (m *Maker) keys() string {
	return strings.Join(append(m.facetNames(), "q", "sort", "page"), " ")
}

func (m *Maker) facetNames() (names []string) {
	for _, f := range m.Facets.Facets {
		names = append(names, f.Name)
	}
	return names
}

// model is a card whose values are placeholders.
var model = &view.Card{
	Link:    view.Link{Text: "{title}", Href: "#href"},
	Summary: "{summary}",
	Status:  view.Status{Name: content.Open.String()},
	Verb:    "{verb}", When: "{when}",
	Activity: "{activity}", Mode: "{mode}", Area: "{area}", Time: "{time}",
	Payment: "{payment}", Groups: "{groups}", Asked: "{asked}",
}

// MakeRecords makes the records of everything that is open. They are the same
// until something changes.
func (m *Maker) MakeRecords() *view.Records {
	r := &view.Records{
		Version: recordsVersion,
		At:      m.Since(),
		Soon:    int64(m.Library.Settings.ClosingSoon.Seconds()),
		Path:    string(m.Href(opportunities)),
		Page:    pageSize,
		Shown:   m.Facets.Shown,
		Langs:   map[int]string{},
		Slugs:   []string{}, Titles: []string{}, Summaries: []string{}, ClosedFrom: []int64{}, // never null for a script
	}
	m.together(
		func() { m.recordCards(r) },
		func() {
			for _, f := range m.Facets.Facets {
				r.Facets = append(r.Facets, m.recordFacet(f))
			}
		},
		func() { r.Newest = newest(m.Open) },
	)
	return r
}

// recordCards adds what the card of each says.
func (m *Maker) recordCards(r *view.Records) {
	cards := newCards(&r.Cards)
	var before int64
	for i, o := range m.Open {
		r.Slugs = append(r.Slugs, o.Slug)
		r.Titles = append(r.Titles, o.Title)
		r.Summaries = append(r.Summaries, o.Summary)
		card := m.Card(o)
		if card.Lang != "" {
			r.Langs[i] = card.Lang
		}
		if card.ClosedFrom != 0 {
			r.ClosedFrom = append(r.ClosedFrom, card.ClosedFrom-before)
			before = card.ClosedFrom
		}
		cards.add(card)
	}
}

// together runs functions, at the same time if it can.
func (m *Maker) together(list ...func()) {
	if m.Together != nil {
		m.Together(list...)
		return
	}
	for _, f := range list {
		f()
	}
}

// newest returns the indexes of list, the latest published first.
func newest(list []*content.Opportunity) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return list[b].Published.Time.Compare(list[a].Published.Time) })
	return order
}

// recordFacet says which terms of a facet each open opportunity has.
func (m *Maker) recordFacet(f facet.Facet) view.RecordFacet {
	r := view.RecordFacet{Name: f.Name, Label: f.Label, Terms: [][2]string{}, Sets: [][]int{}, Of: make([]int, 0, len(m.Open))}
	index := map[string]int{}
	for i, t := range f.Terms {
		r.Terms = append(r.Terms, [2]string{t.Slug, t.Label})
		index[t.Slug] = i
	}
	sets := map[string]int{}
	var key []byte
	for _, o := range m.Open {
		terms := m.Facets.Terms(o, f.Name)
		key = key[:0]
		for _, t := range terms {
			key = append(append(key, t...), ' ')
		}
		at, known := sets[string(key)]
		if !known {
			at = len(r.Sets)
			sets[string(key)] = at
			set := []int{}
			for _, t := range terms {
				if i, shown := index[t]; shown {
					set = append(set, i)
				}
			}
			r.Sets = append(r.Sets, set)
		}
		r.Of = append(r.Of, at)
	}
	return r
}

// cards gathers the texts of cards, each once.
type cards []sharing

// sharing is one text of a card, its place in the records, and where each value
// is already there.
type sharing struct {
	of    func(*view.Card) string
	in    *view.Shared
	known map[string]int
}

func newCards(r *view.RecordCards) cards {
	list := cards{
		{of: func(c *view.Card) string { return c.Verb }, in: &r.Verb},
		{of: func(c *view.Card) string { return c.When }, in: &r.When},
		{of: func(c *view.Card) string { return c.Activity }, in: &r.Activity},
		{of: func(c *view.Card) string { return c.Time }, in: &r.Time},
		{of: func(c *view.Card) string { return c.Mode }, in: &r.Mode},
		{of: func(c *view.Card) string { return c.Payment }, in: &r.Payment},
		{of: func(c *view.Card) string { return c.Area }, in: &r.Area},
		{of: func(c *view.Card) string { return c.Groups }, in: &r.Groups},
		{of: func(c *view.Card) string { return c.Asked }, in: &r.Asked},
	}
	for i := range list {
		list[i].known = map[string]int{}
		*list[i].in = view.Shared{Values: []string{}, Of: []int{}}
	}
	return list
}

func (list cards) add(c *view.Card) {
	for _, s := range list {
		text := s.of(c)
		at, known := s.known[text]
		if !known {
			at = len(s.in.Values)
			s.known[text] = at
			s.in.Values = append(s.in.Values, text)
		}
		s.in.Of = append(s.in.Of, at)
	}
}
