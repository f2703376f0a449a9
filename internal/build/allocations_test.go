package build

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"involve/internal/content"
	"involve/internal/corpus"
	"involve/internal/load"
	"involve/internal/prose"
	"involve/internal/sources"
)

// A ceiling is a third above what was measured when it was set. Lower it when
// there is less to do.
func TestAFileIsParsedAndAPageDrawnWithFewAllocations(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, corpus.Options{Opportunities: 60, Guidance: 12, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	s := session(t, os.DirFS(dir))
	site := loaded(t, s, at)
	settings := site.Library.Settings
	opt := load.Options{Zone: settings.Zone, Prose: prose.New(settings.Language, settings.Names)}
	parse := func(name string) func() {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return func() { load.Parse(sources.File{Path: name, Data: data}, opt) }
	}
	draw := func(url string) func() {
		o := site.Plan.Find(url[1:] + "index.html")
		if o == nil {
			t.Fatalf("%s is not planned", url)
		}
		var b bytes.Buffer
		return func() {
			if _, err := site.render(&b, o); err != nil {
				t.Fatal(err)
			}
		}
	}
	opportunity := site.Library.Opportunities[0]
	guidance := site.Library.Guidance[slices.IndexFunc(site.Library.Guidance, func(p *content.Page) bool { return path.Base(p.Path) != "index.md" })]
	tests := []struct {
		name    string
		f       func()
		ceiling float64
	}{
		{"parsing an opportunity", parse(opportunity.Path), 1095},
		{"parsing guidance", parse(guidance.Path), 405},
		{"drawing an opportunity", draw(opportunity.URL), 830},
		{"drawing guidance", draw(guidance.URL), 450},
		{"drawing a listing", draw("/opportunities/"), 680},
	}
	for _, tt := range tests {
		if n := testing.AllocsPerRun(20, tt.f); n > tt.ceiling {
			t.Errorf("%s allocates %v times, want at most %v", tt.name, n, tt.ceiling)
		}
	}
}
