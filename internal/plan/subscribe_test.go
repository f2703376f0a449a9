package plan

import (
	"slices"
	"strings"
	"testing"

	"involve/internal/loadtest"
	"involve/internal/view"
)

// everyFollow returns what Get updates leads to, in its order.
func everyFollow(v *view.Subscribe) []view.Follow {
	list := []view.Follow{v.Everything}
	var add func([]view.FollowList)
	add = func(lists []view.FollowList) {
		for _, l := range lists {
			for _, t := range l.Terms {
				list = append(list, t.Follow)
				add(t.More)
			}
		}
	}
	add(v.Lists)
	return list
}

// followed returns the paths of files beside listings, whatever is in it.
func followed(p *Plan, names ...string) (list []string) {
	for _, path := range paths(p) {
		i := strings.LastIndex(path, "/")
		if own := strings.Count(path, "/") == 2; slices.Contains(names, path[i+1:]) && !own {
			list = append(list, "/involve/"+path)
		}
	}
	slices.Sort(list)
	return list
}

func TestGetUpdatesLeadsToEveryFeedAndCalendarOnce(t *testing.T) {
	for _, c := range []struct{ old, new string }{
		{"", ""},
		{"combine: [group]", "combine: [area, stage]"},
		{"combine: [group]", "combine: []"},
		{"feeds: [group, stage]", "feeds: [stage, area]"},
		{"feeds: [group, stage]", "feeds: []"},
	} {
		f := files{"content/_site.yaml": strings.Replace(settings(), c.old, c.new, 1), "a": opportunity("groups: [carers, service-users]"), "b": opportunity("topics: kidneys")}
		p := planned(t, loadtest.Library(t, f.fs()), noon)
		var got, formats []string
		for _, f := range everyFollow(get[*view.Subscribe](t, p, "subscribe/index.html")) {
			got = append(got, string(f.Feed), string(f.Calendar))
			if want := "webcal://example.org" + string(f.Calendar); string(f.WebCal) != want {
				t.Errorf("with %q, programs subscribe to %s, want %s", c.new, f.WebCal, want)
			}
			if want := strings.TrimSuffix(string(f.Feed), "feed.xml"); string(f.Listing.Href) != want {
				t.Errorf("with %q, %s is said to be the feed of %s", c.new, f.Feed, f.Listing.Href)
			}
			for _, other := range []view.URL{f.Atom, f.JSON, f.Open} {
				if other != "" {
					formats = append(formats, string(other))
				}
			}
		}
		slices.Sort(got)
		slices.Sort(formats)
		wantList(t, "feeds and calendars with "+c.new, got, followed(p, "feed.xml", "calendar.ics"))
		wantList(t, "other formats with "+c.new, formats, followed(p, "atom.xml", "feed.json", "open.xml"))
	}
}

func TestGetUpdatesBeginsWithWhoYouAre(t *testing.T) {
	f := files{
		"content/_site.yaml": strings.Replace(settings("facets: [area, stage, group]"), "feeds: [group, stage]", "feeds: [stage, group, area]", 1),
		"a":                  opportunity(),
	}
	v := get[*view.Subscribe](t, planned(t, loadtest.Library(t, f.fs()), noon), "subscribe/index.html")
	var names, more []string
	for _, l := range v.Lists {
		names = append(names, l.Name)
	}
	wantList(t, "the lists", names, []string{"group", "area", "stage"})
	for _, l := range v.Lists[0].Terms[0].More {
		for _, term := range l.Terms {
			more = append(more, l.Label+": "+term.Listing.Text)
		}
	}
	wantList(t, "what carers may choose beside", more, []string{"Area: London", "Stage of work: Delivery"})
	if plain := v.Lists[0].Terms[0].Plain; plain != "You look after somebody." {
		t.Errorf("carers are explained by %q", plain)
	}
}

func TestGetUpdatesOffersOnlyWaysThatThereAre(t *testing.T) {
	const contact = "---\ntitle: Ask us\nsummary: Every way to reach us.\n---\n"
	for _, c := range []struct {
		settings, page string
		list, reach    *view.Link
	}{
		{"", "", nil, nil},
		{"mailing_list: {label: Monthly email, url: https://lists.example.org/}", "", &view.Link{Text: "Monthly email", Href: "https://lists.example.org/"}, nil},
		{"", contact, nil, &view.Link{Text: "Ask us", Href: "/involve/contact/"}},
	} {
		f := files{"content/_site.yaml": settings(c.settings)}
		if c.page != "" {
			f["content/pages/contact.md"] = c.page
		}
		v := get[*view.Subscribe](t, planned(t, loadtest.Library(t, f.fs()), noon), "subscribe/index.html")
		for what, l := range map[string][2]*view.Link{"mailing list": {v.MailingList, c.list}, "page to reach us by": {v.Reach, c.reach}} {
			if got, want := l[0], l[1]; (got == nil) != (want == nil) || got != nil && *got != *want {
				t.Errorf("with %q, the %s is %v, want %v", c.settings+c.page, what, got, want)
			}
		}
	}
}

func TestAlternativeOfAPictureIsWhatItSays(t *testing.T) {
	for _, more := range []string{"", "demo: true"} {
		p := planned(t, loadtest.Library(t, files{"content/_site.yaml": settings(more)}.fs()), noon)
		v := get[*view.Subscribe](t, p, "subscribe/index.html")
		if len(v.Pastes) != 3 {
			t.Fatalf("%d texts to paste, want one for everyone and one for each of 2 groups", len(v.Pastes))
		}
		for _, paste := range v.Pastes {
			picture := get[*view.Picture](t, p, strings.TrimPrefix(string(paste.Picture), "/involve/"))
			for _, words := range []string{picture.Heading, picture.Text, picture.Address, picture.Note} {
				if !strings.Contains(paste.Alt, words) {
					t.Errorf("the alternative %q lacks %q of the picture", paste.Alt, words)
				}
			}
			if paste.Address != picture.Code {
				t.Errorf("the text leads to %s, the picture to %s", paste.Address, picture.Code)
			}
			if isExample := strings.HasPrefix(paste.Text, "Example: "); isExample != (more != "") {
				t.Errorf("with %q, the text is %q", more, paste.Text)
			}
			if path := strings.TrimPrefix(paste.Address, "https://example.org/involve/"); p.Find(path+"index.html") == nil {
				t.Errorf("%s leads nowhere", paste.Address)
			}
		}
	}
}

func TestOPMLListsTheFeedsOfEachTermAndNoneOfTwo(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"a": opportunity()}.fs()), noon)
	v := get[*view.OPML](t, p, "subscribe/feeds.opml")
	var got []string
	for _, g := range v.Groups {
		for _, f := range g.Feeds {
			got = append(got, g.Label+" | "+f.Title+" | "+strings.TrimPrefix(f.Feed, "https://example.org/involve/opportunities/"))
			feed := get[*view.Feed](t, p, strings.TrimPrefix(f.Feed, "https://example.org/involve/"))
			if f.Home != feed.Home || f.Feed != feed.Self || f.Language != feed.Language {
				t.Errorf("%s is said to be of %s in %s", f.Feed, f.Home, f.Language)
			}
		}
	}
	wantList(t, "the feeds", got, []string{
		"Every opportunity | Every opportunity – Involving people | feed.xml",
		"Who you are | Carers – Involving people | group/carers/feed.xml",
		"Who you are | People who use services – Involving people | group/service-users/feed.xml",
		"Stage of work | Delivery – Involving people | stage/delivery/feed.xml",
		"Stage of work | Policy – Involving people | stage/policy/feed.xml",
	})
	if v.Owner != "Eastvale" {
		t.Errorf("they are of %q, want Eastvale", v.Owner)
	}
}

func TestOpportunityOffersItsCalendarUntilItIsOver(t *testing.T) {
	lib := loadtest.Library(t, files{
		"dated":    opportunity(),
		"sessions": opportunity("closes: ongoing", "sessions: [{id: a, starts: 2026-12-01T10:00, ends: 2026-12-01T11:00, mode: online}]"),
		"standing": opportunity("closes: ongoing"),
		"later":    opportunity("opens: 2026-12-01"),
	}.fs())
	for _, c := range []struct {
		name, at string
		want     bool
	}{
		{"dated", noon, true}, {"sessions", noon, true}, {"later", noon, true}, {"standing", noon, false},
		{"dated", "2026-12-18T23:59:59Z", true}, {"dated", "2026-12-19T00:00:00Z", false}, {"sessions", "2027-06-01T00:00:00Z", true},
	} {
		p := planned(t, lib, c.at)
		v := get[*view.Opportunity](t, p, "opportunities/"+c.name+"/index.html")
		const file = "/involve/opportunities/"
		calendar, webcal := view.URL(file+c.name+"/calendar.ics"), view.URL("webcal://example.org"+file+c.name+"/calendar.ics")
		alternate := slices.ContainsFunc(v.Alternates, func(a view.Alternate) bool { return a.Type == "text/calendar" && a.Href == calendar })
		if got := v.Calendar == calendar && v.WebCal == webcal && alternate; got != c.want || !got && (v.Calendar != "" || v.WebCal != "") {
			t.Errorf("%s at %s has the calendar %q, %q, want %v", c.name, c.at, v.Calendar, v.WebCal, c.want)
		}
		if c.want && p.Find(strings.TrimPrefix(string(calendar), "/involve/")) == nil {
			t.Errorf("%s leads nowhere", calendar)
		}
	}
}
