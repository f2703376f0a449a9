package plan

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"involve/internal/diag"
	"involve/internal/encode"
	"involve/internal/loadtest"
	"involve/internal/view"
)

func TestCalendarsDoNotDependOnTheMachinesZone(t *testing.T) {
	f := files{
		"old": opportunity("published: 2026-06-01", "closes: 2026-09-25T17:30"),
		"new": opportunity("published: 2026-11-24T17:00", "closes: 2027-03-01"),
	}
	was := time.Local
	defer func() { time.Local = was }()
	made := map[string]string{}
	for _, name := range []string{"UTC", "Europe/London"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		time.Local = zone
		data, _ := encode.Encode(get[*view.Calendar](t, planned(t, loadtest.Library(t, f.fs()), noon), "opportunities/calendar.ics"))
		made[name] = string(data)
	}
	if made["UTC"] != made["Europe/London"] {
		t.Errorf("the calendar on a machine in UTC has %d events, in London %d", strings.Count(made["UTC"], "BEGIN:VEVENT"), strings.Count(made["Europe/London"], "BEGIN:VEVENT"))
	}
}

func TestAddressesOfTheSettingsAreAbsolute(t *testing.T) {
	s := strings.Replace(settings("licence: {name: Our terms, url: /privacy/}"), "url: https://example.nhs.uk/}", "url: /privacy/}", 1)
	p := planned(t, loadtest.Library(t, files{"content/_site.yaml": s, "a": opportunity()}.fs()), noon)
	for _, name := range []string{"opportunities/atom.xml", "opportunities/feed.xml", "opportunities/feed.json", "opportunities/index.json", "opportunities/index.schema.json"} {
		data, _ := encode.Encode(p.Find(name).View())
		for line := range strings.SplitSeq(string(data), "\n") {
			if strings.Contains(strings.ReplaceAll(line, "https://example.org/involve/privacy/", ""), "/privacy/") {
				t.Errorf("%s says %s", name, strings.TrimSpace(line))
			}
		}
	}
}

func TestLinkToACalendarThatOnlyTimeWillMakeIsNoError(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"panel": opportunity("published: 2026-12-01")}.fs()), noon)
	for _, url := range []string{"/opportunities/panel/calendar.ics", "/opportunities/group/carers/stage/delivery/calendar.ics", "/opportunities/group/carers/stage/delivery/feed.xml"} {
		if _, d := p.Resolve(p.snapshot.Page("/privacy/"), url); d == nil || d.Severity != diag.Warning {
			t.Errorf("a link to %s is %v, want a warning", url, d)
		}
	}
}

func TestRetiredTermWithAnAliasKeepsItsFeeds(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"content/_site.yaml":       settings("retired: [{facet: group, term: helpers, replaced_by: carers, date: 2026-11-20}]"),
		"content/groups/carers.md": "---\ntitle: Carers\nsummary: You look after somebody.\naliases: [/opportunities/group/helpers/]\n---\n",
		"a":                        opportunity(),
	}.fs()), noon)
	for _, name := range []string{"feed.xml", "atom.xml", "feed.json", "open.xml", "calendar.ics"} {
		if p.Find("opportunities/group/helpers/"+name) == nil {
			t.Errorf("followers of %s are told nothing", name)
		}
	}
}

func TestOpenFeedGoesByTheLastOpening(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"panel": opportunity("published: 2026-12-01", "opens: 2026-12-10", "closes: 2026-12-30",
		"updates: [{date: 2026-12-03, kind: paused, text: We wait.}, {date: 2026-12-05, kind: reopened, text: On again.}]")}.fs()), "2026-12-10T12:00:00Z")
	wantList(t, "what is open", entries(get[*view.Feed](t, p, "opportunities/open.xml")), []string{"panel#open | An opportunity | 2026-12-10 00:00"})
}

// A spreadsheet that parts cells at semicolons takes a line break in the middle
// of what it does not know to be quoted for the end of a row.
func TestNoProgramFindsAFormulaInTheTable(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"a": opportunity(`title: 'x;"=1+1;y'`, "selection: \"First line\\n=HYPERLINK(1)\\n- more\"")}.fs()), noon)
	data, _ := encode.Encode(p.Find("opportunities/opportunities.csv").View())
	r := csv.NewReader(strings.NewReader(string(data)))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = ';', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if s := strings.Trim(cell, "\" \ufeff"); s != "" && strings.ContainsAny(s[:1], "=+-@") {
				t.Errorf("a cell is %q", cell)
			}
		}
	}
}

func TestHeadersAreForTheSitesOwnFilesAlone(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"content/files/draft/index.json": "{}", "a": opportunity()}.fs()), noon)
	for _, r := range get[*view.Headers](t, p, "_headers").Rules {
		if strings.HasPrefix(r.Path, "/files/") {
			t.Errorf("a file of an author has %v", r)
		}
	}
}

func TestHybridMeetingSaysWhere(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"a": opportunity("mode: [online, in-person]", "venue: Town hall", "access: A ramp", "sessions: [{id: one, starts: 2026-11-30T18:00}]")}.fs()), noon)
	for _, e := range get[*view.Calendar](t, p, "opportunities/a/calendar.ics").Events {
		if strings.Contains(e.UID, ".session.") && !strings.Contains(e.Location, "Town hall") {
			t.Errorf("the session is at %q", e.Location)
		}
	}
}

func TestCalendarsAreOfOpportunitiesWithDates(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"deadline": opportunity(),
		"opens":    opportunity("closes: ongoing", "opens: 2026-12-01"),
		"at-noon":  opportunity("closes: ongoing", "published: 2026-11-22T09:00", "opens: 2026-11-22T12:00"),
		"meets":    opportunity("closes: ongoing", "sessions: [{id: one, starts: 2026-11-30T18:00}]"),
		"always":   opportunity("closes: ongoing"),
	}.fs()), noon)
	for name, want := range map[string]bool{"deadline": true, "opens": true, "at-noon": false, "meets": true, "always": false} {
		if got := p.Find("opportunities/"+name+"/calendar.ics") != nil; got != want {
			t.Errorf("%s has a calendar: %v, want %v", name, got, want)
		}
	}
}
