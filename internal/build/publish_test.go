package build

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

func TestFailedPublishLeavesTheFolderAsItWas(t *testing.T) {
	site := tree(t)
	dir := filepath.Join(t.TempDir(), "out")
	s := session(t, site)
	if _, err := loaded(t, s, at).Publish(dir, nil); err != nil {
		t.Fatal(err)
	}
	before := read(t, dir)
	site["content/pages/new.md"] = &fstest.MapFile{Data: []byte("---\ntitle: New\nsummary: New.\n---\n")}
	l := loaded(t, s, at)
	delete(site, "content/files/checklist.pdf") // gone between the plan and the copy
	if _, err := l.Publish(dir, nil); err == nil || !strings.Contains(err.Error(), "files/checklist.pdf") {
		t.Errorf("Publish = %v, want an error about the file", err)
	}
	if !maps.Equal(before, read(t, dir)) {
		t.Error("the folder is not as it was")
	}
	if rest, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(rest) != 1 {
		t.Errorf("beside the folder there are %v, %v", rest, err)
	}
}

func TestPublishCountsEachFileOnce(t *testing.T) {
	site := tree(t)
	dir := filepath.Join(t.TempDir(), "out")
	s := session(t, site)
	var done atomic.Int64
	count := func() { done.Add(1) }
	l := loaded(t, s, at)
	n := len(l.Plan.Outputs())
	for i, want := range [][3]int{{n, 0, 0}, {0, n, 0}, {0, n - 1, 1}} {
		if i == 2 {
			// Nothing leads to the page, and what lists it is written anew.
			delete(site, "content/files/checklist.pdf")
			for name, f := range site {
				f.Data = []byte(strings.ReplaceAll(strings.ReplaceAll(string(f.Data), "/files/checklist.pdf", "/guidance/"), "files/checklist.pdf", "/guidance/"))
				site[name] = f
			}
			l = loaded(t, s, at)
		}
		done.Store(0)
		r, err := l.Publish(dir, count)
		if err != nil {
			t.Fatal(err)
		}
		if i < 2 && [3]int{r.Written, r.Unchanged, r.Removed} != want || i == 2 && (r.Removed != 1 || r.Written == 0 || r.Written+r.Unchanged != n-1) {
			t.Errorf("publish %d: %+v, want %v", i, r, want)
		}
		if int(done.Load()) != len(l.Plan.Outputs()) {
			t.Errorf("publish %d: done was called %d times for %d files", i, done.Load(), len(l.Plan.Outputs()))
		}
	}
}
