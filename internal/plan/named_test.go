package plan

import (
	"slices"
	"testing"

	"involve/internal/view"
)

func TestANamedFileIsMadeOnceAndWhenItIsAskedFor(t *testing.T) {
	made := 0
	p := planned(t, sample(t), noon)
	m := &maker{Snapshot: p.snapshot, plan: &Plan{outputs: p.outputs}}
	url := m.addNamed("assets/names", ".json", func() view.View {
		made++
		return &view.SearchIndex{}
	})
	m.plan.all = func() []Output { return m.plan.together(oneByOne) }
	for _, path := range []string{"index.html", "search/index.html", "assets/names", "assets/other.json", "_headers"} {
		m.plan.Find(path)
	}
	if made != 0 {
		t.Errorf("it was made %d times before anybody asked", made)
	}
	o := m.plan.Find(string(url())[1:])
	if o == nil || m.Href(o.URL) != url() || m.plan.Find("assets/names.0123456789.json") != nil {
		t.Errorf("Find(%q) = %v", url(), o)
	}
	if !slices.ContainsFunc(m.plan.Outputs(), func(o Output) bool { return o.Path == string(url())[1:] }) {
		t.Errorf("%s is not among the outputs", url())
	}
	if made != 1 {
		t.Errorf("it was made %d times", made)
	}
}

// Its name is another tomorrow, and what was right would be wrong.
func TestNothingMayCountOnANamedFile(t *testing.T) {
	p := planned(t, sample(t), noon)
	for _, n := range p.named {
		url := n.output().URL
		if _, d := p.Resolve(p.snapshot.Library.Home, url); d == nil {
			t.Errorf("a link may lead to %s", url)
		}
		if !p.Has(url) || !p.Has(url+"/") {
			t.Errorf("%s is free for an old address", url)
		}
	}
	if len(p.named) == 0 {
		t.Error("no file is named for its content")
	}
}
