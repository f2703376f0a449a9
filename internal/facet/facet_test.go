package facet

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"involve/internal/content"
)

func library() *content.Library {
	return &content.Library{
		Groups:        []*content.Page{{Slug: "carers", Title: "Carers"}, {Slug: "service-users", Title: "People who use services"}},
		Stages:        []*content.Stage{{Page: content.Page{Slug: "delivery", Title: "Delivery"}}},
		Organisations: []*content.Organisation{{Page: content.Page{Slug: "eastvale", Title: "Eastvale"}}},
		Settings: content.Settings{
			Areas: content.Vocabulary{Label: "Area", Terms: []content.Term{
				{Slug: "england", Label: "Anywhere in England", Everywhere: true}, {Slug: "london", Label: "London"}, {Slug: "leeds", Label: "Leeds"},
			}},
			Topics:  content.Vocabulary{Label: "Topic", Terms: []content.Term{{Slug: "kidneys", Label: "Kidneys"}}},
			Support: content.Vocabulary{Terms: []content.Term{{Slug: "taxi", Label: "Taxi"}}},
			Facets:  []string{"stage", "group"},
			Combine: []string{"group"},
		},
	}
}

func TestTermsOfAnOpportunity(t *testing.T) {
	table := New(library())
	o := &content.Opportunity{
		Groups: []string{"carers", "service-users"}, Stages: []string{"delivery"}, Activity: []string{"survey", "panel"},
		Mode: []string{"online"}, Areas: []string{"leeds", "london"}, Topics: []string{"kidneys"}, Organisation: "eastvale",
		Payment: content.Payment{Kind: "voucher"}, Support: []string{"captions", "taxi"},
		Time:    content.TimeNeeded{Minutes: 20, Per: "once"},
		Formats: []content.Format{{Kind: "translation", Lang: "cy"}, {Kind: "bsl"}, {Kind: "translation", Lang: "ur"}},
	}
	for name, want := range map[string][]string{
		"group": {"carers", "service-users"}, "stage": {"delivery"}, "activity": {"survey", "panel"}, "mode": {"online"},
		"area": {"leeds", "london"}, "topic": {"kidneys"}, "organisation": {"eastvale"}, "payment": {"voucher"},
		"support": {"captions", "taxi"}, "time": {"under-30-minutes"}, "format": {"translation", "bsl"}, "colour": nil,
	} {
		if got := table.Terms(o, name); !slices.Equal(got, want) {
			t.Errorf("Terms(%s) = %v, want %v", name, got, want)
		}
	}
	if got := table.Terms(&content.Opportunity{Support: []string{"ask"}}, "support"); len(got) > 0 {
		t.Errorf("support to ask for has the terms %v, want none", got)
	}
}

func TestTimeFallsIntoBuckets(t *testing.T) {
	table := New(library())
	for _, c := range []struct {
		minutes int
		per     string
		want    string
	}{
		{0, "once", "under-30-minutes"}, {1, "once", "under-30-minutes"}, {29, "once", "under-30-minutes"},
		{30, "once", "up-to-2-hours"}, {119, "once", "up-to-2-hours"}, {120, "once", "up-to-2-hours"},
		{121, "once", "up-to-half-a-day"}, {240, "once", "up-to-half-a-day"},
		{241, "once", "longer"}, {10_000, "once", "longer"},
		{5, "session", "regular"}, {60, "week", "regular"}, {600, "month", "regular"},
		{29, "", "under-30-minutes"},
	} {
		o := &content.Opportunity{Time: content.TimeNeeded{Minutes: c.minutes, Per: c.per}}
		got := table.Terms(o, "time")
		if !slices.Equal(got, []string{c.want}) {
			t.Errorf("%d minutes %q: %v, want %s", c.minutes, c.per, got, c.want)
		}
		if f, _ := table.Facet("time"); !slices.ContainsFunc(f.Terms, func(t content.Term) bool { return t.Slug == c.want }) {
			t.Errorf("%s is no term of the facet", c.want)
		}
	}
}

func TestWhatIsEverywhereIsInEveryArea(t *testing.T) {
	table := New(library())
	for areas, want := range map[string]string{
		"london":         "london",
		"leeds london":   "leeds london",
		"england":        "england london leeds",
		"london england": "england london leeds",
	} {
		o := &content.Opportunity{Areas: strings.Fields(areas)}
		if got := strings.Join(table.Terms(o, "area"), " "); got != want {
			t.Errorf("areas %q: %q, want %q", areas, got, want)
		}
		if got := table.Has(o, Choice{"area", "leeds"}); got != strings.Contains(want, "leeds") {
			t.Errorf("areas %q: in Leeds %v", areas, got)
		}
	}
}

// four are opportunities known by their titles.
func four() []*content.Opportunity {
	make := func(title, groups, mode, areas string) *content.Opportunity {
		return &content.Opportunity{
			Page: content.Page{Title: title}, Groups: strings.Fields(groups), Mode: strings.Fields(mode), Areas: strings.Fields(areas),
			Payment: content.Payment{Kind: "unpaid"}, Stages: []string{"delivery"}, Organisation: "eastvale", Activity: []string{"panel"},
		}
	}
	return []*content.Opportunity{
		make("a", "carers", "online", "england"),
		make("b", "carers service-users", "online post", "london"),
		make("c", "service-users", "post", "leeds"),
		make("d", "service-users", "phone", "london leeds"),
	}
}

func TestTermsOfOneFacetAreAlternativesAndFacetsAllHold(t *testing.T) {
	table := New(library())
	list := four()
	for choices, want := range map[string]string{
		"":                                 "abcd",
		"group=carers":                     "ab",
		"group=carers group=service-users": "abcd",
		"group=carers mode=post":           "b",
		"group=carers group=service-users mode=post": "bc",
		"mode=post group=service-users group=carers": "bc",
		"mode=post mode=phone group=service-users":   "bcd",
		"area=leeds":            "acd",
		"area=leeds mode=phone": "d",
		"area=leeds area=london mode=phone group=carers":  "",
		"group=carers group=nobody":                       "ab",
		"group=nobody":                                    "",
		"colour=red":                                      "",
		"group=carers group=carers":                       "ab",
		"payment=unpaid stage=delivery organisation=none": "",
	} {
		var cs []Choice
		for _, c := range strings.Fields(choices) {
			f, term, _ := strings.Cut(c, "=")
			cs = append(cs, Choice{f, term})
		}
		got := ""
		for _, o := range table.Filter(list, cs...) {
			got += o.Title
		}
		if got != want {
			t.Errorf("Filter(%s) = %q, want %q", choices, got, want)
		}
	}
}

func TestCountAgreesWithFilter(t *testing.T) {
	table := New(library())
	list := four()
	index := table.Index(list)
	counts := index.Count()
	for c, want := range map[Choice]int{
		{"group", "carers"}: 2, {"group", "service-users"}: 3, {"mode", "post"}: 2, {"mode", "in-person"}: 0,
		{"area", "england"}: 1, {"area", "london"}: 3, {"area", "leeds"}: 3, {"payment", "unpaid"}: 4,
	} {
		if got := counts[c]; got != want {
			t.Errorf("Count has %d of %v, want %d", got, c, want)
		}
	}
	for _, f := range table.Facets {
		for _, term := range f.Terms {
			c := Choice{f.Name, term.Slug}
			if got, want := counts[c], len(table.Filter(list, c)); got != want {
				t.Errorf("Count has %d of %v, Filter %d", got, c, want)
			}
			if got := index.With(c); !slices.Equal(got, table.Filter(list, c)) {
				t.Errorf("With(%v) is not what Filter returns", c)
			}
			if got, want := index.CountWith(c), table.Index(table.Filter(list, c)).Count(); !maps.Equal(got, want) {
				t.Errorf("CountWith(%v) = %v, want %v", c, got, want)
			}
		}
	}
	for c := range counts {
		if f, ok := table.Facet(c.Facet); !ok || !slices.ContainsFunc(f.Terms, func(t content.Term) bool { return t.Slug == c.Term }) {
			t.Errorf("Count has %v, which is no term", c)
		}
	}
}

func TestATableShowsWhatTheSettingsNameFirst(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*content.Settings)
		shown  string
		all    int
	}{
		{"named", func(*content.Settings) {}, "stage group", len(content.Facets)},
		{"none", func(s *content.Settings) { s.Facets = nil }, "", len(content.Facets)},
		{"all", func(s *content.Settings) { s.Facets = content.Facets }, strings.Join(content.Facets, " "), len(content.Facets)},
		{"one without terms of the site", func(s *content.Settings) {
			s.Facets, s.Areas = []string{"area", "group"}, content.Vocabulary{}
		}, "group", len(content.Facets) - 1},
		{"the last without", func(s *content.Settings) {
			s.Facets, s.Topics, s.Areas = []string{"group", "topic"}, content.Vocabulary{}, content.Vocabulary{}
		}, "group", len(content.Facets) - 2},
	} {
		lib := library()
		c.change(&lib.Settings)
		table := New(lib)
		var shown []string
		for _, f := range table.Facets[:table.Shown] {
			shown = append(shown, f.Name)
		}
		if got := strings.Join(shown, " "); got != c.shown {
			t.Errorf("%s: the filter offers %q, want %q", c.name, got, c.shown)
		}
		if got := len(table.Facets); got != c.all {
			t.Errorf("%s: %d facets have pages, want %d", c.name, got, c.all)
		}
		names := map[string]bool{}
		for _, f := range table.Facets {
			if names[f.Name] || f.Label == "" {
				t.Errorf("%s: the facet %+v is there twice or has no label", c.name, f.Name)
			}
			names[f.Name] = true
		}
	}
	table := New(library())
	if _, ok := table.Facet("colour"); ok {
		t.Errorf("there is a facet called colour")
	}
	if got, ok := table.Term(Choice{"group", "carers"}); !ok || got.Label != "Carers" {
		t.Errorf("the term carers is %+v, %v", got, ok)
	}
	for _, c := range []Choice{{"group", "nobody"}, {"colour", "carers"}} {
		if got, ok := table.Term(c); ok {
			t.Errorf("the term of %v is %+v, want none", c, got)
		}
	}
}

func TestCombinationsHaveOneOrder(t *testing.T) {
	lib := library()
	group, stage, mode, area := Choice{"group", "carers"}, Choice{"stage", "delivery"}, Choice{"mode", "post"}, Choice{"area", "london"}
	for _, c := range []struct {
		combine string
		a, b    Choice
		first   Choice
		ok      bool
	}{
		{"group", group, mode, group, true},
		{"group", mode, group, group, true},
		{"group", mode, area, mode, false},
		{"group", group, Choice{"group", "service-users"}, group, false},
		{"group stage", group, stage, group, true},
		{"group stage", stage, group, group, true},
		{"stage group", group, stage, stage, true},
		{"stage group", mode, stage, stage, true},
		{"", group, mode, group, false},
	} {
		lib.Settings.Combine = strings.Fields(c.combine)
		first, second, ok := New(lib).Combination(c.a, c.b)
		if ok != c.ok {
			t.Errorf("combine %q: Combination(%v, %v) exists: %v, want %v", c.combine, c.a, c.b, ok, c.ok)
		}
		if ok && (first != c.first || second == first || second != c.a && second != c.b) {
			t.Errorf("combine %q: Combination(%v, %v) = %v, %v, want %v first", c.combine, c.a, c.b, first, second, c.first)
		}
	}
}

func TestCombinationsAreThoseThatSomethingIsIn(t *testing.T) {
	lib := library()
	list := four()
	pairs := func(combine string) (out []string) {
		lib.Settings.Combine = strings.Fields(combine)
		for _, pair := range New(lib).Pairs(list) {
			p := pair.Choices
			out = append(out, fmt.Sprintf("%s=%s/%s=%s", p[0].Facet, p[0].Term, p[1].Facet, p[1].Term))
		}
		return out
	}
	if got := pairs(""); len(got) > 0 {
		t.Errorf("without combine there are %v", got)
	}
	got := pairs("group")
	for pair, want := range map[string]bool{
		"group=carers/mode=online": true, "group=carers/mode=post": true, "group=carers/mode=phone": false,
		"group=carers/area=leeds": true, "group=service-users/area=england": false, "group=service-users/payment=unpaid": true,
		"group=carers/group=service-users": false, "mode=online/group=carers": false, "mode=online/area=london": false,
		"group=carers/stage=delivery": true, "group=carers/format=bsl": false,
	} {
		if slices.Contains(got, pair) != want {
			t.Errorf("%s exists: %v, want %v", pair, !want, want)
		}
	}
	// In the order of the table: the stage is the settings' first facet.
	if want := []string{"group=carers/stage=delivery", "group=carers/area=england"}; !slices.Equal(got[:2], want) {
		t.Errorf("the first are %v, want %v", got[:2], want)
	}
	// Each pair once, in the one order that Combination gives, and behind each
	// at least one opportunity.
	for _, combine := range []string{"group", "stage group", "group stage mode", "mode area"} {
		got := pairs(combine)
		table := New(lib)
		seen := map[string]bool{}
		for i, pair := range table.Pairs(list) {
			p := pair.Choices
			if a, b, ok := table.Combination(p[1], p[0]); !ok || a != p[0] || b != p[1] {
				t.Errorf("combine %q: %v is in another order than Combination gives", combine, p)
			}
			if seen[got[i]] {
				t.Errorf("combine %q: %s is there twice", combine, got[i])
			}
			seen[got[i]] = true
			in := table.Filter(list, p[0], p[1])
			if len(in) == 0 {
				t.Errorf("combine %q: nothing is in %s", combine, got[i])
			}
			if with := table.Index(list).With(p[0], p[1]); !slices.Equal(with, in) {
				t.Errorf("combine %q: With(%v) = %v, want %v", combine, p, with, in)
			}
			if first := pair.First; first != in[0] {
				t.Errorf("combine %q: %v is the first in %s, want %v", combine, first, got[i], in[0])
			}
		}
		// And none is missing.
		for _, f := range table.Facets {
			for _, g := range table.Facets {
				for _, x := range f.Terms {
					for _, y := range g.Terms {
						a, b := Choice{f.Name, x.Slug}, Choice{g.Name, y.Slug}
						first, second, ok := table.Combination(a, b)
						key := fmt.Sprintf("%s=%s/%s=%s", first.Facet, first.Term, second.Facet, second.Term)
						if want := ok && len(table.Filter(list, a, b)) > 0; ok && seen[key] != want {
							t.Errorf("combine %q: %s exists: %v, want %v", combine, key, seen[key], want)
						}
					}
				}
			}
		}
	}
	if counts := New(lib).Index(nil).Count(); len(counts) != 0 {
		t.Errorf("Count of nothing = %v", slices.Collect(maps.Keys(counts)))
	}
}

// However a list is cut, its parts together are indexed as the whole is.
func TestJoinedIndexesAreTheIndexOfAll(t *testing.T) {
	lib := library()
	lib.Settings.Combine = []string{"group"}
	table, list := New(lib), four()
	whole := table.Index(list)
	for cut := range len(list) + 1 {
		joined := table.Join(table.Index(list[:cut]), table.Index(nil), table.Index(list[cut:]))
		if !reflect.DeepEqual(joined, whole) {
			t.Errorf("cut after %d: %+v, want %+v", cut, joined, whole)
		}
	}
	if got := table.Join(); !reflect.DeepEqual(got.Count(), table.Index(nil).Count()) {
		t.Errorf("nothing joined has %v", got.Count())
	}
}
