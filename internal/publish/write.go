package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// Write adds a file to the site. The path is separated by slashes and may not
// leave the site; one that does is a mistake in the program, and Write panics.
// It may be called from any number of goroutines. A path written twice is an
// error, and after an error the site cannot be committed.
func (s *Stage) Write(path string, data []byte) error {
	if !fs.ValidPath(path) || path == "." || path == markName {
		panic(fmt.Sprintf("publish: %q is not the path of a file of the site", path))
	}
	s.open.RLock()
	defer s.open.RUnlock()
	if s.done {
		return errDone
	}
	regular, existed := s.old[path]
	unchanged, err := s.put(path, data, regular)

	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil {
		err = fmt.Errorf("write %s: %w", path, err)
		if s.err == nil {
			s.err = err
		}
		return err
	}
	if existed {
		s.kept++
	}
	if unchanged {
		s.result.Unchanged++
	} else {
		s.result.Written++
	}
	return nil
}

// put makes one file of the new site: the old file itself if compare is set
// and it holds the same bytes, else a new one.
func (s *Stage) put(file string, data []byte, compare bool) (unchanged bool, err error) {
	local, err := filepath.Localize(file)
	if err != nil {
		return false, errors.New("this system cannot have a file of that name")
	}
	if err := s.makeFolder(path.Dir(file)); err != nil {
		return false, cause(err)
	}
	name := filepath.Join(s.new, local)
	if compare {
		if info := same(filepath.Join(s.dir, local), data); info != nil {
			if s.link(filepath.Join(s.dir, local), name) == nil {
				return true, nil
			}
			// A file system without links, or an old site that belongs to
			// somebody else: whatever the reason, a copy does as well. If it
			// fails too, its error is the one to tell.
			if err := create(name, data); err != nil {
				return false, cause(err)
			}
			return true, cause(os.Chtimes(name, time.Time{}, info.ModTime()))
		}
	}
	return false, cause(create(name, data))
}

// makeFolder makes a folder of the new site and those above it, each once.
func (s *Stage) makeFolder(dir string) error {
	s.mu.Lock()
	made := s.made[dir]
	s.mu.Unlock()
	if made {
		return nil
	}
	if err := s.makeFolder(path.Dir(dir)); err != nil {
		return err
	}
	// It may exist: another writer was quicker, or capital letters make no
	// difference here.
	err := os.Mkdir(filepath.Join(s.new, filepath.FromSlash(dir)), 0o777)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	s.mu.Lock()
	s.made[dir] = true
	s.mu.Unlock()
	return nil
}

// same returns the old file's particulars if it holds exactly data, else nil.
func same(name string, data []byte) fs.FileInfo {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return nil
	}
	old, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(old, data) {
		return nil
	}
	return info
}

// create writes a file that must not exist yet, so that a file linked from the
// old site cannot be written to.
func create(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// cause takes from an error of package os the name of a file beside the output
// folder, which says nothing to whoever reads it.
func cause(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return errors.New("the site has a file of that name already, or of one that differs only in capital letters")
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
