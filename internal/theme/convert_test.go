package theme

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"involve/internal/component"
	"involve/internal/view"
)

func TestContentsListKeepsOrderAndMarksThePage(t *testing.T) {
	got := contentsList("On this page", []view.Link{{Text: "One", Href: "#one"}, {Text: "Two", Href: "/two/", Current: true}}).Items
	want := []component.ContentsItem{{Text: "One", Href: "#one"}, {Text: "Two", Href: "/two/", Current: true}}
	if len(got) != len(want) {
		t.Fatalf("contentsList has %d items, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].Text != want[i].Text || got[i].Href != want[i].Href || got[i].Current != want[i].Current {
			t.Errorf("contentsList item %d = %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestNeighboursMayBeMissing(t *testing.T) {
	page := &view.Link{Text: "Staying safe", Href: "/guidance/staying-safe/"}
	link := component.PaginationLink{Href: page.Href, Label: component.Label{Text: page.Text}}
	for _, c := range []struct {
		name          string
		before, after *view.Link
		want          [2]component.PaginationLink
	}{
		{"both", page, page, [2]component.PaginationLink{link, link}},
		{"first", nil, page, [2]component.PaginationLink{{}, link}},
		{"last", page, nil, [2]component.PaginationLink{link, {}}},
	} {
		p := neighbours(c.before, c.after)
		if got := [2]component.PaginationLink{p.Previous, p.Next}; got != c.want {
			t.Errorf("neighbours of the %s page = %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestSelectTakesPairs(t *testing.T) {
	s, err := selectOf("filter_sort", "sort", "Sort by", "closing", "Closing soonest", "newest", "Newest")
	if err != nil {
		t.Fatal(err)
	}
	want := []component.SelectItem{{Value: "closing", Text: "Closing soonest"}, {Value: "newest", Text: "Newest"}}
	if !slices.Equal(s.Items, want) {
		t.Errorf("select has %v, want %v", s.Items, want)
	}
	_, err = selectOf("filter_sort", "sort", "Sort by", "closing", "Closing soonest", "newest")
	if want := `select "filter_sort": the value "newest" has no text`; err == nil || err.Error() != want {
		t.Errorf("select = %v, want %s", err, want)
	}
}

func TestOneCheckboxIsAModelOfMany(t *testing.T) {
	files := small(map[string]string{"layouts/home.html": `{{define "main"}}{{template "checkboxes" (checkboxes "{id}" "{name}" "{facet}" "{value}" "{label}")}}{{end}}`})
	source, err := os.ReadFile(themeFolder + "/components/checkboxes/template.html")
	if err != nil {
		t.Fatal(err)
	}
	hint, err := os.ReadFile(themeFolder + "/components/input/template.html")
	if err != nil {
		t.Fatal(err)
	}
	files["components/checkboxes/template.html"] = &fstest.MapFile{Data: source}
	files["components/input/template.html"] = &fstest.MapFile{Data: hint}
	_, got, _ := strings.Cut(drawSmall(t, home("A"), files), "<main>")
	want := `<div class="nhsuk-form-group"><fieldset class="nhsuk-fieldset"><legend class="nhsuk-fieldset__legend nhsuk-u-visually-hidden">{facet}</legend>` +
		`<div class="nhsuk-checkboxes nhsuk-checkboxes--small" data-module="nhsuk-checkboxes"><div class="nhsuk-checkboxes__item">` +
		`<input class="nhsuk-checkboxes__input" id="{id}" name="{name}" type="checkbox" value="{value}"><label class="nhsuk-label nhsuk-checkboxes__label" for="{id}">{label}</label>` +
		`</div></div></fieldset></div>`
	if got = strings.TrimSuffix(got, "</main>"); tree(got) != tree(want) {
		t.Errorf("checkboxes = %s, want %s", got, want)
	}
}
