package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/content"
	"involve/internal/loadtest"
	"involve/internal/view"
)

func TestHeadersHoldThePolicyWordForWord(t *testing.T) {
	h := get[*view.Headers](t, planned(t, loadtest.Library(t, files{}.fs()), noon), "_headers")
	const want = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	if all := h.Rules[0]; all.Path != "/*" || all.Values[0] != (view.HTTPHeader{Name: "Content-Security-Policy", Value: want}) {
		t.Errorf("the first rule is %v, want the policy for /*", all)
	}
	for _, r := range h.Rules {
		for _, v := range r.Values {
			if v.Name == "X-Robots-Tag" {
				t.Errorf("%s has %v", r.Path, v)
			}
			if v.Name == "Cache-Control" && r.Path == "/assets/*" && v.Value != "public, max-age=31536000, immutable" {
				t.Errorf("%s is cached by %q", r.Path, v.Value)
			}
		}
	}
}

// fits reports whether a rule of _headers is for a path: a placeholder stands
// for one segment.
func fits(rule, path string) bool {
	want, have := strings.Split(rule, "/"), strings.Split(path, "/")
	if len(want) != len(have) {
		return false
	}
	for i := range want {
		if want[i] != have[i] && !strings.HasPrefix(want[i], ":") {
			return false
		}
	}
	return true
}

// What other programs take has one type each, may be read by the scripts of
// other sites, and is kept for a while; no page is.
func TestWhatIsSharedIsServedSoThatOthersCanTakeIt(t *testing.T) {
	p := planned(t, sample(t), noon)
	types := map[string]string{
		"feed.xml": "application/xml; charset=utf-8", "atom.xml": "application/xml; charset=utf-8", "open.xml": "application/xml; charset=utf-8",
		"feed.json": "application/feed+json; charset=utf-8", "calendar.ics": "text/calendar; charset=utf-8", "feeds.opml": "text/x-opml; charset=utf-8",
		"index.json": "application/json; charset=utf-8", "index.schema.json": "application/schema+json; charset=utf-8",
		"opportunities.csv": "text/csv; charset=utf-8; header=present",
	}
	rules := get[*view.Headers](t, p, "_headers").Rules
	if len(rules) > 40 {
		t.Errorf("%d rules; hosts take about a hundred", len(rules))
	}
	seen := map[string]bool{}
	for _, o := range p.Outputs() {
		name := o.Path[strings.LastIndex(o.Path, "/")+1:]
		var got []string
		for _, r := range rules {
			if fits(r.Path, "/"+o.Path) {
				for _, v := range r.Values {
					got = append(got, v.Name+": "+v.Value)
				}
			}
		}
		var want []string
		if types[name] != "" {
			seen[name] = true
			want = []string{"Content-Type: " + types[name], "Access-Control-Allow-Origin: *", "Cache-Control: public, max-age=600"}
		}
		wantList(t, "headers of "+o.Path, got, want)
	}
	if len(seen) != len(types) {
		t.Errorf("of %d kinds only %v are there", len(types), seen)
	}
}

func TestCalendarsAndFeedsOfADemonstrationMayBeFetched(t *testing.T) {
	demo := loadtest.Library(t, files{"content/_site.yaml": settings("demo: true")}.fs())
	want := []string{"/*/calendar.ics$", "/*/feed.xml$", "/*/atom.xml$", "/*/feed.json$", "/*/open.xml$", "/*/feeds.opml$", "/*/index.json$", "/*/opportunities.csv$", "/*/index.schema.json$"}
	wantList(t, "what robots.txt allows", get[*view.Robots](t, planned(t, demo, noon), "robots.txt").Allow, want)
	wantList(t, "what robots.txt of a preview allows", get[*view.Robots](t, planned(t, demo, noon, true), "robots.txt").Allow, nil)
}

func TestOnlyARealSiteIsIndexed(t *testing.T) {
	plain, demo := loadtest.Library(t, files{}.fs()), loadtest.Library(t, files{"content/_site.yaml": settings("demo: true")}.fs())
	for _, c := range []struct {
		lib    *content.Library
		drafts bool
		want   bool
	}{{plain, false, true}, {plain, true, false}, {demo, false, false}} {
		p := planned(t, c.lib, noon, c.drafts)
		if got := get[*view.Robots](t, p, "robots.txt"); got.Index != c.want || got.Sitemap != "https://example.org/involve/sitemap.xml" {
			t.Errorf("robots.txt is %+v, want index %v", got, c.want)
		}
		noindex := slices.Contains(get[*view.Headers](t, p, "_headers").Rules[0].Values, view.HTTPHeader{Name: "X-Robots-Tag", Value: "noindex"})
		if home := get[*view.Home](t, p, "index.html"); home.NoIndex == c.want || noindex == c.want {
			t.Errorf("demo %v, drafts %v: the home page says %v, the headers %v", c.lib.Settings.Demo, c.drafts, home.NoIndex, noindex)
		}
		if e := get[*view.NotFound](t, p, "404.html"); !e.NoIndex {
			t.Error("the page for nothing is indexed")
		}
	}
}

func TestSitemapHasEachPageOnce(t *testing.T) {
	f := files{
		"updated": opportunity("updates: [{date: 2026-11-24, kind: news, text: News.}, {date: 2026-12-24, kind: news, text: Later.}]"),
		"early":   opportunity("updates: [{date: 2026-11-20, kind: news, text: Before it was published.}]"),
		"told":    opportunity("published: 2026-01-01", "closes: 2026-02-01", "outcomes: [{published: 2026-10-01, heard: [Much], did: [More]}]"),
		"hidden":  opportunity("published: 2027-01-01", "closes: 2027-02-01"),
		"drafted": opportunity("draft: true"),
		"old":     opportunity("aliases: [/was/here/, /was-there.html]"),
	}
	for i := range 25 {
		f[fmt.Sprint("more-", i)] = opportunity()
	}
	p := planned(t, loadtest.Library(t, f.fs()), noon)
	got := map[string]string{}
	for _, e := range get[*view.SitemapXML](t, p, "sitemap.xml").Entries {
		if _, twice := got[e.Loc]; twice {
			t.Errorf("%s is there twice", e.Loc)
		}
		got[e.Loc] = e.LastMod
	}
	for _, o := range p.Outputs() {
		_, moved := o.View().(*view.Moved)
		_, isPage := o.View().(view.Document)
		want := isPage && !moved && o.Path != "404.html" && !strings.Contains(o.Path, "/page/")
		if _, is := got["https://example.org/involve"+o.URL]; is != want {
			t.Errorf("%s is in the sitemap: %v, want %v", o.URL, is, want)
		}
	}
	for url, want := range map[string]string{
		"opportunities/updated/": "2026-11-24", "opportunities/early/": "2026-11-22", "opportunities/told/": "2026-10-01",
		"privacy/": "2026-11-03", "opportunities/group/carers/": "2026-11-05", "": "",
	} {
		if mod, ok := got["https://example.org/involve/"+url]; !ok || mod != want {
			t.Errorf("%q was changed on %q, want %q", url, mod, want)
		}
	}
}

func TestOldAddressesLeadOn(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"panel":   opportunity("title: A panel", "aliases: [/was/here/, /was-there.html, /without-slash]"),
		"hidden":  opportunity("published: 2027-01-01", "closes: 2027-02-01", "aliases: [/not-yet/]"),
		"drafted": opportunity("draft: true", "aliases: [/a-draft/]"),
	}.fs()), noon)
	const to = "/involve/opportunities/panel/"
	want := []view.Redirect{{From: "/old-guide/", To: "/involve/guidance/guide/"}, {From: "/was-there.html", To: to}, {From: "/was/here/", To: to}, {From: "/without-slash", To: to}}
	wantList(t, "the redirects", get[*view.Redirects](t, p, "_redirects").Rules, want)
	for _, path := range []string{"was/here/index.html", "was-there.html", "without-slash/index.html"} {
		m := get[*view.Moved](t, p, path)
		if m.To.Href != to || m.To.Text != "A panel" || m.Canonical != "https://example.org"+to || !m.NoIndex {
			t.Errorf("%s leads to %+v, canonical %s, noindex %v", path, m.To, m.Canonical, m.NoIndex)
		}
	}
	for _, path := range []string{"not-yet/index.html", "a-draft/index.html"} {
		if p.Find(path) != nil {
			t.Errorf("%s leads to a page that is not there", path)
		}
	}
}

// Mistakes in aliases are reported by who checks them; the plan stands all the
// same, and holds no path that cannot be written.
func TestBadAliasesMakeNoOutput(t *testing.T) {
	p, _ := Make(loadtest.Library(t, files{"panel": opportunity("aliases: [/privacy/, /../up/, /opportunities/]")}.fs()), Options{At: instant(t, noon)})
	for _, o := range p.Outputs() {
		if _, ok := o.View().(*view.Moved); ok && o.Path != "old-guide/index.html" {
			t.Errorf("%s is planned", o.Path)
		}
	}
}

func TestADraftCanBeSeenBeforeItsDay(t *testing.T) {
	lib := loadtest.Library(t, files{
		"drafted":   opportunity("published: 2026-11-30", "draft: true"),
		"scheduled": opportunity("published: 2026-11-30"),
	}.fs())
	p := planned(t, lib, noon, true)
	if v := get[*view.Opportunity](t, p, "opportunities/drafted/index.html"); v.Status.Name != "upcoming" {
		t.Errorf("a draft of a later day is %s, want upcoming", v.Status.Name)
	}
	if p.Find("opportunities/scheduled/index.html") != nil {
		t.Error("what is no draft is shown before its day")
	}
}

func TestDraftsAreShownOnlyWhenAskedFor(t *testing.T) {
	lib := loadtest.Library(t, files{
		"drafted":                  opportunity("title: Drafted", "draft: true"),
		"content/guidance/new.md":  "---\ntitle: New\nsummary: New.\ndraft: true\n---\n",
		"content/pages/contact.md": "---\ntitle: Contact\nsummary: New.\ndraft: true\n---\n",
	}.fs())
	for _, drafts := range []bool{false, true} {
		p := planned(t, lib, noon, drafts)
		for _, path := range []string{"opportunities/drafted/index.html", "guidance/new/index.html", "contact/index.html"} {
			if got := p.Find(path) != nil; got != drafts {
				t.Errorf("with drafts %v, %s is there: %v", drafts, path, got)
			}
		}
		n := 0
		if drafts {
			n = 1
			if v := get[*view.Opportunity](t, p, "opportunities/drafted/index.html"); !v.Draft || !v.NoIndex {
				t.Error("a draft does not say so")
			}
		}
		if got := len(get[*view.Data](t, p, "opportunities/index.json").Opportunities); got != n {
			t.Errorf("with drafts %v, index.json has %d", drafts, got)
		}
	}
	if next := planned(t, loadtest.Library(t, files{"drafted": opportunity("draft: true")}.fs()), noon).Next(); !next.IsZero() {
		t.Errorf("a draft changes the site at %v", next)
	}
}

func TestRetiredTermLeadsOnAndItsFeedsSaySo(t *testing.T) {
	set := settings("retired:", "  - {facet: group, term: patients, replaced_by: service-users, date: 2027-04-01}", "  - {facet: stage, term: discovery}",
		"  - {facet: topic, term: livers, replaced_by: kidneys}")
	p := planned(t, loadtest.Library(t, files{"content/_site.yaml": set, "a": opportunity("groups: [service-users]")}.fs()), noon)
	for _, c := range []struct{ old, to, text, day, files string }{
		{"group/patients", "group/service-users/", "People who use services", "2027-04-01", "feed.xml atom.xml feed.json open.xml calendar.ics"},
		{"group/patients/stage/delivery", "group/service-users/stage/delivery/", "People who use services, Delivery", "2027-04-01", "feed.xml calendar.ics"},
		{"group/patients/stage/policy", "group/service-users/", "People who use services", "2027-04-01", "feed.xml calendar.ics"}, // never was one for their successor
		{"stage/discovery", "", "Taking part", "2026-11-01", "feed.xml calendar.ics"},
		{"group/carers/stage/discovery", "", "Taking part", "2026-11-01", "feed.xml calendar.ics"},
		{"topic/livers", "topic/kidneys/", "Kidneys", "", ""},
	} {
		m := get[*view.Moved](t, p, "opportunities/"+c.old+"/index.html")
		if want := "/involve/opportunities/" + c.to; string(m.To.Href) != want || m.To.Text != c.text {
			t.Errorf("%s leads to %+v, want %s, %q", c.old, m.To, want, c.text)
		}
		for _, name := range []string{"feed.xml", "atom.xml", "feed.json", "open.xml", "calendar.ics"} {
			file := "opportunities/" + c.old + "/" + name
			if !strings.Contains(c.files, name) {
				if p.Find(file) != nil {
					t.Errorf("%s is there", file)
				}
				continue
			}
			want := "https://example.org/involve/opportunities/" + c.to
			if name == "calendar.ics" {
				events := get[*view.Calendar](t, p, file).Events
				if len(events) != 1 || !strings.Contains(events[0].Description, want+name) || events[0].Start.Format(time.DateOnly) != c.day {
					t.Errorf("%s has %+v, want one event on %s that leads to %s", file, events, c.day, want)
				}
				continue
			}
			f := get[*view.Feed](t, p, file)
			if len(f.Items) != 1 || f.Self != "https://example.org/involve/"+file {
				t.Fatalf("%s at %s has %d items, want 1", file, f.Self, len(f.Items))
			}
			i := f.Items[0]
			if id := "tag:example.org,2026:opportunities/" + c.old + "/ended"; i.Link != want || i.ID != id || !strings.Contains(i.HTML, want+name) {
				t.Errorf("%s has %+v, want %s with a link to %s", file, i, id, want)
			}
			if got := f.Updated.Format(time.DateOnly); got != c.day || !i.Published.Equal(f.Updated) {
				t.Errorf("%s is of %s, its item of %v, want %s", file, got, i.Published, c.day)
			}
		}
	}
}

func TestIndexJSONHoldsAllThatIsShown(t *testing.T) {
	lib := sample(t)
	for _, at := range instants(t) {
		var want []string
		for _, o := range lib.Opportunities {
			if !o.Draft && o.IsPublished(instant(t, at)) {
				want = append(want, "https://involvement.example.nhs.uk"+o.URL+" "+o.StatusAt(instant(t, at).In(lib.Settings.Zone), lib.Settings.ClosingSoon).String())
			}
		}
		slices.Sort(want)
		var got []string
		for _, r := range get[*view.Data](t, planned(t, lib, at), "opportunities/index.json").Opportunities {
			got = append(got, r.URL+" "+r.Status)
		}
		wantList(t, "index.json at "+at, got, want)
	}
}

func TestDataSaysWhatTheFrontMatterSays(t *testing.T) {
	p := planned(t, dated(t), "2027-01-20T12:00:00Z")
	d := get[*view.Data](t, p, "opportunities/index.json")
	if d.Version != 1 || d.Site.URL != "https://example.org/involve/" || d.Site.TimeZone != "Europe/London" {
		t.Errorf("the head is %d, %+v", d.Version, d.Site)
	}
	r := d.Opportunities[0]
	got := []string{r.ID, r.Status, r.Published, r.Opens, r.Closes, r.Formats[0].URL, r.Formats[0].Closes, r.OutcomeDue, fmt.Sprint(len(r.Updates), len(r.Outcomes), len(r.TakePart))}
	wantList(t, "the record", got, []string{"sooner", "full", "2026-12-01T09:00:00Z", "2026-12-03", "2027-01-31T23:59:59Z",
		"https://example.org/involve/files/agenda.pdf", "2027-02-07T23:59:59Z", "2027-03-01", "4 0 0"})
	r = d.Opportunities[1]
	got = []string{r.ID, r.Status, r.Published, r.Closes, fmt.Sprint(len(r.Updates), len(r.Outcomes), len(r.TakePart)), r.Outcomes[0].DecisionDue, r.Contact.Email, r.Expenses.Covered}
	wantList(t, "the record", got, []string{"standing", "open", "2026-11-22", "ongoing", "0 1 1", "2027-09-01", "involve@example.nhs.uk", "yes"})
}
