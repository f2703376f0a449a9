package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A snapshot is what there is under the roots, by absolute path.
type snapshot map[string]fs.FileInfo

// look makes a snapshot. A folder that cannot be read counts as empty.
func (w *Watcher) look() snapshot {
	s := make(snapshot)
	for _, root := range w.roots {
		if info, err := os.Stat(root); err == nil {
			w.lookInto(root, info, s)
		}
	}
	return s
}

func (w *Watcher) lookInto(path string, info fs.FileInfo, s snapshot) {
	if !w.covers(path) {
		return
	}
	s[path] = info
	if !info.IsDir() {
		return
	}
	entries, _ := os.ReadDir(path)
	for _, e := range entries {
		if info, err := linked(filepath.Join(path, e.Name()), e); err == nil {
			w.lookInto(filepath.Join(path, e.Name()), info, s)
		}
	}
}

// linked looks at an entry of a folder; at what is behind it when that is a
// symbolic link to a file.
func linked(path string, e fs.DirEntry) (fs.FileInfo, error) {
	if e.Type()&fs.ModeSymlink != 0 {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return info, nil
		}
	}
	return e.Info()
}

// poll looks again and again, and passes on what differs.
func (w *Watcher) poll(before snapshot) {
	timer := time.NewTimer(w.options.Every)
	defer timer.Stop()
	for {
		select {
		case <-w.closing:
			return
		case <-timer.C:
		}
		after := w.look()
		for _, path := range differences(before, after) {
			w.remember("") // where time stamps are coarse there may be more
			if !w.changed(path) {
				return
			}
		}
		before = after
		timer.Reset(w.options.Every)
	}
}

// differences lists the paths that came, went or changed, in any order.
func differences(before, after snapshot) []string {
	var list []string
	for path, a := range after {
		if b, ok := before[path]; !ok || differs(b, a) {
			list = append(list, path)
		}
	}
	for path := range before {
		if _, ok := after[path]; !ok {
			list = append(list, path)
		}
	}
	return list
}

// differs compares two states of one path. The time of a folder tells nothing:
// it changes with files that are passed over, and others are seen themselves.
func differs(b, a fs.FileInfo) bool {
	if a.IsDir() && b.IsDir() {
		return false
	}
	return a.Mode().Type() != b.Mode().Type() || a.Size() != b.Size() || !a.ModTime().Equal(b.ModTime()) || !os.SameFile(a, b)
}
