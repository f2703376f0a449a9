// Package content holds the nouns of a site: what authors wrote, after it was
// read and found well-formed, and what follows from it at an instant.
//
// A [Library] is a whole site's content. Its parts are plain structs that are
// never changed once the library is made. The package reads no files, no
// clock, and knows nothing of pages, themes or HTML beyond the bodies' own.
package content

import (
	"slices"
	"time"
)

// A Library is all the content of one site. Every slice is in the order in
// which readers meet it: by Order and title, opportunities by path.
type Library struct {
	Settings      Settings
	Home          *Page
	Guidance      []*Page
	Pages         []*Page
	Groups        []*Page
	Stages        []*Stage
	Organisations []*Organisation
	Opportunities []*Opportunity
	Files         []File
}

// A File is an image or a document below content/files.
type File struct {
	Path          string // content/files/agenda.pdf
	URL           string // /files/agenda.pdf
	Size          int64  // bytes
	Width, Height int    // pixels of an image; 0 when unknown
}

// Vocabulary returns the terms of a facet, in the order of its listing. ok is
// false for a facet that does not exist.
func (l *Library) Vocabulary(facet string) (v Vocabulary, ok bool) {
	switch facet {
	case "group":
		v = Vocabulary{Label: "Who you are"}
		for _, p := range l.Groups {
			v.Terms = append(v.Terms, Term{Slug: p.Slug, Label: p.Title, Summary: p.Summary, Updated: p.Updated})
		}
	case "stage":
		v = Vocabulary{Label: "Stage of work"}
		for _, p := range l.Stages {
			v.Terms = append(v.Terms, Term{Slug: p.Slug, Label: p.Title, Summary: p.Summary, Updated: p.Updated})
		}
	case "organisation":
		v = Vocabulary{Label: "Organisation"}
		for _, p := range l.Organisations {
			v.Terms = append(v.Terms, Term{Slug: p.Slug, Label: p.Title, Summary: p.Summary, Updated: p.Updated})
		}
	case "area":
		v = l.Settings.Areas
	case "topic":
		v = l.Settings.Topics
	case "support":
		v = BuiltIn("support")
		v.Terms = append(v.Terms[:len(v.Terms):len(v.Terms)], l.Settings.Support.Terms...)
	default:
		v = BuiltIn(facet)
	}
	return v, v.Label != ""
}

// OrganisationOf returns the organisation of a slug, or nil.
func (l *Library) OrganisationOf(slug string) *Organisation {
	i := slices.IndexFunc(l.Organisations, func(o *Organisation) bool { return o.Slug == slug })
	if i < 0 {
		return nil
	}
	return l.Organisations[i]
}

// NextChange returns the first instant after at from which anything in the
// library may be shown otherwise, or the zero time when there is none.
func (l *Library) NextChange(at time.Time, drafts bool) time.Time {
	var next time.Time
	for _, o := range l.Opportunities {
		if o.Draft && !drafts {
			continue
		}
		changes := o.Changes(l.Settings.ClosingSoon, l.Settings.Zone)
		if i := slices.IndexFunc(changes, at.Before); i >= 0 && (next.IsZero() || changes[i].Before(next)) {
			next = changes[i]
		}
	}
	return next
}

// EveryPage calls f with each authored page.
func (l *Library) EveryPage(f func(*Page)) {
	l.EveryOther(f)
	for _, o := range l.Opportunities {
		f(&o.Page)
	}
}

// EveryOther calls f with each authored page but those of opportunities.
func (l *Library) EveryOther(f func(*Page)) {
	if l.Home != nil {
		f(l.Home)
	}
	for _, list := range [][]*Page{l.Guidance, l.Pages, l.Groups} {
		for _, p := range list {
			f(p)
		}
	}
	for _, s := range l.Stages {
		f(&s.Page)
	}
	for _, o := range l.Organisations {
		f(&o.Page)
	}
}
