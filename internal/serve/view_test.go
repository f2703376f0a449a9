package serve

import (
	"fmt"
	"net/http/httptest"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"involve/internal/build"
)

// The panel of the smallest site closes at the end of 22 November 2026.
const panelPage = "/opportunities/panel/"

// isClosed reports whether the panel's page says that it is over.
func isClosed(page string) bool { return strings.Contains(page, `two-thirds" data-status="closed"`) }

func TestSiteIsShownAtTheInstantAskedFor(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	for _, test := range []struct {
		query  string
		closed bool
	}{
		{"", false},
		{"?at=", false},
		{"?at=2026-11-22", false},
		{"?at=2026-11-22T23:59", false},
		{"?at=2026-11-22T23:59:59Z", false},
		{"?at=2026-11-23T00:59:59%2B01:00", false},
		{"?at=2026-11-23T00:59:59+01:00", false}, // as people type it
		{"?at=2026-11-23T01:00:00+01:00", true},
		{"?at=2026-11-23", true},
		{"?at=2027-01-15", true},
		{"?at=2027-01-15T17:00&q=words", true},
	} {
		a := direct(s, panelPage+test.query)
		hasStatus(t, a, 200)
		if got := isClosed(a.body); got != test.closed {
			t.Errorf("%q: closed is %v, want %v:\n%s", test.query, got, test.closed, a.body)
		}
		if got := a.header.Values("Cache-Control"); len(got) != 1 || got[0] != "no-store" {
			t.Errorf("%q: Cache-Control = %q, want no-store", test.query, got)
		}
	}
	hasStatus(t, direct(s, panelPage+"?at=2026-10-31"), 404) // not published yet
	if a := direct(s, "/opportunities?at=2027-01-15"); a.header.Get("Location") != "/opportunities/?at=2027-01-15" {
		t.Errorf("a redirect loses the instant: %d to %q", a.status, a.header.Get("Location"))
	}
}

// Pages, feeds and data: all that a build would make then.
func TestEveryOutputIsShownAtTheInstantAskedFor(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	opt := s.opt.Build
	opt.BaseURL = s.URL()
	session, err := build.NewSession(opt)
	if err != nil {
		t.Fatal(err)
	}
	then := time.Date(2027, 1, 15, 17, 0, 0, 0, time.UTC)
	site, err := session.Load(then)
	if err != nil {
		t.Fatal(err)
	}
	script := regexp.MustCompile(`<script src="/__involve/serve\.js\?generation=[\w-]+&amp;clock=1800032400000"></script>`)
	changed := 0
	for i := range site.Plan.Outputs() {
		out := &site.Plan.Outputs()[i]
		want, err := site.Render(out)
		if err != nil {
			t.Fatal(err)
		}
		a := direct(s, "/"+out.Path+"?at=2027-01-15T17:00")
		if a.status == 301 {
			continue
		}
		hasStatus(t, a, 200)
		body := a.body
		if path.Ext(out.Path) == ".html" {
			if n := len(script.FindAllString(body, -1)); n != 1 {
				t.Errorf("%s has the script of the instant %d times:\n%s", out.Path, n, body)
			}
			body = script.ReplaceAllString(body, "")
		}
		if body != string(want) {
			t.Errorf("%s is\n%s\nwant\n%s", out.Path, body, want)
		}
		if now := direct(s, "/"+out.Path); now.body != a.body {
			changed++
		}
	}
	if changed < 10 {
		t.Errorf("only %d outputs differ from those of now", changed)
	}
}

func TestWhatIsNoInstantIsToldInPlainWords(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	for _, test := range []struct{ query, want string }{
		{"soon", `&#34;soon&#34; is not a date`},
		{"2027-02-30", "February 2027 has 28 days"},
		{"2027-01-15T25:00", "is not a time of day"},
		{"%3Cscript%3E", "&#34;&lt;script&gt;&#34; is not a date"},
	} {
		a := direct(s, "/guidance/why/?q=a&at="+test.query)
		hasStatus(t, a, 400)
		contains(t, a, "?at=2027-01-15")
		contains(t, a, `<a href="/guidance/why/?q=a">`)
		if test.query != "2027-02-30" {
			contains(t, a, test.want)
		}
	}
}

func TestDraftsAreShownWithTheQuery(t *testing.T) {
	m := memory()
	m["content/guidance/draft.md"] = file("---\ntitle: Not yet\nsummary: Not yet.\ndraft: true\n---\n\nText.\n")
	s := listen(t, options(m))
	s.reload("loaded", nil)
	for path, want := range map[string]int{
		"/guidance/draft/":                             404,
		"/guidance/draft/?drafts=0":                    404,
		"/guidance/draft/?drafts=1":                    200,
		"/guidance/draft/?drafts=1&at=2027-01-15":      200,
		"/guidance/draft/?at=2027-01-15":               404,
		"/guidance/?drafts=1":                          404, // it has no page in either
		"/opportunities/panel/?drafts=1&at=2020-01-01": 404,
	} {
		if a := direct(s, path); a.status != want {
			t.Errorf("%s: status %d, want %d", path, a.status, want)
		}
	}
	// Without an instant of its own the page's clock is the reader's.
	if a := direct(s, "/guidance/draft/?drafts=1"); strings.Contains(a.body, "clock=") {
		t.Error("the clock of a page with drafts is set")
	}
}

// A page asks for what is named for its content without saying for which instant.
func TestPagesOfAnotherInstantHaveTheirRecords(t *testing.T) {
	m := memory()
	m["content/opportunities/standing.md"] = file("---\ntitle: Standing\nsummary: Standing.\n" + strings.Replace(opportunity, "closes: 2026-11-22", "closes: ongoing\nchecked: 2026-11-01\nreport_every: 6 months", 1) + "---\n")
	s := listen(t, options(m))
	s.reload("loaded", nil)
	records := regexp.MustCompile(`/assets/records\.[0-9a-f]{10}\.json`)
	now := records.FindString(direct(s, "/opportunities/").body)
	then := records.FindString(direct(s, "/opportunities/?at=2027-01-15").body)
	if now == "" || then == "" || now == then {
		t.Fatalf("the records are %q now and %q then", now, then)
	}
	if a := direct(s, then); a.status != 200 || strings.Contains(a.body, "About Panel.") {
		t.Errorf("%s: status %d\n%s", then, a.status, a.body)
	}
	if a := direct(s, now); a.status != 200 || !strings.Contains(a.body, "About Panel.") {
		t.Errorf("%s: status %d\n%s", now, a.status, a.body)
	}
}

func TestFewInstantsAreKept(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	g := s.current.Load()
	var wg sync.WaitGroup
	for n := range 40 {
		wg.Go(func() {
			day := fmt.Sprintf("2026-11-%02d", 15+n%10)
			w := httptest.NewRecorder()
			r := httptest.NewRequest("GET", panelPage+"?at="+day, nil)
			r.Host = s.address
			s.ServeHTTP(w, r)
			if closed := isClosed(w.Body.String()); w.Code != 200 || closed != (day > "2026-11-22") {
				t.Errorf("%s: status %d, closed %v", day, w.Code, closed)
			}
		})
	}
	wg.Wait()
	if n := len(g.others.list); n != kept {
		t.Errorf("%d instants are kept, want %d", n, kept)
	}
	first, err := g.as(asking{at: at.AddDate(0, 1, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := g.as(asking{at: at.AddDate(0, 1, 0).In(time.FixedZone("", 3600))}); again != first {
		t.Error("the same instant was planned twice")
	}
	if v, _ := g.as(asking{at: at}); v != g.now {
		t.Error("the present instant was planned anew")
	}
}

func TestMistakeOfOursAtAnInstantIsAPage(t *testing.T) {
	s := listen(t, options(memory()))
	s.reload("loaded", nil)
	g := s.current.Load()
	g.now.site.Library.Settings.Zone = nil // nothing can be planned any more
	a := direct(s, "/?drafts=1")
	hasStatus(t, a, 500)
	contains(t, a, "involve has made a mistake of its own")
}

func TestInstantsAreForgottenWhenTheContentChanges(t *testing.T) {
	dir := folder(t)
	s := start(t, dir)
	page := "/guidance/why/?at=2027-01-15"
	lacks(t, get(t, s, page), "Something new")
	save(t, s, dir, why, "---\ntitle: Why\nsummary: Because.\n---\n\nSomething new.\n")
	contains(t, get(t, s, page), "Something new")
	// Mistakes are the same at every instant.
	save(t, s, dir, why, "---\ntitel: Why\n---\n")
	a := get(t, s, page)
	hasStatus(t, a, 500)
	contains(t, a, "mistakes to mend")
}
