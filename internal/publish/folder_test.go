package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestFolderOfSomebodyElseIsRefused(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(dir string) error
		want string
	}{
		{"with files", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "thesis.doc"), []byte("x"), 0o666)
		}, "not empty and was not made by involve: name an empty or new folder"},
		{"with a hidden file", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, ".profile"), []byte("x"), 0o666)
		}, "not empty and was not made by involve"},
		{"with a folder", func(dir string) error {
			return os.Mkdir(filepath.Join(dir, "photos"), 0o777)
		}, "not empty and was not made by involve"},
		{"with a folder in place of the mark", func(dir string) error {
			return os.Mkdir(filepath.Join(dir, markName), 0o777)
		}, "not empty and was not made by involve"},
		{"with a repository, though marked", func(dir string) error {
			return errors.Join(
				os.WriteFile(filepath.Join(dir, markName), []byte(markText), 0o666),
				os.Mkdir(filepath.Join(dir, ".git"), 0o777))
		}, "is a Git repository"},
		{"a file", func(dir string) error {
			return errors.Join(os.Remove(dir), os.WriteFile(dir, []byte("x"), 0o666))
		}, "is a file: name a folder"},
	} {
		t.Run(test.name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "public")
			if err := errors.Join(os.Mkdir(dir, 0o777), test.make(dir)); err != nil {
				t.Fatal(err)
			}
			before := snap(t, parent)
			s, err := Begin(dir)
			if err == nil {
				s.Abort()
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Begin = %v, want %q", err, test.want)
			}
			wantSame(t, before, snap(t, parent))
		})
	}
}

func TestRootIsRefused(t *testing.T) {
	if s, err := Begin("/"); err == nil {
		s.Abort()
		t.Error("Begin took the root of the file system")
	}
}

func TestEmptyFolderIsTaken(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	if err := os.Mkdir(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	site := map[string]string{"index.html": "home"}
	build(t, dir, site)
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
		t.Errorf("site is %v, want %v", got, site)
	}
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := info.Mode().Perm(), fs.FileMode(0o750); got != want {
		t.Errorf("mode of the folder is %v, want %v", got, want)
	}
}

func TestFolderFilledWhileTheSiteWasMadeIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := begin(t, dir)
	write(t, s, map[string]string{"index.html": "home"})
	if err := errors.Join(os.Mkdir(dir, 0o777), os.WriteFile(filepath.Join(dir, "mine"), []byte("x"), 0o666)); err != nil {
		t.Fatal(err)
	}
	before := snap(t, dir)
	if _, err := s.Commit(); err == nil || !strings.Contains(err.Error(), "not made by involve") {
		t.Errorf("Commit = %v, want a refusal", err)
	}
	wantSame(t, before, snap(t, dir))
	wantAlone(t, dir)
}

func TestFolderRemovedWhileTheSiteWasComparedIsBuiltAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	site := map[string]string{"index.html": "home", "a": "a"}
	build(t, dir, site)
	s := begin(t, dir)
	write(t, s, map[string]string{"index.html": "home"})
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a", []byte("a two")); err == nil || !strings.Contains(err.Error(), "build again") {
		t.Errorf("Write = %v, want to be asked for another build", err)
	}
	if _, err := s.Commit(); err == nil || !strings.Contains(err.Error(), "build again") {
		t.Errorf("Commit = %v, want the same", err)
	}
	build(t, dir, map[string]string{"index.html": "home", "a": "a two"})
	want := map[string]string{"index.html": "home", "a": "a two"}
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, want) {
		t.Errorf("site is %v, want %v", got, want)
	}
	wantAlone(t, dir)
}

func TestSymbolicLinkIsFollowed(t *testing.T) {
	for _, test := range []struct{ name, target string }{
		{"relative", "../real/public"},
		{"absolute", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			tmp := t.TempDir()
			real := filepath.Join(tmp, "real", "public")
			link := filepath.Join(tmp, "site", "public")
			if err := os.Mkdir(filepath.Dir(link), 0o777); err != nil {
				t.Fatal(err)
			}
			if test.target == "" {
				test.target = real
			}
			if err := os.Symlink(test.target, link); err != nil {
				t.Fatal(err)
			}
			// The link points nowhere at first.
			for _, data := range []string{"one", "two"} {
				build(t, link, map[string]string{"index.html": data})
				want := map[string]string{"index.html": data}
				if got := read(t, os.DirFS(real)); !maps.Equal(got, want) {
					t.Errorf("site is %v, want %v", got, want)
				}
			}
			if got, err := os.Readlink(link); got != test.target {
				t.Errorf("the link is %q, %v, want %q", got, err, test.target)
			}
			wantAlone(t, link)
			wantAlone(t, real)
		})
	}
}

func TestLinksInACircleAreRefused(t *testing.T) {
	tmp := t.TempDir()
	a, b := filepath.Join(tmp, "a"), filepath.Join(tmp, "b")
	if err := errors.Join(os.Symlink(a, b), os.Symlink(b, a)); err != nil {
		t.Fatal(err)
	}
	if s, err := Begin(a); err == nil {
		s.Abort()
		t.Error("Begin followed links in a circle")
	}
}

func unsupported(a, b string) error {
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: syscall.ENOSYS}
}

func TestWithoutExchangeTwoRenamesSwap(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, map[string]string{"same": "same", "page": "one", "gone": "x"})
	s := begin(t, dir)
	s.exchange = unsupported
	site := map[string]string{"same": "same", "page": "two"}
	write(t, s, site)
	if _, err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, os.DirFS(dir)); !maps.Equal(got, site) {
		t.Errorf("site is %v, want %v", got, site)
	}
	wantAlone(t, dir)
}

func TestSecondRenameThatFailsPutsTheOldSiteBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, map[string]string{"page": "one"})
	before := snap(t, dir)
	s := begin(t, dir)
	write(t, s, map[string]string{"page": "two"})
	s.exchange = func(a, b string) error {
		if err := os.RemoveAll(s.new); err != nil {
			t.Error(err)
		}
		return unsupported(a, b)
	}
	if _, err := s.Commit(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Commit = %v, want %v", err, fs.ErrNotExist)
	}
	wantSame(t, before, snap(t, dir))
	wantAlone(t, dir)
}

func TestFolderThatCannotBeRenamedIsRefused(t *testing.T) {
	for _, errno := range []syscall.Errno{syscall.EBUSY, syscall.EXDEV} {
		dir := filepath.Join(t.TempDir(), "public")
		build(t, dir, map[string]string{"page": "one"})
		before := snap(t, dir)
		s := begin(t, dir)
		write(t, s, map[string]string{"page": "two"})
		s.exchange = func(a, b string) error {
			return &os.LinkError{Op: "exchange", Old: a, New: b, Err: errno}
		}
		if _, err := s.Commit(); err == nil || !strings.Contains(err.Error(), "is a mount point or part of a container image") {
			t.Errorf("after %v, Commit = %v, want a refusal", errno, err)
		}
		wantSame(t, before, snap(t, dir))
		wantAlone(t, dir)
	}
}

// The states that a build killed at some point leaves, made by hand.
func TestBeginPutsRightWhatAKilledBuildLeft(t *testing.T) {
	one, two := map[string]string{"page": "one", "gone": "x"}, map[string]string{"page": "two"}
	for _, test := range []struct {
		name  string
		leave func(p place) error
		want  map[string]string
	}{
		{"while writing", func(p place) error {
			return errors.Join(os.Mkdir(p.new, 0o777), os.WriteFile(filepath.Join(p.new, "half"), []byte("x"), 0o666))
		}, one},
		{"between two renames", func(p place) error {
			return errors.Join(os.Mkdir(p.new, 0o777), os.Rename(p.dir, p.aside))
		}, one},
		{"after two renames", func(p place) error {
			return errors.Join(os.Mkdir(p.aside, 0o777), os.WriteFile(filepath.Join(p.aside, "page"), []byte("zero"), 0o666))
		}, one},
		{"while removing the old site", func(p place) error {
			return errors.Join(os.Mkdir(p.new, 0o777), os.WriteFile(filepath.Join(p.new, "page"), []byte("zero"), 0o666))
		}, one},
		{"holding the lock", func(p place) error { return os.WriteFile(p.lock, nil, 0o666) }, one},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			build(t, dir, one)
			if err := test.leave(placeOf(dir)); err != nil {
				t.Fatal(err)
			}
			s := begin(t, dir)
			if got := read(t, os.DirFS(dir)); !maps.Equal(got, test.want) {
				t.Errorf("after Begin the site is %v, want %v", got, test.want)
			}
			write(t, s, two)
			if _, err := s.Commit(); err != nil {
				t.Fatal(err)
			}
			if got := read(t, os.DirFS(dir)); !maps.Equal(got, two) {
				t.Errorf("after Commit the site is %v, want %v", got, two)
			}
			wantAlone(t, dir)
		})
	}
}
