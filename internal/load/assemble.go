package load

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/decode"
	"involve/internal/diag"
	"involve/internal/explain"
)

// Assemble puts documents together. It copies what it changes: documents stay
// as they are, and can be assembled again.
//
// The list holds what is found between files only; each document and the
// settings have lists of their own. A file whose front matter could not be
// read is left out of the library.
func Assemble(settings content.Settings, docs []*Document, files []content.File) (*content.Library, diag.List) {
	lib := &content.Library{Settings: settings, Files: files}
	var l diag.List
	urls := map[string]*content.Page{}
	for _, doc := range docs {
		p := doc.page
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
	l = append(l, unknownTerms(lib, docs)...)
	l = append(l, defaults(lib)...)
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
func (doc *Document) place(lib *content.Library) {
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

// vocabularies are those that differ from site to site, and where their terms
// are.
var vocabularies = map[string]string{
	"group":        "the groups are the files in content/groups",
	"stage":        "the stages are the files in content/stages",
	"organisation": "the organisations are the files in content/organisations",
	"area":         "the areas are in " + content.SettingsPath,
	"topic":        "the topics are in " + content.SettingsPath,
	"support":      "a site adds its own words for support in " + content.SettingsPath,
}

// unknownTerms finds terms that are in none of the site's vocabularies.
func unknownTerms(lib *content.Library, docs []*Document) (l diag.List) {
	terms := map[string]content.Vocabulary{}
	for name := range vocabularies {
		terms[name], _ = lib.Vocabulary(name)
	}
	known := map[string]map[string]bool{}
	for name, v := range terms {
		known[name] = map[string]bool{}
		for _, s := range v.Slugs() {
			known[name][s] = true
		}
	}
	// A term whose own file cannot be read is known all the same.
	of := map[content.Folder]string{content.GroupFolder: "group", content.StageFolder: "stage", content.OrganisationFolder: "organisation"}
	for _, doc := range docs {
		name := of[doc.Folder]
		if name != "" && !known[name][doc.page.Slug] {
			v := terms[name]
			v.Terms = append(slices.Clip(v.Terms), content.Term{Slug: doc.page.Slug})
			terms[name], known[name][doc.page.Slug] = v, true
		}
	}
	for _, doc := range docs {
		for _, w := range doc.words {
			if known[w.Vocabulary][w.Slug] {
				continue
			}
			// Settings that cannot be read may well have the term.
			if lib.Settings.Keys == nil && !fileTerms(w.Vocabulary) {
				continue
			}
			l.Add(diag.Diagnostic{
				Pos: doc.page.Pos(w.Key), Rule: "unknown-term",
				Message: fmt.Sprintf("%q is not %s", w.Slug, a(w.Vocabulary)), Hint: termHint(w, terms[w.Vocabulary]),
			})
		}
	}
	return l
}

// fewTerms is how many terms a hint names.
const fewTerms = 8

// termHint proposes a term that is meant, or the few that there are, and says
// where they are.
func termHint(w decode.Word, v content.Vocabulary) string {
	where := vocabularies[w.Vocabulary]
	hint, slugs := "", v.Slugs()
	labels := make([]string, len(v.Terms))
	for i, t := range v.Terms {
		labels[i] = t.Label
	}
	parts := explain.Several(w.Slug)
	several := len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !slices.Contains(slugs, p) })
	switch near := diag.NearestTerm(explain.Word(w.Slug), slugs, labels); {
	case several:
		hint = fmt.Sprintf("write [%s].", strings.Join(parts, ", "))
	case near != "":
		hint = fmt.Sprintf("did you mean %q?", near)
	case len(slugs) > 0 && len(slugs) <= fewTerms && w.Vocabulary != "support":
		last := len(slugs) - 1
		hint = "the only one is " + slugs[last] + "."
		if last > 0 {
			hint = fmt.Sprintf("use one of %s and %s.", strings.Join(slugs[:last], ", "), slugs[last])
		}
	default:
		return where
	}
	return fmt.Sprintf("%s %s%s.", hint, strings.ToUpper(where[:1]), where[1:])
}

// fileTerms reports whether the terms of a vocabulary are files.
func fileTerms(vocabulary string) bool {
	return vocabulary == "group" || vocabulary == "stage" || vocabulary == "organisation"
}

// a puts the article before the name of a vocabulary.
func a(noun string) string {
	switch noun {
	case "support":
		return "a kind of support"
	case "area", "organisation":
		return "an " + noun
	}
	return "a " + noun
}

// defaults fills in what an organisation says for its opportunities, and finds
// what is then still missing.
func defaults(lib *content.Library) (l diag.List) {
	organisations := map[string]*content.Organisation{}
	for _, org := range lib.Organisations {
		organisations[org.Slug] = org
	}
	for i, o := range lib.Opportunities {
		org := organisations[o.Organisation]
		if org == nil {
			continue // said already
		}
		o = filled(o, org)
		lib.Opportunities[i] = o
		for _, need := range []struct {
			key    string
			absent bool
		}{
			{"contact", o.Contact.IsZero()},
			{"expenses", o.Expenses.Covered == ""},
			{"support", len(o.Support) == 0},
		} {
			if need.absent && !o.Page.Has(need.key) && !org.Page.Has(need.key) {
				l.Add(diag.Diagnostic{
					Pos: diag.Pos{Path: o.Path, Line: 1, Col: 1}, Rule: "missing-key",
					Message: fmt.Sprintf("%q is missing, here and in the organisation's own file", need.key),
					Hint:    opportunityKind.Field(need.key).Missing(),
				})
			}
		}
	}
	return l
}

// filled returns an opportunity, or a copy with what only its organisation says.
func filled(o *content.Opportunity, org *content.Organisation) *content.Opportunity {
	contact := !o.Page.Has("contact") && !org.Contact.IsZero()
	expenses := !o.Page.Has("expenses") && org.Page.Has("expenses")
	support := !o.Page.Has("support") && len(org.Support) > 0
	dataUse := !o.Page.Has("data_use") && org.DataUse != ""
	if !contact && !expenses && !support && !dataUse {
		return o
	}
	full := *o
	if contact {
		full.Contact = org.Contact
	}
	if expenses {
		full.Expenses = org.Expenses
	}
	if support {
		full.Support = org.Support
	}
	if dataUse {
		full.DataUse = org.DataUse
	}
	return &full
}

// sameIDs finds opportunities that feeds and calendars could not tell apart.
func sameIDs(lib *content.Library) (l diag.List) {
	owner := map[string]*content.Opportunity{}
	for _, o := range lib.Opportunities {
		if other := owner[o.ID]; other != nil {
			l.Add(diag.Diagnostic{
				Pos: o.Pos("id"), Rule: "duplicate-id",
				Message: fmt.Sprintf("the id %q belongs to %s already", o.ID, other.Path),
				Hint:    "give this one an id of its own",
			})
			continue
		}
		owner[o.ID] = o
	}
	return l
}
