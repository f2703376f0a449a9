// Package page makes the view of each page: values ready to print, from a
// snapshot of the library.
//
// It decides what a page says, in what order and words. Which pages there are,
// and at what addresses, is not its business; nor is how they look.
package page

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"sync"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/linked"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// A Maker makes the pages of one snapshot. It is safe for concurrent use.
type Maker struct {
	*snapshot.Snapshot
	site *view.Site

	// What many pages show.
	navigation []view.Link
	alternates []view.Alternate
	dir        string // of the site's language
	cards      shared[*content.Opportunity, *view.Card]
	contacts   shared[content.Contact, *view.Contact]
	tags       shared[string, *view.FacetList] // by the facet and the terms
	pictures   shared[*content.Page, *view.Image]
}

// shared is what is made once for a key, so that pages have the very same.
type shared[K comparable, V any] struct{ made sync.Map }

func (s *shared[K, V]) of(key K, newV func() V) V {
	if v, ok := s.made.Load(key); ok {
		return v.(V)
	}
	v, _ := s.made.LoadOrStore(key, newV())
	return v.(V)
}

// New returns what makes the pages of a snapshot, with the address of the
// site's stylesheet for paper.
func New(s *snapshot.Snapshot, printSheet view.URL) *Maker {
	m := &Maker{Snapshot: s}
	m.site = m.newSite()
	m.site.PrintSheet = printSheet
	for _, to := range s.Library.Settings.Navigation {
		m.navigation = append(m.navigation, m.menuLink(to))
	}
	m.alternates = []view.Alternate{{Title: m.FeedTitle(TakingPart), Type: "application/rss+xml", Href: m.Href("/opportunities/" + snapshot.FeedFile)}}
	m.dir = wording.Direction(m.site.Language)
	return m
}

// What the pages that the site makes itself are called.
const (
	TakingPart   = "Taking part"
	OpeningLater = "Opening later"
	Closed       = "Closed opportunities"
	Search       = "Search"
	getUpdates   = "Get updates"
	SiteMap      = "Site map"
	openData     = "Open data"
)

// pageTitle returns what links to a page of the site say.
func (m *Maker) pageTitle(url string) string {
	switch url {
	case "/":
		return "Home"
	case "/opportunities/":
		return TakingPart
	case "/subscribe/":
		return getUpdates
	case "/search/":
		return Search
	case "/sitemap/":
		return SiteMap
	case "/data/":
		return openData
	case "/opportunities/upcoming/":
		return OpeningLater
	case "/opportunities/closed/":
		return Closed
	}
	if p := m.Article(url); p != nil {
		return p.Title
	}
	if p := m.Page(url); p != nil {
		return p.Title
	}
	var labels []string
	for parts := strings.Split(url, "/"); len(parts) > 4; parts = parts[2:] {
		if t := m.Term(facet.Choice{Facet: parts[2], Term: parts[3]}); t.Label != "" {
			labels = append(labels, t.Label)
		}
	}
	return cmp.Or(strings.Join(labels, ", "), url)
}

// Term returns the term of a choice.
func (m *Maker) Term(c facet.Choice) content.Term {
	t, _ := m.Facets.Term(c)
	return t
}

// LinkTo returns a link to a page of the site under its own name.
func (m *Maker) LinkTo(url string) view.Link {
	return view.Link{Text: m.pageTitle(url), Href: m.Href(url)}
}

// menuLink returns a link that the settings name: to a page, however it is
// written, or to another site.
func (m *Maker) menuLink(to string) view.Link {
	settings := &content.Page{Path: content.SettingsPath, URL: "/"}
	switch href, t := m.Link(settings, to); {
	case t.Page != nil && t.Page != m.Library.Home:
		return view.Link{Text: t.Page.Title, Href: href}
	case t.External, t.File != nil:
		return view.Link{Text: to, Href: href}
	}
	return m.LinkTo(to)
}

func (m *Maker) newSite() *view.Site {
	s := &m.Library.Settings
	site := &view.Site{
		Title: s.Title, Language: s.Language, Brand: s.Brand, Demo: s.Demo, Base: m.Base(),
		Home:         m.Href("/"),
		Organisation: view.Link{Text: s.Organisation.Label, Href: m.settingsLink(s.Organisation.URL)},
		Contact:      m.contact(s.Contact),
		Search:       m.Href("/search/"),
		Updates:      m.Href("/subscribe/"),
		ClosingSoon:  int64(s.ClosingSoon.Seconds()),
	}
	for _, is := range []content.Status{content.ClosingSoon, content.Closed} {
		site.Statuses = append(site.Statuses, view.Status{Name: is.String(), Label: wording.StatusLabel(is)})
	}
	for _, to := range s.Footer {
		site.Footer = append(site.Footer, m.menuLink(to))
	}
	if s.Licence.Label != "" {
		site.Licence = &view.Link{Text: s.Licence.Label, Href: m.settingsLink(s.Licence.URL)}
	}
	if m.Article(anotherFormat) != nil {
		site.Accessible = m.Href(anotherFormat)
	}
	if m.Article("/suggest/") != nil {
		site.Suggest = m.Href("/suggest/")
	}
	return site
}

// settingsLink returns the final address of one that the settings give.
func (m *Maker) settingsLink(to string) view.URL {
	if to == "" {
		return ""
	}
	href, _ := m.Link(m.Library.Settings.Page(), to)
	return href
}

// anotherFormat is the page on how to ask for something in another format.
const anotherFormat = "/guidance/asking-for-another-format/"

// Shell makes what every page has. p is the authored page, or nil for one that
// the site makes itself.
func (m *Maker) Shell(url, title, summary string, p *content.Page, above ...view.Link) view.Page {
	v := view.Page{
		Site: m.site, Title: title, Summary: summary, Lang: m.Library.Settings.Language,
		URL: m.Href(url), Canonical: view.URL(m.Absolute(url)),
		NoIndex:     m.site.Demo || m.Drafts,
		CountsUntil: m.CountsUntil(),
	}
	parts := []string{title}
	if url != "/" {
		v.Breadcrumb = append([]view.Link{m.LinkTo("/")}, above...)
		if len(above) > 0 && above[0].Text != title {
			parts = append(parts, above[0].Text)
		}
	}
	if m.site.Title != title {
		parts = append(parts, m.site.Title)
	}
	v.HeadTitle = strings.Join(parts, " – ")
	v.Navigation, v.Alternates = m.navigation, slices.Clip(m.alternates)
	if slices.ContainsFunc(m.navigation, func(l view.Link) bool { return l.Href == v.URL }) {
		v.Navigation = slices.Clone(m.navigation)
		for i := range v.Navigation {
			v.Navigation[i].Current = v.Navigation[i].Href == v.URL
		}
	}
	v.Image = m.picture(p)
	if t := linked.Trail(m.Snapshot, &v); t != nil {
		v.LinkedData = t
	}
	v.Dir = m.dir
	if p != nil && p.Lang != "" && p.Lang != v.Lang {
		v.Lang, v.OtherLang, v.Dir = p.Lang, p.Lang, wording.Direction(p.Lang)
	}
	v.Locale = linked.Locale(v.Lang)
	if p == nil {
		return v
	}
	v.Draft = p.Draft
	if edit := m.Library.Settings.EditURL; edit != "" {
		v.EditURL = view.URL(strings.ReplaceAll(edit, "{path}", escaped(p.Path)))
	}
	if p.ReplacedBy != "" {
		href, t := m.Link(p, p.ReplacedBy)
		text := p.ReplacedBy
		if t.Page != nil {
			text = t.Page.Title
		}
		v.ReplacedBy = &view.Link{Text: text, Href: href}
	}
	return v
}

// escaped writes a file's path as it stands in an address: authors' folders may
// have any name.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// picture is what a page looks like when somebody shares it: its own image, or
// the picture of its group, or that of the site.
func (m *Maker) picture(p *content.Page) *view.Image {
	if p != nil && p.Image == "" && !slices.Contains(m.Library.Groups, p) {
		p = nil
	}
	return m.pictures.of(p, func() *view.Image { return m.newPicture(p) })
}

func (m *Maker) newPicture(p *content.Page) *view.Image {
	if p != nil && p.Image != "" {
		_, t := m.Link(p, p.Image)
		i := &view.Image{URL: view.URL(m.AbsoluteLink(p, p.Image)), Alt: p.ImageAlt}
		if t.File != nil {
			i.Width, i.Height = t.File.Width, t.File.Height
		}
		return i
	}
	i := &view.Image{
		URL: view.URL(m.Absolute(snapshot.PictureURL(p))), Alt: m.site.Title,
		Width: view.PictureWidth, Height: view.PictureHeight,
	}
	if p != nil {
		i.Alt = p.Title + ": " + i.Alt
	}
	return i
}

// contact makes a team's addresses ready to use, or nil.
func (m *Maker) contact(c content.Contact) *view.Contact {
	if c.IsZero() {
		return nil
	}
	return m.contacts.of(c, func() *view.Contact { return newContact(c) })
}

func newContact(c content.Contact) *view.Contact {
	v := &view.Contact{Team: c.Team}
	if c.Email != "" {
		v.Email = &view.Link{Text: c.Email, Href: view.URL("mailto:" + c.Email)}
	}
	if c.Phone != "" {
		v.Phone = &view.Link{Text: c.Phone, Href: dial("tel:", c.Phone)}
	}
	if c.TextRelay != "" {
		v.TextRelay = &view.Link{Text: c.TextRelay, Href: dial("tel:", c.TextRelay)}
	}
	return v
}

// dial makes the address of a number that was found to be one.
func dial(scheme, number string) view.URL {
	return template.URL(scheme + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number))
}
