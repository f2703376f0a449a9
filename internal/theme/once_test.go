package theme

import (
	"html/template"
	"strings"
	"testing"

	"involve/internal/view"
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

func TestATemplateThatIsNotThereIsNamed(t *testing.T) {
	th := loadNHS(t)
	d := &drawer{th, th.layouts["listing"]}
	if _, err := d.once("nothing", "A"); err == nil || !strings.Contains(err.Error(), `"nothing"`) {
		t.Errorf("once = %v, want an error that names the template", err)
	}
}
