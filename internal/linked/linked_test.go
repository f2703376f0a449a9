package linked

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
)

func zone(t *testing.T) *time.Location {
	t.Helper()
	z, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func at(z *time.Location, s string) content.When {
	w, err := content.ParseWhen(s, z)
	if err != nil {
		panic(err)
	}
	return w
}

// workshop is open, and anybody may book a place at its one session.
func workshop(z *time.Location) *content.Opportunity {
	return &content.Opportunity{
		Page: content.Page{URL: "/opportunities/garden/", Slug: "garden", Title: "A garden </script>", Summary: "Plan it with us."}, ID: "garden",
		Organisation: "eastvale", OpenTo: "everyone", Entry: "book", Mode: []string{"in-person"}, Venue: "1 Example Road",
		Published: at(z, "2026-05-01"), Opens: at(z, "2026-05-01"), Closes: content.Closing{When: at(z, "2026-12-01")},
		Sessions: []content.Session{{ID: "first", Starts: at(z, "2026-07-01T18:00"), Ends: at(z, "2026-07-01T19:30")}},
	}
}

func take(z *time.Location, o *content.Opportunity) *snapshot.Snapshot {
	lib := &content.Library{
		Settings: content.Settings{
			Title: "Involve", Zone: z, Language: "en-GB", ClosingSoon: 14 * 24 * time.Hour,
			Organisation: content.Link{Label: "Eastvale", URL: "https://example.nhs.uk/"}, Licence: content.Link{Label: "A licence", URL: "https://example.org/licence/"},
		},
		Organisations: []*content.Organisation{{Page: content.Page{URL: "/opportunities/organisation/eastvale/", Slug: "eastvale", Title: "Eastvale"}}},
		Opportunities: []*content.Opportunity{o},
	}
	return snapshot.New(lib, time.Date(2026, 6, 10, 12, 0, 0, 0, z), false, "https://example.org/involve/")
}

func marshal(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEventIsExact(t *testing.T) {
	z := zone(t)
	o := workshop(z)
	got := marshal(t, Events(take(z, o), nil, o))
	want := `{"@context":"https://schema.org","@graph":[{"@type":"Event","name":"A garden \u003c/script\u003e","description":"Plan it with us.",` +
		`"url":"https://example.org/involve/opportunities/garden/#session-first","inLanguage":"en-GB",` +
		`"startDate":"2026-07-01T18:00:00+01:00","endDate":"2026-07-01T19:30:00+01:00","eventStatus":"https://schema.org/EventScheduled",` +
		`"eventAttendanceMode":"https://schema.org/OfflineEventAttendanceMode","location":[{"@type":"Place","name":"1 Example Road","address":"1 Example Road"}],` +
		`"organizer":{"@type":"Organization","name":"Eastvale","url":"https://example.org/involve/opportunities/organisation/eastvale/"}}]}`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestOnlyWhatAnybodyMayComeToIsAnEvent(t *testing.T) {
	z := zone(t)
	for _, c := range []struct {
		name   string
		change func(*content.Opportunity)
		want   bool
	}{
		{"a place to book", func(o *content.Opportunity) {}, true},
		{"come along", func(o *content.Opportunity) { o.Entry = "drop-in" }, true},
		{"not open yet", func(o *content.Opportunity) { o.Opens = at(z, "2026-06-20") }, true},
		{"full", func(o *content.Opportunity) {
			o.Updates = []content.Update{{When: at(z, "2026-06-01"), Kind: "full"}}
		}, true},
		{"cancelled", func(o *content.Opportunity) {
			o.Updates = []content.Update{{When: at(z, "2026-06-01"), Kind: "cancelled"}}
		}, true},
		{"for those who were chosen", func(o *content.Opportunity) { o.Entry = "apply" }, false},
		{"a survey", func(o *content.Opportunity) { o.Entry = "respond" }, false},
		{"for members", func(o *content.Opportunity) { o.OpenTo = "members" }, false},
		{"for guests", func(o *content.Opportunity) { o.OpenTo = "invited" }, false},
		{"closed", func(o *content.Opportunity) { o.Closes.When = at(z, "2026-06-01") }, false},
		{"without sessions", func(o *content.Opportunity) { o.Sessions = nil }, false},
	} {
		o := workshop(z)
		c.change(o)
		if got := strings.Contains(marshal(t, Events(take(z, o), nil, o)), `"Event"`); got != c.want {
			t.Errorf("%s: an event: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestEventSaysWhatIsKnown(t *testing.T) {
	z := zone(t)
	for _, c := range []struct {
		name   string
		change func(*content.Opportunity, *content.Session)
		want   []string
	}{
		{"in winter", func(o *content.Opportunity, s *content.Session) { s.Starts = at(z, "2026-11-26T14:00") }, []string{`"startDate":"2026-11-26T14:00:00Z"`}},
		{"a day alone", func(o *content.Opportunity, s *content.Session) { s.Starts = at(z, "2026-07-01") }, []string{`"startDate":"2026-07-01",`}},
		{"a cancelled session", func(o *content.Opportunity, s *content.Session) { s.Cancelled = true }, []string{`schema.org/EventCancelled`}},
		{"of a cancelled opportunity", func(o *content.Opportunity, s *content.Session) {
			o.Updates = []content.Update{{When: at(z, "2026-06-01"), Kind: "cancelled"}}
		}, []string{`schema.org/EventCancelled`}},
		{"online", func(o *content.Opportunity, s *content.Session) { s.Mode = "online" }, []string{
			`schema.org/OnlineEventAttendanceMode`, `"location":[{"@type":"VirtualLocation","url":"https://example.org/involve/opportunities/garden/"}]`,
		}},
		{"both", func(o *content.Opportunity, s *content.Session) {
			o.Mode, s.Venue = []string{"online", "in-person"}, "Hall"
		}, []string{
			`schema.org/MixedEventAttendanceMode`, `{"@type":"Place","name":"Hall","address":"Hall"},{"@type":"VirtualLocation"`,
		}},
		{"again and again", func(o *content.Opportunity, s *content.Session) {
			s.Repeat = content.Repeat{Every: "fortnight", Until: at(z, "2027-01-01").Date()}
		}, []string{`"eventSchedule":{"@type":"Schedule","repeatFrequency":"P2W","startDate":"2026-07-01","endDate":"2027-01-01","startTime":"18:00:00","endTime":"19:30:00","scheduleTimezone":"Europe/London"}`}},
		{"in Welsh", func(o *content.Opportunity, s *content.Session) { o.Lang = "cy" }, []string{`"inLanguage":"cy"`}},
	} {
		o := workshop(z)
		c.change(o, &o.Sessions[0])
		got := marshal(t, Events(take(z, o), nil, o))
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s lacks %s", c.name, got, want)
			}
		}
	}
}

func TestPagesSayNoMoreThanTheyShow(t *testing.T) {
	z := zone(t)
	o := workshop(z)
	m := take(z, o)
	page := &view.Page{Title: "Why", Breadcrumb: []view.Link{{Text: "Home", Href: "/involve/"}}}
	trail := Trail(m, page)
	if got, want := marshal(t, trail), `{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[`+
		`{"@type":"ListItem","position":1,"name":"Home","item":"https://example.org/involve/"},{"@type":"ListItem","position":2,"name":"Why"}]}]}`; got != want {
		t.Errorf("Trail = %s, want %s", got, want)
	}
	if got := Trail(m, &view.Page{Title: "Home"}); got != nil {
		t.Errorf("Trail of a page without a breadcrumb = %v, want nil", got)
	}
	if got := Guidance(m, trail, &content.Page{Title: "Why"}); got != trail {
		t.Errorf("Guidance of a page without dates = %v, want its trail alone", got)
	}
	reviewed := &content.Page{Title: "Why", URL: "/why/", Reviewed: at(z, "2026-03-01").Date()}
	if got, want := marshal(t, Guidance(m, nil, reviewed)), `{"@type":"WebPage","name":"Why","url":"https://example.org/involve/why/","inLanguage":"en-GB","lastReviewed":"2026-03-01"}`; !strings.Contains(got, want) {
		t.Errorf("Guidance = %s, want %s", got, want)
	}
	if got, want := marshal(t, Home(m)), `{"@type":"WebSite","name":"Involve","url":"https://example.org/involve/","inLanguage":"en-GB","publisher":{"@type":"Organization","name":"Eastvale","url":"https://example.nhs.uk/"}}`; !strings.Contains(got, want) {
		t.Errorf("Home = %s, want %s", got, want)
	}
	data := marshal(t, Dataset(m, trail, view.DataGuide{JSON: view.DataFile{Address: "https://example.org/a.json"}, CSV: view.DataFile{Address: "https://example.org/a.csv"}}))
	for _, want := range []string{`"license":"https://example.org/licence/"`, `{"@type":"DataDownload","encodingFormat":"text/csv","contentUrl":"https://example.org/a.csv"}`, `BreadcrumbList`} {
		if !strings.Contains(data, want) {
			t.Errorf("Dataset = %s, which lacks %s", data, want)
		}
	}
}

func TestLocaleHasACountry(t *testing.T) {
	for lang, want := range map[string]string{"en-GB": "en_GB", "cy": "", "zh-Hant": "", "pt-br": "pt_BR", "": ""} {
		if got := Locale(lang); got != want {
			t.Errorf("Locale(%q) = %q, want %q", lang, got, want)
		}
	}
}
