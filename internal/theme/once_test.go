package theme

import (
	"html/template"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"involve/internal/view"
	"involve/themes"
)

// drawn counts what a theme keeps.
func drawn(th *Theme) (n int) {
	for _, shelf := range *th.memo.Load() {
		shelf.Range(func(any, any) bool { n++; return true })
	}
	return n
}

func TestEqualDataIsDrawnOnce(t *testing.T) {
	th := loadNHS(t)
	d := &drawer{th, th.layouts["listing"]}
	link := func(text string) view.Link { return view.Link{Text: text, Href: "/a/"} }
	a, err := d.once("link-item", link("A < B"))
	if err != nil {
		t.Fatal(err)
	}
	if want := template.HTML(`<li><a href="/a/">A &lt; B</a></li>`); a != want {
		t.Errorf("once drew %s, want %s", a, want)
	}
	again, _ := d.once("link-item", link("A < B"))
	if n := drawn(th); again != a || n != 1 {
		t.Errorf("again it drew %s, and %d things are kept", again, n)
	}
	list, _ := d.each("link-item", []view.Link{link("C"), link("A < B"), link("C")})
	if n := drawn(th); strings.Count(string(list), "<li>") != 3 || n != 2 {
		t.Errorf("each drew %s, and %d things are kept", list, n)
	}
	th.Forget()
	if n := drawn(th); n != 0 {
		t.Errorf("%d things are kept after Forget", n)
	}
}

// A page that shares most with another must not get what is its own.
func TestSharedPartsDifferWhereThePagesDo(t *testing.T) {
	th := loadNHS(t)
	site := sampleListing().Site
	page := func(current, above, words string) string {
		v := sampleListing()
		v.Site, v.Breadcrumb, v.Canonical = site, []view.Link{{Text: above, Href: view.URL("/" + above + "/")}}, view.URL(words)
		for i := range v.Navigation {
			v.Navigation[i].Current = v.Navigation[i].Text == current
		}
		var b strings.Builder
		if err := th.Execute(&b, "listing", v); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	last := sampleListing().Navigation[len(sampleListing().Navigation)-1].Text
	pages := []string{page("", "one", "https://example.org/1"), page(last, "two", "https://example.org/2"), page("", "one", "https://example.org/1")}
	if pages[0] != pages[2] {
		t.Error("equal pages differ")
	}
	for i, has := range [][]string{{`href="/one/"`, "This page: https://example.org/1"}, {`href="/two/"`, "This page: https://example.org/2", `aria-current="page"><strong`}} {
		for _, text := range has {
			if !strings.Contains(pages[i], text) || strings.Contains(pages[1-i], text) {
				t.Errorf("%q belongs to page %d alone", text, i)
			}
		}
	}
}

// Rows that differ in their lines alone must not be taken for one another.
func TestFactsAreDrawnForWhatTheySay(t *testing.T) {
	th := loadNHS(t)
	d := &drawer{th, th.layouts["opportunity"]}
	list := []view.Fact{
		{Label: "Where", Lines: []view.Line{{Text: "Online"}}},
		{Label: "Where", Lines: []view.Line{{Text: "Online", Href: "/online/"}}},
		{Label: "Where", Lines: []view.Line{{Text: "Online"}, {Text: "Eastvale"}}},
		{Label: "Where", Name: "where", Lines: []view.Line{{Text: "Online"}}},
		{Label: "Where", Lines: []view.Line{{Text: "Online"}}},
	}
	html, err := d.facts(list)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{
		`<dl class="nhsuk-summary-list involve-facts">`,
		`<dd class="nhsuk-summary-list__value">Online</dd>`,
		`<p><a href="/online/">Online</a></p>`,
		`<p>Online</p><p>Eastvale</p>`,
		`involve-facts__where"><dt`,
		`<dd class="nhsuk-summary-list__value">Online</dd>`,
		`</dl>`,
	} {
		i := strings.Index(string(html)[at:], want)
		if i < 0 {
			t.Fatalf("%s does not follow in %s", want, html[at:])
		}
		at += i + len(want)
	}
	if n := drawn(th); n != len(list) { // four rows, and what is around them
		t.Errorf("%d things are kept, want %d", n, len(list))
	}
}

func TestStatusesWithOneNameAreOneTag(t *testing.T) {
	th := loadNHS(t)
	d := &drawer{th, th.layouts["opportunity"]}
	for _, means := range []string{"Until Friday", "Until Saturday"} {
		html, err := d.status(view.Status{Name: "open", Label: "Open", Means: means})
		if want := template.HTML(`<strong class="nhsuk-tag nhsuk-tag--green">Open</strong>`); html != want || err != nil {
			t.Errorf("status = %s, %v; want %s", html, err, want)
		}
	}
	if n := drawn(th); n != 1 {
		t.Errorf("%d things are kept, want 1", n)
	}
}

// What differs in one thing alone is drawn as a theme draws it that has drawn
// nothing else.
func TestWhatDiffersInOneThingIsDrawnApart(t *testing.T) {
	site := func(change func(*view.Site)) *view.Page {
		s := *sampleListing().Site
		change(&s)
		return &view.Page{Site: &s}
	}
	way := view.Way{Kind: "post", Label: "Write to us", Lines: []string{"A street", "A town"}}
	link := view.Link{Text: "A page", Href: "/a/"}
	draw := func(th *Theme, what any) (html template.HTML) {
		t.Helper()
		d := &drawer{th, th.layouts["opportunity"]}
		var err error
		switch what := what.(type) {
		case *view.Page:
			html, err = d.top(what)
			if err == nil {
				var footer template.HTML
				footer, err = d.footer(what)
				html += footer
			}
		case []view.Link:
			html, err = d.breadcrumb(what)
		case view.Way:
			html, err = d.way(what)
		case view.Status:
			html, err = d.status(what)
		}
		if err != nil {
			t.Fatal(err)
		}
		return html
	}
	for _, pair := range [][2]any{
		{site(func(s *view.Site) { s.Title = "One" }), site(func(s *view.Site) { s.Title = "Another" })},
		{site(func(s *view.Site) { s.Footer = nil }), site(func(s *view.Site) { s.Footer = []view.Link{link} })},
		{[]view.Link{link}, []view.Link{{Text: "A page", Href: "/b/"}}},
		{[]view.Link{link}, []view.Link{{Text: "Another", Href: "/a/"}}},
		{way, view.Way{Kind: "in-person", Label: way.Label, Lines: way.Lines}},
		{way, view.Way{Kind: way.Kind, Label: "Send us a letter", Lines: way.Lines}},
		{way, view.Way{Kind: way.Kind, Label: way.Label, Lines: []string{"A street", "Another town"}}},
		{way, view.Way{Kind: way.Kind, Label: way.Label, Lines: way.Lines, Href: "mailto:a@example.org"}},
		{view.Status{Name: "open", Label: "Open"}, view.Status{Name: "closed", Label: "Open"}},
		{view.Status{Name: "open", Label: "Open"}, view.Status{Name: "open", Label: "Open still"}},
	} {
		th := loadNHS(t)
		first := draw(th, pair[0])
		if got, want := draw(th, pair[1]), draw(loadNHS(t), pair[1]); got != want || got == first {
			t.Errorf("after %+v it drew %s, want %s", pair[0], got, want)
		}
	}
}

// withOwn loads the theme nhs below files of a site's own.
func withOwn(t *testing.T, files map[string]string) *Theme {
	t.Helper()
	own := fstest.MapFS{}
	for name, text := range files {
		own[name] = &fstest.MapFile{Data: []byte(text)}
	}
	nhs, err := fs.Sub(themes.FS, "nhs")
	if err != nil {
		t.Fatal(err)
	}
	th, err := Load("nhs", own, nhs)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestLayoutsDoNotShareWhatTheyDrawOtherwise(t *testing.T) {
	const own = `{{define "main"}}{{end}}{{define "link-item"}}<li>own</li>{{end}}`
	th := withOwn(t, map[string]string{"layouts/not-found.html": own})
	for layout, want := range map[string]template.HTML{"listing": `<li><a href="/a/">A</a></li>`, "not-found": "<li>own</li>"} {
		d := &drawer{th, th.layouts[layout]}
		if got, err := d.once("link-item", view.Link{Text: "A", Href: "/a/"}); got != want || err != nil {
			t.Errorf("%s drew %s, %v; want %s", layout, got, err, want)
		}
	}
}

// A site's own templates cannot have one page's words drawn on another, and what
// they get wrong is said each time.
func TestOwnTemplatesAreToldOfWhatCannotBe(t *testing.T) {
	shell, err := fs.ReadFile(themes.FS, "nhs/partials/shell.html")
	if err != nil {
		t.Fatal(err)
	}
	fact := view.Fact{Label: "Where", Lines: []view.Line{{Text: "Online", Href: "/online/"}}}
	for _, c := range []struct {
		file, text, want string
		draw             func(*drawer) (template.HTML, error)
	}{
		{"partials/shell.html", strings.Replace(string(shell), `{{define "page-top"}}`, `{{define "page-top"}}{{.Title}}`, 1), "Title",
			func(d *drawer) (template.HTML, error) { return d.top(&sampleListing().Page) }},
		{"partials/facts.html", `{{define "fact-lines"}}{{.Nothing}}{{end}}`, "Nothing",
			func(d *drawer) (template.HTML, error) { return d.facts([]view.Fact{fact}) }},
		{"components/summary-list/template.html", `{{define "summary-list"}}<dl></dl>{{end}}{{define "summary-list-row"}}{{end}}`, `"summary-list" has to put`,
			func(d *drawer) (template.HTML, error) { return d.facts([]view.Fact{fact}) }},
		{"components/summary-list/template.html", `{{define "summary-list"}}{{.HTML}}{{.HTML}}{{end}}{{define "summary-list-row"}}{{end}}`, `"summary-list" has to put`,
			func(d *drawer) (template.HTML, error) { return d.facts([]view.Fact{fact}) }},
	} {
		th := withOwn(t, map[string]string{c.file: c.text})
		for range 2 {
			if html, err := c.draw(&drawer{th, th.layouts["opportunity"]}); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: drew %q, %v; want an error that names %s", c.file, html, err, c.want)
			}
		}
	}
}

func TestATemplateThatIsNotThereIsNamed(t *testing.T) {
	th := loadNHS(t)
	d := &drawer{th, th.layouts["listing"]}
	if _, err := d.once("nothing", "A"); err == nil || !strings.Contains(err.Error(), `"nothing"`) {
		t.Errorf("once = %v, want an error that names the template", err)
	}
}
