package theme

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"involve/internal/view"
	"involve/themes"
)

// preview is a folder for the sample pages and their assets, to be looked at.
var preview = flag.String("preview", "", "write the sample pages to this `folder`")

func loadNHS(t *testing.T) *Theme {
	t.Helper()
	nhs, err := fs.Sub(themes.FS, "nhs")
	if err != nil {
		t.Fatal(err)
	}
	th, err := Load("nhs", nhs)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func TestEveryLayoutDrawsItsSamples(t *testing.T) {
	th := loadNHS(t)
	samples := samples()
	drawn := make(map[string]bool)
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		t.Run(name, func(t *testing.T) {
			doc := samples[name]
			drawn[doc.Layout()] = true
			var b bytes.Buffer
			if err := th.Execute(&b, doc.Layout(), doc); err != nil {
				t.Fatal(err)
			}
			checkPage(t, b.String())
			if *preview != "" {
				writeFile(t, name+".html", b.Bytes())
			}
		})
	}
	for _, layout := range th.Layouts() {
		if !drawn[layout] {
			t.Errorf("layout %q is drawn with no sample", layout)
		}
	}
	if *preview != "" {
		for _, brand := range []string{"nhs", "neutral"} {
			assets, err := th.Assets(brand, "Involving people and communities", "/")
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range assets {
				writeFile(t, a.Path, a.Bytes)
			}
		}
	}
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	file := filepath.Join(*preview, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// checkPage reports what no page may have, whatever its view holds.
func checkPage(t *testing.T, page string) {
	t.Helper()
	for _, bad := range []string{"ZgotmplZ", "<no value>", "%!", "<nil>"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	count := make(map[string]int)
	ids := make(map[string]bool)   // of the page
	models := make(map[place]bool) // of its templates
	var labels, fragments []string
	level := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Namespace != "" {
			continue
		}
		template := templateOf(n)
		model := template != nil
		count[n.Data]++
		if !model && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			next := int(n.Data[1] - '0')
			if next > level+1 && level > 0 {
				t.Errorf("h%d %q follows h%d", next, textOf(n), level)
			}
			level = next
			if textOf(n) == "" {
				t.Errorf("an h%d has no words", next)
			}
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && (!model && ids[a.Val] || models[place{template, a.Val}]):
				t.Errorf("the id %q stands twice", a.Val)
			case a.Key == "id" && a.Val == "":
				t.Errorf("an id of <%s> is empty", n.Data)
			case a.Key == "id" && model:
				models[place{template, a.Val}] = true
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has the attribute %s, which the security policy forbids", n.Data, a.Key)
			case !model && a.Key == "aria-labelledby":
				labels = append(labels, a.Val)
			case (a.Key == "href" || a.Key == "src" || a.Key == "content") && a.Val == "":
				t.Errorf("<%s> has an empty %s", n.Data, a.Key)
			case !model && a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				fragments = append(fragments, a.Val[1:])
			}
		}
		if model && n.Data != "style" && n.Data != "script" {
			continue
		}
		switch n.Data {
		case "a":
			if textOf(n) == "" && attribute(n, "aria-label") == "" {
				t.Errorf("a link to %s has no words", attribute(n, "href"))
			}
		case "style":
			t.Error("the page has a <style>, which the security policy forbids")
		case "script":
			if attribute(n, "src") == "" && attribute(n, "type") != "application/ld+json" {
				t.Error("the page has a script of its own, which the security policy forbids")
			}
		case "ul", "ol", "dl":
			if n.FirstChild == nil || textOf(n) == "" {
				t.Errorf("a <%s> is empty", n.Data)
			}
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode && n.Data != "dl" && c.Data != "li" {
					t.Errorf("a <%s> holds a <%s>", n.Data, c.Data)
				}
			}
		}
	}
	for _, once := range []string{"h1", "main", "title", "header", "footer"} {
		if count[once] != 1 {
			t.Errorf("the page has %d <%s>, want 1", count[once], once)
		}
	}
	named := make(map[string]bool)
	for n := range doc.Descendants() {
		if id := attribute(n, "id"); slices.Contains(labels, id) && templateOf(n) == nil {
			if named[textOf(n)] {
				t.Errorf("two landmarks are called %q", textOf(n))
			}
			named[textOf(n)] = true
		}
	}
	for _, id := range append(labels, fragments...) {
		if !ids[id] {
			t.Errorf("the page refers to the id %q, which nothing has", id)
		}
	}
	checkLinksDiffer(t, doc)
}

// A place is an id in a template. What a template holds may take the place of
// what has the same id on the page.
type place struct {
	template *html.Node
	id       string
}

// templateOf returns the template that an element waits in, nil when it is of
// the page: a script copies what a template holds, and fills it.
func templateOf(n *html.Node) *html.Node {
	for p := range n.Ancestors() {
		if p.Data == "template" {
			return p
		}
	}
	return nil
}

// checkLinksDiffer holds that links with the same words lead to the same place:
// a list of links is read out without what stands around them.
func checkLinksDiffer(t *testing.T, doc *html.Node) {
	t.Helper()
	to := make(map[string]string)
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" || templateOf(n) != nil {
			continue
		}
		words, href := textOf(n), attribute(n, "href")
		if before, ok := to[words]; ok && before != href {
			t.Errorf("the link %q leads to %s and to %s", words, before, href)
		}
		to[words] = href
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// draw returns the page of a view as it is sent.
func draw(t *testing.T, doc view.Document) string {
	t.Helper()
	var b strings.Builder
	if err := loadNHS(t).Execute(&b, doc.Layout(), doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOpportunityTellsItsPartsInOrder(t *testing.T) {
	page := draw(t, sampleOpportunity())
	at := 0
	for _, part := range []string{
		"What people told us", "What changed because of it", "What did not change", // the outcome
		"You can apply until", // the status
		"<h1", "Join 10 people with experience",
		"Asked by", // the facts
		`href="https://national-digital-team.example.nhs.uk/cancer-tests"`, // the button
		"Deadline extended", "20 November 2026",
		`id="why-we-are-doing-this"`, // the body
		"6 April 2027", "Cymraeg", "Freepost CANCER TESTS",
		"What happens with what you say", "hello@involvement", "Ask for this in another format",
		"How people take part in decisions",
	} {
		i := strings.Index(page[at:], part)
		if i < 0 {
			t.Fatalf("%q does not follow %q", part, page[max(0, at-40):at])
		}
		at += i
	}
}

func TestWaysToTakePartAreGoneWithTheViews(t *testing.T) {
	o := sampleOpportunity()
	o.Action, o.Ways = nil, nil
	_, main, _ := strings.Cut(draw(t, o), "<main")
	for _, gone := range []string{"Freepost", "nhsuk-button", "How to apply"} {
		if strings.Contains(main, gone) {
			t.Errorf("the page of a closed opportunity has %q", gone)
		}
	}
}

func TestRelayAndTextNumbersAreLinks(t *testing.T) {
	page := draw(t, sampleOpportunity())
	for _, href := range []string{`href="tel:&#43;441632960123"`, `href="sms:&#43;447700900123"`, `href="tel:18001,01632960010"`} {
		if !strings.Contains(page, href) && !strings.Contains(page, strings.ReplaceAll(href, "&#43;", "+")) {
			t.Errorf("the page lacks %s", href)
		}
	}
}

func TestCardTellsItsPartsInOrder(t *testing.T) {
	page := draw(t, &view.Listing{Page: barePage("Bare"), Cards: sampleCards()[3:]})
	at := 0
	for _, part := range []string{
		`<h3 class="nhsuk-card__heading nhsuk-heading-s">`,
		`<a class="nhsuk-card__link" href="/opportunities/appointments-in-welsh/" lang="cy" dir="auto">Dywedwch`,
		`<p class="involve-card__status" data-status="upcoming"><strong class="nhsuk-tag nhsuk-tag--blue">Not open yet</strong></p>`,
		`<p lang="cy" dir="auto">Atebwch`,
		`<p class="involve-card__when" data-closed-from="1799280000" data-open-from="1796601600"><span class="involve-card__verb">Opens</span> Monday 7 December 2026</p>`,
		`<dl class="involve-card__facts">`, "Survey",
	} {
		i := strings.Index(page[at:], part)
		if i < 0 {
			t.Fatalf("%s does not follow %q", part, page[max(0, at-40):])
		}
		at += i
	}
}

func TestATitleSaysItsLanguageWhereItIsNotTheSites(t *testing.T) {
	if page := draw(t, &view.Moved{Page: barePage("Bare")}); !strings.Contains(page, `<title lang="ar">Bare</title>`) {
		t.Error("the title does not say that it is in Arabic")
	}
	if page := draw(t, sampleHome()); !strings.Contains(page, "<title>") {
		t.Error("the title says the language of the site")
	}
}

func TestCardOfWhatIsOpenHasNoStatus(t *testing.T) {
	page := draw(t, &view.Listing{Page: barePage("Bare"), Cards: sampleCards()[1:2]})
	if strings.Contains(page, "involve-card__status") {
		t.Error("the card of what is open has a status")
	}
}

func TestStatusesToComeWaitInATemplate(t *testing.T) {
	want := `<template id="page_statuses" data-soon="1209600"><p class="involve-card__status" data-status="closing-soon"><strong class="nhsuk-tag nhsuk-tag--yellow">Closing soon</strong></p><p class="involve-card__status" data-status="closed"><strong class="nhsuk-tag nhsuk-tag--grey">Closed</strong></p></template>`
	for name, doc := range map[string]view.Document{"home": sampleHome(), "listing": sampleListing(), "closed": sampleClosed()} {
		if !strings.Contains(draw(t, doc), want) {
			t.Errorf("%s lacks %s", name, want)
		}
	}
}

func TestSearchOfTheHeaderIsALinkAtFirst(t *testing.T) {
	nhs, neutral := sampleSubscribe(), sampleSubscribe()
	neutral.Site.Brand = "neutral"
	for _, doc := range []*view.Subscribe{nhs, neutral} {
		_, header, _ := strings.Cut(draw(t, doc), "<header")
		header, _, _ = strings.Cut(header, "</header>")
		link, form, _ := strings.Cut(header, `<template id="header_search">`)
		if want := `<a class="involve-header-search-link" href="/search/">Search</a>`; !strings.HasSuffix(strings.TrimSpace(link), want) {
			t.Errorf("%s: before the template stands %q, want %s", doc.Site.Brand, link, want)
		}
		for _, want := range []string{`<search class="nhsuk-header__search">`, `action="/search/"`, `name="q"`, ">Search this site</label>"} {
			if !strings.Contains(form, want) {
				t.Errorf("%s: the template lacks %s", doc.Site.Brand, want)
			}
		}
	}
	if page, want := draw(t, sampleSearch()), `href="/search/" aria-current="page">Search</a>`; !strings.Contains(page, want) {
		t.Errorf("the page of the search lacks %s", want)
	}
	if page := draw(t, &view.Subscribe{Page: barePage("Bare")}); strings.Contains(page, "search") {
		t.Error("a site without a search has one in its header")
	}
}

func TestOnlyPaperTakesTheSheetOfTheHost(t *testing.T) {
	want := `<link rel="stylesheet" media="print" href="/assets/print.0123456789.css">`
	if page := draw(t, sampleSubscribe()); !strings.Contains(page, want) {
		t.Errorf("the page lacks %s", want)
	}
	if page := draw(t, &view.Subscribe{Page: barePage("Bare")}); strings.Contains(page, `media="print"`) {
		t.Error("a site without such a sheet has one")
	}
}

func TestListingFiltersWithoutJavaScript(t *testing.T) {
	page := draw(t, sampleListing())
	at := 0
	for _, part := range []string{
		"<h1", "Skip to results", "<details", "<summary>Who you are", "Carers",
		`id="page_results"`, "43 opportunities", "Remove filter", "Tell us how repeat prescriptions work for you", "nhsuk-pagination",
		"feed.xml", "Opening later",
	} {
		i := strings.Index(page[at:], part)
		if i < 0 {
			t.Fatalf("%q does not follow %q", part, page[max(0, at-40):at])
		}
		at += i
	}
	if got := strings.Count(page, `" open><summary>`); got != 3 {
		t.Errorf("%d facets are open, want 3", got)
	}
}

func TestListingSaysThatItIsEmptyOnlyWhenItIs(t *testing.T) {
	l := sampleListing()
	if strings.Contains(draw(t, l), l.Empty) {
		t.Errorf("a listing with cards says %q", l.Empty)
	}
	l.Cards = nil
	if !strings.Contains(draw(t, l), l.Empty) {
		t.Errorf("a listing without cards does not say %q", l.Empty)
	}
}

func TestLinkedDataCannotEndItsScript(t *testing.T) {
	page := draw(t, sampleData())
	if want := `<script type="application/ld+json">{"@context":"https://schema.org","name":"\u003c/script\u003e\u003cb\u003eOpen data\u003c/b\u003e"}</script>`; !strings.Contains(page, want) {
		t.Errorf("the page lacks %s", want)
	}
	if page := draw(t, samples()["bare-data"]); strings.Contains(page, "ld+json") {
		t.Error("a page that says nothing has JSON-LD")
	}
}

func TestExamplesKeepTheirLines(t *testing.T) {
	page := draw(t, sampleData())
	for _, want := range []string{
		"&lt;script type=\"module\"&gt;\nconst answer = await fetch('https://involvement.example.nhs.uk/opportunities/index.json')\n",
		"\n  if (!o.groups.includes('carers')) continue\n",
		"\n  | select(.groups | index(\"carers\"))\n",
		"\n    data = json.load(answer)\n\nfor o in",
	} {
		if !strings.Contains(page, want) && !strings.Contains(page, strings.ReplaceAll(want, `"`, "&#34;")) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestMovedPageLeadsOn(t *testing.T) {
	page := draw(t, samples()["moved"])
	if want := `<meta http-equiv="refresh" content="0; url=/opportunities/cancer-care/">`; !strings.Contains(page, want) {
		t.Errorf("the page lacks %s", want)
	}
}

func TestNeutralBrandShowsNothingOfTheNHS(t *testing.T) {
	for name, doc := range samples() {
		if !strings.HasPrefix(name, "bare-") {
			continue
		}
		page := draw(t, doc)
		for _, bad := range []string{"nhs/", `aria-label="NHS`, "nhsuk-header__logo", "#005eb8"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page of another brand has %q", name, bad)
			}
		}
	}
}
