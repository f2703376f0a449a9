package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// longAgo is older than any file a test writes.
var longAgo = time.Date(2020, 2, 3, 4, 5, 6, 0, time.UTC)

func begin(t *testing.T, dir string) *Stage {
	t.Helper()
	s, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Abort)
	return s
}

func write(t *testing.T, s *Stage, site map[string]string) {
	t.Helper()
	for path, data := range site {
		if err := s.Write(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
}

// build puts a whole site into dir and gives its files an old date.
func build(t *testing.T, dir string, site map[string]string) Result {
	t.Helper()
	s := begin(t, dir)
	write(t, s, site)
	r, err := s.Commit()
	if err != nil {
		t.Fatal(err)
	}
	for path := range site {
		if err := os.Chtimes(filepath.Join(dir, path), longAgo, longAgo); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// read returns the files of a site, without its mark, which must be there.
func read(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	site, err := readAll(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := site[markName]; !ok {
		t.Error("the site has no mark")
	}
	delete(site, markName)
	return site
}

func readAll(fsys fs.FS) (map[string]string, error) {
	site := make(map[string]string)
	return site, fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, path)
		site[path] = string(data)
		return err
	})
}

// A snapshot is all there is to know of a folder and what stands beside it.
type snapshot map[string]entry

type entry struct {
	info fs.FileInfo
	data string
}

func snap(t *testing.T, dir string) snapshot {
	t.Helper()
	s := make(snapshot)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		e := entry{info: info}
		if info.Mode().IsRegular() {
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			e.data = string(data)
		}
		s[name] = e
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// wantSame reports what differs: names, contents, times, and identity.
func wantSame(t *testing.T, before, after snapshot) {
	t.Helper()
	for name, a := range after {
		if _, ok := before[name]; !ok {
			t.Errorf("%s is new", name)
			continue
		}
		b := before[name]
		switch {
		case a.data != b.data:
			t.Errorf("%s holds %.40q, want %.40q", name, a.data, b.data)
		case a.info.Mode() != b.info.Mode():
			t.Errorf("%s has mode %v, want %v", name, a.info.Mode(), b.info.Mode())
		case !os.SameFile(a.info, b.info):
			t.Errorf("%s is another file", name)
		case !a.info.IsDir() && !a.info.ModTime().Equal(b.info.ModTime()):
			t.Errorf("%s has time %v, want %v", name, a.info.ModTime(), b.info.ModTime())
		}
	}
	for name := range before {
		if _, ok := after[name]; !ok {
			t.Errorf("%s is gone", name)
		}
	}
}

func neighbours(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func wantAlone(t *testing.T, dir string) {
	t.Helper()
	want := []string{filepath.Base(dir)}
	if got := neighbours(t, dir); !slices.Equal(got, want) {
		t.Errorf("beside the output folder are %v, want %v", got, want)
	}
}

func TestSecondBuildReplacesTheFirstWhole(t *testing.T) {
	first := map[string]string{"index.html": "home", "a/index.html": "a one", "b/index.html": "b", "gone/deep/index.html": "gone"}
	for _, test := range []struct {
		name   string
		second map[string]string
		want   Result
	}{
		{"nothing changed", first, Result{Unchanged: 4}},
		{"one changed", map[string]string{"index.html": "home", "a/index.html": "a two", "b/index.html": "b", "gone/deep/index.html": "gone"}, Result{Written: 1, Unchanged: 3}},
		{"one changed to a length of nothing", map[string]string{"index.html": "home", "a/index.html": "", "b/index.html": "b", "gone/deep/index.html": "gone"}, Result{Written: 1, Unchanged: 3}},
		{"one removed", map[string]string{"index.html": "home", "a/index.html": "a one", "b/index.html": "b"}, Result{Unchanged: 3, Removed: 1}},
		{"one added", map[string]string{"index.html": "home", "a/index.html": "a one", "b/index.html": "b", "gone/deep/index.html": "gone", "c.css": "c"}, Result{Written: 1, Unchanged: 4}},
		{"a folder becomes a file", map[string]string{"index.html": "home", "a": "a", "b/index.html": "b", "gone": "file"}, Result{Written: 2, Unchanged: 2, Removed: 2}},
		{"all gone", map[string]string{}, Result{Removed: 4}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "made", "on the way", "public")
			if got, want := build(t, dir, first), (Result{Written: 4}); got != want {
				t.Errorf("first build: %+v, want %+v", got, want)
			}
			before := snap(t, dir)
			s := begin(t, dir)
			write(t, s, test.second)
			got, err := s.Commit()
			if err != nil {
				t.Fatal(err)
			}
			if got != test.want {
				t.Errorf("second build: %+v, want %+v", got, test.want)
			}
			if got := read(t, os.DirFS(dir)); !maps.Equal(got, test.second) {
				t.Errorf("site is %v, want %v", got, test.second)
			}
			after := snap(t, dir)
			for path, data := range test.second {
				name := filepath.Join(dir, path)
				b, a := before[name], after[name]
				if b.info == nil || b.info.IsDir() {
					continue
				}
				kept := os.SameFile(b.info, a.info) && a.info.ModTime().Equal(longAgo)
				if want := first[path] == data; kept != want {
					t.Errorf("%s is the old file with its old time: %v, want %v", path, kept, want)
				}
			}
			if test.want.Written+test.want.Removed == 0 {
				wantSame(t, before, after)
			}
			wantAlone(t, dir)
		})
	}
}

func TestTwoBuildsAtOnceAreRefused(t *testing.T) {
	tmp := t.TempDir()
	dir, link := filepath.Join(tmp, "public"), filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	first := begin(t, dir)
	for _, name := range []string{dir, link} {
		s, err := Begin(name)
		if err == nil {
			s.Abort()
		}
		if err == nil || !strings.Contains(err.Error(), "another build is writing to") {
			t.Errorf("second Begin(%q) = %v, want a refusal", name, err)
		}
	}
	other := begin(t, filepath.Join(tmp, "preview")) // in the same parent, but another folder
	other.Abort()
	site := map[string]string{"index.html": "first"}
	write(t, first, site)
	if _, err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	begin(t, link).Abort()
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
		t.Errorf("site is %v, want %v", got, site)
	}
	wantAlone(t, dir)
}

// Many builds that begin at the same moment: each is whole or refused.
func TestBuildsThatRaceNeverMix(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for range 10 {
				s, err := Begin(dir)
				if err != nil {
					if !strings.Contains(err.Error(), "another build is writing to") {
						t.Error(err)
					}
					continue
				}
				for i := range 5 {
					if err := s.Write(fmt.Sprintf("%d/%d", g, i), nil); err != nil {
						t.Error(err)
					}
				}
				if _, err := s.Commit(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	site := read(t, os.DirFS(dir))
	owner := map[byte]bool{}
	for path := range site {
		owner[path[0]] = true
	}
	if len(site) != 5 || len(owner) != 1 {
		t.Errorf("site is %v, want five files of one build", slices.Sorted(maps.Keys(site)))
	}
	wantAlone(t, dir)
}

func TestAbortLeavesTheFolderAsItWas(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, map[string]string{"same": "same", "page": "one"})
	before := snap(t, dir)
	s := begin(t, dir)
	write(t, s, map[string]string{"same": "same", "page": "two"})
	s.Abort()
	s.Abort()
	wantSame(t, before, snap(t, dir))
	wantAlone(t, dir)
	if err := s.Write("late", nil); err == nil {
		t.Error("Write after Abort succeeded")
	}
	if _, err := s.Commit(); err == nil {
		t.Error("Commit after Abort succeeded")
	}
	wantSame(t, before, snap(t, dir))
}

func TestAbortAfterCommitDoesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := begin(t, dir)
	site := map[string]string{"index.html": "home"}
	write(t, s, site)
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	next := begin(t, dir)
	write(t, next, map[string]string{"index.html": "next"})
	s.Abort() // must not take away what the next build is writing
	if _, err := next.Commit(); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"index.html": "next"}
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, want) {
		t.Errorf("site is %v, want %v", got, want)
	}
}

func BenchmarkRebuildOf3000FilesWithOneChange(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	page := []byte(strings.Repeat("0123456789", 1500))
	rebuild := func(i int) {
		s, err := Begin(dir)
		if err != nil {
			b.Fatal(err)
		}
		defer s.Abort()
		if err := s.Write("index.html", fmt.Append(nil, i)); err != nil {
			b.Fatal(err)
		}
		for n := range 3000 {
			if err := s.Write(fmt.Sprintf("opportunities/%d/index.html", n), page); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := s.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	rebuild(-1)
	for i := 0; b.Loop(); i++ {
		rebuild(i)
	}
}
