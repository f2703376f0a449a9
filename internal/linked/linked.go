// Package linked makes what a page says of itself to search engines: JSON-LD
// in the words of schema.org.
//
// It takes a snapshot and what a page knows, and gives structs whose keys keep
// their order. It uses a type only where that is honest:
//
//   - BreadcrumbList on each page that shows a breadcrumb, and the same one;
//   - WebSite and Organization on the home page: the settings name both;
//   - WebPage on a page of guidance whose author says when it changed or was
//     reviewed: no Article, since nobody signs it and it is no news;
//   - Dataset on the page on open data: that is what it is about;
//   - Event for a session that anybody may come to or book a place at, at its
//     own date. See [Events] for which.
//
// It refuses what would say more than is known. A survey, an interview or a
// panel is no Event: it has no time, or is for those who were chosen. None is a
// JobPosting, whatever it pays, nor a VolunteerAction of somebody. A deadline is
// not a date at which something happens. Health guidance would be a
// MedicalWebPage; this is not about health. There is no SearchAction, since a
// search by address alone needs a script; no isAccessibleForFree of an Event,
// since what it costs people is not one fact; no address of a venue but the
// author's own words; no dateModified of data, since a build does not say when
// it was made.
package linked

import (
	"cmp"
	"strings"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// A Graph is all that one page says.
type Graph struct {
	Context string `json:"@context"`
	Nodes   []any  `json:"@graph"`
}

func graph(nodes ...any) *Graph { return &Graph{"https://schema.org", nodes} }

type breadcrumbList struct {
	Type  string     `json:"@type"`
	Items []listItem `json:"itemListElement"`
}

type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name"`
	Item     string `json:"item,omitempty"` // not of the page itself
}

type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type webSite struct {
	Type       string        `json:"@type"`
	Name       string        `json:"name"`
	URL        string        `json:"url"`
	InLanguage string        `json:"inLanguage"`
	Publisher  *organization `json:"publisher,omitempty"`
}

type webPage struct {
	Type         string `json:"@type"`
	Name         string `json:"name"`
	URL          string `json:"url"`
	InLanguage   string `json:"inLanguage"`
	DateModified string `json:"dateModified,omitempty"`
	LastReviewed string `json:"lastReviewed,omitempty"`
}

type dataset struct {
	Type         string         `json:"@type"`
	Name         string         `json:"name"`
	Description  string         `json:"description"`
	URL          string         `json:"url"`
	InLanguage   string         `json:"inLanguage"`
	License      string         `json:"license,omitempty"`
	Free         bool           `json:"isAccessibleForFree"`
	Creator      *organization  `json:"creator,omitempty"`
	Distribution []dataDownload `json:"distribution"`
}

type dataDownload struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// Trail says where a page stands: its breadcrumb, and itself. It is nil for a
// page without one.
func Trail(m *snapshot.Snapshot, p *view.Page) *Graph {
	if len(p.Breadcrumb) == 0 {
		return nil
	}
	list := breadcrumbList{Type: "BreadcrumbList"}
	for i, l := range p.Breadcrumb {
		list.Items = append(list.Items, listItem{"ListItem", i + 1, l.Text, m.Origin() + string(l.Href)})
	}
	list.Items = append(list.Items, listItem{"ListItem", len(list.Items) + 1, p.Title, ""})
	return graph(list)
}

// Home says what the site is, and whose.
func Home(m *snapshot.Snapshot) *Graph {
	s := &m.Library.Settings
	return graph(webSite{"WebSite", s.Title, m.Absolute("/"), s.Language, publisher(m)})
}

// publisher is whose site it is; nil when the settings do not say.
func publisher(m *snapshot.Snapshot) *organization {
	o := m.Library.Settings.Organisation
	if o.Label == "" {
		return nil
	}
	return &organization{"Organization", o.Label, m.SettingsAddress(o.URL)}
}

// Guidance adds to a page's trail when its author changed or reviewed it.
func Guidance(m *snapshot.Snapshot, trail *Graph, p *content.Page) *Graph {
	if p.Updated.IsZero() && p.Reviewed.IsZero() {
		return trail
	}
	w := webPage{Type: "WebPage", Name: p.Title, URL: m.Absolute(p.URL), InLanguage: cmp.Or(p.Lang, m.Library.Settings.Language)}
	if !p.Updated.IsZero() {
		w.DateModified = p.Updated.String()
	}
	if !p.Reviewed.IsZero() {
		w.LastReviewed = p.Reviewed.String()
	}
	return trail.with(w)
}

// Dataset adds to the trail of the page on open data what there is.
func Dataset(m *snapshot.Snapshot, trail *Graph, g view.DataGuide) *Graph {
	s := &m.Library.Settings
	d := dataset{
		Type: "Dataset", Name: s.Title + ": opportunities",
		Description: "Ways for people and communities to take part in health and care: what is open, what opens later and what is over, with dates, payment, support and what changed.",
		URL:         m.Absolute("/data/"), InLanguage: s.Language, Free: true, Creator: publisher(m),
		Distribution: []dataDownload{
			{"DataDownload", "application/json", g.JSON.Address},
			{"DataDownload", "text/csv", g.CSV.Address},
		},
	}
	if d.License = m.SettingsAddress(s.Licence.URL); d.License == "" {
		d.License = s.Licence.Label
	}
	return trail.with(d)
}

// with adds nodes to what a page says, which may be nothing yet.
func (g *Graph) with(nodes ...any) *Graph {
	switch {
	case len(nodes) == 0:
		return g
	case g == nil:
		return graph(nodes...)
	}
	return graph(append(g.Nodes[:len(g.Nodes):len(g.Nodes)], nodes...)...)
}

// Locale writes a language and its country as Open Graph has them. It is empty
// for a language alone, which Open Graph has no form for.
func Locale(lang string) string {
	if len(lang) == 5 && lang[2] == '-' {
		return lang[:2] + "_" + strings.ToUpper(lang[3:])
	}
	return ""
}
