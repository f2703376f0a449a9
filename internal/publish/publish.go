// Package publish puts a site in its output folder, whole or not at all.
//
// It takes paths and bytes, from as many goroutines as like to write, and
// gives a folder that is at every instant one whole site: the old one until
// [Stage.Commit], the new one after it. It knows nothing of pages.
//
// The new site is put together in a folder beside the output folder, so on the
// same file system, and the two are then swapped in one step. A file that is
// the same as before, byte for byte, is linked from the old site and not
// written, so that its modification time stays; no file is ever written in
// place. While all files are the same there is nothing to put together, and a
// site that did not change is only compared. Being killed, a full disk or a
// failed write leave the old site as it was, and what they leave beside it the
// next [Begin] clears away. For an output folder public these are its neighbours,
// all covered by the pattern /.public.* in a .gitignore:
//
//	.public.involve-lock   held by the build that is running
//	.public.involve-new    the site being put together, later the one being removed
//	.public.involve-old    the old site, between the two renames described below
//
// A folder that is not empty is only ever replaced if it holds the file
// .involve, the mark of an earlier build, because everything in it that is not
// part of the new site is removed. A folder with a Git repository at its top is
// refused even so.
//
// # Where the swap is not one step
//
// Linux and macOS exchange two folders in one step. Windows, other systems and
// some file systems (NFS, SMB, FUSE) do not; there the old folder is renamed
// aside and the new one renamed into its place. For an instant between the two
// there is no output folder, and a build killed in that instant leaves none:
// the old site is then beside it, whole, and the next Begin puts it back.
//
// A mount point, and a folder from a lower layer of a container image, can be
// neither exchanged nor renamed. Commit refuses them and changes nothing.
//
// The output folder is a new folder after each build that changed something.
// A program that stands in the old one (a shell, a server started inside it, a
// container that mounts it) does not see the new one; one that opens files by
// their path does.
//
// # Power cuts
//
// What is promised holds against the end of any process, not of the machine:
// nothing is flushed to the disk, since that would make each build wait for
// whatever else the machine has to write. After a power cut within seconds of
// a build, files of the new site may be empty. The next build mends them,
// because it compares contents and trusts no times.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// A Result counts the files of a site, the mark of the folder not among them.
type Result struct {
	Written   int // new, or not the same as before
	Unchanged int // the same as before, byte for byte
	Removed   int // of the old site only
}

// A Stage is a site being put together. Every Stage must end with
// [Stage.Commit] or [Stage.Abort].
type Stage struct {
	place
	marked bool            // dir holds a site of an earlier build
	old    map[string]bool // the files in dir by slash-separated path; true for regular ones
	unlock func()

	link     func(old, new string) error // os.Link
	exchange func(a, b string) error     // of two folders, in one step

	open sync.RWMutex // held by writers; Commit and Abort wait for them
	done bool         // guarded by open

	mu    sync.Mutex // guards the rest
	begun bool       // the new site is being put together: something in it differs
	same  []kept     // until then, the files that do not

	claimed  map[string]bool // the paths that were written
	made     map[string]bool // the folders
	replaced int             // files of old that have a successor
	result   Result
	err      error // of the first write that failed
}

// Begin starts a new site for the output folder dir, whose parents it makes if
// need be; a symbolic link is followed. It refuses a folder that is not
// involve's to replace, and one that another build is writing to. It puts right
// what a build that was killed may have left.
func Begin(dir string) (*Stage, error) {
	real, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	p := placeOf(real)
	// Looked at before anything is touched, and again once nobody else can.
	if _, err := p.inspect(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(p.dir), 0o777); err != nil {
		return nil, fmt.Errorf("make the folder that holds the output folder: %w", err)
	}
	unlock, err := lock(p.lock)
	switch {
	case errors.Is(err, errBusy):
		return nil, fmt.Errorf("another build is writing to %q: let it end, then build again", p.dir)
	case err != nil:
		return nil, fmt.Errorf("write beside the output folder, where a new site is put together: %w", err)
	}
	s := &Stage{place: p, unlock: unlock, link: os.Link, exchange: exchange}
	if err := s.begin(); err != nil {
		s.Abort()
		return nil, err
	}
	return s, nil
}

func (s *Stage) begin() error {
	if err := s.mend(); err != nil {
		return fmt.Errorf("clear away what an interrupted build left: %w", err)
	}
	state, err := s.inspect()
	if err != nil {
		return err
	}
	s.marked = state == ours
	if s.old, err = files(s.dir); err != nil {
		return fmt.Errorf("read the site as it was: %w", err)
	}
	if err := os.Mkdir(s.new, 0o777); err != nil {
		return fmt.Errorf("write beside the output folder, where a new site is put together: %w", err)
	}
	s.made, s.claimed = map[string]bool{".": true}, make(map[string]bool, len(s.old))
	// First of all, so that a site of ours is not put together without it.
	if _, err := s.put(markName, []byte(markText), s.marked); err != nil {
		return fmt.Errorf("write the mark of the output folder: %w", err)
	}
	return nil
}

// files lists the files in dir, the mark apart, by slash-separated path; the
// value is false for what is not a regular file. There are none in a folder
// that does not exist.
func files(dir string) (map[string]bool, error) {
	list := make(map[string]bool)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if name == dir && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(name[len(dir):], string(filepath.Separator)))
		if rel != markName {
			list[rel] = d.Type().IsRegular()
		}
		return nil
	})
	return list, err
}

// Commit puts the site in place of the old one and removes that. A site that
// does not differ from the old one is dropped, and the folder stays untouched.
//
// On error the folder is as it was, with one exception, which the error names:
// the new site is in place and the old one, beside it, could not be removed.
// After a Write that failed, Commit fails with the same error.
func (s *Stage) Commit() (Result, error) {
	defer s.Abort()
	s.open.Lock()
	defer s.open.Unlock()
	if s.done {
		return Result{}, errDone
	}
	if s.err != nil {
		return Result{}, s.err
	}
	r := s.result
	r.Removed = len(s.old) - s.replaced
	if s.marked && r.Written == 0 && r.Removed == 0 {
		return r, nil
	}
	if err := s.assemble(len(s.same)); err != nil {
		return Result{}, fmt.Errorf("put the site together: %w", err)
	}
	if err := s.swap(); err != nil {
		return Result{}, err
	}
	if err := os.RemoveAll(s.new); err != nil {
		return r, fmt.Errorf("the new site is in place, but the old one beside it cannot be removed: %w", err)
	}
	return r, nil
}

var errDone = errors.New("the site has been put in place or given up already")

// Abort gives the site up, unless it has been put in place, and lets other
// builds begin. It waits for writers, and may be called more than once.
func (s *Stage) Abort() {
	s.open.Lock()
	defer s.open.Unlock()
	if s.done {
		return
	}
	s.done = true
	// What cannot be removed now, the next Begin removes or complains of.
	os.RemoveAll(s.new)
	s.unlock()
}
