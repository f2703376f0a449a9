package share

import (
	"testing"
	"time"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
)

func TestAPictureSaysWhoItIsForAndWhereToGo(t *testing.T) {
	zone := time.UTC
	group := func(title, summary string) *content.Page {
		return &content.Page{Slug: "carers", URL: "/opportunities/group/carers/", Title: title, Summary: summary}
	}
	const all, open = "See what is open in health and care services, and choose what suits you.", "example.org/involve/opportunities/"
	for _, test := range []struct {
		name  string
		group *content.Page
		demo  bool
		want  view.Picture
	}{
		{"everyone", nil, false, view.Picture{Heading: "Have your say", Text: all, Address: open}},
		{"a demonstration", nil, true, view.Picture{Heading: "Have your say", Text: all, Address: open, Note: "Example"}},
		{"a group", group("Carers", "You look after a friend."), false,
			view.Picture{Heading: "Carers", Text: "You look after a friend. Have your say.", Address: open + "group/carers/"}},
		{"a summary without a full stop", group("Carers", "You look after a friend"), false,
			view.Picture{Heading: "Carers", Text: "You look after a friend. Have your say.", Address: open + "group/carers/"}},
		{"a summary that asks", group("Carers", "Do you look after a friend? "), false,
			view.Picture{Heading: "Carers", Text: "Do you look after a friend? Have your say.", Address: open + "group/carers/"}},
		{"no summary", group("Carers", ""), false,
			view.Picture{Heading: "Carers", Text: "Have your say.", Address: open + "group/carers/"}},
	} {
		lib := &content.Library{Settings: content.Settings{Title: "Taking part", Brand: "neutral", Demo: test.demo, Zone: zone}}
		m := snapshot.New(lib, time.Date(2026, 11, 22, 9, 0, 0, 0, zone), false, "https://example.org/involve/")
		test.want.Site, test.want.Brand, test.want.Code = "Taking part", "neutral", "https://"+test.want.Address
		if got := *Picture(m, test.group); got != test.want {
			t.Errorf("%s: Picture = %+v, want %+v", test.name, got, test.want)
		}
	}
}
