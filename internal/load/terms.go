package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/decode"
	"involve/internal/diag"
	"involve/internal/explain"
)

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

// Terms are what files say for others: the words of the site's own vocabularies,
// and what organisations say for their opportunities. They are never changed.
type Terms struct {
	vocabularies  map[string]content.Vocabulary
	known         map[string]map[string]bool
	organisations map[string]*content.Organisation
	noSettings    bool // which may well have a term
}

// NewTerms finds them.
func NewTerms(settings content.Settings, docs []*Document) *Terms {
	lib := &content.Library{Settings: settings}
	of := map[content.Folder]string{content.GroupFolder: "group", content.StageFolder: "stage", content.OrganisationFolder: "organisation"}
	var files []*Document
	for _, doc := range docs {
		if of[doc.Folder] != "" {
			files = append(files, doc)
			if doc.whole {
				(&Filled{Document: doc}).place(lib)
			}
		}
	}
	order(lib)
	t := &Terms{
		vocabularies: map[string]content.Vocabulary{}, known: map[string]map[string]bool{},
		organisations: map[string]*content.Organisation{}, noSettings: settings.Keys.IsZero(),
	}
	for name := range vocabularies {
		v, _ := lib.Vocabulary(name)
		t.vocabularies[name], t.known[name] = v, map[string]bool{}
		for _, s := range v.Slugs() {
			t.known[name][s] = true
		}
	}
	// A term whose own file cannot be read is known all the same.
	for _, doc := range files {
		name := of[doc.Folder]
		if !t.known[name][doc.page.Slug] {
			v := t.vocabularies[name]
			v.Terms = append(slices.Clip(v.Terms), content.Term{Slug: doc.page.Slug})
			t.vocabularies[name], t.known[name][doc.page.Slug] = v, true
		}
	}
	for _, org := range lib.Organisations {
		t.organisations[org.Slug] = org
	}
	return t
}

// Equal reports whether both fill in a document alike.
func (t *Terms) Equal(u *Terms) bool {
	same := func(a, b content.Vocabulary) bool {
		return slices.EqualFunc(a.Terms, b.Terms, func(a, b content.Term) bool { return a.Slug == b.Slug && a.Label == b.Label })
	}
	return t.noSettings == u.noSettings && maps.EqualFunc(t.vocabularies, u.vocabularies, same) && maps.Equal(t.organisations, u.organisations)
}

// A Filled is a document with what others say for it. It is never changed, and
// depends on the document and the terms alone.
type Filled struct {
	*Document

	opportunity *content.Opportunity // with what its organisation says
	unknown     diag.List            // terms that are in no vocabulary
	missing     diag.List            // what the organisation does not say either
}

// Fill fills a document in. It is safe for concurrent use.
func (t *Terms) Fill(doc *Document) *Filled {
	f := &Filled{Document: doc, opportunity: doc.opportunity, unknown: t.unknown(doc)}
	if o := doc.opportunity; o != nil && doc.whole {
		f.opportunity, f.missing = t.fillIn(o)
	}
	return f
}

// unknown finds terms that are in none of the site's vocabularies.
func (t *Terms) unknown(doc *Document) (l diag.List) {
	for _, w := range doc.words {
		// Settings that cannot be read may well have the term.
		if t.known[w.Vocabulary][w.Slug] || t.noSettings && !fileTerms(w.Vocabulary) {
			continue
		}
		l.Add(diag.Diagnostic{
			Pos: doc.page.Pos(w.Key), Rule: "unknown-term",
			Message: fmt.Sprintf("%q is not %s", w.Slug, a(w.Vocabulary)), Hint: termHint(w, t.vocabularies[w.Vocabulary]),
		})
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

// fillIn returns an opportunity with what its organisation says for it, and
// finds what is then still missing.
func (t *Terms) fillIn(written *content.Opportunity) (o *content.Opportunity, l diag.List) {
	org := t.organisations[written.Organisation]
	if org == nil {
		return written, nil // said already
	}
	o = filled(written, org)
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
	return o, l
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
