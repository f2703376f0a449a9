package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/loadtest"
	"involve/internal/view"
)

func TestSoonestClosingIsFirstAndOngoingLast(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"a": opportunity("title: On and on", "closes: ongoing"),
		"b": opportunity("title: Later", "closes: 2027-01-10"),
		"c": opportunity("title: That day", "closes: 2026-12-10"),
		"d": opportunity("title: That afternoon", "closes: 2026-12-10T17:00"),
		"e": opportunity("title: As late, by name first", "closes: 2026-12-10"),
		"f": opportunity("title: Also on and on", "closes: ongoing"),
		"g": opportunity("title: Not open yet", "opens: 2026-12-01"),
		"h": opportunity("title: Over", "closes: 2026-11-24"),
		"i": opportunity("title: Not shown yet", "published: 2026-12-01"),
		"j": opportunity("title: A draft", "draft: true"),
		"k": opportunity("title: Paused", `updates: [{date: 2026-11-23, kind: paused, text: We wait.}]`),
	}.fs()), noon)
	wantList(t, "the listing", titles(get[*view.Listing](t, p, "opportunities/index.html")),
		[]string{"That afternoon", "As late, by name first", "That day", "Later", "Also on and on", "On and on"})
}

func TestUpcomingListsWhatOpensLaterThenWhatMayOpenAgain(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"a": opportunity("title: Opens last", "opens: 2026-12-10"),
		"b": opportunity("title: Opens first", "opens: 2026-12-01"),
		"c": opportunity("title: Paused", "closes: 2027-02-01", `updates: [{date: 2026-11-23, kind: paused, text: We wait.}]`),
		"d": opportunity("title: Full", `updates: [{date: 2026-11-23, kind: full, text: No places.}]`),
		"e": opportunity("title: Full later", `updates: [{date: 2026-11-26, kind: full, text: No places.}]`),
		"f": opportunity("title: Open again", `updates: [{date: 2026-11-23, kind: full, text: No places.}, {date: 2026-11-24, kind: reopened, text: Places.}]`),
	}.fs()), noon)
	l := get[*view.Listing](t, p, "opportunities/upcoming/index.html")
	wantList(t, "upcoming", titles(l), []string{"# With an opening date", "Opens first", "Opens last", "# Paused or full", "Full", "Paused"})
	if l.Count != "4 opportunities" || l.Filter != nil || l.Follow != nil {
		t.Errorf("count %q, filter %v, feed %v, want 4 and neither", l.Count, l.Filter, l.Follow)
	}
}

func TestClosedIsNewestFirstByTheYearInWhichItEnded(t *testing.T) {
	cancelled := func(day string) string { return "{date: " + day + ", kind: cancelled, text: Not to be.}" }
	lib := loadtest.Library(t, files{
		"a": opportunity("title: Closed in May", "published: 2025-05-01", "closes: 2026-05-31"),
		"b": opportunity("title: Closed in 2025", "published: 2025-05-01", "closes: 2025-12-31"),
		"c": opportunity("title: Cancelled in June", "published: 2025-05-01", "closes: 2027-05-31", "updates: ["+cancelled("2026-06-01")+"]"),
		"d": opportunity("title: Reported", "published: 2025-05-01", "closes: 2025-12-30", "outcomes: [{published: 2026-11-01, heard: [Much], did: [More]}]"),
		"e": opportunity("title: Cancelled in April, came back, closed in July", "published: 2025-05-01", "closes: 2026-07-01",
			"updates: ["+cancelled("2026-04-01")+", {date: 2026-04-02, kind: reopened, text: It is on.}]"),
		"f": opportunity("title: Ongoing till cancelled", "published: 2025-05-01", "closes: ongoing", "updates: ["+cancelled("2026-08-01")+"]"),
		"g": opportunity("title: Open"),
		"h": opportunity("title: Cancelled after it closed", "published: 2025-05-01", "closes: 2026-03-01", "updates: ["+cancelled("2026-09-01")+"]"),
	}.fs())
	wantList(t, "closed", titles(get[*view.Listing](t, planned(t, lib, noon), "opportunities/closed/index.html")), []string{
		"# 2026", "Ongoing till cancelled", "Cancelled in April, came back, closed in July", "Cancelled in June", "Closed in May",
		"Cancelled after it closed", "# 2025", "Closed in 2025", "Reported",
	})
}

func TestTwentyAPage(t *testing.T) {
	many := func(n int) *content.Library {
		f := files{}
		for i := range n {
			f[fmt.Sprintf("o%03d", i)] = opportunity(fmt.Sprintf("title: Number %03d", i))
		}
		return loadtest.Library(t, f.fs())
	}
	for _, c := range []struct{ n, pages, last int }{{0, 1, 0}, {20, 1, 20}, {21, 2, 1}, {40, 2, 20}, {41, 3, 1}} {
		p := planned(t, many(c.n), noon)
		for _, list := range []string{"opportunities/", "opportunities/group/carers/", "opportunities/group/carers/mode/online/"} {
			if c.n == 0 && strings.Contains(list, "mode") {
				continue
			}
			var all []string
			for i := 1; i <= c.pages; i++ {
				name := list + "index.html"
				if i > 1 {
					name = fmt.Sprintf("%spage/%d/index.html", list, i)
				}
				v := get[*view.Listing](t, p, name)
				if i < c.pages && len(v.Cards) != 20 || i == c.pages && len(v.Cards) != c.last {
					t.Errorf("%s of %d has %d cards", name, c.n, len(v.Cards))
				}
				if (v.Pages == nil) != (c.pages == 1) {
					t.Errorf("%s of %d has the pagination %v", name, c.n, v.Pages)
				}
				if (i > 1) != strings.Contains(v.HeadTitle, fmt.Sprintf("(page %d of %d)", i, c.pages)) {
					t.Errorf("page %d of %s has the title %q", i, list, v.HeadTitle)
				}
				// A further page is below the list: the navigation marks it there.
				if last := v.Breadcrumb[len(v.Breadcrumb)-1]; (i > 1) != (string(last.Href) == v.Site.Base+strings.TrimPrefix(list, "/")) || i > 1 && last.Text == "" {
					t.Errorf("page %d of %s stands below %v", i, list, v.Breadcrumb)
				}
				if i > 1 && v.Intro != "" {
					t.Errorf("the term's text comes again on page %d", i)
				}
				all = append(all, titles(v)...)
			}
			if len(all) != c.n || !slices.IsSorted(all) {
				t.Errorf("%s of %d lists %d in all: %v", list, c.n, len(all), all)
			}
			if p.Find(fmt.Sprintf("%spage/%d/index.html", list, c.pages+1)) != nil || p.Find(list+"page/1/index.html") != nil {
				t.Errorf("%s of %d has a page too many", list, c.n)
			}
		}
	}

	lib := many(141)
	p := planned(t, lib, noon) // 8 pages
	// A link to a later page would be broken on the day the list is short.
	if _, d := p.Resolve(lib.Home, "/opportunities/page/2/"); d == nil || d.Rule != "broken-link" {
		t.Errorf("a link to a second page gives %v, want it refused", d)
	}
	for n, want := range map[int]string{
		1: "[1] 2 … 8", 2: "1 [2] 3 … 8", 4: "1 … 3 [4] 5 … 8", 7: "1 … 6 [7] 8", 8: "1 … 7 [8]",
	} {
		name := fmt.Sprintf("opportunities/page/%d/index.html", n)
		if n == 1 {
			name = "opportunities/index.html"
		}
		v := get[*view.Listing](t, p, name).Pages
		var b strings.Builder
		for _, number := range v.Numbers {
			form := " %d"
			switch {
			case number.Gap:
				b.WriteString(" …")
				continue
			case number.Current:
				form = " [%d]"
			}
			fmt.Fprintf(&b, form, number.Number)
			to, _ := file(string(number.Href), "/involve/")
			if p.Find(to) == nil {
				t.Errorf("page %d leads to %s, which is not there", n, to)
			}
		}
		if got := strings.TrimSpace(b.String()); got != want {
			t.Errorf("page %d has the pagination %q, want %q", n, got, want)
		}
		if (v.Previous == "") != (n == 1) || (v.Next == "") != (n == 8) {
			t.Errorf("page %d leads back to %q and on to %q", n, v.Previous, v.Next)
		}
	}
}

func TestEveryTermHasAPageEvenWhenNothingIsOpen(t *testing.T) {
	empty := loadtest.Library(t, files{}.fs())
	p := planned(t, empty, noon)
	for _, name := range content.Facets {
		v, ok := empty.Vocabulary(name)
		if !ok || len(v.Terms) == 0 {
			t.Fatalf("the facet %s has no terms", name)
		}
		for _, term := range v.Terms {
			l := get[*view.Listing](t, p, "opportunities/"+name+"/"+term.Slug+"/index.html")
			if l.Count != "No opportunities" || l.Empty == "" || len(l.Chosen) != 1 || l.Chosen[0].Term != term.Label || l.Chosen[0].Remove != "/involve/opportunities/" {
				t.Errorf("%s %s: count %q, chips %v", name, term.Slug, l.Count, l.Chosen)
			}
			if !strings.HasPrefix(l.Title, term.Label+": ") {
				t.Errorf("%s %s has the title %q", name, term.Slug, l.Title)
			}
		}
	}
	if got, want := get[*view.Listing](t, p, "opportunities/area/london/index.html").Summary, "Ways to take part that are open now. Area: London."; got != want {
		t.Errorf("the summary is %q, want %q: a place keeps its capital letter", got, want)
	}
	if l := get[*view.Listing](t, p, "opportunities/stage/delivery/index.html"); l.Guide == nil || l.Guide.Href != "/involve/guidance/guide/" {
		t.Errorf("the stage's guide is %v", l.Guide)
	}
	if l := get[*view.Listing](t, p, "opportunities/group/carers/index.html"); !strings.Contains(string(l.Intro), "Text on carers.") {
		t.Errorf("the group's text is %q", l.Intro)
	}
}

// combined returns the URLs of the listings of two terms.
func combined(p *Plan) (urls []string) {
	for _, o := range p.Outputs() {
		if parts := strings.Split(o.URL, "/"); len(parts) == 7 && strings.HasPrefix(o.URL, "/opportunities/") && parts[2] != "page" && parts[4] != "page" && parts[6] == "" {
			urls = append(urls, o.URL)
		}
	}
	return urls
}

func TestTwoTermsHaveAPageOnceSomethingWasPublishedWithBoth(t *testing.T) {
	site := files{
		"over":    opportunity("published: 2025-01-01", "closes: 2025-02-01", "groups: service-users", "areas: north"),
		"later":   opportunity("published: 2026-12-24", "closes: 2027-02-01", "groups: service-users", "activity: survey"),
		"a-draft": opportunity("draft: true", "groups: service-users", "mode: phone"),
	}
	lib := loadtest.Library(t, site.fs())
	p := planned(t, lib, noon)
	const of = "/opportunities/group/service-users/"
	want := []string{
		of + "activity/panel/", of + "area/north/", of + "mode/online/", of + "organisation/eastvale/", of + "payment/unpaid/",
		of + "stage/delivery/", of + "time/up-to-2-hours/",
	}
	wantList(t, "combinations", combined(p), want)
	want = append(want, of+"activity/survey/", of+"area/london/")
	slices.Sort(want)
	wantList(t, "combinations after the next was published", combined(planned(t, lib, "2026-12-24T00:00:00Z")), want)
	want = append(want, of+"mode/phone/")
	slices.Sort(want)
	wantList(t, "combinations with drafts", combined(planned(t, lib, "2026-12-24T00:00:00Z", true)), want)
}

func TestCombineNamesTheFacetsThatAreRefined(t *testing.T) {
	one := opportunity("groups: [carers, service-users]")
	for combine, want := range map[string][]string{
		"[]":               {},
		"[group]":          {"group/carers/stage/delivery", "group/service-users/stage/delivery"},
		"[stage]":          {"stage/delivery/group/carers", "stage/delivery/group/service-users"},
		"[stage, group]":   {"stage/delivery/group/carers", "stage/delivery/group/service-users"},
		"[group, stage]":   {"group/carers/stage/delivery", "group/service-users/stage/delivery"},
		"[mode, activity]": {},
	} {
		set := strings.Replace(settings("facets: [group, stage]"), "combine: [group]", "combine: "+combine, 1)
		p := planned(t, loadtest.Library(t, files{"content/_site.yaml": set, "one": one}.fs()), noon)
		var got []string
		for _, url := range combined(p) {
			if strings.Contains(url, "group") && strings.Contains(url, "stage") {
				got = append(got, strings.TrimSuffix(strings.TrimPrefix(url, "/opportunities/"), "/"))
			}
		}
		wantList(t, "combinations with combine: "+combine, got, want)
		if combine == "[]" && len(combined(p)) > 0 {
			t.Errorf("combine: [] has the pages %v", combined(p))
		}
	}
}

// inAll returns how many opportunities a listing has on all its pages.
func inAll(t *testing.T, p *Plan, first string) (n int) {
	t.Helper()
	for name := first; ; {
		l := get[*view.Listing](t, p, name)
		n += len(l.Cards)
		if l.Pages == nil || l.Pages.Next == "" {
			return n
		}
		name, _ = file(string(l.Pages.Next), l.Site.Base)
	}
}

func TestFilterLinksLeadToAsManyAsTheyCount(t *testing.T) {
	lib := sample(t)
	seen := 0
	for _, at := range instants(t) {
		p := planned(t, lib, at)
		count := map[string]int{}
		for _, o := range p.Outputs() {
			l, ok := o.View().(*view.Listing)
			if !ok || l.Filter == nil {
				continue
			}
			for _, f := range l.Filter.Facets {
				for _, link := range f.Terms {
					to, _ := file(string(link.Href), l.Site.Base)
					if p.Find(to) == nil {
						t.Fatalf("%s: %s leads to %s, which is not there", at, o.Path, to)
					}
					if _, ok := count[to]; !ok {
						count[to] = inAll(t, p, to)
					}
					if link.Count != count[to] || link.Count == 0 {
						t.Errorf("%s: %s says %d at %q, and there are %d", at, o.Path, link.Count, link.Text, count[to])
					}
					seen++
				}
			}
		}
	}
	if seen < 10000 {
		t.Errorf("only %d links seen", seen)
	}
}

func TestFilterKeepsWhatIsChosen(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"a": opportunity("groups: [carers, service-users]", "areas: england"),
		"b": opportunity("groups: carers", "stages: policy"),
	}.fs()), noon)
	has := func(l *view.Listing) (list []string) {
		for _, f := range l.Filter.Facets {
			for _, link := range f.Terms {
				list = append(list, fmt.Sprintf("%s %d %v", strings.TrimPrefix(string(link.Href), "/involve/opportunities/"), link.Count, link.Current))
			}
		}
		return list
	}
	got := has(get[*view.Listing](t, p, "opportunities/group/carers/stage/policy/index.html"))
	wantList(t, "the filter on two terms", got, []string{
		"group/carers/stage/policy/ 1 true", "group/carers/stage/delivery/ 1 false", "group/carers/stage/policy/ 1 true",
	})
	// Combining is with a group only, so that a stage leads to stages and groups.
	got = has(get[*view.Listing](t, p, "opportunities/stage/delivery/index.html"))
	wantList(t, "the filter on a stage", got, []string{
		"group/carers/stage/delivery/ 1 false", "group/service-users/stage/delivery/ 1 false", "stage/delivery/ 1 true", "stage/policy/ 1 false",
	})
	// An area that counts everywhere has every area.
	for area, want := range map[string]int{"england": 1, "london": 2, "north": 1} {
		if n := inAll(t, p, "opportunities/area/"+area+"/index.html"); n != want {
			t.Errorf("%d in %s, want %d", n, area, want)
		}
	}
}

func TestDraftTermsAreNowhere(t *testing.T) {
	hidden := "---\ntitle: Beneficiaries\nsummary: Not ready.\ndraft: true\n---\n"
	lib := loadtest.Library(t, files{"content/groups/beneficiaries.md": hidden, "a": opportunity("groups: [beneficiaries, carers]")}.fs())
	for _, drafts := range []bool{false, true} {
		p := planned(t, lib, noon, drafts)
		for _, o := range p.Outputs() {
			if strings.Contains(o.URL, "beneficiaries") && !drafts {
				t.Errorf("%s is in the site", o.Path)
			}
			for _, to := range links(o.View()) {
				if strings.Contains(to, "group/beneficiaries") && !drafts {
					t.Errorf("%s leads to %s", o.Path, to)
				}
			}
		}
		if c := (facet.Choice{Facet: "group", Term: "beneficiaries"}); (p.Find("opportunities/group/beneficiaries/index.html") != nil) != drafts {
			t.Errorf("with drafts %v, %v has a page: %v", drafts, c, !drafts)
		}
	}
}
