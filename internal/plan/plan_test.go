package plan

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/content"
	"involve/internal/loadtest"
	"involve/internal/view"
)

// paths returns those of all outputs.
func paths(p *Plan) (list []string) {
	for _, o := range p.Outputs() {
		list = append(list, o.Path)
	}
	return list
}

// differences returns the paths of outputs that are not equal in two plans.
func differences(a, b *Plan) (list []string) {
	for _, o := range a.Outputs() {
		if other := b.Find(o.Path); other == nil || o.URL != other.URL || !reflect.DeepEqual(o.View(), other.View()) {
			list = append(list, o.Path)
		}
	}
	for _, o := range b.Outputs() {
		if a.Find(o.Path) == nil {
			list = append(list, o.Path)
		}
	}
	return list
}

func TestEveryLinkLeadsToAnOutputBelowTheBasePath(t *testing.T) {
	lib := sample(t)
	for i, at := range instants(t)[:4] {
		baseURL := []string{"https://example.org/involve/", "https://example.org/"}[i%2]
		base := strings.TrimPrefix(baseURL, "https://example.org")
		p, _ := Make(lib, Options{At: instant(t, at), Drafts: i == 1, BaseURL: baseURL})
		found := map[string]string{} // and a page that has it
		for _, to := range links(*get[*view.Home](t, p, "index.html").Site) {
			found[to] = "every page"
		}
		for _, o := range p.Outputs() {
			for _, to := range linksOf(t, o.View(), baseURL) {
				found[to] = o.Path
			}
		}
		for to, from := range found {
			if name, ok := file(to, base); ok && p.Find(name) == nil && !unpublished(t, lib, at, to) {
				t.Errorf("%s below %s: %s leads to %q, which is not there", at, base, from, to)
			}
		}
		if len(found) < 300 {
			t.Errorf("only %d links at %s", len(found), at)
		}
	}
}

// linksOf returns the links of a view, with absolute ones to the site itself
// as paths, those of feeds and data included.
func linksOf(t *testing.T, v view.View, baseURL string) []string {
	list := links(v)
	switch v := v.(type) {
	case *view.Feed:
		list = append(list, v.Home, v.Self)
		for _, i := range v.Items {
			list = append(list, i.Link)
		}
	case *view.SitemapXML:
		for _, e := range v.Entries {
			list = append(list, e.Loc)
		}
	case *view.Data:
		for _, o := range v.Opportunities {
			list = append(list, o.URL)
		}
	case *view.Robots:
		list = append(list, v.Sitemap)
	}
	for i, to := range list {
		list[i] = strings.TrimPrefix(to, "https://example.org")
		if strings.Contains(to, "involvement.example.nhs.uk/") && !strings.HasPrefix(to, "mailto:") {
			t.Errorf("%q is not below %s", to, baseURL)
		}
	}
	return list
}

// unpublished reports whether a link leads to an opportunity that is not shown
// yet, which its author was warned of.
func unpublished(t *testing.T, lib *content.Library, at, to string) bool {
	return slices.ContainsFunc(lib.Opportunities, func(o *content.Opportunity) bool {
		return strings.HasSuffix(to, o.URL) && !o.IsPublished(instant(t, at))
	})
}

func TestEqualLibrariesGiveEqualPlans(t *testing.T) {
	a, b := planned(t, sample(t), noon), planned(t, sample(t), noon)
	if got := differences(a, b); len(got) > 0 {
		t.Errorf("%d outputs differ: %v", len(got), got)
	}
	if !slices.Equal(paths(a), paths(b)) || !slices.IsSorted(paths(a)) || len(paths(a)) != len(slices.Compact(paths(a))) {
		t.Errorf("the outputs are not in one order of paths, each once")
	}
	if !a.Next().Equal(b.Next()) || !reflect.DeepEqual(a.Tally, b.Tally) {
		t.Errorf("next and tally differ: %v %+v, %v %+v", a.Next(), a.Tally, b.Next(), b.Tally)
	}
}

func TestViewsAreEqualEachTimeTheyAreMade(t *testing.T) {
	p := planned(t, sample(t), noon)
	for _, o := range p.Outputs() {
		if !reflect.DeepEqual(o.View(), o.View()) {
			t.Errorf("%s is another view the second time", o.Path)
		}
	}
}

func TestFindFindsEachOutputAndNothingElse(t *testing.T) {
	p := planned(t, sample(t), noon)
	for _, o := range p.Outputs() {
		if got := p.Find(o.Path); got == nil || got.Path != o.Path || got.URL != o.URL || !reflect.DeepEqual(got.View(), o.View()) {
			t.Errorf("Find(%q) = %v", o.Path, got)
		}
	}
	for _, path := range []string{"", "zzz", "index.htm", "/index.html", "opportunities", "assets/records.0123456789.json"} {
		if got := p.Find(path); got != nil {
			t.Errorf("Find(%q) = %v, want nothing", path, got)
		}
	}
}

// dated has a date of every kind, some years apart.
func dated(t *testing.T) *content.Library {
	return loadtest.Library(t, files{
		"sooner": opportunity("title: Sooner", "published: 2026-12-01T09:00", "opens: 2026-12-03", "closes: 2027-01-31",
			`formats: [{kind: easy-read, url: /files/agenda.pdf, closes: 2027-02-07}, {kind: braille, on_request: true}]`,
			"outcome_due: 2027-03-01", "groups: service-users", "areas: england",
			`updates: [{date: 2026-12-05, kind: paused, text: a}, {date: 2026-12-06, kind: reopened, text: b}, {date: 2026-12-30, kind: full, text: c}, {date: 2027-01-02, kind: correction, text: d}]`,
			`outcomes: [{published: 2027-04-01, heard: [Much], did: [More]}]`, "outcome_delay: We are sorry."),
		"standing": opportunity("title: Standing", "closes: ongoing", "report_every: 1 month", "checked: 2026-11-01",
			`updates: [{date: 2027-02-02, kind: extended, text: e}, {date: 2027-06-01, kind: cancelled, text: f}]`,
			`outcomes: [{published: 2027-01-15, heard: [Much], decision_due: 2027-09-01}]`),
		"a-draft":               opportunity("draft: true", "published: 2026-12-11T11:11"),
		"content/pages/old.md":  "---\ntitle: Old\nsummary: Old.\nreviewed: 2026-01-01\nreview_due: 2026-12-12\n---\n",
		"content/pages/late.md": "---\ntitle: Late\nsummary: See [this](/opportunities/sooner/) and [that](/opportunities/group/service-users/stage/delivery/).\n---\n\n[this](/opportunities/sooner/), [that](/opportunities/group/service-users/stage/delivery/)\n",
	}.fs())
}

// Until Next nothing changes; then something does, or the day of something
// that may change a page has come.
func TestNothingChangesBeforeNext(t *testing.T) {
	lib := dated(t)
	at, changed, quiet := instant(t, "2026-11-20T00:00:00Z"), 0, 0
	for {
		p := planned(t, lib, at.Format(time.RFC3339))
		if p.Next().IsZero() {
			break
		}
		if !p.Next().After(at) {
			t.Fatalf("at %v, Next is %v", at, p.Next())
		}
		before := planned(t, lib, p.Next().Add(-time.Second).Format(time.RFC3339))
		if got := differences(p, before); len(got) > 0 {
			t.Errorf("from %v to just before %v these change: %v", at, p.Next(), got)
		}
		if !before.Next().Equal(p.Next()) {
			t.Errorf("just before %v, Next is %v", p.Next(), before.Next())
		}
		if after := planned(t, lib, p.Next().Format(time.RFC3339)); len(differences(before, after)) > 0 {
			changed++
		} else {
			quiet++
		}
		at = p.Next()
	}
	// 17 instants: the closing-soon day of "sooner" falls in while it is full,
	// and an update of a kind that only closes words changes nothing else.
	if changed < 14 || quiet > 3 {
		t.Errorf("%d instants changed something, %d nothing", changed, quiet)
	}
	last := planned(t, lib, at.Format(time.RFC3339))
	if got := differences(last, planned(t, lib, "2090-01-01T00:00:00Z")); len(got) > 0 {
		t.Errorf("after the last instant these change: %v", got)
	}
}

func TestNothingInTheSampleChangesBeforeNext(t *testing.T) {
	lib := sample(t)
	random := rand.New(rand.NewPCG(2026, 11))
	for range 3 {
		at := instant(t, "2026-11-22T09:00:00Z").Add(time.Duration(random.IntN(500*24)) * time.Hour)
		p := planned(t, lib, at.Format(time.RFC3339))
		if p.Next().IsZero() {
			continue
		}
		before := planned(t, lib, p.Next().Add(-time.Second).Format(time.RFC3339))
		if got := differences(p, before); len(got) > 0 {
			t.Errorf("from %v to just before %v these change: %v", at, p.Next(), got)
		}
	}
}

func TestTallyCountsWhatThereIs(t *testing.T) {
	lib := sample(t)
	for _, at := range instants(t)[:3] {
		p := planned(t, lib, at)
		pages, feeds, n := 0, 0, 0
		for _, o := range p.Outputs() {
			switch o.View().(type) {
			case *view.Feed:
				feeds++
			case *view.NotFound, *view.Moved:
			case view.Document:
				pages++
			}
		}
		for _, s := range p.Tally.Statuses {
			n += s.N
		}
		shown := len(get[*view.Data](t, p, "opportunities/index.json").Opportunities)
		if got, want := fmt.Sprint(p.Tally.Pages, p.Tally.Feeds, n), fmt.Sprint(pages, feeds, shown); got != want {
			t.Errorf("%s: pages, feeds and opportunities = %s, want %s", at, got, want)
		}
	}
}

func TestPageOfAnAuthorAtAnAddressOfTheSiteIsAnError(t *testing.T) {
	for file, url := range map[string]string{
		"content/pages/sitemap.md":          "/sitemap/",
		"content/pages/subscribe.md":        "/subscribe/",
		"content/pages/opportunities.md":    "/opportunities/",
		"content/opportunities/upcoming.md": "/opportunities/upcoming/",
		"content/opportunities/x/closed.md": "/opportunities/closed/",
	} {
		text := "---\ntitle: Mine\nsummary: Mine.\n---\n"
		if strings.HasPrefix(file, "content/opportunities") {
			text = opportunity("published: 2027-01-01", "closes: 2027-02-01")
		}
		lib := loadtest.Library(t, files{file: text}.fs())
		// An opportunity clashes before it is shown too: or the site could not
		// be built from that day on.
		for _, at := range []string{noon, "2027-01-02T00:00:00Z", "2028-01-01T00:00:00Z"} {
			_, l := Make(lib, Options{At: instant(t, at)})
			if len(l) != 1 || l[0].Rule != "duplicate-url" || l[0].Path != file || !strings.Contains(l[0].Message, url) {
				t.Errorf("%s at %s: %v, want one duplicate-url", file, at, l)
			}
		}
	}
}
