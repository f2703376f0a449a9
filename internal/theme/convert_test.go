package theme

import (
	"testing"

	"involve/internal/view"
)

func TestContentsListKeepsOrderAndMarksThePage(t *testing.T) {
	got := contentsList("On this page", []view.Link{{Text: "One", Href: "#one"}, {Text: "Two", Href: "/two/", Current: true}}).Items
	want := []ContentsItem{{Text: "One", Href: "#one"}, {Text: "Two", Href: "/two/", Current: true}}
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
	link := PaginationLink{Href: page.Href, Label: Label{Text: page.Text}}
	for _, c := range []struct {
		name          string
		before, after *view.Link
		want          [2]PaginationLink
	}{
		{"both", page, page, [2]PaginationLink{link, link}},
		{"first", nil, page, [2]PaginationLink{{}, link}},
		{"last", page, nil, [2]PaginationLink{link, {}}},
	} {
		p := neighbours(c.before, c.after)
		if got := [2]PaginationLink{p.Previous, p.Next}; got != c.want {
			t.Errorf("neighbours of the %s page = %+v, want %+v", c.name, got, c.want)
		}
	}
}
