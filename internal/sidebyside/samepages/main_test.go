package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"involve/internal/corpus"
	"involve/internal/plan"
)

func TestOnlyWhatHugoMakesIsBuilt(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, corpus.Options{Opportunities: 30, Guidance: 12, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	if err := run(dir, out); err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	err := fs.WalkDir(os.DirFS(out), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if p != ".involve" && other(plan.Output{Path: p}) {
			t.Errorf("%s was built", p)
		}
		n[filepath.Ext(p)]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// 30 opportunities, 12 pages of guidance, 7 of its sections, and listings.
	if n[".html"] < 30+12+7+26 || n[".xml"] != 7 || n[".json"] != 1 || n[".css"] != 1 {
		t.Errorf("built %v", n)
	}
}

func TestWhatHugoDoesNotMakeIsLeftOut(t *testing.T) {
	for path, want := range map[string]bool{
		"index.html":                                         false,
		"guidance/access/one-part-1/index.html":              false,
		"opportunities/survey-dental-access-12/index.html":   false,
		"opportunities/page/2/index.html":                    false,
		"opportunities/group/carers/page/2/index.html":       false,
		"opportunities/group/carers/feed.xml":                false,
		"opportunities/closed/index.html":                    true,
		"opportunities/payment/paid/index.html":              true,
		"opportunities/group/carers/atom.xml":                true,
		"opportunities/survey-dental-access-12/calendar.ics": true,
		"opportunities/opportunities.csv":                    true,
		"search/index.html":                                  true,
		"assets/search.0123456789.json":                      true,
	} {
		if got := other(plan.Output{Path: path}); got != want {
			t.Errorf("other(%s) = %v, want %v", path, got, want)
		}
	}
}
