package content

import (
	"slices"
	"testing"

	"involve/internal/diag"
	"involve/internal/keys"
)

func TestEveryFacetHasAVocabulary(t *testing.T) {
	lib := &Library{
		Groups:        []*Page{{Slug: "carers", Title: "Carers", Summary: "You look after someone", Updated: on(1, 2)}},
		Stages:        []*Stage{{Page: Page{Slug: "delivery", Title: "Delivery"}}},
		Organisations: []*Organisation{{Page: Page{Slug: "eastvale", Title: "Eastvale"}}},
		Settings: Settings{
			Areas:   Vocabulary{Label: "Area", Terms: []Term{{Slug: "england", Label: "Anywhere in England", Everywhere: true}}},
			Topics:  Vocabulary{Label: "Topic", Terms: []Term{{Slug: "kidneys", Label: "Kidneys"}}},
			Support: Vocabulary{Terms: []Term{{Slug: "taxi", Label: "Taxi"}}},
		},
	}
	for _, name := range Facets {
		v, ok := lib.Vocabulary(name)
		if !ok || v.Label == "" || len(v.Terms) == 0 {
			t.Errorf("Vocabulary(%q) = %v, %v, want terms", name, v, ok)
		}
		for _, term := range v.Terms {
			if !IsSlug(term.Slug) || term.Label == "" {
				t.Errorf("Vocabulary(%q) has the term %+v", name, term)
			}
		}
		if s := v.Slugs(); len(slices.Compact(slices.Sorted(slices.Values(s)))) != len(s) {
			t.Errorf("Vocabulary(%q) has a term twice: %v", name, s)
		}
	}
	if got := BuiltIn("facet").Slugs(); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(Facets))) {
		t.Errorf("the facets that settings can name are %v, want %v", got, Facets)
	}
	group, _ := lib.Vocabulary("group")
	if got, want := group.Terms[0], (Term{Slug: "carers", Label: "Carers", Summary: "You look after someone", Updated: on(1, 2)}); got != want {
		t.Errorf("the group is %+v, want %+v", got, want)
	}
	support, _ := lib.Vocabulary("support")
	if _, ok := support.Term("captions"); !ok {
		t.Errorf("captions are no support: %v", support.Slugs())
	}
	if got, ok := support.Term("taxi"); !ok || got.Label != "Taxi" {
		t.Errorf("taxi = %+v, %v, want the site's own term", got, ok)
	}
	if slices.Contains(BuiltIn("support").Slugs(), "taxi") {
		t.Errorf("a site's own term has come into every site's")
	}
	for _, name := range []string{"area", "topic", "colour"} {
		if v, ok := (&Library{}).Vocabulary(name); ok {
			t.Errorf("Vocabulary(%q) of an empty library = %v, want none", name, v)
		}
	}
}

func TestAKeyIsFoundOrTheNearestAroundIt(t *testing.T) {
	p := Page{Path: "content/x.md", Keys: keys.New([]keys.Key{{Name: "updates", Place: diag.Place{Line: 4, Col: 3, EndCol: 0}}, {Name: "updates.0", Place: diag.Place{Line: 4, Col: 5, EndCol: 0}}, {Name: "updates.0.date", Place: diag.Place{Line: 4, Col: 11, EndCol: 21}}})}
	for key, want := range map[string]diag.Pos{
		"updates.0.date": {Path: "content/x.md", Line: 4, Col: 11, EndCol: 21},
		"updates.0.kind": {Path: "content/x.md", Line: 4, Col: 5},
		"updates.7.kind": {Path: "content/x.md", Line: 4, Col: 3},
		"closes":         {Path: "content/x.md", Line: 1, Col: 1},
	} {
		if got := p.Pos(key); got != want {
			t.Errorf("Pos(%q) = %v, want %v", key, got, want)
		}
	}
}

func TestEntryFollowsFromTheActivity(t *testing.T) {
	want := map[string]string{
		"survey": "respond", "consultation": "respond", "document-review": "respond",
		"workshop": "book", "focus-group": "book", "community-event": "drop-in",
	}
	for _, a := range BuiltIn("activity").Slugs() {
		w := want[a]
		if w == "" {
			w = "apply"
		}
		if got := DefaultEntry(a); got != w {
			t.Errorf("DefaultEntry(%q) = %q, want %q", a, got, w)
		}
	}
}

func TestEveryPageIsCalledOnce(t *testing.T) {
	lib := &Library{
		Home:          &Page{URL: "/"},
		Guidance:      []*Page{{URL: "/guidance/"}, {URL: "/guidance/a/"}},
		Pages:         []*Page{{URL: "/contact/"}},
		Groups:        []*Page{{URL: "/opportunities/group/carers/"}},
		Stages:        []*Stage{{Page: Page{URL: "/opportunities/stage/delivery/"}}},
		Organisations: []*Organisation{{Page: Page{URL: "/opportunities/organisation/eastvale/"}}},
		Opportunities: []*Opportunity{{Page: Page{URL: "/opportunities/a/"}}},
	}
	var got []string
	lib.EveryPage(func(p *Page) { got = append(got, p.URL) })
	want := []string{
		"/", "/guidance/", "/guidance/a/", "/contact/", "/opportunities/group/carers/",
		"/opportunities/stage/delivery/", "/opportunities/organisation/eastvale/", "/opportunities/a/",
	}
	if !slices.Equal(got, want) {
		t.Errorf("called for %v, want %v", got, want)
	}
	(&Library{}).EveryPage(func(p *Page) { t.Errorf("an empty library has the page %v", p) })
	if o := lib.OrganisationOf("nobody"); o != nil {
		t.Errorf("OrganisationOf(nobody) = %v, want none", o)
	}
}
