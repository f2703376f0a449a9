package watch

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A notifier finds changes by the system's reports.
type notifier struct {
	w       *Watcher
	system  *fsnotify.Watcher
	add     func(dir string) error // of system
	watched map[string]bool        // folders under the roots
	guards  map[string]bool        // folders above the roots, to see those come and go
	links   map[string]fs.FileInfo // what is behind symbolic links to files; nil for nothing
}

func newNotifier(w *Watcher) (*notifier, error) {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return beginNotifier(w, system, system.Add)
}

func beginNotifier(w *Watcher, system *fsnotify.Watcher, add func(string) error) (*notifier, error) {
	n := &notifier{w: w, system: system, add: add, watched: make(map[string]bool), links: make(map[string]fs.FileInfo)}
	if err := n.addRoots(); err != nil {
		system.Close()
		return nil, err
	}
	return n, nil
}

// run passes on changes until the watcher is closed, when it returns nil, or
// until it can do so no longer.
func (n *notifier) run() error {
	defer n.system.Close()
	look := time.NewTicker(n.w.options.Every)
	defer look.Stop()
	for {
		select {
		case <-n.w.closing:
			return nil
		case <-look.C:
			n.follow()
		case event, ok := <-n.system.Events:
			if !ok {
				return errors.New("the reports ended")
			}
			if err := n.see(event); err != nil {
				return err
			}
		case err, ok := <-n.system.Errors:
			if !ok {
				return errors.New("the reports ended")
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				n.w.notice("watching files: %v", err)
			}
			// Reports are lost: anything may have changed, folders too.
			if err := n.addRoots(); err != nil {
				return err
			}
			n.w.changed("")
		}
	}
}

// follow looks at what is behind symbolic links.
func (n *notifier) follow() {
	for path, before := range n.links {
		after := behind(path)
		if (before == nil) != (after == nil) || before != nil && differs(before, after) {
			n.links[path] = after
			n.w.changed(path)
		}
	}
}

// behind returns the file that a symbolic link leads to, nil when there is none.
func behind(path string) fs.FileInfo {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return info
	}
	return nil
}

// see deals with one report.
func (n *notifier) see(event fsnotify.Event) error {
	if event.Op == fsnotify.Chmod {
		return nil // indexers and backups do this; no content changes
	}
	path := event.Name
	moved := event.Has(fsnotify.Create | fsnotify.Remove | fsnotify.Rename)
	if moved && n.carriesRoot(path) {
		n.forget(path)
		if err := n.addRoots(); err != nil {
			return err
		}
		n.w.changed(path)
		return nil
	}
	if !n.w.covers(path) {
		return nil
	}
	if moved {
		// What the name stood for may be gone, moved away with its watches, or
		// replaced already: begin again with what is there now.
		n.forget(path)
		switch info, err := os.Lstat(path); {
		case err != nil:
		case info.IsDir():
			if err := n.addTree(path); err != nil {
				return err
			}
		case info.Mode()&fs.ModeSymlink != 0:
			n.links[path] = behind(path)
		}
	}
	n.w.changed(path)
	return nil
}

// carriesRoot reports whether path is a root or above one.
func (n *notifier) carriesRoot(path string) bool {
	for _, root := range n.w.roots {
		if within(path, root) {
			return true
		}
	}
	return false
}

// forget ends the watches on path and all below it.
func (n *notifier) forget(path string) {
	for dir := range n.watched {
		if within(path, dir) {
			n.system.Remove(dir) // an error says that it has ended already
			delete(n.watched, dir)
		}
	}
	maps.DeleteFunc(n.links, func(link string, _ fs.FileInfo) bool { return within(path, link) })
}

// addRoots watches every folder under the roots that exists now, and the
// nearest folder above each root.
func (n *notifier) addRoots() error {
	guards := make(map[string]bool)
	for _, root := range n.w.roots {
		for dir := filepath.Dir(root); ; dir = filepath.Dir(dir) {
			err := n.add(dir)
			if err == nil {
				guards[dir] = true
				break
			}
			if !passes(err) {
				return err
			}
			if dir == filepath.Dir(dir) {
				break
			}
		}
		// After its parent, so that it cannot appear unseen in between. The
		// root itself may be a symbolic link, so it is looked at with Stat.
		if info, err := os.Stat(root); err == nil && info.IsDir() {
			if err := n.addTree(root); err != nil {
				return err
			}
		}
	}
	for dir := range n.guards {
		if !guards[dir] && !n.watched[dir] {
			n.system.Remove(dir)
		}
	}
	n.guards = guards
	return nil
}

// addTree watches dir and the folders below it. Each is watched before it is
// read, so that nothing can appear in it unseen.
func (n *notifier) addTree(dir string) error {
	if !n.w.covers(dir) {
		return nil
	}
	if err := n.add(dir); err != nil {
		if passes(err) {
			return nil
		}
		return err
	}
	n.watched[dir] = true
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // gone again; its removal will be reported
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case e.IsDir():
			if err := n.addTree(path); err != nil {
				return err
			}
		case e.Type()&fs.ModeSymlink != 0 && n.w.covers(path):
			n.links[path] = behind(path)
		}
	}
	return nil
}

// passes reports whether an error concerns one folder only: it is gone, or not
// ours to read, and then looking for changes would find none either.
func passes(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || isNotFolder(err)
}
