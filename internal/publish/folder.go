package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// markName is the file that says a folder may be replaced.
const (
	markName = ".involve"
	markText = "involve made this folder and replaces all of it when it builds the site.\n" +
		"Files that you add or change here are lost.\n"
)

// A place is an output folder and its neighbours.
type place struct {
	dir   string // the output folder, links followed
	lock  string // a file: who holds it may write the others
	new   string // the site being put together; after the swap, the old one being removed
	aside string // the old site, only between the two renames of a swap in two steps
}

func placeOf(dir string) place {
	beside := filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".involve-")
	return place{dir: dir, lock: beside + "lock", new: beside + "new", aside: beside + "old"}
}

// resolve makes dir absolute and follows symbolic links, also where what they
// point to does not exist yet.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the output folder %q: %w", dir, err)
	}
	links := 0
	var follow func(string) string
	follow = func(name string) string {
		parent := filepath.Dir(name)
		if parent == name || links > 100 {
			return name
		}
		parent = follow(parent)
		name = filepath.Join(parent, filepath.Base(name))
		target, err := os.Readlink(name)
		if err != nil {
			return name // not a link, or nothing there yet
		}
		links++
		if !filepath.IsAbs(target) {
			target = filepath.Join(parent, target)
		}
		return follow(target)
	}
	real := follow(abs)
	if links > 100 {
		return "", fmt.Errorf("output folder %q: too many symbolic links", dir)
	}
	return real, nil
}

// errBusy is the answer of lock when another build holds it.
var errBusy = errors.New("locked by another build")

// A state is what stands where the site is to be.
type state int

const (
	missing state = iota
	empty
	ours
)

// inspect says what the output folder is, and refuses one that must not be
// replaced.
func (p place) inspect() (state, error) {
	info, err := os.Lstat(p.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing, nil
	case err != nil:
		return missing, fmt.Errorf("read the output folder: %w", err)
	case !info.IsDir():
		return missing, fmt.Errorf("output folder %q is a file: name a folder", p.dir)
	case filepath.Dir(p.dir) == p.dir:
		return missing, fmt.Errorf("output folder %q is the root of a file system: name a folder in it", p.dir)
	}
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		return missing, fmt.Errorf("read the output folder: %w", err)
	}
	if len(entries) == 0 {
		return empty, nil
	}
	marked := false
	for _, e := range entries {
		switch {
		case e.Name() == ".git":
			return missing, fmt.Errorf("output folder %q is a Git repository, which a build would remove: build into another folder and copy the site", p.dir)
		case e.Name() == markName && e.Type().IsRegular():
			marked = true
		}
	}
	if !marked {
		return missing, fmt.Errorf("output folder %q is not empty and was not made by involve: name an empty or new folder, or empty this one", p.dir)
	}
	return ours, nil
}

// mend puts right what a build that was killed left. The lock must be held, so
// that nothing found can be in use.
func (p place) mend() error {
	if _, err := os.Lstat(p.dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(p.aside, p.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(os.RemoveAll(p.new), os.RemoveAll(p.aside))
}

// swap puts the new site where the old one is, and the old one, if there is
// any, where the new one was.
func (s *Stage) swap() error {
	// Again, because somebody may have put something there meanwhile.
	state, err := s.inspect()
	if err != nil {
		return err
	}
	if state == missing {
		if err := os.Rename(s.new, s.dir); err != nil {
			return fmt.Errorf("put the new site in place: %w", err)
		}
		return nil
	}
	info, err := os.Stat(s.dir)
	if err != nil {
		return fmt.Errorf("read the output folder: %w", err)
	}
	// Who may read the folder is the owner's choice and outlives a build.
	mode := info.Mode()&(fs.ModePerm|fs.ModeSetgid) | 0o700
	if err := os.Chmod(s.new, mode); err != nil {
		return fmt.Errorf("put the new site in place: %w", err)
	}
	err = s.exchange(s.new, s.dir)
	if errors.Is(err, errors.ErrUnsupported) {
		err = s.swapInTwo()
	}
	switch {
	case isFixed(err):
		return fmt.Errorf("output folder %q is a mount point or part of a container image, and cannot be replaced as a whole: name a folder inside it, or a new one (%w)", s.dir, err)
	case err != nil:
		return fmt.Errorf("put the new site in place: %w", err)
	}
	return nil
}

func (s *Stage) swapInTwo() error {
	if err := os.Rename(s.dir, s.aside); err != nil {
		return err
	}
	if err := os.Rename(s.new, s.dir); err != nil {
		return errors.Join(err, os.Rename(s.aside, s.dir))
	}
	// So that a folder called old is always a whole site, and one being
	// removed never is put back. Should it fail, the next Begin removes it.
	os.Rename(s.aside, s.new)
	return nil
}
