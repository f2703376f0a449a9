package find_test

import (
	"strings"
	"testing"

	"involve/internal/view"
)

func TestEveryPageAndOpportunityCanBeFound(t *testing.T) {
	m := makerAt(sample(t), at)
	found := map[view.URL]bool{}
	for _, slug := range m.MakeRecords().Slugs {
		found[m.Href("/opportunities/"+slug+"/")] = true
	}
	index := m.MakeIndex()
	for _, o := range index.Opportunities {
		if found[o.Href] {
			t.Errorf("%s is found twice", o.Href)
		}
		found[o.Href] = true
		if o.Status == "" || o.When == "" {
			t.Errorf("%s stands %q, %q", o.Href, o.Status, o.When)
		}
	}
	for _, p := range index.Pages {
		if found[p.Href] {
			t.Errorf("%s is found twice", p.Href)
		}
		found[p.Href] = true
		// Guidance shows authors a tag of HTML; no text shows that of a paragraph.
		if strings.Contains(p.Text, "</p>") || strings.Contains(p.Text, "\n") {
			t.Errorf("%s: the words have markup in them: %q", p.Href, p.Text)
		}
	}
	for _, o := range m.Shown {
		if !found[m.Href(o.URL)] {
			t.Errorf("%s cannot be found", o.URL)
		}
	}
	for _, p := range append(m.Library.Guidance, m.Library.Pages...) {
		if !found[m.Href(p.URL)] {
			t.Errorf("%s cannot be found", p.URL)
		}
	}
	for _, g := range m.Library.Groups {
		if !found[m.Href("/opportunities/group/"+g.Slug+"/")] {
			t.Errorf("the group %s cannot be found", g.Slug)
		}
	}
}

func TestWithoutASearchThereAreLinks(t *testing.T) {
	m := makerAt(sample(t), at)
	m.Records, m.Index = func() view.URL { return "/r.json" }, func() view.URL { return "/i.json" }
	v := m.Search().(*view.Search)
	if v.Records != "/r.json" || v.Index != "/i.json" {
		t.Errorf("the page searches %q and %q", v.Records, v.Index)
	}
	n := 0
	for _, s := range v.Sections {
		n += len(s.Links)
	}
	if n < 20 {
		t.Errorf("%d links", n)
	}
}
