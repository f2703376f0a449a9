package plan

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"involve/internal/loadtest"
	"involve/internal/view"
)

// fact returns the lines of a row, joined.
func fact(facts []view.Fact, label string) string {
	for _, f := range facts {
		if f.Label == label {
			var lines []string
			for _, l := range f.Lines {
				lines = append(lines, l.Text)
			}
			return strings.Join(lines, "; ")
		}
	}
	return ""
}

func TestWaysToTakePartAreThereOnlyWhilePeopleCan(t *testing.T) {
	const ways = "take_part: [{kind: link, to: 'https://example.org/form'}, {kind: phone, to: 01632 960 001}]"
	update := func(kind string) string { return "updates: [{date: 2026-11-23, kind: " + kind + ", text: So it is.}]" }
	for _, c := range []struct {
		status string
		lines  []string
		action string // empty when nobody can take part
		above  string // the listing it is reached from
	}{
		{"upcoming", []string{"opens: 2026-12-01"}, "", "upcoming"},
		{"open", []string{"closes: 2027-02-01"}, "Apply", ""},
		{"closing-soon", []string{"closes: 2026-12-01", "entry: book"}, "Book a place", ""},
		{"paused", []string{update("paused")}, "", "upcoming"},
		{"full", []string{update("full")}, "", "upcoming"},
		{"full", []string{update("full"), "waiting_list: true"}, "Join the waiting list", "upcoming"},
		{"closed", []string{"closes: 2026-11-24"}, "", "closed"},
		{"closed", []string{"closes: 2026-11-24", update("full"), "waiting_list: true"}, "", "closed"},
		{"cancelled", []string{update("cancelled")}, "", "closed"},
		{"outcome", []string{"closes: 2026-11-23", "outcomes: [{published: 2026-11-25, heard: [Much], did: [More]}]"}, "", "closed"},
	} {
		p := planned(t, loadtest.Library(t, files{"it": opportunity(append(c.lines, ways)...)}.fs()), noon)
		v := get[*view.Opportunity](t, p, "opportunities/it/index.html")
		if v.Status.Name != c.status {
			t.Errorf("%v is %s, want %s", c.lines, v.Status.Name, c.status)
		}
		if got := get[*view.Data](t, p, "opportunities/index.json").Opportunities[0].TakePart; (len(v.Ways) == 2) != (c.action != "") || (len(got) == 2) != (c.action != "") {
			t.Errorf("%v: %d ways on the page, %d in the data, want both: %v", c.lines, len(v.Ways), len(got), c.action != "")
		}
		switch {
		case c.action == "":
			if v.Action != nil || len(v.Ways) > 0 {
				t.Errorf("%v has the button %v and the ways %v", c.lines, v.Action, v.Ways)
			}
			for _, to := range links(v) {
				if strings.Contains(to, "example.org/form") || strings.HasPrefix(to, "tel:") {
					t.Errorf("%v still leads to %s", c.lines, to)
				}
			}
		case v.Action.Text != c.action || v.Action.Href != "https://example.org/form" || v.Ways[1].Href != "tel:01632960001":
			t.Errorf("%v has the button %v and the ways %v", c.lines, v.Action, v.Ways)
		}
		if want := "/involve/opportunities/" + c.above; strings.TrimSuffix(string(v.Breadcrumb[1].Href), "/") != strings.TrimSuffix(want, "/") {
			t.Errorf("%v stands below %s, want %s", c.lines, v.Breadcrumb[1].Href, want)
		}
		if v.Contact == nil || v.Contact.Email == nil {
			t.Errorf("%v has no contact", c.lines)
		}
	}
}

func TestButtonLeadsToTheWaysWhenNoneIsALink(t *testing.T) {
	v := get[*view.Opportunity](t, planned(t, loadtest.Library(t, files{"it": opportunity()}.fs()), noon), "opportunities/it/index.html")
	if v.Action.Href != "#take_part" {
		t.Errorf("the button leads to %s", v.Action.Href)
	}
}

func TestOutcomesAreShownNewestFirstFromTheirDay(t *testing.T) {
	lib := loadtest.Library(t, files{"it": opportunity("closes: 2026-11-20", "published: 2026-11-01", "outcome_due: 2026-12-10", `outcomes:
  - published: 2026-12-01
    heard: [It is too far, It is too dear]
    did: [We moved it]
    not_done: [It costs what it did]
    documents: [{label: All of it, url: /files/agenda.pdf}]
  - {published: 2027-01-01, heard: [It is near], decision_due: 2027-06-30}`)}.fs())
	const path = "opportunities/it/index.html"
	before := get[*view.Opportunity](t, planned(t, lib, "2026-11-30T23:59:59Z"), path)
	if len(before.Results) > 0 || before.Status.Name != "closed" || fact(before.Next, "When we tell you what changed") != "By 10 December 2026" {
		t.Errorf("the day before there are %v, status %s, %q", before.Results, before.Status.Name, fact(before.Next, "When we tell you what changed"))
	}
	first := get[*view.Opportunity](t, planned(t, lib, "2026-12-01T00:00:00Z"), path)
	want := view.Outcome{
		ID: "outcome-2026-12-01", Date: "1 December 2026", Heard: []string{"It is too far", "It is too dear"}, Did: []string{"We moved it"},
		NotDone: []string{"It costs what it did"}, Documents: []view.Link{{Text: "All of it (PDF, 1KB)", Href: "/involve/files/agenda.pdf"}},
	}
	if len(first.Results) != 1 || fmt.Sprintf("%+v", first.Results[0]) != fmt.Sprintf("%+v", want) {
		t.Errorf("the outcomes are %+v, want %+v", first.Results, want)
	}
	if fact(first.Next, "When we tell you what changed") != "" {
		t.Error("the day it is due is told when it is there")
	}
	second := get[*view.Opportunity](t, planned(t, lib, "2027-01-01T00:00:00Z"), path)
	if len(second.Results) != 2 || second.Results[0].ID != "outcome-2027-01-01" || second.Results[0].DecisionDue != "30 June 2027" {
		t.Errorf("the outcomes are %+v, want the newest first", second.Results)
	}
	home := get[*view.Home](t, planned(t, lib, "2027-01-01T00:00:00Z"), "index.html")
	if len(home.Changed) != 2 || home.Changed[0].Text != "It is near" || home.Changed[1].Text != "We moved it" {
		t.Errorf("the home page tells %+v", home.Changed)
	}
}

func TestLateOutcomeIsOwnedUpTo(t *testing.T) {
	const label = "When we tell you what changed"
	for _, c := range []struct{ delay, at, want string }{
		{"", "2026-12-10T23:59:59Z", "By 10 December 2026"},
		{"", "2026-12-11T00:00:00Z", "We meant to by 10 December 2026."},
		{"outcome_delay: We need longer.", "2026-12-11T00:00:00Z", "We meant to by 10 December 2026. We need longer."},
	} {
		lib := loadtest.Library(t, files{"it": opportunity("closes: 2026-12-01", "outcome_due: 2026-12-10", c.delay)}.fs())
		if got := fact(get[*view.Opportunity](t, planned(t, lib, c.at), "opportunities/it/index.html").Next, label); got != c.want {
			t.Errorf("at %s: %q, want %q", c.at, got, c.want)
		}
	}
}

func TestHowOftenAStandingGroupReports(t *testing.T) {
	for months, want := range map[string]string{"1 month": "Every month", "3 months": "Every 3 months"} {
		lib := loadtest.Library(t, files{"it": opportunity("closes: ongoing", "report_every: "+months)}.fs())
		if got := fact(get[*view.Opportunity](t, planned(t, lib, noon), "opportunities/it/index.html").Next, "How often we report"); got != want {
			t.Errorf("%s: %q, want %q", months, got, want)
		}
	}
}

func TestUpdatesAreShownNewestFirstFromTheirDay(t *testing.T) {
	lib := loadtest.Library(t, files{"it": opportunity("updates: [{date: 2026-11-24, kind: correction, text: b}, {date: 2026-11-23, kind: news, text: a}, {date: 2026-11-26, kind: news, text: c}]")}.fs())
	var got []string
	for _, u := range get[*view.Opportunity](t, planned(t, lib, noon), "opportunities/it/index.html").Updates {
		got = append(got, u.ID+" "+u.Date+" "+u.Label+" "+u.Text)
	}
	wantList(t, "updates", got, []string{"2026-11-24-correction 24 November 2026 Correction b", "2026-11-23-news 23 November 2026 News a"})
}

func TestFactsStandInTheOrderInWhichPeopleAsk(t *testing.T) {
	lib := loadtest.Library(t, files{"it": opportunity("opens: 2026-12-01T09:00", "mode: [in-person, online]", "venue: The hall", "access: A ramp", "expenses: {covered: yes, items: [travel]}",
		"support: [captions, breaks]", "support_note: Ask for more.", "age_min: 16", "safeguarding: Somebody is there.", "partners: [The council]")}.fs())
	v := get[*view.Opportunity](t, planned(t, lib, noon), "opportunities/it/index.html")
	var got []string
	for _, f := range v.Facts {
		got = append(got, f.Label+": "+fact(v.Facts, f.Label))
	}
	wantList(t, "facts", got, []string{
		"Opens: Tuesday 1 December 2026 at 9am, UK time", "Apply by: Friday 18 December 2026 at 11:59pm, UK time", "What you would do: Panel",
		"Where: In person or online; The hall; London", "Getting in and around: A ramp", "Time: About an hour", "Payment: Unpaid",
		"Expenses: We pay your expenses: travel", "Who it is for: Carers; Aged 16 and over", "Support: Captions; Breaks; Ask for more.",
		"Stage of the work: Delivery", "Who is asking: Eastvale; with The council", "Published: 22 November 2026",
	})
	if v.Facts[11].Lines[0].Href != "/involve/opportunities/organisation/eastvale/" {
		t.Errorf("who is asking leads to %s", v.Facts[11].Lines[0].Href)
	}
}

func TestFormatThatClosesLaterSaysSoWhileItMatters(t *testing.T) {
	const formats = "formats: [{kind: easy-read, url: /files/agenda.pdf, closes: 2027-01-10}, {kind: translation, lang: cy, on_request: true}, {kind: audio, lang: ur, url: 'https://example.org/a'}]"
	lib := loadtest.Library(t, files{"it": opportunity(formats, "opens: 2026-12-01")}.fs())
	const until = "answer in this format until Sunday 10 January 2027 at 11:59pm."
	for at, want := range map[string]string{
		noon: "", "2026-12-02T00:00:00Z": "You can " + until, "2026-12-19T00:00:00Z": "You can " + until, "2027-01-10T23:59:59Z": "You can " + until, "2027-01-11T00:00:00Z": "",
	} {
		v := get[*view.Opportunity](t, planned(t, lib, at), "opportunities/it/index.html")
		if got := v.Formats[0].Until; got != want || (want != "") != (v.Formats[0].ClosedFrom == instant(t, "2027-01-11T00:00:00Z").Unix()) {
			t.Errorf("at %s it says %q until %d, want %q", at, got, v.Formats[0].ClosedFrom, want)
		}
	}
	v := get[*view.Opportunity](t, planned(t, lib, noon), "opportunities/it/index.html")
	want := []view.Format{
		{Label: "Easy read (PDF, 1KB)", Href: "/involve/files/agenda.pdf"},
		{Label: "Cymraeg", Lang: "cy", Note: "Ask us for it."},
		{Label: "اردو, audio", Lang: "ur", Href: "https://example.org/a"},
	}
	wantList(t, "formats", v.Formats, want)
}

func TestListingsOfAPageAreThoseWithSomethingOpen(t *testing.T) {
	lib := loadtest.Library(t, files{"over": opportunity("closes: 2026-11-24", "groups: [carers, service-users]", "areas: [london, north]"), "open": opportunity()}.fs())
	v := get[*view.Opportunity](t, planned(t, lib, noon), "opportunities/over/index.html")
	var got []string
	for _, f := range v.Tags {
		for _, l := range f.Terms {
			got = append(got, fmt.Sprintf("%s %d", l.Text, l.Count))
		}
	}
	if slices.Contains(got, "People who use services 0") || !slices.Contains(got, "Carers 1") || !slices.Contains(got, "London 1") || slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "North") }) {
		t.Errorf("the listings are %v", got)
	}
}

func TestBodiesStandBelowTheBasePath(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"it": opportunity() + "\n[a](/guidance/guide/#x) [b](../guidance/index.md) [c](files/agenda.pdf) [d](https://example.org/x) [e](mailto:a@example.org) [f](/files/agenda.pdf?x=1#page=2)\n",
	}.fs()), noon)
	v := get[*view.Opportunity](t, p, "opportunities/it/index.html")
	for _, want := range []string{
		`"/involve/guidance/"`, `"/involve/files/agenda.pdf"`, `"https://example.org/x"`, `"mailto:a@example.org"`, `"/involve/files/agenda.pdf?x=1#page=2"`, `>c (PDF, 1KB)</a>`,
	} {
		if !strings.Contains(string(v.Body), want) {
			t.Errorf("the body has no %s: %s", want, v.Body)
		}
	}
}

func TestFilesWithSpacesAndAccentsAreReached(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"content/files/a b é.pdf":  "%PDF",
		"content/pages/contact.md": "---\ntitle: Contact\nsummary: Us.\n---\n\n[a](</files/a b é.pdf>) [b](/files/a%20b%20%C3%A9.pdf#page=2)\n",
	}.fs()), noon)
	body := string(get[*view.Article](t, p, "contact/index.html").Body)
	const want = `href="/involve/files/a%20b%20%C3%A9.pdf`
	if strings.Count(body, want) != 2 || strings.Contains(body, ".pdf/") || !strings.Contains(body, `.pdf#page=2"`) {
		t.Errorf("the body is %s, want two links to %s", body, want)
	}
	if p.Find("files/a b é.pdf") == nil {
		t.Error("the file is not in the plan")
	}
}

func TestMenusLeadWhereTheSettingsSay(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{}.fs()), noon)
	v := get[*view.Article](t, p, "guidance/index.html")
	wantList(t, "navigation", v.Navigation, []view.Link{
		{Text: "Taking part", Href: "/involve/opportunities/"}, {Text: "Guidance", Href: "/involve/guidance/", Current: true}, {Text: "Get updates", Href: "/involve/subscribe/"},
	})
	wantList(t, "footer", v.Site.Footer, []view.Link{
		{Text: "Privacy", Href: "/involve/privacy/"}, {Text: "A guide", Href: "/involve/guidance/guide/"}, {Text: "https://example.nhs.uk/about", Href: "https://example.nhs.uk/about"},
	})
	if v.HeadTitle != "Guidance – Involving people" || v.Canonical != "https://example.org/involve/guidance/" || v.URL != "/involve/guidance/" {
		t.Errorf("the head is %q, %s, %s", v.HeadTitle, v.Canonical, v.URL)
	}
	guide := get[*view.Article](t, p, "guidance/guide/index.html")
	if guide.HeadTitle != "A guide – Guidance – Involving people" || guide.Listing == nil || guide.Listing.Href != "/involve/opportunities/stage/delivery/" || guide.Section.Text != "Guidance" {
		t.Errorf("the guide is %q, below %v, with %v", guide.HeadTitle, guide.Section, guide.Listing)
	}
}

func TestHomeHasTwoDoors(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"a": opportunity("title: A"), "b": opportunity("title: B", "closes: 2026-12-01"), "c": opportunity("title: C", "closes: ongoing")}.fs()), noon)
	v := get[*view.Home](t, p, "index.html")
	var got []string
	for _, g := range v.Groups {
		got = append(got, fmt.Sprintf("%s: %s, %s", g.Text, g.Count, g.Href))
	}
	for _, s := range v.Stages {
		got = append(got, fmt.Sprintf("%s, %s", s.Text, s.Href))
	}
	for _, c := range v.ClosingFirst {
		got = append(got, c.Text)
	}
	wantList(t, "home", append(got, v.All.Count), []string{
		"Carers: 3 open now, /involve/opportunities/group/carers/", "People who use services: None open now, /involve/opportunities/group/service-users/",
		"Delivery, /involve/guidance/guide/", "Policy, /involve/opportunities/stage/policy/", "B", "A", "3 opportunities open now",
	})
}

func TestRightToLeftPagesSaySo(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{"content/pages/ar.md": "---\ntitle: مرحبا\nsummary: نص\nlang: ar\n---\n"}.fs()), noon)
	if v := get[*view.Article](t, p, "ar/index.html"); v.Lang != "ar" || v.OtherLang != "ar" || v.Dir != "rtl" {
		t.Errorf("the page is in %s, %s", v.Lang, v.Dir)
	}
	if v := get[*view.Article](t, p, "privacy/index.html"); v.Lang != "en-GB" || v.OtherLang != "" || v.Dir != "ltr" {
		t.Errorf("the page is in %s, %s", v.Lang, v.Dir)
	}
}

// Every page that an author wrote can be edited, at its own file; what the site
// makes by itself cannot.
func TestEditLeadsToThePagesFile(t *testing.T) {
	p := planned(t, loadtest.Library(t, files{
		"content/_site.yaml": settings("edit_url: 'https://git.example.org/edit/{path}?from={path}'"),
		"content/opportunities/spring & summer/50% #1?/it.md": opportunity(),
	}.fs()), noon)
	for path, file := range map[string]string{
		"": "content/index.md", "guidance/": "content/guidance/index.md", "guidance/guide/": "content/guidance/guide.md", "privacy/": "content/pages/privacy.md",
		"opportunities/it/":                          "content/opportunities/spring%20&%20summer/50%25%20%231%3F/it.md",
		"opportunities/group/carers/":                "content/groups/carers.md",
		"opportunities/stage/policy/":                "content/stages/policy.md",
		"opportunities/":                             "",
		"opportunities/area/london/":                 "",
		"opportunities/closed/":                      "",
		"subscribe/":                                 "",
		"data/":                                      "",
		"search/":                                    "",
		"old-guide/":                                 "",
		"opportunities/mode/online/":                 "",
		"opportunities/upcoming/":                    "",
		"sitemap/":                                   "",
		"opportunities/topic/kidneys/":               "",
		"opportunities/group/carers/stage/delivery/": "",
		"opportunities/organisation/eastvale/":       "content/organisations/eastvale.md",
	} {
		want := ""
		if file != "" {
			want = "https://git.example.org/edit/" + file + "?from=" + file
		}
		if got := editURL(t, p, path+"index.html"); got != want {
			t.Errorf("/%s is edited at %q, want %q", path, got, want)
		}
	}
	if got := editURL(t, p, "404.html"); got != "" {
		t.Errorf("the page for what is not found is edited at %q", got)
	}
}

// editURL returns where the page at a path of the output is edited.
func editURL(t *testing.T, p *Plan, path string) string {
	t.Helper()
	o := p.Find(path)
	if o == nil {
		t.Fatalf("there is no %s", path)
	}
	return reflect.ValueOf(o.View()).Elem().FieldByName("EditURL").String()
}

// The sheet says of these alone where on it they are.
func TestLinksAndVideoRelayAreOnline(t *testing.T) {
	lib := loadtest.Library(t, files{"a": opportunity(`take_part: [{kind: link, to: "https://example.org/a"}, {kind: video-relay, to: "https://example.org/b"}, {kind: email, to: a@example.org}, {kind: post, to: A street}]`)}.fs())
	ways := get[*view.Opportunity](t, planned(t, lib, noon), "opportunities/a/index.html").Ways
	for i, online := range []bool{true, true, false, false} {
		if ways[i].Online != online {
			t.Errorf("%s is online: %v, want %v", ways[i].Kind, ways[i].Online, online)
		}
	}
}

// What only time will make can be linked to; what no day will bring cannot.
func TestADraftMakesNothingLater(t *testing.T) {
	lib := loadtest.Library(t, files{
		"later":   opportunity("published: 2027-01-15", "closes: 2027-02-01"),
		"drafted": opportunity("draft: true", "published: 2027-01-15", "closes: 2027-02-01"),
	}.fs())
	p := planned(t, lib, noon)
	for name, want := range map[string]string{"later": "link-to-unpublished", "drafted": "broken-link"} {
		if _, d := p.Resolve(lib.Home, "/opportunities/"+name+"/calendar.ics"); d == nil || d.Rule != want {
			t.Errorf("a link to the calendar of %s gives %v, want %s", name, d, want)
		}
	}
}
