// Package watch tells when files below some folders have changed.
//
// It takes folders and gives a signal, one for each save or burst of saves,
// shortly after the last of them. Whoever gets the signal reads again: all
// files, or, where [Watcher.Changed] is sure of them, those that changed. It
// knows nothing of sites.
//
// It asks the system to report changes, by watching folders and never files,
// because most editors save by writing another file and renaming it. Folders
// are added as they appear, and those to be watched need not exist yet. When
// the system's limit on watched folders is reached, it says so in a notice and
// looks at all files twice a second instead. [Options.Poll] asks for that from
// the start: it is for network mounts and folders shared with a virtual
// machine, which report nothing.
//
// It passes over the names of package leftover. Symbolic links to folders, below
// the folders, are not followed. One to a file is looked at twice a second: what
// it leads to may be anywhere.
// Where time stamps are coarse, a change found by looking is missed if it
// leaves a file with the same size within the same tick of the clock.
package watch

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"involve/internal/leftover"
)

// Options for [New]. The zero value is fit for use.
type Options struct {
	Poll   bool          // look at all files again and again
	Every  time.Duration // how often; half a second if zero
	Ignore []string      // files and folders whose changes do not count, such as the output folder
	Notice func(string)  // told what an operator should know, from one goroutine at a time
}

// A Watcher watches until it is closed.
type Watcher struct {
	roots   []string // absolute
	ignored []string // absolute
	options Options

	mu     sync.Mutex
	known  map[string]bool // what changed since Changed was called
	unsure bool            // something else may have changed too

	changes chan string   // paths, as they are found to have changed
	events  chan struct{} // settled
	closing chan struct{}
	close   sync.Once
	running sync.WaitGroup
}

// New watches the folders dirs and all below them. What was changed before New
// returned is not reported, so read the files after it.
func New(dirs []string, options Options) (*Watcher, error) {
	w, err := newWatcher(dirs, options)
	if err != nil {
		return nil, err
	}
	w.find(newNotifier)
	w.running.Go(func() { settle(w.changes, w.events, w.closing) })
	return w, nil
}

func newWatcher(dirs []string, options Options) (*Watcher, error) {
	if options.Every <= 0 {
		options.Every = 500 * time.Millisecond
	}
	roots, err := absolute(dirs)
	if err != nil {
		return nil, err
	}
	ignored, err := absolute(options.Ignore)
	if err != nil {
		return nil, err
	}
	return &Watcher{
		roots:   roots,
		ignored: ignored,
		options: options,
		known:   make(map[string]bool),
		changes: make(chan string),
		events:  make(chan struct{}, 1),
		closing: make(chan struct{}),
	}, nil
}

func absolute(names []string) ([]string, error) {
	list := make([]string, len(names))
	for i, name := range names {
		abs, err := filepath.Abs(name)
		if err != nil {
			return nil, fmt.Errorf("watch %q: %w", name, err)
		}
		list[i] = abs
	}
	return list, nil
}

// find begins to pass on changes, found by a notifier or, where there is none to
// be had, by looking.
func (w *Watcher) find(open func(*Watcher) (*notifier, error)) {
	var n *notifier
	if !w.options.Poll {
		var err error
		if n, err = open(w); err != nil {
			w.fallBack(err)
		}
	}
	var before snapshot
	if n == nil {
		before = w.look()
	}
	w.running.Go(func() {
		if n != nil {
			err := n.run()
			if err == nil {
				return // closed
			}
			w.fallBack(err)
			before = w.look()
			// Of what changed in between nobody knows.
			w.changed("")
		}
		w.poll(before)
	})
}

func (w *Watcher) fallBack(err error) {
	w.notice("the system reports no file changes (%v): looking for them every %v instead", explain(err), w.options.Every)
}

func (w *Watcher) notice(format string, args ...any) {
	if w.options.Notice != nil {
		w.options.Notice(fmt.Sprintf(format, args...))
	}
}

// Events sends a signal after each change. Changes that come while a signal
// waits to be received add none. The channel is closed by Close.
func (w *Watcher) Events() <-chan struct{} { return w.events }

// Changed returns the paths, absolute and sorted, that were found to have changed
// since it was called last. sure is false when others may have changed too: when
// files are looked at, when reports were lost, and when there are too many to
// name.
func (w *Watcher) Changed() (paths []string, sure bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	paths, sure = slices.Sorted(maps.Keys(w.known)), !w.unsure
	clear(w.known)
	w.unsure = false
	return paths, sure
}

// most is how many paths Changed names.
const most = 100

func (w *Watcher) remember(path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.known[path] = true; path == "" || len(w.known) > most {
		w.unsure = true
		clear(w.known)
	}
}

// Close ends the watch. It may be called more than once.
func (w *Watcher) Close() {
	w.close.Do(func() {
		close(w.closing)
		w.running.Wait()
		close(w.events)
	})
}

// changed passes a path on to be settled; false when the watcher is closed.
// Nobody knows which when it is empty.
func (w *Watcher) changed(path string) bool {
	w.remember(path)
	select {
	case w.changes <- path:
		return true
	case <-w.closing:
		return false
	}
}

// covers reports whether a change of the absolute path counts.
func (w *Watcher) covers(path string) bool {
	for _, dir := range w.ignored {
		if within(dir, path) {
			return false
		}
	}
	for _, root := range w.roots {
		if !within(root, path) {
			continue
		}
		rel := strings.TrimPrefix(path[len(root):], string(filepath.Separator))
		if rel == "" || !slices.ContainsFunc(strings.Split(rel, string(filepath.Separator)), leftover.Is) {
			return true
		}
	}
	return false
}

// within reports whether path is dir or below it.
func within(dir, path string) bool {
	rest, ok := strings.CutPrefix(path, dir)
	return ok && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(dir, string(filepath.Separator)))
}
