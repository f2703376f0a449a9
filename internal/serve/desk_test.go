package serve

import (
	"encoding/json"
	"strings"
	"testing"

	"involve/internal/desk"
)

func TestOverviewIsBesideTheSite(t *testing.T) {
	m := memory()
	m["content/guidance/draft.md"] = file("---\ntitle: Not yet\nsummary: Not yet.\ndraft: true\n---\n\nText.\n")
	opt := options(m)
	opt.Folder, opt.Editor = "/home/jo", desk.VSCode
	s := listen(t, opt)
	s.reload("loaded", nil)
	a := direct(s, desk.Prefix)
	hasStatus(t, a, 200)
	if got := a.header.Get("Content-Security-Policy"); got != desk.Policy {
		t.Errorf("Content-Security-Policy = %q", got)
	}
	contains(t, a, ">1 draft</h2>")
	contains(t, a, `<a href="/guidance/draft/?drafts=1">Not yet</a>`)
	contains(t, a, `<a href="vscode://file/home/jo/content/guidance/draft.md:4:8">`)
	contains(t, a, `<a href="/opportunities/panel/?at=2026-11-23T00%3A00%3A00Z">Panel</a> closes`)
	if generationOf(t, a) != s.current.Load().id {
		t.Error("the page does not know when it is old")
	}
	// Where its links lead there is what they promise.
	contains(t, direct(s, "/guidance/draft/?drafts=1"), "Not yet")
	if then := direct(s, "/opportunities/panel/?at=2026-11-23T00%3A00%3A00Z"); !isClosed(then.body) {
		t.Errorf("the panel's page then:\n%s", then.body)
	}
	// It is there at another instant, and when the site is not.
	contains(t, direct(s, desk.Prefix+"?at=2027-01-15"), "Friday 15 January 2027")
	m["content/guidance/why.md"] = file("---\ntitel: Why\n---\n")
	s.reload("changed", nil)
	a = direct(s, desk.Prefix)
	hasStatus(t, a, 200)
	contains(t, a, "to mend</a> before")
	contains(t, a, ">1 draft</h2>")
}

func TestDraftWithAnAddressOfItsOwnIsLinkedWhateverItIs(t *testing.T) {
	m := memory()
	for name, f := range site() {
		if strings.HasSuffix(name, "/panel.md") || strings.HasSuffix(name, "/carers.md") {
			m[strings.TrimSuffix(name, ".md")+"-draft.md"] = file(strings.Replace(f, "title:", "draft: true\ntitle:", 1))
		}
	}
	s := listen(t, options(m))
	s.reload("loaded", nil)
	a := direct(s, desk.Prefix)
	for _, page := range []string{"/opportunities/panel-draft/", "/opportunities/group/carers-draft/"} {
		contains(t, a, `<a href="`+page+`?drafts=1">`)
		hasStatus(t, direct(s, page), 404)
		hasStatus(t, direct(s, page+"?drafts=1"), 200)
	}
}

func TestCornerIsAboutThePageThatAsks(t *testing.T) {
	m := memory()
	m["content/guidance/why.md"] = file("---\ntitle: Why\nsummary: Because.\nreview_due: 2026-01-01\n---\n\nText.\n")
	opt := options(m)
	opt.Folder, opt.Editor = "/home/jo", desk.VSCode
	s := listen(t, opt)
	s.reload("loaded", nil)
	ask := func(query string) (c struct {
		As, Edit string
		Warnings []struct{ Here bool }
	}) {
		t.Helper()
		a := direct(s, desk.Prefix+desk.Notes+query)
		hasStatus(t, a, 200)
		if got := a.header.Get("Content-Type") + a.header.Get("Cache-Control"); got != "application/jsonno-store" {
			t.Errorf("the headers are %q", got)
		}
		if err := json.Unmarshal([]byte(a.body), &c); err != nil {
			t.Fatalf("%v in\n%s", err, a.body)
		}
		return c
	}
	c := ask("?page=%2Fguidance%2Fwhy%2F&generation=x")
	if c.Edit != "vscode://file/home/jo/content/guidance/why.md:1:1" || !c.Warnings[0].Here || c.As != "" {
		t.Errorf("the corner is %+v", c)
	}
	if c := ask("?page=%2Fsearch%2F"); c.Edit != "" || c.Warnings[0].Here {
		t.Errorf("the corner of a page without a file is %+v", c)
	}
	if c := ask("?page=%2Fguidance%2Fwhy%2F&at=2027-01-15T17:00"); c.As != "Friday 15 January 2027 at 5pm" {
		t.Errorf("the corner at another instant is %+v", c)
	}
	hasStatus(t, direct(s, desk.Prefix+desk.Notes+"?at=soon"), 400)
}
