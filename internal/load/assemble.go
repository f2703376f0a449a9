package load

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"involve/internal/content"
	"involve/internal/diag"
)

// Assemble puts documents together. They stay as they are, and can be assembled
// again.
//
// The list holds what is found between files only; each document and the
// settings have lists of their own. A file whose front matter could not be
// read is left out of the library.
func Assemble(settings content.Settings, docs []*Document, files []content.File) (*content.Library, diag.List) {
	terms := NewTerms(settings, docs)
	filled := make([]*Filled, len(docs))
	for i, doc := range docs {
		filled[i] = terms.Fill(doc)
	}
	return Join(settings, filled, files)
}

// Join is [Assemble] for documents that were filled in before.
func Join(settings content.Settings, docs []*Filled, files []content.File) (*content.Library, diag.List) {
	lib := &content.Library{Settings: settings, Files: files}
	var l diag.List
	urls := make(map[string]*content.Page, len(docs))
	for _, doc := range docs {
		p := doc.page
		l = append(l, doc.unknown...)
		if p.URL == "" {
			continue
		}
		if other := urls[p.URL]; other != nil {
			l.Add(diag.Diagnostic{
				Pos: diag.Pos{Path: p.Path, Line: 1, Col: 1}, Rule: "duplicate-url",
				Message: fmt.Sprintf("this page has the address %s, and so has %s", p.URL, other.Path),
				Hint:    "rename one of the files; folders below opportunities are not part of the address",
			})
			continue
		}
		urls[p.URL] = p
		if doc.whole {
			doc.place(lib)
			l = append(l, doc.missing...)
		}
	}
	if urls["/"] == nil {
		l.Add(diag.Diagnostic{
			Pos: diag.Pos{Path: content.Root + "/index.md"}, Rule: "no-home-page", Message: "the site has no home page",
			Hint: "make this file, with a title and a summary",
		})
	}
	if lib.Home != nil && lib.Home.Draft {
		l.Add(diag.Diagnostic{
			Pos: lib.Home.Pos("draft"), Rule: "draft-home", Message: "the home page cannot be a draft",
			Hint: "take the line out: a site always has a home page",
		})
	}
	order(lib)
	l = append(l, sameIDs(lib)...)
	return lib, l
}

// Opportunity returns what the file says of an opportunity, before anything is
// filled in from its organisation, or nil when it says nothing of one.
func (doc *Document) Opportunity() *content.Opportunity {
	if !doc.whole {
		return nil
	}
	return doc.opportunity
}

// place puts the noun of a document where it belongs.
func (doc *Filled) place(lib *content.Library) {
	switch doc.Folder {
	case content.HomeFolder:
		lib.Home = doc.page
	case content.GuidanceFolder:
		lib.Guidance = append(lib.Guidance, doc.page)
	case content.GroupFolder:
		lib.Groups = append(lib.Groups, doc.page)
	case content.StageFolder:
		lib.Stages = append(lib.Stages, doc.stage)
	case content.OrganisationFolder:
		lib.Organisations = append(lib.Organisations, doc.organisation)
	case content.OpportunityFolder:
		lib.Opportunities = append(lib.Opportunities, doc.opportunity)
	case content.PageFolder:
		lib.Pages = append(lib.Pages, doc.page)
	}
}

// order sorts what has an order among its siblings. Pages without one come
// after those that have.
func order(lib *content.Library) {
	byOrder := func(a, b *content.Page) int {
		place := func(p *content.Page) int {
			if p.Order == 0 {
				return math.MaxInt
			}
			return p.Order
		}
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Path, b.Path))
	}
	slices.SortFunc(lib.Guidance, byOrder)
	slices.SortFunc(lib.Groups, byOrder)
	slices.SortFunc(lib.Pages, byOrder)
	slices.SortFunc(lib.Stages, func(a, b *content.Stage) int { return byOrder(&a.Page, &b.Page) })
	slices.SortFunc(lib.Organisations, func(a, b *content.Organisation) int { return byOrder(&a.Page, &b.Page) })
}

// sameIDs finds opportunities that feeds and calendars could not tell apart.
func sameIDs(lib *content.Library) (l diag.List) {
	owner := map[string]*content.Opportunity{} // of each id that is no slug, since slugs are one's own
	for _, o := range lib.Opportunities {
		if o.ID != o.Slug {
			owner[o.ID] = nil
		}
	}
	if len(owner) == 0 {
		return nil
	}
	for _, o := range lib.Opportunities {
		other, given := owner[o.ID]
		switch {
		case other != nil:
			l.Add(diag.Diagnostic{
				Pos: o.Pos("id"), Rule: "duplicate-id",
				Message: fmt.Sprintf("the id %q belongs to %s already", o.ID, other.Path),
				Hint:    "give this one an id of its own",
			})
		case given:
			owner[o.ID] = o
		}
	}
	return l
}
