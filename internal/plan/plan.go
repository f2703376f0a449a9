// Package plan decides every file the site will hold, as it stands at one
// instant.
//
// [Make] takes a library and gives a [Plan]: the path and the URL of each
// output, and the view that it is made of, ready to print. A view is made when
// it is asked for, so that a plan costs little however many pages it has, and so
// is the name of a file that is named for what it holds. The package reads no
// clock and no disk, and knows nothing of themes.
package plan

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/find"
	"involve/internal/opendata"
	"involve/internal/page"
	"involve/internal/share"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// Options are what a plan depends on beside the library.
type Options struct {
	At      time.Time
	Drafts  bool
	BaseURL string // in place of the settings'; absolute, ends with a slash
	Assets  []view.Asset

	// Together runs functions, at the same time if it can. nil runs them one
	// after another.
	Together func(...func())
}

// An Output is one file of the site.
type Output struct {
	Path string // from the output folder: opportunities/index.html
	URL  string // of a page, below the site's base path: /opportunities/; of others the same with their name

	source *content.Page // the authored page it comes from, if it is one's own
	moved  bool          // it stands at an old address
	make   func() view.View
}

// View makes what the file is made of. It is safe for concurrent use, and
// equal each time.
func (o *Output) View() view.View { return o.make() }

// Source returns the path of the authored file that the page comes from, "" when
// it comes from none of its own.
func (o *Output) Source() string {
	if o.source == nil {
		return ""
	}
	return o.source.Path
}

// A Plan is the whole site at one instant.
type Plan struct {
	Tally Tally

	next     func() time.Time
	snapshot *snapshot.Snapshot
	outputs  []Output        // in the order of paths, without those below
	named    []*named        // as they are asked for
	all      func() []Output // both
}

// A Tally says how much is in a plan.
type Tally struct {
	Pages    int
	Feeds    int
	Statuses []StatusCount
}

// A StatusCount says how many opportunities stand somewhere.
type StatusCount struct {
	Status content.Status
	N      int
}

// Next returns when the site next changes by itself, or the zero time when it never
// does. It is found when it is first asked for.
func (p *Plan) Next() time.Time { return p.next() }

// Outputs returns all of them, in the order of paths. It may not be changed.
func (p *Plan) Outputs() []Output { return p.all() }

// Find returns the output of a path, or nil.
func (p *Plan) Find(path string) *Output {
	list := p.outputs
	if p.isNamed(path) {
		list = p.Outputs()
	}
	return lookup(list, path)
}

// lookup returns the output of a path in a list that is in order, or nil.
func lookup(list []Output, path string) *Output {
	i := sort.Search(len(list), func(i int) bool { return list[i].Path >= path })
	if i < len(list) && list[i].Path == path {
		return &list[i]
	}
	return nil
}

// Resolve finds what a link on a page leads to. When it leads nowhere, the
// diagnostic says why; its place is left to the caller.
func (p *Plan) Resolve(from *content.Page, to string) (snapshot.Target, *diag.Diagnostic) {
	return p.snapshot.Resolve(from, to)
}

// Has reports whether a URL of the site is that of a page, whenever it is
// shown.
func (p *Plan) Has(url string) bool {
	return p.snapshot.Has(url) || p.isNamed(strings.Trim(url, "/"))
}

// A maker holds what planning needs.
type maker struct {
	*snapshot.Snapshot
	page  *page.Maker
	find  *find.Maker
	plan  *Plan
	moved map[string]string // old addresses and where they lead
	diags diag.List
}

// Make plans the site. It bears with a library that has mistakes: what cannot
// be planned is left out, and somebody else has said why.
func Make(lib *content.Library, opt Options) (*Plan, diag.List) {
	s := snapshot.New(lib, opt.At, opt.Drafts, cmp.Or(opt.BaseURL, lib.Settings.BaseURL))
	m := &maker{Snapshot: s, plan: &Plan{snapshot: s}, moved: map[string]string{}}
	m.plan.next = sync.OnceValue(func() time.Time { return lib.NextChange(s.At, opt.Drafts) })
	m.plan.outputs = make([]Output, 0, 3*len(s.Shown)+1000) // most have a page and a calendar, and there are listings
	sheet := newNamed("assets/print", ".css", func() view.View { return &view.PrintSheet{Origin: s.Origin()} }).output()
	m.add(sheet)
	m.page = page.New(s, s.Href(sheet.URL))
	m.find = &find.Maker{Maker: m.page, Together: opt.Together}
	for _, a := range opt.Assets {
		if a.Name == "feed.css" {
			s.FeedSheet = s.Href("/" + a.Path)
		}
	}
	m.find.Records = m.addNamed("assets/records", ".json", func() view.View { return m.find.MakeRecords() })
	m.find.Index = m.addNamed("assets/search", ".json", func() view.View { return m.find.MakeIndex() })
	run := opt.Together
	if run == nil {
		run = oneByOne
	}
	run(append(s.Prepare(), func() {
		m.tally()
		m.pages()
		m.shared()
	})...)
	m.listings()
	for _, a := range opt.Assets {
		m.add(Output{Path: a.Path, URL: "/" + a.Path, make: func() view.View { return &a }})
	}
	for _, f := range lib.Files {
		m.add(Output{Path: strings.TrimPrefix(f.URL, "/"), URL: f.URL, make: func() view.View { return &view.File{Path: f.Path} }})
	}
	m.hosting()
	m.finish()
	m.plan.all = sync.OnceValue(func() []Output { return m.plan.together(run) })
	return m.plan, m.diags
}

// tally counts the opportunities by status.
func (m *maker) tally() {
	n := map[content.Status]int{}
	for _, o := range m.Shown {
		n[m.Status(o)]++
	}
	for s := content.Upcoming; s <= content.Reported; s++ {
		m.plan.Tally.Statuses = append(m.plan.Tally.Statuses, StatusCount{s, n[s]})
	}
}

// pages plans what is not a list of opportunities.
func (m *maker) pages() {
	if home := m.Library.Home; home != nil {
		m.addPage("/", home, m.page.Home)
	}
	for _, p := range m.Library.Guidance {
		if m.Shows(p) {
			m.addPage(p.URL, p, func() view.View { return m.page.Guidance(p) })
		}
	}
	for _, p := range m.Library.Pages {
		if m.Shows(p) {
			m.addPage(p.URL, p, func() view.View { return m.page.Standalone(p) })
		}
	}
	for _, o := range m.Shown {
		if snapshot.HasCalendar(o) { // first, since it comes first in the order of paths
			m.addCalendar(o.URL, func() view.View { return share.OpportunityCalendar(m.Snapshot, o) })
		}
		m.addPage(o.URL, &o.Page, func() view.View { return m.page.Opportunity(o) })
	}
	m.addPage("/subscribe/", nil, m.page.Subscribe)
	m.addPage("/data/", nil, func() view.View { return m.page.Data(opendata.Guide(m.Snapshot)) })
	m.addPage("/search/", nil, m.find.Search)
	m.addPage("/sitemap/", nil, m.find.SiteMap)
	m.add(Output{Path: "404.html", URL: "/404.html", make: m.page.NotFound})
}

// add puts an output into the plan.
func (m *maker) add(o Output) { m.plan.outputs = append(m.plan.outputs, o) }

// addFile puts a file into the plan that is no page.
func (m *maker) addFile(url string, make func() view.View) {
	m.add(Output{Path: strings.TrimPrefix(url, "/"), URL: url, make: make})
}

// addPage puts an HTML page into the plan, and redirects from its old
// addresses.
func (m *maker) addPage(url string, source *content.Page, make func() view.View) {
	m.plan.Tally.Pages++
	m.add(Output{Path: pagePath(url), URL: url, source: source, make: make})
	if source == nil {
		return
	}
	for _, alias := range source.Aliases {
		m.moved[alias] = url
	}
}

// pagePath returns the file of a page's URL.
func pagePath(url string) string {
	return strings.TrimPrefix(url, "/") + "index.html"
}

// finish sorts the outputs, finds two that want one place, and knows what can
// be linked to.
func (m *maker) finish() {
	outputs := sorted(m.plan.outputs)
	kept := outputs[:0]
	for _, o := range outputs {
		if len(kept) > 0 && kept[len(kept)-1].Path == o.Path {
			m.clash(kept[len(kept)-1], o)
			continue
		}
		kept = append(kept, o)
	}
	m.plan.outputs = kept
	m.Know(snapshot.Made{Has: m.plan.makes, All: m.plan.made, Later: m.later(), Moved: m.moved})
	// What is shown later clashes today, or the site could not be built then.
	for _, o := range m.Hidden {
		if at := m.plan.Find(pagePath(o.URL)); at != nil && at.source != &o.Page && !at.moved {
			m.clash(*at, Output{Path: at.Path, source: &o.Page})
		}
	}
}

// later returns the listings, feeds and calendars that only time will make, each
// with the day: a link to one is right, if early.
func (m *maker) later() map[string]content.When {
	first := map[string]content.When{}
	var list []*content.Opportunity
	for _, o := range m.Hidden {
		if o.Draft {
			continue
		}
		list = append(list, o)
		if snapshot.HasCalendar(o) {
			first[o.URL+snapshot.CalendarFile] = o.Published
		}
	}
	slices.SortStableFunc(list, func(a, b *content.Opportunity) int { return a.Published.Time.Compare(b.Published.Time) })
	for _, p := range m.Facets.Pairs(list) {
		listing := content.FacetURL(p.Choices[0].Facet, p.Choices[0].Term, p.Choices[1].Facet, p.Choices[1].Term)
		first[listing] = p.First.Published
		if m.HasFeed(p.Choices[:]...) {
			first[listing+snapshot.FeedFile] = p.First.Published
			first[listing+snapshot.CalendarFile] = p.First.Published
		}
	}
	return first
}

// makes reports whether the plan has a URL of the site's own making, and made
// returns all of those.
func (p *Plan) makes(url string) bool {
	path := strings.TrimPrefix(url, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		path = pagePath(url)
	}
	o := lookup(p.outputs, path)
	return o != nil && o.URL == url && o.isOwn()
}

func (p *Plan) made() (urls []string) {
	for _, o := range p.outputs {
		if o.isOwn() {
			urls = append(urls, o.URL)
		}
	}
	return urls
}

// isOwn reports whether an output is of the site's own making, and may be counted
// on.
func (o *Output) isOwn() bool { return o.source == nil && !o.moved && !isFurther(o.URL) }

// isFurther reports whether a URL is that of the second or a later page of a
// list. Nothing else may count on it: the list may be short again tomorrow.
func isFurther(url string) bool { return strings.Contains(url, "/page/") }

// clash says that an author's page has an address of the site's own. Two
// pages of authors with one address were found before there was a plan.
func (m *maker) clash(a, b Output) {
	p := cmp.Or(b.source, a.source)
	if p == nil {
		panic("plan: two outputs at " + a.Path)
	}
	m.diags.Add(diag.Diagnostic{
		Pos: diag.Pos{Path: p.Path, Line: 1, Col: 1}, Rule: "duplicate-url",
		Message: fmt.Sprintf("this page has the address %s, and the site makes a page there itself", p.URL),
		Hint:    "rename the file",
	})
}
