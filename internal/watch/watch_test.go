package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits before it fails; a pass takes far less.
const patience = 30 * time.Second

// both runs a test with the system's reports and with polling.
func both(t *testing.T, f func(t *testing.T, options Options)) {
	t.Run("reports", func(t *testing.T) {
		f(t, Options{Notice: func(s string) { t.Errorf("notice: %s", s) }})
	})
	t.Run("polling", func(t *testing.T) {
		f(t, Options{Poll: true, Every: 20 * time.Millisecond, Notice: func(s string) { t.Errorf("notice: %s", s) }})
	})
}

// find starts a watcher whose changes the test reads before they are settled.
func find(t *testing.T, dir string, options Options) *Watcher {
	t.Helper()
	w, err := newWatcher([]string{dir}, options)
	if err != nil {
		t.Fatal(err)
	}
	w.find(newNotifier)
	t.Cleanup(w.Close)
	return w
}

// changesIn does and does again what is to change path, until that is
// reported. It returns the paths reported before.
func changesIn(t *testing.T, w *Watcher, path string, do func()) []string {
	t.Helper()
	var before []string
	end := time.NewTimer(patience)
	defer end.Stop()
	for {
		do()
		again := time.NewTimer(100 * time.Millisecond)
	wait:
		for {
			select {
			case p := <-w.changes:
				if p == path {
					return before
				}
				before = append(before, p)
			case <-again.C:
				break wait
			case <-end.C:
				t.Fatalf("no change of %s was reported; of others: %q", path, before)
			}
		}
	}
}

// A folder is a tree of files to be changed as an editor or Git would.
type folder struct {
	t     *testing.T
	dir   string
	grown int // so that no two states of a file have one size
}

func newFolder(t *testing.T) *folder {
	f := &folder{t: t, dir: filepath.Join(t.TempDir(), "site")}
	f.mkdir("content/pages")
	f.write("content/pages/one.md")
	f.write("content/two.md")
	f.write("settings.yaml")
	return f
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

func (f *folder) check(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

func (f *folder) write(name string) {
	f.t.Helper()
	f.grown++
	f.check(os.WriteFile(f.path(name), []byte(strings.Repeat("x", f.grown)), 0o666))
}

func (f *folder) append(name string) {
	f.t.Helper()
	file, err := os.OpenFile(f.path(name), os.O_APPEND|os.O_WRONLY, 0)
	f.check(err)
	_, err = file.WriteString("more")
	f.check(errors.Join(err, file.Close()))
}

func (f *folder) mkdir(name string)  { f.t.Helper(); f.check(os.MkdirAll(f.path(name), 0o777)) }
func (f *folder) remove(name string) { f.t.Helper(); f.check(os.RemoveAll(f.path(name))) }
func (f *folder) rename(old, name string) {
	f.t.Helper()
	f.check(os.Rename(f.path(old), f.path(name)))
}

func TestEverySaveIsReported(t *testing.T) {
	const one = "content/pages/one.md"
	for _, test := range []struct {
		name string
		path string
		save func(f *folder)
	}{
		{"written in place", one, func(f *folder) { f.write(one) }},
		{"appended to", one, func(f *folder) { f.append(one) }},
		{"renamed over", one, func(f *folder) {
			f.write("content/pages/.one.tmp")
			f.rename("content/pages/.one.tmp", one)
		}},
		{"moved aside and written anew, as Vim does", one, func(f *folder) {
			f.write("content/pages/4913")
			f.remove("content/pages/4913")
			f.rename(one, one+"~")
			f.write(one)
			f.remove(one + "~")
		}},
		{"removed", one, func(f *folder) {
			f.write(one)
			f.remove(one)
		}},
		{"a new file", "content/new.md", func(f *folder) { f.remove("content/new.md"); f.write("content/new.md") }},
		{"a file of the root", "settings.yaml", func(f *folder) { f.write("settings.yaml") }},
		{"a new folder", "content/new", func(f *folder) { f.remove("content/new"); f.mkdir("content/new") }},
		{"a folder moved in", "content/in", func(f *folder) {
			f.remove("content/in")
			f.mkdir("../outside/deep")
			f.rename("../outside", "content/in")
		}},
		{"a folder moved out", "content/pages", func(f *folder) {
			f.mkdir("content/pages")
			f.remove("../outside")
			f.rename("content/pages", "../outside")
		}},
		{"the root removed", ".", func(f *folder) { f.mkdir("."); f.remove(".") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			both(t, func(t *testing.T, options Options) {
				f := newFolder(t)
				w := find(t, f.dir, options)
				changesIn(t, w, f.path(test.path), func() { test.save(f) })
			})
		})
	}
}

// Whatever happened to a folder, the files in what is there now are watched.
func TestFoldersAreWatchedHoweverTheyCame(t *testing.T) {
	for _, test := range []struct {
		name   string
		path   string
		before func(f *folder)
		during func(f *folder)
	}{
		{name: "new", path: "content/new/x.md",
			during: func(f *folder) { f.mkdir("content/new") }},
		{name: "new and deep", path: "a/b/c/d/x.md",
			during: func(f *folder) { f.mkdir("a/b/c/d") }},
		{name: "removed and made again", path: "content/pages/one.md",
			during: func(f *folder) { f.remove("content/pages"); f.mkdir("content/pages") }},
		{name: "replaced, as by a Git checkout", path: "content/pages/deep/x.md",
			before: func(f *folder) { f.mkdir("content/pages/deep") },
			during: func(f *folder) {
				f.mkdir("other/pages/deep")
				f.rename("content", "gone")
				f.rename("other", "content")
				f.remove("gone")
			}},
		{name: "renamed with what is in it", path: "renamed/pages/one.md",
			during: func(f *folder) { f.rename("content", "renamed") }},
		{name: "renamed there and back", path: "content/pages/one.md",
			during: func(f *folder) { f.rename("content", "renamed"); f.rename("renamed", "content") }},
		{name: "moved in from outside", path: "in/deep/x.md",
			before: func(f *folder) { f.mkdir("../outside/deep") },
			during: func(f *folder) { f.rename("../outside", "in") }},
		{name: "in place of a file", path: "settings.yaml/x.md",
			during: func(f *folder) { f.remove("settings.yaml"); f.mkdir("settings.yaml") }},
		{name: "the root removed and made again", path: "content/new.md",
			during: func(f *folder) { f.remove("."); f.mkdir("content") }},
		{name: "the root replaced", path: "content/new.md",
			during: func(f *folder) {
				f.mkdir("../next/content")
				f.rename(".", "../last")
				f.rename("../next", ".")
			}},
		{name: "the root made late", path: "content/new.md",
			before: func(f *folder) { f.remove(".") },
			during: func(f *folder) { f.mkdir("content") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			both(t, func(t *testing.T, options Options) {
				f := newFolder(t)
				if test.before != nil {
					test.before(f)
				}
				w := find(t, f.dir, options)
				test.during(f)
				// If the folder were not watched, no number of writes would help.
				changesIn(t, w, f.path(test.path), func() { f.write(test.path) })
			})
		})
	}
}

func TestRootIsFoundBelowFoldersMadeLate(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := &folder{t: t, dir: filepath.Join(t.TempDir(), "not", "yet", "site")}
		w := find(t, f.dir, options)
		f.mkdir(".")
		changesIn(t, w, f.path("x.md"), func() { f.write("x.md") })
		f.remove("../..")
		f.mkdir(".")
		changesIn(t, w, f.path("y.md"), func() { f.write("y.md") })
	})
}

func TestRootMayBeASymbolicLink(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := newFolder(t)
		link := filepath.Join(t.TempDir(), "link")
		f.check(os.Symlink(f.dir, link))
		w := find(t, link, options)
		changesIn(t, w, filepath.Join(link, "content/two.md"), func() { f.write("content/two.md") })
	})
}

func TestRootMayHaveAHiddenName(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := &folder{t: t, dir: filepath.Join(t.TempDir(), ".hidden", "node_modules")}
		f.mkdir(".")
		w := find(t, f.dir, options)
		changesIn(t, w, f.path("x.md"), func() { f.write("x.md") })
	})
}

// Reports come in order, and one look sees all that was done before it, so
// what is not reported before the last change is not reported at all.
func TestWhatIsNoContentIsNotReported(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := newFolder(t)
		for _, name := range []string{"public/a", "content/cache", ".git/refs", "themes/x/node_modules/y", "../beside"} {
			f.mkdir(name)
		}
		options.Ignore = []string{f.path("public"), f.path("content/cache"), f.path("content/ignored.md")}
		w := find(t, f.dir, options)

		for _, name := range []string{
			"public/a/index.html", "content/cache/x", "content/ignored.md", ".git/index", ".git/refs/main",
			"themes/x/node_modules/y/z.js", "../beside/x.md", "../site.md", "../site2",
			"content/.one.md.swp", "content/one.md~", "content/4913", "content/one.swp", "content/#one.md#",
			"content/.#one.md", "content/~$one.docx", "content/.DS_Store", "content/Thumbs.db",
		} {
			f.write(name)
			f.append(name)
			f.rename(name, name+"~")
			f.remove(name + "~")
		}
		f.mkdir(".public.involve-new/a")
		f.write(".public.involve-new/a/index.html")
		f.remove("public")
		f.rename(".public.involve-new", "public")
		f.check(os.Chmod(f.path("content/two.md"), 0o600))
		f.check(os.Chmod(f.path("content/pages"), 0o700))

		before := changesIn(t, w, f.path("settings.yaml"), func() { f.write("settings.yaml") })
		if len(before) != 0 {
			t.Errorf("reported %q, want nothing before the last change", before)
		}
	})
}

// tree reads all files, as whoever gets a signal does.
func tree(dir string) map[string]string {
	files := make(map[string]string)
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if data, err := os.ReadFile(name); err == nil {
				files[name] = string(data)
			}
		}
		return nil // what vanishes meanwhile is another signal's matter
	})
	return files
}

// The promise as a whole: whoever reads again at each signal has in the end
// what is there, whatever was done.
func TestReadingAtEachSignalMissesNothing(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := newFolder(t)
		w, err := New([]string{f.dir}, options)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		seed := rand.Uint64()
		t.Logf("seed %d", seed)
		random := rand.New(rand.NewPCG(seed, 0))
		name := func() string {
			parts := []string{"a", "b", "c"}
			return filepath.Join(parts[random.IntN(3)], parts[random.IntN(3)])
		}
		read := tree(f.dir)
		for round := range 40 {
			for range 1 + random.IntN(12) {
				// Some of these fail, as where a file is in place of a folder.
				switch a, b := f.path(name()), f.path(name()); random.IntN(6) {
				case 0:
					os.RemoveAll(a)
				case 1:
					os.RemoveAll(filepath.Dir(a))
				case 2:
					os.Rename(a, b)
				case 3:
					os.Rename(filepath.Dir(a), filepath.Dir(b))
				default:
					f.grown++
					os.MkdirAll(a, 0o777)
					os.WriteFile(filepath.Join(a, fmt.Sprint(random.IntN(3))), []byte(strings.Repeat("x", f.grown)), 0o666)
				}
			}
			want := tree(f.dir)
			end := time.NewTimer(patience)
			for !maps.Equal(read, want) {
				select {
				case <-w.Events():
					read = tree(f.dir)
				case <-end.C:
					t.Fatalf("round %d: no signal came, and what was read last is not what is there", round)
				}
			}
			end.Stop()
		}
	})
}

func TestCloseEndsTheSignals(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := newFolder(t)
		w, err := New([]string{f.dir}, options)
		if err != nil {
			t.Fatal(err)
		}
		f.write("settings.yaml")
		w.Close()
		w.Close()
		end := time.After(patience)
		for {
			select {
			case _, ok := <-w.Events():
				if !ok {
					return
				}
			case <-end:
				t.Fatal("the channel of signals stays open")
			}
		}
	})
}

func TestCloseDoesNotWaitForAReader(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := newFolder(t)
		w := find(t, f.dir, options)
		for range 100 {
			f.write("settings.yaml")
		}
		closed := make(chan struct{})
		go func() { w.Close(); close(closed) }()
		select {
		case <-closed:
		case <-time.After(patience):
			t.Fatal("Close waits for ever")
		}
	})
}
