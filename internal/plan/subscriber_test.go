package plan

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"involve/internal/encode"
	"involve/internal/loadtest"
	"involve/internal/view"
)

// An entry is an item of a feed as a reader knows it.
type entry struct {
	id string
	at time.Time
}

// readFeed reads the bytes of a feed in any format.
func readFeed(t *testing.T, p *Plan, path string) (entries []entry) {
	t.Helper()
	o := p.Find(path)
	if o == nil {
		return nil
	}
	data, _ := encode.Encode(o.View())
	add := func(id, layout, at string) {
		when, err := time.Parse(layout, at)
		if err != nil || id == "" {
			t.Fatalf("%s: the item %q is of %q: %v", path, id, at, err)
		}
		entries = append(entries, entry{id, when})
	}
	var err error
	switch {
	case strings.HasSuffix(path, ".json"):
		var f struct {
			Items []struct {
				ID        string
				Published string `json:"date_published"`
			}
		}
		err = json.Unmarshal(data, &f)
		for _, i := range f.Items {
			add(i.ID, time.RFC3339, i.Published)
		}
	case strings.HasSuffix(path, "atom.xml"):
		var f struct {
			Entries []struct {
				ID        string `xml:"id"`
				Published string `xml:"published"`
				Updated   string `xml:"updated"`
			} `xml:"entry"`
		}
		err = xml.Unmarshal(data, &f)
		for _, i := range f.Entries {
			if add(i.ID, time.RFC3339, i.Published); i.Updated != i.Published {
				t.Errorf("%s: %s was published %s and updated %s", path, i.ID, i.Published, i.Updated)
			}
		}
	default:
		var f struct {
			Items []struct {
				ID        string `xml:"guid"`
				Published string `xml:"pubDate"`
			} `xml:"channel>item"`
		}
		err = xml.Unmarshal(data, &f)
		for _, i := range f.Items {
			add(i.ID, time.RFC1123Z, i.Published)
		}
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return entries
}

// A subscriber comes back again and again, and takes what is new to them.
type subscriber struct {
	seen  map[string]bool // the ids they remember
	since time.Time       // when they were last there
}

// byID returns what somebody takes who remembers each id.
func (s *subscriber) byID(list []entry) (taken []string) {
	for _, e := range slices.Backward(list) {
		if !s.seen[e.id] {
			s.seen[e.id] = true
			taken = append(taken, e.id)
		}
	}
	return taken
}

// byDate returns what somebody takes who only looks at what is newer than
// their last visit, as newsletter tools do.
func (s *subscriber) byDate(list []entry, now time.Time) (taken []string) {
	for _, e := range slices.Backward(list) {
		if e.at.After(s.since) {
			taken = append(taken, e.id)
		}
	}
	s.since = now
	return taken
}

// The life of one opportunity, as its authors write it and as the site is built
// each time something happens. Whoever follows it is told each thing once.
func TestFollowersAreToldEachThingOnce(t *testing.T) {
	const (
		group = "opportunities/group/carers/"
		news  = "{date: 2026-12-05, kind: news, text: We found a venue.}"
		later = "{date: 2026-12-10, kind: extended, text: You have a month more.}"
	)
	life := func(file, groups string, lines ...string) files {
		return files{
			file:     opportunity(append([]string{"title: The panel", "id: panel", "published: 2026-12-01T09:00", "opens: 2026-12-03", "groups: " + groups}, lines...)...),
			"beside": opportunity("title: Beside", "published: 2026-11-01", "closes: ongoing", "groups: [carers, service-users]"),
		}
	}
	until := func(day string, updates ...string) []string {
		return []string{"closes: " + day, "updates: [" + strings.Join(updates, ", ") + "]"}
	}
	outcome := append(until("2027-01-15T17:00", news, later), "outcomes: [{published: 2027-03-01, heard: [Much], did: [More]}]")
	retired := life("renamed", "[service-users]", outcome...)
	retired["content/_site.yaml"] = settings("retired:", "  - {facet: group, term: carers, replaced_by: service-users, date: 2027-04-01}")
	retired["beside"] = opportunity("title: Beside", "published: 2026-11-01", "closes: ongoing", "groups: [service-users]")
	deleted := files{"content/_site.yaml": retired["content/_site.yaml"], "beside": retired["beside"]}

	type build struct {
		name, at string
		site     files
		gone     string   // a file that is no longer there
		all      []string // what is new in the feeds of everything
		group    []string // and in those of the group
		open     []string // and in the list of what is open
	}
	same := func(b build) build { b.group = b.all; return b }
	builds := []build{
		same(build{name: "published", at: "2026-12-01T09:00:00Z", site: life("panel", "carers", until("2026-12-18T17:00")...), all: []string{"panel"}}),
		same(build{name: "open", at: "2026-12-03T00:00:00Z", site: life("panel", "carers", until("2026-12-18T17:00")...), all: []string{"panel#open"}, open: []string{"panel#open"}}),
		same(build{name: "updated", at: "2026-12-05T00:00:00Z", site: life("panel", "carers", until("2026-12-18T17:00", news)...), all: []string{"panel#2026-12-05-news"}}),
		same(build{name: "extended", at: "2026-12-10T00:00:00Z", site: life("panel", "carers", until("2027-01-15T17:00", news, later)...), all: []string{"panel#2026-12-10-extended"}}),
		{name: "closing soon", at: "2027-01-01T17:00:00Z", site: life("panel", "carers", until("2027-01-15T17:00", news, later)...)},
		{name: "closed", at: "2027-01-15T17:00:01Z", site: life("panel", "carers", until("2027-01-15T17:00", news, later)...)},
		same(build{name: "outcome", at: "2027-03-01T00:00:00Z", site: life("panel", "carers", outcome...), all: []string{"panel#outcome-2027-03-01"}}),
		{name: "renamed", at: "2027-03-05T00:00:00Z", site: life("renamed", "carers", outcome...)},
		{name: "group retired", at: "2027-04-01T00:00:00+01:00", site: retired, gone: "content/groups/carers.md", group: []string{group + "ended"}, open: nil},
		{name: "deleted", at: "2027-05-01T00:00:00+01:00", site: deleted, gone: "content/groups/carers.md"},
	}
	for _, feed := range []string{"opportunities/feed.xml", "opportunities/atom.xml", "opportunities/feed.json", "opportunities/open.xml",
		group + "feed.xml", group + "atom.xml", group + "feed.json", group + "open.xml"} {
		// Both were there before the panel was.
		first := &subscriber{seen: map[string]bool{id + "beside": true}}
		second := &subscriber{since: instant(t, "2026-11-30T12:00:00Z")}
		for _, b := range builds {
			site := b.site.fs().(fstest.MapFS)
			delete(site, b.gone)
			p := planned(t, loadtest.Library(t, site), b.at)
			want := b.all
			if strings.HasPrefix(feed, group) {
				want = b.group
			}
			if strings.HasSuffix(feed, "open.xml") {
				if want = b.open; b.name == "group retired" && strings.HasPrefix(feed, group) {
					want = b.group
				}
			}
			for i := range want {
				want[i] = strings.TrimPrefix(want[i], id)
				want[i] = id + want[i]
			}
			list := readFeed(t, p, feed)
			wantList(t, fmt.Sprintf("%s, %s: new to whoever remembers ids", feed, b.name), first.byID(list), want)
			wantList(t, fmt.Sprintf("%s, %s: newer than the last visit", feed, b.name), second.byDate(list, instant(t, b.at)), want)
		}
	}
}

// A newsletter tool looks each morning at eight, and takes what is newer than its
// last look. What is published in the afternoon reaches it when it is dated as
// the guide for authors says: with its time, or for the next day.
func TestNewslettersMissNothingThatIsDatedAsTheGuideSays(t *testing.T) {
	panel := func(lines ...string) files {
		return files{"panel": opportunity(append([]string{"published: 2026-11-24T15:00"}, lines...)...)}
	}
	const (
		news      = "{date: 2026-11-25T15:00, kind: news, text: We found a venue.}"
		cancelled = "{date: 2026-11-26T16:30, kind: cancelled, text: It is off.}"
	)
	told := []string{"updates: [" + news + ", " + cancelled + "]", "outcomes: [{published: 2026-11-28, heard: [Much], did: [More]}]"}
	looked := &subscriber{since: instant(t, "2026-11-23T08:00:00Z")}
	var feed []entry
	for _, step := range []struct {
		at   string
		site files // what was built then; nil when the tool looks
		want []string
	}{
		{at: "2026-11-24T08:00:00Z"},
		{at: "2026-11-24T15:05:00Z", site: panel()},
		{at: "2026-11-25T08:00:00Z", want: []string{id + "panel"}},
		{at: "2026-11-25T15:05:00Z", site: panel("updates: [" + news + "]")},
		{at: "2026-11-26T08:00:00Z", want: []string{id + "panel#2026-11-25-news"}},
		{at: "2026-11-26T16:35:00Z", site: panel(told...)},
		{at: "2026-11-27T08:00:00Z", want: []string{id + "panel#2026-11-26-cancelled"}},
		{at: "2026-11-28T00:00:00Z", site: panel(told...)},
		{at: "2026-11-28T08:00:00Z", want: []string{id + "panel#outcome-2026-11-28"}},
		{at: "2026-11-29T08:00:00Z"},
	} {
		if step.site != nil {
			feed = readFeed(t, planned(t, loadtest.Library(t, step.site.fs()), step.at), "opportunities/feed.xml")
			continue
		}
		wantList(t, "what a newsletter takes at "+step.at, looked.byDate(feed, instant(t, step.at)), step.want)
	}
}

// What is told of an opportunity before it was shown comes with it, or nobody
// who looks for what is new would see it.
func TestNothingIsOlderThanWhatItTellsOf(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"a": opportunity("published: 2026-11-24T09:00", "updates: [{date: 2026-11-20, kind: news, text: Early news.}]")}.fs()), noon)
	wantList(t, "the feed", entries(get[*view.Feed](t, p, "opportunities/feed.xml")), []string{
		"a | An opportunity | 2026-11-24 09:00", "a#2026-11-20-news | News: An opportunity | 2026-11-24 09:00",
	})
}

func TestOpenFeedHasEachOpenOpportunityOnceUnderItsLastOpening(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"a": opportunity("title: From the beginning", "published: 2026-11-20", "updates: [{date: 2026-11-24, kind: news, text: News.}]"),
		"b": opportunity("title: Opened later", "published: 2026-11-20", "opens: 2026-11-23"),
		"c": opportunity("title: Open again", "published: 2026-11-20", "updates: [{date: 2026-11-21, kind: paused, text: We wait.}, {date: 2026-11-24, kind: reopened, text: On again.}]"),
		"d": opportunity("title: Paused", "published: 2026-11-20", "updates: [{date: 2026-11-21, kind: paused, text: We wait.}]"),
		"e": opportunity("title: Not open yet", "published: 2026-11-20", "opens: 2026-12-01"),
		"f": opportunity("title: Closed", "published: 2026-11-01", "closes: 2026-11-20"),
	}.fs()), noon)
	f := get[*view.Feed](t, p, "opportunities/open.xml")
	wantList(t, "what is open", entries(f), []string{
		"c#2026-11-24-reopened | Open again | 2026-11-24 00:00", "b#open | Opened later | 2026-11-23 00:00", "a | From the beginning | 2026-11-20 00:00",
	})
	for _, i := range f.Items {
		if strings.Contains(i.Link, "#") {
			t.Errorf("%s leads to %s, want the opportunity's page itself", i.Title, i.Link)
		}
	}
}

func TestItemHasThePictureAndTheLicence(t *testing.T) {
	f := files{
		"content/_site.yaml":        settings("licence: {name: A licence, url: https://example.org/licence/}"),
		"content/files/meeting.png": "\x89PNG\r\n\x1a\n",
		"a":                         opportunity("image: files/meeting.png", `image_alt: Five "people" & a dog`, "lang: cy"),
	}
	v := get[*view.Feed](t, planned(t, loadtest.Library(t, f.fs()), noon), "opportunities/group/carers/atom.xml")
	if v.Rights != "A licence" || v.RightsURL != "https://example.org/licence/" || v.ID != id+"opportunities/group/carers/" {
		t.Errorf("the feed is %+v", v)
	}
	i := v.Items[0]
	const url = "https://example.org/involve/files/meeting.png"
	if i.Image == nil || i.Image.URL != url || i.Image.Type != "image/png" || i.Image.Size != 8 || i.Image.Alt != `Five "people" & a dog` || i.Lang != "cy" {
		t.Errorf("the item is %+v, with the picture %+v", i, i.Image)
	}
	want := `<p><img src="` + url + `" alt="Five &#34;people&#34; &amp; a dog"></p><p lang="en-GB" dir="ltr">Apply by `
	if !strings.HasPrefix(i.HTML, want) || !strings.Contains(i.HTML, `<p lang="cy" dir="ltr">Tell us what`) {
		t.Errorf("the item says %q, want %q first", i.HTML, want)
	}
	if !strings.HasPrefix(i.Summary, "Apply by Friday 18 December 2026 at 11:59pm, UK time. Unpaid. Online. About an hour.\n") {
		t.Errorf("the item's summary is %q", i.Summary)
	}
}
