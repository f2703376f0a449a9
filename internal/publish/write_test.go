package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func TestAFileThatAReaderHasOpenDoesNotChange(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, map[string]string{"same": "same", "page": "one"})
	build(t, dir, map[string]string{"same": "same", "page": "two"})
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	same, err := root.Open("same")
	if err != nil {
		t.Fatal(err)
	}
	defer same.Close()
	build(t, dir, map[string]string{"same": "SAME", "page": "two"})
	data := make([]byte, 10)
	n, err := same.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(data[:n]), "same"; got != want {
		t.Errorf("the old file holds %q, want %q", got, want)
	}
}

func TestStrangersInTheFolderAreRemoved(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	outside := filepath.Join(tmp, "outside")
	site := map[string]string{"index.html": "home", "assets/x.css": "x"}
	build(t, dir, site)
	if err := errors.Join(
		os.Mkdir(outside, 0o777),
		os.WriteFile(filepath.Join(outside, "x.css"), []byte("x"), 0o666),
		os.WriteFile(filepath.Join(dir, "notes.txt"), []byte("x"), 0o666),
		os.RemoveAll(filepath.Join(dir, "assets")),
		os.Symlink(outside, filepath.Join(dir, "assets")),
		os.Remove(filepath.Join(dir, "index.html")),
		os.Symlink(filepath.Join(outside, "x.css"), filepath.Join(dir, "index.html")),
	); err != nil {
		t.Fatal(err)
	}
	before := snap(t, outside)
	// The symbolic link index.html has a successor; notes.txt and assets have none.
	if got, want := build(t, dir, site), (Result{Written: 2, Removed: 2}); got != want {
		t.Errorf("build: %+v, want %+v", got, want)
	}
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
		t.Errorf("site is %v, want %v", got, site)
	}
	wantSame(t, before, snap(t, outside))
}

func TestChangeByHandIsMendedByTheNextBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	site := map[string]string{"index.html": "home", "a": "aaaa"}
	build(t, dir, site)
	name := filepath.Join(dir, "a")
	// Same length, same time: only the bytes tell.
	if err := errors.Join(os.WriteFile(name, []byte("bbbb"), 0o666), os.Chtimes(name, longAgo, longAgo)); err != nil {
		t.Fatal(err)
	}
	if got, want := build(t, dir, site), (Result{Written: 1, Unchanged: 1}); got != want {
		t.Errorf("build: %+v, want %+v", got, want)
	}
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
		t.Errorf("site is %v, want %v", got, site)
	}
}

func TestWithoutLinksUnchangedFilesKeepTheirTimes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, map[string]string{"same": "same", "page": "one"})
	s := begin(t, dir)
	s.link = func(old, new string) error { return &os.LinkError{Op: "link", Old: old, New: new, Err: syscall.EPERM} }
	site := map[string]string{"same": "same", "page": "two"}
	write(t, s, site)
	got, err := s.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if want := (Result{Written: 1, Unchanged: 1}); got != want {
		t.Errorf("build: %+v, want %+v", got, want)
	}
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
		t.Errorf("site is %v, want %v", got, site)
	}
	info, err := os.Stat(filepath.Join(dir, "same"))
	if err != nil {
		t.Fatal(err)
	}
	if got := info.ModTime(); !got.Equal(longAgo) {
		t.Errorf("time of the unchanged file is %v, want %v", got, longAgo)
	}
}

func TestFailedWriteForbidsCommit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, map[string]string{"page": "one", "same": "two"})
	before := snap(t, dir)
	for _, test := range []struct{ name, first, second, want string }{
		{"the same path twice", "page", "page", "write page: the site has a file of that name already"},
		{"an unchanged file twice", "same", "same", "write same: the site has a file of that name already"},
		{"a file where a folder is", "a/b", "a", "write a: the site has a file of that name already"},
		{"a folder where a file is", "a", "a/b", "write a/b: not a directory"},
		{"a name too long", "a", strings.Repeat("b", 300), "file name too long"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := begin(t, dir)
			write(t, s, map[string]string{test.first: "two"})
			err := s.Write(test.second, []byte("three"))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("Write = %v, want %q", err, test.want)
			}
			if strings.Contains(err.Error(), s.new) {
				t.Errorf("Write = %v, which names the folder beside", err)
			}
			if _, commitErr := s.Commit(); commitErr != err {
				t.Errorf("Commit = %v, want %v", commitErr, err)
			}
			wantSame(t, before, snap(t, dir))
			wantAlone(t, dir)
		})
	}
}

func TestPathOutsideTheSitePanics(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := begin(t, dir)
	for _, path := range []string{"", ".", "..", "../x", "/etc/x", "a/../../x", "a//b", "a/", "./a", markName} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Write(%q) did not panic", path)
				}
			}()
			s.Write(path, nil)
		}()
	}
	s.Abort()
	if got := neighbours(t, dir); len(got) != 0 {
		t.Errorf("beside the output folder are %v, want nothing", got)
	}
}

func TestManyGoroutinesWriteOneSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	site := make(map[string]string)
	for i := range 400 {
		site[fmt.Sprintf("%d/%d/%d/index.html", i%3, i%40, i)] = fmt.Sprint(i)
	}
	for _, want := range []Result{{Written: 400}, {Unchanged: 400}, {Written: 40, Unchanged: 360}} {
		for i := range want.Written % 400 {
			site[fmt.Sprintf("%d/%d/%d/index.html", 10*i%3, 10*i%40, 10*i)] += " changed"
		}
		s := begin(t, dir)
		var group sync.WaitGroup
		for path, data := range site {
			group.Go(func() {
				if err := s.Write(path, []byte(data)); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		got, err := s.Commit()
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("build: %+v, want %+v", got, want)
		}
		if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
			t.Error("the site is not what was written")
		}
	}
}

// A site that did not change costs no file, link or folder.
func TestUnchangedSiteIsOnlyCompared(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	site := map[string]string{"index.html": "home", "a/b/index.html": "b", "a/c.txt": strings.Repeat("long ", 50_000)}
	build(t, dir, site)
	before := snap(t, dir)
	s := begin(t, dir)
	write(t, s, site)
	if made, err := os.ReadDir(s.new); err != nil || len(made) > 0 {
		t.Errorf("%d files and folders were made: %v", len(made), err)
	}
	if r, err := s.Commit(); err != nil || r != (Result{Unchanged: 3}) {
		t.Errorf("Commit = %+v, %v", r, err)
	}
	wantSame(t, before, snap(t, dir))
	wantAlone(t, dir)
	// One byte far into a file is a change, and all that is the same comes along.
	site["a/c.txt"] = site["a/c.txt"][:200_000] + "!" + site["a/c.txt"][200_001:]
	s = begin(t, dir)
	write(t, s, map[string]string{"index.html": "home", "a/b/index.html": "b"})
	write(t, s, map[string]string{"a/c.txt": site["a/c.txt"]})
	if r, err := s.Commit(); err != nil || r != (Result{Unchanged: 2, Written: 1}) {
		t.Errorf("Commit = %+v, %v", r, err)
	}
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
		t.Error("the site is not what was written")
	}
}
