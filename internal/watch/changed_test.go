package watch

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// signalled waits for a signal.
func signalled(t *testing.T, w *Watcher) {
	t.Helper()
	select {
	case <-w.Events():
	case <-time.After(patience):
		t.Fatal("no signal came")
	}
}

func started(t *testing.T, dir string, options Options) *Watcher {
	t.Helper()
	w, err := New([]string{dir}, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return w
}

func TestChangedNamesWhatWasReported(t *testing.T) {
	f := newFolder(t)
	w := started(t, f.dir, Options{})
	f.write("content/two.md")
	signalled(t, w)
	if paths, sure := w.Changed(); !sure || !slices.Equal(paths, []string{f.path("content/two.md")}) {
		t.Errorf("Changed() = %q, %v", paths, sure)
	}
	if paths, sure := w.Changed(); !sure || len(paths) > 0 {
		t.Errorf("Changed() again = %q, %v, want nothing", paths, sure)
	}
	// What comes while nobody asks is kept.
	f.write("content/two.md")
	signalled(t, w)
	f.write("settings.yaml")
	signalled(t, w)
	if paths, sure := w.Changed(); !sure || !slices.Equal(paths, []string{f.path("content/two.md"), f.path("settings.yaml")}) {
		t.Errorf("Changed() = %q, %v", paths, sure)
	}
}

func TestChangedIsNotSureOfTooMany(t *testing.T) {
	f := newFolder(t)
	w := started(t, f.dir, Options{})
	for n := range most + 1 {
		f.write(fmt.Sprintf("content/%d.md", n))
	}
	for sure := true; sure; _, sure = w.Changed() {
		signalled(t, w)
	}
}

func TestChangedIsNotSureOfWhatWasLookedFor(t *testing.T) {
	f := newFolder(t)
	w := started(t, f.dir, Options{Poll: true, Every: 10 * time.Millisecond})
	f.write("content/two.md")
	signalled(t, w)
	if paths, sure := w.Changed(); sure {
		t.Errorf("Changed() = %q, %v, though files are only looked at", paths, sure)
	}
}

func TestChangedIsNotSureOfWhatIsLost(t *testing.T) {
	f := newFolder(t)
	w, err := newWatcher([]string{f.dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.remember("a")
	w.remember("")
	w.remember("b")
	if paths, sure := w.Changed(); sure {
		t.Errorf("Changed() = %q, %v after reports were lost", paths, sure)
	}
}

// What a link leads to is no part of the folders, and counts all the same.
func TestFileBehindASymbolicLinkIsSeen(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		options.Every = 20 * time.Millisecond
		f := newFolder(t)
		f.mkdir("../outside")
		f.write("../outside/before.md")
		f.write("../outside/after.md")
		f.check(os.Symlink("../../outside/before.md", f.path("content/before.md")))
		f.check(os.Symlink("../../outside/none.md", f.path("content/none.md")))
		w := find(t, f.dir, options)
		f.check(os.Symlink("../../outside/after.md", f.path("content/after.md")))
		changesIn(t, w, f.path("content/after.md"), func() {}) // the link itself
		for _, name := range []string{"before.md", "after.md", "none.md"} {
			changesIn(t, w, f.path("content/"+name), func() { f.write("../outside/" + name) })
		}
		changesIn(t, w, f.path("content/before.md"), func() { f.remove("../outside/before.md") })
		changesIn(t, w, f.path("content/before.md"), func() {
			f.write("../outside/next.md")
			f.rename("../outside/next.md", "../outside/before.md")
		})
		// A link that is gone is not looked at. That it is gone may be told twice: by
		// the system, and by who looked at it just before.
		changesIn(t, w, f.path("content/none.md"), func() { f.remove("content/none.md") })
		changesIn(t, w, f.path("content/one.md"), func() { f.write("content/one.md") })
		before := changesIn(t, w, f.path("content/two.md"), func() {
			f.write("../outside/none.md")
			time.Sleep(3 * options.Every)
			f.write("content/two.md")
		})
		if slices.Contains(before, filepath.Join(f.dir, "content/none.md")) {
			t.Error("what was behind a link that is gone was reported")
		}
	})
}
