// Package snapshot is a library as it stands at one instant: which
// opportunities are shown and how each stands, what can be filtered by, and
// where every link leads.
//
// It takes a library and an instant, and answers questions; it makes no pages.
// Every address of the site is made here, below the site's base path.
package snapshot

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/view"
)

// A Snapshot is safe for concurrent use, and nothing in it changes once
// [Snapshot.Know] was called.
type Snapshot struct {
	Library *content.Library
	At      time.Time // in the site's time zone
	Drafts  bool      // drafts are shown
	Facets  *facet.Table
	Shown   []*content.Opportunity // published, in the order of URLs
	Open    []*content.Opportunity // soonest closing first, ongoing last
	Hidden  []*content.Opportunity // all that are not shown

	FeedSheet view.URL // the stylesheet that makes a feed readable in a browser; empty for none

	urls     urls
	targets  func() *targets
	status   map[*content.Opportunity]content.Status
	open     func() *facet.Index         // of Open
	pairs    func() []facet.Pair         // of Shown
	prepare  []func()                    // what open and pairs need
	counts   func() map[facet.Choice]int // how many of Open have each term
	labels   map[facet.Choice]string
	under    sync.Map // the same under one choice: facet.Choice to a function
	articles map[string]*content.Page
	children map[*content.Page][]*content.Page
	turns    func() turns
}

// New looks at a library at an instant. The base URL is absolute and ends with
// a slash.
func New(lib *content.Library, at time.Time, drafts bool, baseURL string) *Snapshot {
	s := &Snapshot{Library: lib, At: at.In(lib.Settings.Zone), Drafts: drafts, urls: newURLs(baseURL), Facets: facet.New(lib)}
	s.hideTerms()
	s.labels = map[facet.Choice]string{}
	for _, f := range s.Facets.Facets {
		for _, t := range f.Terms {
			s.labels[facet.Choice{Facet: f.Name, Term: t.Slug}] = t.Label
		}
	}
	s.sort()
	s.arrange()
	s.targets = sync.OnceValue(func() *targets { return newTargets(lib, s.At) })
	s.turns = sync.OnceValue(s.findTurns)
	return s
}

// hideTerms takes the terms out that are made by files which are not shown.
func (s *Snapshot) hideTerms() {
	hidden := map[facet.Choice]bool{}
	s.EveryTerm(func(c facet.Choice, p *content.Page) { hidden[c] = !s.Shows(p) })
	for i := range s.Facets.Facets {
		f := &s.Facets.Facets[i]
		f.Terms = slices.DeleteFunc(slices.Clone(f.Terms), func(t content.Term) bool { return hidden[facet.Choice{Facet: f.Name, Term: t.Slug}] })
	}
}

// EveryTerm calls f with each term that is made by a file, and that file.
func (s *Snapshot) EveryTerm(f func(facet.Choice, *content.Page)) {
	for _, p := range s.Library.Groups {
		f(facet.Choice{Facet: "group", Term: p.Slug}, p)
	}
	for _, g := range s.Library.Stages {
		f(facet.Choice{Facet: "stage", Term: g.Slug}, &g.Page)
	}
	for _, o := range s.Library.Organisations {
		f(facet.Choice{Facet: "organisation", Term: o.Slug}, &o.Page)
	}
}

// sort finds what is shown, and how each stands.
func (s *Snapshot) sort() {
	s.status = make(map[*content.Opportunity]content.Status, len(s.Library.Opportunities))
	for _, o := range s.Library.Opportunities {
		if o.Draft && !s.Drafts || !o.Draft && !o.IsPublished(s.At) {
			s.Hidden = append(s.Hidden, o)
			continue
		}
		is := o.StatusAt(s.At, s.Library.Settings.ClosingSoon)
		s.status[o] = is
		s.Shown = append(s.Shown, o)
		if is.IsOpen() {
			s.Open = append(s.Open, o)
		}
	}
	slices.SortFunc(s.Shown, func(a, b *content.Opportunity) int { return cmp.Compare(a.URL, b.URL) })
	s.Open = closingFirst(s.Open)
	s.open = s.index(s.Open)
	s.pairs = func() []facet.Pair { return nil }
	if s.Facets.Combines() {
		all := s.index(s.Shown)
		s.pairs = sync.OnceValue(func() []facet.Pair { return all().Pairs() })
	}
	s.counts = sync.OnceValue(func() map[facet.Choice]int { return s.open().Count() })
}

// index returns what makes the index of a list, in parts that can be prepared.
func (s *Snapshot) index(list []*content.Opportunity) func() *facet.Index {
	const few = 1000
	var parts []func() *facet.Index
	for part := range slices.Chunk(list, few) {
		part := sync.OnceValue(func() *facet.Index { return s.Facets.Index(part) })
		parts = append(parts, part)
		s.prepare = append(s.prepare, func() { part() })
	}
	return sync.OnceValue(func() *facet.Index {
		made := make([]*facet.Index, len(parts))
		for i, part := range parts {
			made[i] = part()
		}
		return s.Facets.Join(made...)
	})
}

// closingFirst returns list in the order of [ClosingFirst]. When each closes is
// found once, and not for every comparison.
func closingFirst(list []*content.Opportunity) []*content.Opportunity {
	type closing struct {
		*content.Opportunity
		end   int64
		title string
	}
	keyed := make([]closing, len(list))
	for i, o := range list {
		keyed[i] = closing{o, math.MaxInt64, o.Title}
		if !o.Closes.Ongoing {
			keyed[i].end = o.Closes.End().Unix()
		}
	}
	slices.SortFunc(keyed, func(a, b closing) int {
		if c := cmp.Compare(a.end, b.end); c != 0 {
			return c
		}
		if c := cmp.Compare(a.title, b.title); c != 0 {
			return c
		}
		return cmp.Compare(a.URL, b.URL)
	})
	sorted := make([]*content.Opportunity, len(list))
	for i, k := range keyed {
		sorted[i] = k.Opportunity
	}
	return sorted
}

// ClosingFirst orders by the closing second, ongoing last, then by title.
func ClosingFirst(a, b *content.Opportunity) int {
	switch {
	case a.Closes.Ongoing && !b.Closes.Ongoing:
		return 1
	case b.Closes.Ongoing && !a.Closes.Ongoing:
		return -1
	case !a.Closes.Ongoing:
		if c := a.Closes.End().Compare(b.Closes.End()); c != 0 {
			return c
		}
	}
	return byTitle(a, b)
}

func byTitle(a, b *content.Opportunity) int {
	if c := cmp.Compare(a.Title, b.Title); c != 0 {
		return c
	}
	return cmp.Compare(a.URL, b.URL)
}

// Status returns how a shown opportunity stands.
func (s *Snapshot) Status(o *content.Opportunity) content.Status { return s.status[o] }

// CanTakePart reports whether the ways to take part are shown.
func (s *Snapshot) CanTakePart(o *content.Opportunity) bool {
	is := s.status[o]
	return is.IsOpen() || is == content.Full && o.WaitingList
}

// Shows reports whether a page is in the site.
func (s *Snapshot) Shows(p *content.Page) bool { return !p.Draft || s.Drafts }

// Prepare returns functions that find out what is asked of the snapshot later, and
// may run at the same time. Without them that happens when the first asks. It may
// be called once.
func (s *Snapshot) Prepare() []func() {
	parts := s.prepare
	s.prepare = nil // the parts are not needed once they are together
	return append(parts, func() { s.targets() })
}

// Pairs returns the pairs of terms that some shown opportunity has and whose
// listing exists.
func (s *Snapshot) Pairs() []facet.Pair { return s.pairs() }

// OpenWith returns the open opportunities that have every choice, each of another
// facet, in the order of Open.
func (s *Snapshot) OpenWith(first facet.Choice, more ...facet.Choice) []*content.Opportunity {
	return s.open().With(first, more...)
}

// Count returns how many open opportunities have a term.
func (s *Snapshot) Count(c facet.Choice) int { return s.counts()[c] }

// Counts returns how many open opportunities have each term, of those that
// have the choice too; of all when it is the zero Choice.
func (s *Snapshot) Counts(under facet.Choice) map[facet.Choice]int {
	if under == (facet.Choice{}) {
		return s.counts()
	}
	count, _ := s.under.LoadOrStore(under, sync.OnceValue(func() map[facet.Choice]int {
		return s.open().CountWith(under)
	}))
	return count.(func() map[facet.Choice]int)()
}

// Article returns the page of guidance or the other page at a URL, or nil when
// none is shown there.
func (s *Snapshot) Article(url string) *content.Page { return s.articles[url] }

// Below returns the pages of a section of guidance in order.
func (s *Snapshot) Below(section *content.Page) []*content.Page { return s.children[section] }

// Sections returns the section pages above a page of guidance, the outermost
// first.
func (s *Snapshot) Sections(p *content.Page) (above []*content.Page) {
	for url := parent(p.URL); url != "/"; url = parent(url) {
		if section := s.Article(url); section != nil {
			above = append([]*content.Page{section}, above...)
		}
	}
	return above
}

// arrange finds the pages that are shown by their URL, and what stands below
// each section.
func (s *Snapshot) arrange() {
	s.articles = map[string]*content.Page{}
	s.children = map[*content.Page][]*content.Page{}
	for _, list := range [][]*content.Page{s.Library.Guidance, s.Library.Pages} {
		for _, p := range list {
			if s.Shows(p) {
				s.articles[p.URL] = p
			}
		}
	}
	for _, p := range s.Library.Guidance {
		if above := s.Sections(p); len(above) > 0 && s.Shows(p) {
			section := above[len(above)-1]
			s.children[section] = append(s.children[section], p)
		}
	}
}

// parent returns the URL of the folder that a URL stands in.
func parent(url string) string {
	dir := path.Dir(strings.TrimSuffix(url, "/"))
	if dir == "/" {
		return dir
	}
	return dir + "/"
}

// Labels returns the labels of a facet's terms, in the order given.
func (s *Snapshot) Labels(name string, slugs []string) []string {
	labels := make([]string, len(slugs))
	for i, slug := range slugs {
		label, ok := s.labels[facet.Choice{Facet: name, Term: slug}]
		if !ok {
			label = slug
		}
		labels[i] = label
	}
	return labels
}
