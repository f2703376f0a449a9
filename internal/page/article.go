package page

import (
	"slices"

	"involve/internal/content"
	"involve/internal/linked"
	"involve/internal/view"
)

// Standalone makes a page that stands alone, below the pages that lead to it.
func (m *Maker) Standalone(p *content.Page, above ...view.Link) *view.Article {
	a := &view.Article{
		Page: m.Shell(p.URL, p.Title, p.Summary, p, above...),
		Body: m.Body(p), Contents: contents(&p.Body),
		Reviewed: long(p.Reviewed), ReviewDue: long(p.ReviewDue), Updated: long(p.Updated),
	}
	return a
}

func long(d content.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Long()
}

// contents lists the h2 headings of a long text.
func contents(b *content.Body) (links []view.Link) {
	for _, h := range b.Headings {
		if h.Level == 2 {
			links = append(links, view.Link{Text: h.Text, Href: view.URL("#" + h.ID)})
		}
	}
	if len(links) < 3 {
		return nil
	}
	return links
}

// Guidance makes a page of guidance with what stands around it.
func (m *Maker) Guidance(p *content.Page) *view.Article {
	sections := m.Sections(p)
	var above []view.Link
	for _, s := range sections {
		above = append(above, view.Link{Text: s.Title, Href: m.Href(s.URL)})
	}
	a := m.Standalone(p, above...)
	a.LinkedData = linked.Guidance(m.Snapshot, linked.Trail(m.Snapshot, &a.Page), p)
	a.IsArticle = true
	if len(sections) > 0 {
		section := sections[len(sections)-1]
		a.Section = &view.Link{Text: section.Title, Href: m.Href(section.URL)}
		m.siblings(a, p, section)
	}
	for _, c := range m.Below(p) {
		if m.linksTo(p, c) {
			continue // the text leads there already
		}
		a.Children = append(a.Children, view.Teaser{Link: view.Link{Text: c.Title, Href: m.Href(c.URL)}, Summary: c.Summary})
	}
	for _, s := range m.Library.Stages {
		if t, _ := m.Resolve(&s.Page, s.Guide); s.Guide != "" && t.Page == p && m.Shows(&s.Page) {
			a.Listing = &view.Teaser{
				Link: view.Link{Text: s.Title, Href: m.Href(s.URL)}, Summary: s.Summary, Count: m.openNow("stage", s.Slug),
			}
		}
	}
	return a
}

// linksTo reports whether the text of a page has a link to another.
func (m *Maker) linksTo(p, other *content.Page) bool {
	return slices.ContainsFunc(p.Body.Refs, func(r content.Ref) bool {
		t, _ := m.Resolve(p, r.To)
		return t.Page == other
	})
}

// siblings lists the pages of the section that p stands in.
func (m *Maker) siblings(a *view.Article, p, section *content.Page) {
	at := -1
	for i, s := range m.Below(section) {
		if s == p {
			at = i
		}
		a.Siblings = append(a.Siblings, view.Link{Text: s.Title, Href: m.Href(s.URL), Current: s == p})
	}
	if at > 0 {
		a.Previous = &a.Siblings[at-1]
	}
	if at >= 0 && at+1 < len(a.Siblings) {
		a.Next = &a.Siblings[at+1]
	}
}
