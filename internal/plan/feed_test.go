package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/loadtest"
	"involve/internal/view"
)

const id = "tag:example.org,2026:"

// entries writes a feed's items, an id and a title and a time each.
func entries(f *view.Feed) (list []string) {
	for _, i := range f.Items {
		list = append(list, fmt.Sprintf("%s | %s | %s", strings.TrimPrefix(i.ID, id), i.Title, i.Published.Format("2006-01-02 15:04")))
	}
	return list
}

func TestEachThingThatHappensIsAnItemOfItsOwn(t *testing.T) {
	lib := dated(t)
	const feed = "opportunities/feed.xml"
	for _, c := range []struct {
		at   string
		want []string
	}{
		{"2026-11-20T00:00:00Z", nil},
		{"2026-12-01T09:00:00Z", []string{
			"sooner | Sooner | 2026-12-01 09:00", "standing | Standing | 2026-11-22 00:00"}},
		{"2026-12-03T00:00:00Z", []string{
			"sooner#open | Now open: Sooner | 2026-12-03 00:00", "sooner | Sooner | 2026-12-01 09:00", "standing | Standing | 2026-11-22 00:00"}},
		// A correction is no news.
		{"2027-01-20T00:00:00Z", []string{
			"standing#outcome-2027-01-15 | What changed: Standing | 2027-01-15 00:00",
			"sooner#2026-12-30-full | Full: Sooner | 2026-12-30 00:00",
			"sooner#2026-12-06-reopened | Open again: Sooner | 2026-12-06 00:00",
			"sooner#2026-12-05-paused | Paused: Sooner | 2026-12-05 00:00",
			"sooner#open | Now open: Sooner | 2026-12-03 00:00",
			"sooner | Sooner | 2026-12-01 09:00",
			"standing | Standing | 2026-11-22 00:00"}},
		// What is over says so in its first item, which keeps its place.
		{"2027-06-01T00:00:00+01:00", []string{
			"standing#2027-06-01-cancelled | Cancelled: Standing | 2027-06-01 00:00",
			"sooner#outcome-2027-04-01 | What changed: Sooner | 2027-04-01 00:00",
			"standing#2027-02-02-extended | Deadline extended: Standing | 2027-02-02 00:00",
			"standing#outcome-2027-01-15 | What changed: Standing | 2027-01-15 00:00",
			"sooner#2026-12-30-full | Full: Sooner | 2026-12-30 00:00",
			"sooner#2026-12-06-reopened | Open again: Sooner | 2026-12-06 00:00",
			"sooner#2026-12-05-paused | Paused: Sooner | 2026-12-05 00:00",
			"sooner#open | Now open: Sooner | 2026-12-03 00:00",
			"sooner | Closed: Sooner | 2026-12-01 09:00",
			"standing | Closed: Standing | 2026-11-22 00:00"}},
	} {
		f := get[*view.Feed](t, planned(t, lib, c.at), feed)
		wantList(t, "the feed at "+c.at, entries(f), c.want)
		if len(f.Items) > 0 && !f.Updated.Equal(f.Items[0].Published) {
			t.Errorf("the feed at %s is of %v, its newest item of %v", c.at, f.Updated, f.Items[0].Published)
		}
	}
}

func TestItemLeadsToWhatItTellsOf(t *testing.T) {
	p := planned(t, dated(t), "2027-06-02T00:00:00Z")
	ids := map[string]bool{"": true}
	for _, name := range []string{"sooner", "standing"} {
		v := get[*view.Opportunity](t, p, "opportunities/"+name+"/index.html")
		for _, u := range v.Updates {
			ids[name+"/#"+u.ID] = true
		}
		for _, r := range v.Results {
			ids[name+"/#"+r.ID] = true
		}
		ids[name+"/"] = true
	}
	for _, i := range get[*view.Feed](t, p, "opportunities/feed.xml").Items {
		rest, ok := strings.CutPrefix(i.Link, "https://example.org/involve/opportunities/")
		if !ok || !ids[rest] {
			t.Errorf("%s leads to %s, which is not there", i.ID, i.Link)
		}
	}
}

func TestDescriptionBeginsWithTheDeadline(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"a": opportunity(`summary: What is "care" & <who> gives it?`, "closes: 2026-12-18T17:00"),
		"b": opportunity("opens: 2026-12-01", "payment: {kind: voucher, amount: £10}"),
		"c": opportunity("closes: ongoing"),
		"d": opportunity(`updates: [{date: 2026-11-24, kind: extended, text: We gave <b>more</b> time.}]`),
	}.fs()), noon)
	got := map[string]string{}
	for _, i := range get[*view.Feed](t, p, "opportunities/feed.xml").Items {
		got[strings.TrimPrefix(i.ID, id)] = i.HTML
	}
	const summary = "<p>Tell us what a clinic should be like.</p>"
	for item, want := range map[string]string{
		"a":                     "<p>Apply by Friday 18 December 2026 at 5pm, UK time. Unpaid. Online. About an hour.</p><p>What is &#34;care&#34; &amp; &lt;who&gt; gives it?</p>",
		"b":                     "<p>Opens Tuesday 1 December 2026, UK time. Voucher: £10. Online. About an hour.</p>" + summary,
		"c":                     "<p>Ongoing, with no closing date. Unpaid. Online. About an hour.</p>" + summary,
		"d#2026-11-24-extended": "<p>Apply by Friday 18 December 2026 at 11:59pm, UK time. Unpaid. Online. About an hour.</p><p>We gave &lt;b&gt;more&lt;/b&gt; time.</p>",
	} {
		if got[item] != want {
			t.Errorf("%s says %q, want %q", item, got[item], want)
		}
	}
}

func TestFeedHoldsTheNewestFifty(t *testing.T) {
	f := files{}
	for i := range 60 {
		day := time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		f[fmt.Sprintf("o%02d", i)] = opportunity("published: " + day)
	}
	feed := get[*view.Feed](t, planned(t, loadtest.Library(t, f.fs()), noon), "opportunities/feed.xml")
	if len(feed.Items) != 50 || feed.Items[0].ID != id+"o59" || feed.Items[49].ID != id+"o10" {
		t.Errorf("%d items, from %s to %s, want o59 to o10", len(feed.Items), feed.Items[0].ID, feed.Items[len(feed.Items)-1].ID)
	}
}

func TestIDOfAnItemIsOfNeitherFileNorTitleNorFlag(t *testing.T) {
	ids := func(name, title string, opt Options) (list []string) {
		lib := loadtest.Library(t, files{name: opportunity("id: kept", "title: "+title, "updates: [{date: 2026-11-24, kind: news, text: News.}]")}.fs())
		opt.At = instant(t, noon)
		p, _ := Make(lib, opt)
		for _, i := range get[*view.Feed](t, p, "opportunities/group/carers/feed.xml").Items {
			list = append(list, i.ID)
		}
		return list
	}
	want := []string{id + "kept#2026-11-24-news", id + "kept"}
	wantList(t, "ids", ids("one", "One", Options{}), want)
	wantList(t, "ids after a new name, title and address", ids("another/two", "Two", Options{BaseURL: "https://elsewhere.example/", Drafts: true}), want)
}

func TestFeedsAreOfTheFacetsThatHaveThem(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"a": opportunity("title: In both", "groups: [carers, service-users]"), "b": opportunity("title: In one")}.fs()), noon)
	var got []string
	for _, path := range paths(p) {
		if strings.HasSuffix(path, "feed.xml") {
			got = append(got, path)
		}
	}
	wantList(t, "the feeds", got, []string{
		"opportunities/feed.xml",
		"opportunities/group/carers/feed.xml",
		"opportunities/group/carers/stage/delivery/feed.xml",
		"opportunities/group/service-users/feed.xml",
		"opportunities/group/service-users/stage/delivery/feed.xml",
		"opportunities/stage/delivery/feed.xml",
		"opportunities/stage/policy/feed.xml",
	})
	f := get[*view.Feed](t, p, "opportunities/group/service-users/stage/delivery/feed.xml")
	wantList(t, "the feed of two terms", entries(f), []string{"a | In both | 2026-11-22 00:00"})
	if f.Self != "https://example.org/involve/opportunities/group/service-users/stage/delivery/feed.xml" || f.Home != strings.TrimSuffix(f.Self, "feed.xml") {
		t.Errorf("the feed is at %s, for %s", f.Self, f.Home)
	}
	var labels []string
	for _, c := range f.Items[0].Categories {
		labels = append(labels, c.Label)
	}
	wantList(t, "categories", labels, []string{"Carers", "People who use services", "Delivery", "Panel", "London", "Eastvale"})
	var listed []string
	for _, l := range get[*view.Subscribe](t, p, "subscribe/index.html").Lists {
		for _, f := range l.Terms {
			listed = append(listed, string(f.Feed))
		}
	}
	wantList(t, "what Get updates lists", listed, []string{
		"/involve/opportunities/group/carers/feed.xml", "/involve/opportunities/group/service-users/feed.xml",
		"/involve/opportunities/stage/delivery/feed.xml", "/involve/opportunities/stage/policy/feed.xml",
	})
}

func TestFeedTitleSaysThatADemonstrationIsOne(t *testing.T) {
	for _, c := range []struct{ more, want string }{{"", "Carers: ways to take part – Involving people"}, {"demo: true", "Example: Carers: ways to take part – Involving people"}} {
		p := planned(t, loadtest.Library(t, files{"content/_site.yaml": settings(c.more)}.fs()), noon)
		if got := get[*view.Feed](t, p, "opportunities/group/carers/feed.xml").Title; got != c.want {
			t.Errorf("the title is %q, want %q", got, c.want)
		}
	}
}

func TestEmptyFeedIsOfTheTermsLastChangeElseOfTheSites(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{}.fs()), noon)
	for path, want := range map[string]string{
		"opportunities/group/carers/feed.xml":        "2026-11-05",
		"opportunities/group/service-users/feed.xml": "2026-11-01",
		"opportunities/feed.xml":                     "2026-11-01",
	} {
		if f := get[*view.Feed](t, p, path); f.Updated.Format(time.DateOnly) != want || len(f.Items) > 0 {
			t.Errorf("%s is of %v, want %s", path, f.Updated, want)
		}
	}
}

func TestNothingOpensThatWasCancelledBefore(t *testing.T) {
	at := "2026-12-10T00:00:00Z"
	for update, want := range map[string]bool{
		"date: 2026-11-30, kind: cancelled": false, "date: 2026-11-30, kind: paused": false, "date: 2026-11-30, kind: news": true,
		"date: 2026-12-01, kind: paused":       true, // what readers have seen by then does not go away
		"date: 2026-12-01T08:00, kind: paused": false, "date: 2026-12-01T09:00, kind: paused": true,
	} {
		lib := loadtest.Library(t, files{"a": opportunity("opens: 2026-12-01T09:00", "updates: [{"+update+", text: So it is.}]")}.fs())
		list := entries(get[*view.Feed](t, planned(t, lib, at), "opportunities/feed.xml"))
		if got := slices.ContainsFunc(list, func(s string) bool { return strings.Contains(s, "#open") }); got != want {
			t.Errorf("with the update %s it is now open: %v, want %v", update, got, want)
		}
	}
}

// Nothing in a feed or in the data says when it was made: two plans between
// which no status changes are the same.
func TestFeedsDoNotChangeWithTheHour(t *testing.T) {
	lib := sample(t)
	for _, at := range instants(t)[:6] {
		a := planned(t, lib, at)
		if a.Next().IsZero() {
			continue
		}
		middle := a.Next().Add(-a.Next().Sub(instant(t, at)) / 2)
		b := planned(t, lib, middle.Format(time.RFC3339))
		for _, path := range differences(a, b) {
			if !strings.HasSuffix(path, ".html") {
				t.Errorf("from %s to %v, %s changes", at, middle, path)
			}
		}
	}
}

func TestItemsNeverLoseTheirIDsOrDates(t *testing.T) {
	lib := sample(t)
	seen := map[string]bool{}
	days := map[string]string{}
	for at := instant(t, "2026-11-22T09:00:00Z"); at.Year() < 2028; at = at.AddDate(0, 1, 0) {
		now := map[string]bool{}
		oldest := at
		f := get[*view.Feed](t, planned(t, lib, at.Format(time.RFC3339)), "opportunities/group/carers/feed.xml")
		for _, i := range f.Items {
			now[i.ID] = true
			oldest = i.Published
			if day := i.Published.String(); days[i.ID] != "" && days[i.ID] != day {
				t.Errorf("%s moved from %s to %s", i.ID, days[i.ID], day)
			}
			days[i.ID] = i.Published.String()
			if i.Published.After(at) {
				t.Errorf("%s is of %v, later than %v", i.ID, i.Published, at)
			}
		}
		for id := range seen {
			if !now[id] && len(f.Items) < 50 {
				t.Errorf("%s was in the feed before %v, whose oldest item is of %v", id, at, oldest)
			}
		}
		for id := range now {
			seen[id] = true
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d items seen", len(seen))
	}
}
