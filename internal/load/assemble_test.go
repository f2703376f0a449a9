package load

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/sources"
)

// pages adds files to the site of base.txtar.
func pages(t *testing.T, files map[string]string) fstest.MapFS {
	t.Helper()
	fsys := siteFiles(t, "base.txtar")
	for name, data := range files {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	return fsys
}

func fine(t *testing.T, files map[string]string) *content.Library {
	t.Helper()
	lib, l := site(t, pages(t, files))
	if len(l) > 0 {
		t.Fatalf("diagnostics:\n%s", wanted(l))
	}
	return lib
}

func opportunityOf(t *testing.T, lib *content.Library, slug string) *content.Opportunity {
	t.Helper()
	for _, o := range lib.Opportunities {
		if o.Slug == slug {
			return o
		}
	}
	t.Fatalf("no opportunity %q", slug)
	return nil
}

func valid(t *testing.T, keys string, without ...string) string {
	t.Helper()
	base := siteFiles(t, "base.txtar")["content/opportunities/base.md"].Data
	return string(overlay(string(base), keys, without))
}

func TestAnOrganisationSpeaksForItsOpportunities(t *testing.T) {
	lib := fine(t, map[string]string{
		"organisations/westvale.md": "---\ntitle: Westvale\nsummary: A\ncontact: {team: West team, email: west@example.org, phone: 01632 960111}\n" +
			"expenses: {covered: yes, items: [Travel], prebooked: true}\nsupport: [captions, taxi]\ndata_use: We keep it a year.\n---\n",
		"opportunities/silent.md": valid(t, "organisation: westvale\n"),
		"opportunities/own.md": valid(t, "organisation: westvale\ncontact: {team: Own team, phone: 01632 960222}\n"+
			"expenses: {covered: no}\nsupport: ask\ndata_use: We keep nothing.\n"),
	})
	org := lib.OrganisationOf("westvale")
	silent := opportunityOf(t, lib, "silent")
	if got, want := silent.Contact, (content.Contact{Team: "West team", Email: "west@example.org", Phone: "01632 960111"}); got != want {
		t.Errorf("the contact is %+v, want the organisation's %+v", got, want)
	}
	if e := silent.Expenses; e.Covered != "yes" || !slices.Equal(e.Items, []string{"Travel"}) || !e.Prebooked {
		t.Errorf("the expenses are %+v, want the organisation's %+v", e, org.Expenses)
	}
	if want := []string{"captions", "taxi"}; !slices.Equal(silent.Support, want) {
		t.Errorf("the support is %v, want the organisation's %v", silent.Support, want)
	}
	if want := "We keep it a year."; silent.DataUse != want {
		t.Errorf("the data use is %q, want the organisation's %q", silent.DataUse, want)
	}
	own := opportunityOf(t, lib, "own")
	if want := (content.Contact{Team: "Own team", Phone: "01632 960222"}); own.Contact != want {
		t.Errorf("the contact is %+v, want the opportunity's own %+v", own.Contact, want)
	}
	if e := own.Expenses; e.Covered != "no" || e.Items != nil || e.Prebooked {
		t.Errorf("the expenses are %+v, want the opportunity's own", e)
	}
	if want := []string{"ask"}; !slices.Equal(own.Support, want) {
		t.Errorf("the support is %v, want the opportunity's own %v", own.Support, want)
	}
	if want := "We keep nothing."; own.DataUse != want {
		t.Errorf("the data use is %q, want the opportunity's own %q", own.DataUse, want)
	}
}

func TestWhatAnAuthorLeavesOutHasAMeaning(t *testing.T) {
	lib := fine(t, map[string]string{
		"opportunities/2026/new/bare.md": valid(t, ""),
		"opportunities/said.md": valid(t, "id: old-name\nopens: 2026-12-01\nentry: drop-in\nopen_to: members\nage_min: 0\nsafeguarding: Yes\nage_max: 25\n"+
			"activity: [workshop, survey]\ntime: {text: two hours, minutes: 120, per: month}\n"),
		"opportunities/ongoing.md": valid(t, "closes: ongoing\nactivity: consultation\n"),
	})
	bare := opportunityOf(t, lib, "bare")
	if bare.ID != "bare" || bare.URL != "/opportunities/bare/" || !bare.Opens.Time.Equal(bare.Published.Time) ||
		bare.Entry != "apply" || bare.OpenTo != "everyone" || bare.AgeMin != 18 || bare.AgeMax != 0 || bare.Time.Per != "once" {
		t.Errorf("what was left out is %+v", bare)
	}
	if want := time.Date(2026, 12, 18, 23, 59, 59, 0, lib.Settings.Zone); !bare.Closes.End().Equal(want) {
		t.Errorf("it closes at %v, want %v", bare.Closes.End(), want)
	}
	said := opportunityOf(t, lib, "said")
	if said.ID != "old-name" || said.Opens.Date().String() != "2026-12-01" ||
		said.Entry != "drop-in" || said.OpenTo != "members" || said.AgeMin != 0 || said.AgeMax != 25 || said.Time.Per != "month" {
		t.Errorf("what was said is %+v", said)
	}
	if o := opportunityOf(t, lib, "ongoing"); !o.Closes.Ongoing || o.Entry != "respond" {
		t.Errorf("ongoing: closes %+v, entry %q", o.Closes, o.Entry)
	}
}

func TestUpdatesOutcomesAndSessionsAreInTheOrderOfTime(t *testing.T) {
	lib := fine(t, map[string]string{"opportunities/x.md": valid(t, `updates:
  - {date: 2026-12-03, kind: full, text: third}
  - {date: 2026-12-01, kind: news, text: first}
  - {date: 2026-12-03, kind: reopened, text: fourth}
  - {date: 2026-12-02, kind: paused, text: second}
outcomes:
  - {published: 2027-02-01, heard: later, did: B}
  - {published: 2027-01-01, heard: earlier, did: [C, D]}
sessions:
  - {id: b, starts: 2026-12-05T12:00}
  - {id: c, starts: 2026-12-04T12:00}
  - {id: a, starts: 2026-12-05T12:00}
`)})
	o := opportunityOf(t, lib, "x")
	var got []string
	for _, u := range o.Updates {
		got = append(got, u.Text)
	}
	for _, r := range o.Outcomes {
		got = append(got, r.Heard[0])
	}
	for _, s := range o.Sessions {
		got = append(got, s.ID)
	}
	if want := []string{"first", "second", "third", "fourth", "earlier", "later", "c", "a", "b"}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
	// The places go with what they are the places of.
	for key, want := range map[string]diag.Pos{
		"updates.0":        {Line: 4, Col: 5, EndCol: 48},
		"updates.0.text":   {Line: 4, Col: 42, EndCol: 47},
		"updates.1.text":   {Line: 6, Col: 44, EndCol: 50},
		"updates.2.text":   {Line: 3, Col: 42, EndCol: 47},
		"updates.3.text":   {Line: 5, Col: 46, EndCol: 52},
		"outcomes.0.did.1": {Line: 9, Col: 54, EndCol: 55},
		"outcomes.1.did":   {Line: 8, Col: 48, EndCol: 49},
		"sessions.2.id":    {Line: 11, Col: 10, EndCol: 11},
	} {
		want.Path = o.Path
		if got := o.Pos(key); got != want {
			t.Errorf("%s stands at %+v, want %+v", key, got, want)
		}
	}
}

func TestPagesAreInTheirOrder(t *testing.T) {
	page := func(title, more string) string {
		return "---\ntitle: " + title + "\nsummary: A\n" + more + "---\n"
	}
	lib := fine(t, map[string]string{
		"guidance/index.md":    page("Guidance", "order: 1"+"\n"),
		"guidance/z.md":        page("Apples", "order: 2\n"),
		"guidance/y.md":        page("Bread", ""),
		"guidance/x.md":        page("Apples", ""),
		"guidance/w.md":        page("Apples", ""),
		"guidance/v.md":        page("Zebras", "order: 2\n"),
		"groups/a.md":          page("Active citizens", "order: 10\n"),
		"opportunities/b/a.md": valid(t, ""),
		"opportunities/a/b.md": valid(t, ""),
	})
	var got []string
	for _, list := range [][]*content.Page{lib.Guidance, lib.Groups} {
		for _, p := range list {
			got = append(got, p.Slug)
		}
	}
	for _, o := range lib.Opportunities {
		got = append(got, o.Slug)
	}
	want := []string{"guidance", "z", "v", "w", "x", "y", "a", "carers", "service-users", "b", "a", "base"}
	if !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

func TestHowAFileIsSavedMakesNoDifference(t *testing.T) {
	text := "title: Füße\nsummary: >\n  They are\n  right.\naliases: /a/\n"
	for name, data := range map[string]string{
		"plain":            "---\n" + text + "---\n",
		"byte-order mark":  "\ufeff---\n" + text + "---\n",
		"line ends":        "---\r\n" + replaceLineEnds(text) + "---\r\n",
		"both":             "\ufeff---\r\n" + replaceLineEnds(text) + "---\r\n",
		"no last line end": "---\n" + text + "---",
	} {
		doc := Parse(sources.File{Path: "content/guidance/x.md", Data: []byte(data)}, Options{Zone: time.UTC})
		if len(doc.Diags) > 0 {
			t.Errorf("%s:\n%s", name, wanted(doc.Diags))
		}
		p := doc.page
		if p.Title != "Füße" || p.Summary != "They are right." || !slices.Equal(p.Aliases, []string{"/a/"}) {
			t.Errorf("%s: read as %q, %q, %q", name, p.Title, p.Summary, p.Aliases)
		}
		if got, want := p.Pos("title"), (diag.Pos{Path: p.Path, Line: 2, Col: 8, EndCol: 12}); got != want {
			t.Errorf("%s: the title stands at %v, want %v", name, got, want)
		}
	}
}

func replaceLineEnds(s string) string {
	var out []rune
	for _, r := range s {
		if r == '\n' {
			out = append(out, '\r')
		}
		out = append(out, r)
	}
	return string(out)
}

func TestWordsOfYAMLAreWords(t *testing.T) {
	lib := fine(t, map[string]string{"opportunities/x.md": valid(t, `title: yes
summary: 2026-12-04
venue: no
access: 1.50
selection: on
who_can: [no, "null", 0x10, 1e3, .inf]
content_note: |
  Two lines,
  both kept.
data_use: "tab\tand \"quotes\""
time: {text: 17:00, minutes: 30}
draft: false
`)})
	o := opportunityOf(t, lib, "x")
	for _, c := range [][2]string{
		{o.Title, "yes"}, {o.Summary, "2026-12-04"}, {o.Venue, "no"}, {o.Access, "1.50"}, {o.Selection, "on"},
		{o.ContentNote, "Two lines,\nboth kept."}, {o.DataUse, "tab\tand \"quotes\""}, {o.Time.Text, "17:00"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q was read as %q", c[1], c[0])
		}
	}
	if want := []string{"no", "null", "0x10", "1e3", ".inf"}; !slices.Equal(o.WhoCan, want) {
		t.Errorf("%q was read as %q", want, o.WhoCan)
	}
}

func TestSettingsHaveDefaults(t *testing.T) {
	s, l := Settings(sources.File{Path: content.SettingsPath, Data: []byte("title: A\nbase_url: https://example.org/involve\nfeed_id: x\nsince: 2026-11-22\norganisation: {name: B}\n")})
	if len(l) > 0 {
		t.Fatalf("diagnostics:\n%s", wanted(l))
	}
	if s.BaseURL != "https://example.org/involve/" || s.Brand != "neutral" || s.Theme != "nhs" || s.Language != "en-GB" || s.Demo ||
		s.Zone.String() != "Europe/London" || s.ClosingSoon != 14*24*time.Hour ||
		!slices.Equal(s.Facets, content.Facets) || !slices.Equal(s.Combine, []string{"group"}) || !slices.Equal(s.Feeds, []string{"group"}) {
		t.Errorf("the settings are %+v", s)
	}
}

func TestSettingsAreRead(t *testing.T) {
	s, l := Settings(sources.File{Path: content.SettingsPath, Data: []byte(`---
title: A
base_url: http://localhost:8080
feed_id: "tag:example.org,2026:"
since: 2026-11-22
organisation: {name: B, url: https://example.org/}
brand: nhs
demo: true
theme: own
language: cy
time_zone: Africa/Cairo
closing_soon: 1 day
navigation: [/opportunities/, /guidance/]
footer: /privacy/
contact: {team: C, email: c@example.org}
mailing_list: {label: News, url: https://example.org/list}
licence: {name: D, url: https://example.org/d}
edit_url: https://example.org/edit/{path}
vocabularies:
  area: {label: Place, terms: {b: Bee, a: {label: Anywhere, everywhere: true}, "1": One}}
  topic: {label: Subject, terms: {no: None}}
  support: {terms: {taxi: Taxi}}
facets: [stage, group]
combine: []
feeds: topic
retired: [{facet: topic, term: liver, replaced_by: "no"}, {facet: group, term: x}]
names: [NHS App]
rules: {heading-skip: off}
`)})
	if len(l) > 0 {
		t.Fatalf("diagnostics:\n%s", wanted(l))
	}
	if s.BaseURL != "http://localhost:8080/" || s.FeedID != "tag:example.org,2026:" || s.Since.String() != "2026-11-22" ||
		s.Organisation != (content.Link{Label: "B", URL: "https://example.org/"}) || s.Brand != "nhs" || !s.Demo || s.Theme != "own" ||
		s.Language != "cy" || s.Zone.String() != "Africa/Cairo" || s.ClosingSoon != 24*time.Hour ||
		s.Contact != (content.Contact{Team: "C", Email: "c@example.org"}) || s.MailingList != (content.Link{Label: "News", URL: "https://example.org/list"}) ||
		s.Licence != (content.Link{Label: "D", URL: "https://example.org/d"}) || s.EditURL != "https://example.org/edit/{path}" {
		t.Errorf("the settings are %+v", s)
	}
	for _, c := range []struct{ got, want []string }{
		{s.Navigation, []string{"/opportunities/", "/guidance/"}},
		{s.Footer, []string{"/privacy/"}},
		{s.Areas.Slugs(), []string{"b", "a", "1"}},
		{s.Topics.Slugs(), []string{"no"}},
		{s.Support.Slugs(), []string{"taxi"}},
		{s.Facets, []string{"stage", "group"}},
		{s.Combine, nil},
		{s.Feeds, []string{"topic"}},
		{s.Names, []string{"NHS App"}},
		{[]string{s.Areas.Label, s.Topics.Label, s.Rules["heading-skip"]}, []string{"Place", "Subject", "off"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("a list is %q, want %q", c.got, c.want)
		}
	}
	if got, want := s.Areas.Terms[1], (content.Term{Slug: "a", Label: "Anywhere", Everywhere: true}); got != want {
		t.Errorf("the area is %+v, want %+v", got, want)
	}
	if want := []content.Retired{{Facet: "topic", Term: "liver", ReplacedBy: "no"}, {Facet: "group", Term: "x"}}; !slices.Equal(s.Retired, want) {
		t.Errorf("the retired terms are %+v, want %+v", s.Retired, want)
	}
}

func TestAnUnreadableFileIsNotInTheLibraryButItsTermIsKnown(t *testing.T) {
	lib, l := site(t, pages(t, map[string]string{
		"groups/active.md":   "no front matter",
		"opportunities/x.md": valid(t, "groups: active\n"),
	}))
	if len(l) != 1 || l[0].Rule != "no-front-matter" {
		t.Errorf("diagnostics:\n%swant one of no-front-matter", wanted(l))
	}
	for _, p := range lib.Groups {
		if p.Slug == "active" {
			t.Errorf("the library has the group %+v", p)
		}
	}
}

func TestEditURLIsAnAddressWithThePagesFile(t *testing.T) {
	for edit, right := range map[string]bool{
		"https://git.example.org/edit/main/{path}": true, "http://git.example.org/edit?file={path}": true,
		"https://git.example.org/edit/main/": false, "git.example.org/{path}": false, "javascript:alert('{path}')": false, "{path}": false, "https:///{path}": false,
	} {
		s, l := Settings(sources.File{Path: content.SettingsPath, Data: []byte("title: A\nedit_url: \"" + edit + "\"\n")})
		found := slices.ContainsFunc(l, func(d diag.Diagnostic) bool { return d.Rule == "bad-address" && d.Line == 2 && d.Col == 11 })
		if found == right || (s.EditURL == edit) != right {
			t.Errorf("edit_url %q is %q, said to be wrong: %v", edit, s.EditURL, found)
		}
	}
}
