package desk

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/diag"
)

// at is a morning on which the panel is open.
var at = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

var frame = Frame{Script: Prefix + "serve.js?generation=a-1&desk", Home: "/below/"}

func authored(title, more string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\nsummary: About it.\n" + more + "---\n\nThe text.\n")}
}

const panel = `activity: panel
groups: carers
stages: delivery
organisation: trust
published: 2026-11-01
closes: 2026-12-04T17:00
mode: online
areas: england
time: {text: An hour, minutes: 60}
payment: {kind: unpaid}
take_part: [{kind: email, to: us@example.org}]
who_can: [Anybody]
data_use: We keep nothing.
outcome_due: 2027-03-01
`

func tree() fstest.MapFS {
	return fstest.MapFS{
		"content/_site.yaml": {Data: []byte(`title: Taking part
base_url: https://example.org/below/
feed_id: "tag:example.org,2026:"
since: 2026-01-01
organisation: {name: Example, url: https://example.org/}
vocabularies:
  area:
    label: Area
    terms:
      england: {label: England, everywhere: true}
`)},
		"content/index.md":                         authored("Home", ""),
		"content/guidance/why.md":                  authored("Why", "review_due: 2026-01-01\n"),
		"content/guidance/draft.md":                authored("A <draft>", "draft: true\n"),
		"content/groups/carers.md":                 authored("Carers", ""),
		"content/stages/delivery.md":               authored("Delivery", ""),
		"content/organisations/trust.md":           authored("Trust", "expenses: {covered: \"no\"}\nsupport: ask\ncontact: {team: Us, email: us@example.org}\n"),
		"content/opportunities/panel.md":           authored("Kidney panel", panel),
		"content/opportunities/later.md":           authored("Later", "draft: true\n"+panel),
		"content/pages/accessibility-statement.md": authored("Statement", "updated: 2026-11-01\n"),
	}
}

func site(t *testing.T, tree fstest.MapFS) *build.Site {
	t.Helper()
	s, err := build.NewSession(build.Options{Site: tree, Themes: os.DirFS("../../themes")})
	if err != nil {
		t.Fatal(err)
	}
	site, err := s.Load(at)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func has(t *testing.T, page []byte, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(string(page), want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
}

// A counting file system counts how often a file is opened.
type counting struct {
	fs.FS
	opened map[string]int
}

func (c counting) Open(name string) (fs.File, error) {
	c.opened[name]++
	return c.FS.Open(name)
}

func TestAFileWithManyMistakesIsReadOnce(t *testing.T) {
	m := tree()
	m["content/guidance/why.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Why\nsummary: Because.\n---\n" + strings.Repeat("\n[Nowhere](/nowhere/)\n", 50))}
	list := site(t, m).Diags
	disk := counting{fs.FS(struct{ fs.FS }{m}), map[string]int{}}
	d := &Desk{Site: disk}
	has(t, d.Mistakes(frame, list), "<h1>50 mistakes to mend</h1>", " 104 | [Nowhere](/nowhere/)")
	if n := disk.opened["content/guidance/why.md"]; n != 1 {
		t.Errorf("the file is opened %d times", n)
	}
}

func TestEveryMistakeHasItsPlaceSourceAndEditor(t *testing.T) {
	m := tree()
	m["content/guidance/why.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Why\nsumary: <Because>.\n---\n\n[Nowhere](/nowhere/)\n")}
	m["content/stray.txt"] = &fstest.MapFile{}
	d := &Desk{Site: m, Folder: "/home/jo/my site", Editor: VSCode}
	p := d.Mistakes(frame, site(t, m).Diags)
	has(t, p,
		"<title>2 mistakes to mend – involve</title>", "<h1>2 mistakes to mend</h1>",
		`<a href="vscode://file/home/jo/my%20site/content/guidance/why.md:3:1"><code>content/guidance/why.md:3:1</code></a>`,
		"<code>   3 | sumary: &lt;Because&gt;.</code>\n<span aria-hidden=\"true\">     | ^^^^^^</span>",
		"<p>Did you mean &#34;summary&#34;?</p>",
		`<a href="vscode://file/home/jo/my%20site/content/guidance/why.md:6:1">`,
		"warnings, which can wait</summary>", `<code>content/stray.txt</code>`,
		`<script src="/__involve/serve.js?generation=a-1&amp;desk"></script>`,
	)
	if strings.Contains(string(p), "ZgotmplZ") {
		t.Error("an address was taken out")
	}
	if n := strings.Count(string(p), "<script"); n != 1 {
		t.Errorf("the page has %d scripts, want 1", n)
	}
	d.Editor = ""
	if p := d.Mistakes(frame, site(t, m).Diags); strings.Contains(string(p), "vscode") {
		t.Error("without an editor there are links to one")
	}
}

func TestNobodyIsShownThousandsOfMistakes(t *testing.T) {
	var list diag.List
	for n := range 3000 {
		list.Add(diag.Diagnostic{Pos: diag.Pos{Path: "content/x.md", Line: n + 1, Col: 1}, Rule: "a-rule", Message: "something is wrong"})
	}
	d := &Desk{Site: tree()}
	p := d.Mistakes(frame, diag.NewReport(nil, list))
	has(t, p, "<h1>3000 mistakes to mend</h1>", "There are 2000 more")
	if n := strings.Count(string(p), `class="message"`); n != most {
		t.Errorf("%d are shown, want %d", n, most)
	}
}

func TestFaultIsTold(t *testing.T) {
	d := &Desk{Site: tree()}
	has(t, d.Fault(frame, errors.New("read <theme>: no")), "<h1>The site cannot be shown</h1>", "read &lt;theme&gt;: no")
}

func TestEditorOpensThePlace(t *testing.T) {
	for _, test := range []struct{ form, folder, path, want string }{
		{string(VSCode), "/home/jo", "content/a.md", "vscode://file/home/jo/content/a.md:7:9"},
		{string(VSCode), "/home/jo", "content/what? 100%.md", "vscode://file/home/jo/content/what%3F%20100%25.md:7:9"},
		{"idea://open?file=/{path}&line={line}", "/home/jo", "content/a.md", "idea://open?file=/home/jo/content/a.md&line=7"},
		{"none", "/home/jo", "content/a.md", ""},
		{string(VSCode), "", "content/a.md", ""},
	} {
		e, err := ParseEditor(test.form)
		if err != nil {
			t.Errorf("ParseEditor(%q): %v", test.form, err)
		}
		if got := e.link(test.folder, diag.Pos{Path: test.path, Line: 7, Col: 9}); string(got) != test.want {
			t.Errorf("%q opens %q, want %q", test.form, got, test.want)
		}
	}
	if got := VSCode.link("/x", diag.Pos{Path: "a.md"}); got != "vscode://file/x/a.md:1:1" {
		t.Errorf("a whole file is opened with %q", got)
	}
	for _, form := range []string{"", "code", "vscode://file/", "javascript:alert('{path}')", "JavaScript:{path}", "data:text/html,{path}", "{path}", "/{path}"} {
		if e, err := ParseEditor(form); err == nil {
			t.Errorf("ParseEditor(%q) = %q, want an error", form, e)
		}
	}
}

func TestOverviewListsDraftsAndWhatComesNext(t *testing.T) {
	m := tree()
	d := &Desk{Site: m, Folder: "/home/jo", Editor: VSCode}
	p := d.Overview(frame, site(t, m), func(url string) bool { return url == "/guidance/draft/" })
	has(t, p,
		"Sunday 22 November 2026 at 9am, UK time",
		`<form class="when" action="/below/">`, `name="at" value="2026-11-22"`,
		">2 drafts</h2>",
		`<a href="/below/guidance/draft/?drafts=1">A &lt;draft&gt;</a>`,
		`<a href="vscode://file/home/jo/content/guidance/draft.md:4:8"><code>content/guidance/draft.md</code></a>`,
		`<p class="message">Later</p>`, // it has no page
		"<h3>Friday 4 December 2026 at 5pm</h3>",
		`<a href="/below/opportunities/panel/?at=2026-12-04T17%3A00%3A01Z">Kidney panel</a> closes`,
		`<a href="/below/?at=2026-12-04T17%3A00%3A01Z">The site then`,
		"<dt>Closing soon</dt><dd>1</dd>",
	)
	has(t, d.Overview(frame, site(t, fstest.MapFS{"content/_site.yaml": m["content/_site.yaml"]}), nil), "to mend</a> before", ">No drafts</h2>", "Nothing changes by itself any more.")
}

// library holds one opportunity that is open from 1 to 30 November.
func library(change func(o *content.Opportunity)) *content.Library {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	day := func(s string) content.When {
		w, err := content.ParseWhen(s, london)
		if err != nil {
			panic(err)
		}
		return w
	}
	o := &content.Opportunity{Page: content.Page{Title: "Panel", Path: "content/opportunities/panel.md"}}
	o.Published, o.Opens, o.Closes.When = day("2026-11-01"), day("2026-11-01"), day("2026-11-30")
	change(o)
	return &content.Library{Settings: content.Settings{Zone: london, ClosingSoon: 14 * 24 * time.Hour}, Opportunities: []*content.Opportunity{o}}
}

func when(s string) content.When {
	london, _ := time.LoadLocation("Europe/London")
	w, err := content.ParseWhen(s, london)
	if err != nil {
		panic(err)
	}
	return w
}

func TestTurnsSayWhatReadersSee(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(o *content.Opportunity)
		want   []string
	}{
		{"a life", func(o *content.Opportunity) {}, []string{
			"Sunday 1 November 2026: appears on the site",
			"End of Monday 16 November 2026: is marked as closing soon",
			"End of Monday 30 November 2026: closes",
		}},
		{"an hour", func(o *content.Opportunity) { o.Closes.When = when("2026-11-30T17:00") }, []string{
			"Sunday 1 November 2026: appears on the site",
			"Monday 16 November 2026 at 5pm: is marked as closing soon",
			"Monday 30 November 2026 at 5pm: closes",
		}},
		{"published before it opens", func(o *content.Opportunity) { o.Opens = when("2026-11-10"); o.Closes.Ongoing = true }, []string{
			"Sunday 1 November 2026: appears on the site, not open yet",
			"Tuesday 10 November 2026: opens",
		}},
		{"updates", func(o *content.Opportunity) {
			o.Closes.Ongoing = true
			o.Updates = []content.Update{{When: when("2026-11-05"), Kind: "news"}, {When: when("2026-11-06"), Kind: "paused"}, {When: when("2026-11-07"), Kind: "reopened"}, {When: when("2026-11-08T10:00"), Kind: "cancelled"}}
			o.Outcomes = []content.Outcome{{Published: content.Date{Year: 2026, Month: 11, Day: 20}}}
		}, []string{
			"Sunday 1 November 2026: appears on the site",
			"Thursday 5 November 2026: has an update (news)",
			"Friday 6 November 2026: is paused",
			"Saturday 7 November 2026: is open again",
			"Sunday 8 November 2026 at 10am: is cancelled",
			"Friday 20 November 2026: says what changed",
		}},
		{"promises and other formats", func(o *content.Opportunity) {
			o.Formats = []content.Format{{Kind: "braille", Closes: when("2026-12-07")}}
			o.OutcomeDue = content.Date{Year: 2026, Month: 12, Day: 31}
		}, []string{
			"Sunday 1 November 2026: appears on the site",
			"End of Monday 16 November 2026: is marked as closing soon",
			"End of Monday 30 November 2026: closes",
			"End of Monday 7 December 2026: closes for answers in another format (braille)",
			"Friday 1 January 2027: was due to say what changed, and has not",
		}},
		{"a draft", func(o *content.Opportunity) { o.Draft = true }, nil},
	} {
		var got []string
		lib := library(test.change)
		for _, turn := range turns(lib, at.AddDate(0, -2, 0), false, 100) {
			for _, h := range turn.Happens {
				got = append(got, turn.When+": "+h.What)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s:\n%s\nwant\n%s", test.name, strings.Join(got, "\n"), strings.Join(test.want, "\n"))
		}
	}
}

// What the overview lists is what the plan wakes up for, in order, and no more
// than asked for.
func TestTurnsAreThoseOfThePlan(t *testing.T) {
	s, err := build.NewSession(build.Options{Site: os.DirFS("../.."), Themes: os.DirFS("../../themes")})
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := s.Load(at)
	if err != nil {
		t.Fatal(err)
	}
	lib := loaded.Library
	planned := map[int64]bool{}
	for next := lib.NextChange(at, false); !next.IsZero(); next = lib.NextChange(next, false) {
		planned[next.Unix()] = true
	}
	all := turns(lib, at, false, 1000)
	if len(all) < ahead {
		t.Fatalf("the sample changes only %d times", len(all))
	}
	listed := map[int64]bool{}
	for _, turn := range all {
		listed[turn.At.Unix()] = true
	}
	soon := lib.Settings.ClosingSoon
	for next := range planned {
		now := time.Unix(next, 0).In(lib.Settings.Zone)
		for _, o := range lib.Opportunities {
			if !o.Draft && o.IsPublished(now) && o.StatusAt(now, soon) != o.StatusAt(now.Add(-1), soon) && !listed[next] {
				t.Errorf("%s changes at %v, and that is not listed", o.Path, now)
			}
		}
	}
	for i, turn := range all {
		if !planned[turn.At.Unix()] {
			t.Errorf("the plan knows nothing of %v", turn.At)
		}
		if i > 0 && turn.At.Before(all[i-1].At) {
			t.Errorf("%v comes after %v", turn.At, all[i-1].At)
		}
	}
	if few := turns(lib, at, false, ahead); len(few) != ahead {
		t.Errorf("%d are listed, want %d", len(few), ahead)
	}
}

// corner is what a browser reads.
type corner struct {
	As, Date, Edit, Desk, Key string
	Drafts                    bool
	N                         int
	Warnings                  []struct {
		Place, Edit, Message, Rule, Hint string
		Here                             bool
	}
}

func cornerOf(t *testing.T, d *Desk, s *build.Site, source string, shifted bool) (c corner) {
	t.Helper()
	if err := json.Unmarshal(d.Corner(s, source, shifted), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCornerHasThePagesOwnWarningsFirst(t *testing.T) {
	m := tree()
	m["content/a-stray.txt"] = &fstest.MapFile{}
	d := &Desk{Site: m, Folder: "/home/jo", Editor: VSCode}
	s := site(t, m)
	c := cornerOf(t, d, s, "content/guidance/why.md", false)
	if c.N != s.Diags.Count(diag.Warning) || c.N < 3 || len(c.Warnings) != c.N {
		t.Fatalf("there are %d warnings, and %d listed", c.N, len(c.Warnings))
	}
	first := c.Warnings[0]
	if !first.Here || first.Rule != "review-overdue" || first.Place != "content/guidance/why.md:4:13" || first.Edit != "vscode://file/home/jo/content/guidance/why.md:4:13" ||
		!strings.HasPrefix(first.Message, "The review of this page was due") || first.Hint == "" {
		t.Errorf("the first warning is %+v", first)
	}
	if c.Warnings[1].Here || c.Edit != "vscode://file/home/jo/content/guidance/why.md:1:1" || c.Desk != Prefix || c.As != "" || c.Date != "2026-11-22" || c.Drafts {
		t.Errorf("the corner is %+v", c)
	}
	// A page that comes from no file of its own.
	if c := cornerOf(t, d, s, "", false); c.Edit != "" || c.Warnings[0].Here {
		t.Errorf("the corner of a list is %+v", c)
	}
	// Another instant, with drafts.
	c = cornerOf(t, d, s.At(time.Date(2027, 1, 15, 0, 0, 0, 0, time.UTC), true), "", true)
	if c.As != "Friday 15 January 2027" || c.Date != "2027-01-15" || !c.Drafts {
		t.Errorf("the corner of another instant is %+v", c)
	}
}

func TestKeyOfWarningsIsAnotherOnlyWhenTheyAre(t *testing.T) {
	m := tree()
	d := &Desk{Site: m}
	key := func() string { return cornerOf(t, d, site(t, m), "", false).Key }
	before := key()
	// A line above moves the place, and nothing else.
	m["content/guidance/why.md"] = authored("Why", "# a remark\nreview_due: 2026-01-01\n")
	if got := key(); got != before {
		t.Errorf("the key is %s, want %s as before", got, before)
	}
	m["content/stray.txt"] = &fstest.MapFile{}
	if key() == before {
		t.Error("with one more the key is as before")
	}
}

func TestFilesOfTheDeskAreScriptsAndStylesheets(t *testing.T) {
	for name, want := range map[string]bool{"serve.js": true, "corner.js": true, "corner.css": true, "desk.css": true, "mistakes.html": false, "../desk.go": false, "": false, "static/serve.js": false} {
		if _, ok := File(name); ok != want {
			t.Errorf("File(%q): %v, want %v", name, ok, want)
		}
	}
}
