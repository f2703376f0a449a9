package watch

import (
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// limited fails as the system does when it watches more folders than it may.
func limited(system *fsnotify.Watcher, most int) func(string) error {
	return func(dir string) error {
		if len(system.WatchList()) >= most {
			return syscall.ENOSPC
		}
		return system.Add(dir)
	}
}

func TestAtTheSystemsLimitPollingTakesOver(t *testing.T) {
	for _, test := range []struct {
		name string
		most int
	}{
		{"from the start", 2},
		{"when a folder is added", 4}, // site, content, pages, and the one above
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFolder(t)
			var notices []string
			w, err := newWatcher([]string{f.dir}, Options{Every: 20 * time.Millisecond, Notice: func(s string) { notices = append(notices, s) }})
			if err != nil {
				t.Fatal(err)
			}
			w.find(func(w *Watcher) (*notifier, error) {
				system, err := fsnotify.NewWatcher()
				if err != nil {
					t.Fatal(err)
				}
				return beginNotifier(w, system, limited(system, test.most))
			})
			t.Cleanup(w.Close)
			f.mkdir("new/deep")
			changesIn(t, w, f.path("new/deep/x.md"), func() { f.write("new/deep/x.md") })
			changesIn(t, w, f.path("content/two.md"), func() { f.write("content/two.md") })
			w.Close()
			want := "fs.inotify.max_user_watches"
			if len(notices) != 1 || !strings.Contains(notices[0], want) || !strings.Contains(notices[0], "every 20ms") {
				t.Errorf("notices are %q, want one with %q", notices, want)
			}
		})
	}
}

func TestLostReportsAreAChange(t *testing.T) {
	f := newFolder(t)
	w, err := newWatcher([]string{f.dir}, Options{Notice: func(s string) { t.Errorf("notice: %s", s) }})
	if err != nil {
		t.Fatal(err)
	}
	var system *fsnotify.Watcher
	w.find(func(w *Watcher) (*notifier, error) {
		n, err := newNotifier(w)
		system = n.system
		return n, err
	})
	t.Cleanup(w.Close)
	select {
	case system.Errors <- fsnotify.ErrEventOverflow:
	case <-time.After(patience):
		t.Fatal("nobody reads errors")
	}
	changesIn(t, w, "", func() {})
}

func TestFoldersMissedWhenReportsWereLostAreFound(t *testing.T) {
	f := newFolder(t)
	w, err := newWatcher([]string{f.dir}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	system, err := fsnotify.NewWatcher()
	if err != nil {
		t.Fatal(err)
	}
	n, err := beginNotifier(w, system, system.Add)
	if err != nil {
		t.Fatal(err)
	}
	defer system.Close()
	f.mkdir("new/deep")
	if err := n.addRoots(); err != nil {
		t.Fatal(err)
	}
	if dir := f.path("new/deep"); !n.watched[dir] {
		t.Errorf("%s is not watched", dir)
	}
}

func TestRootMovedAwayIsNoLongerWatched(t *testing.T) {
	both(t, func(t *testing.T, options Options) {
		f := newFolder(t)
		w := find(t, f.dir, options)
		f.rename(".", "../last")
		f.mkdir(".")
		// Twice, so that nothing of the move itself is still to be reported.
		changesIn(t, w, f.path("first.md"), func() { f.write("first.md") })
		changesIn(t, w, f.path("second.md"), func() { f.write("second.md") })
		f.write("../last/content/two.md")
		before := changesIn(t, w, f.path("third.md"), func() { f.write("third.md") })
		if slices.Contains(before, f.path("content/two.md")) {
			t.Errorf("reported %q, which is no longer there", f.path("content/two.md"))
		}
	})
}
