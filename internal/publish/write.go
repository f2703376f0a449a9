package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
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
	err := s.claim(path)
	unchanged := false
	if err == nil {
		unchanged, err = s.put(path, data, regular)
	}

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
		s.replaced++
	}
	if unchanged {
		s.result.Unchanged++
	} else {
		s.result.Written++
	}
	return nil
}

// claim takes a path, which nobody else may then have.
func (s *Stage) claim(path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.claimed[path] {
		return errTwice
	}
	s.claimed[path] = true
	return nil
}

var errTwice = errors.New("the site has a file of that name already, or of one that differs only in capital letters")

// put makes one file of the new site: the old file itself if compare is set
// and it holds the same bytes, else a new one.
func (s *Stage) put(file string, data []byte, compare bool) (unchanged bool, err error) {
	local, err := filepath.Localize(file)
	if err != nil {
		return false, errors.New("this system cannot have a file of that name")
	}
	if compare && same(filepath.Join(s.dir, local), data) {
		k := kept{file, local}
		if s.wait(k) {
			return true, nil
		}
		return true, errors.Join(s.assemble(fewAtOnce), cause(s.keep(k)))
	}
	if err := s.assemble(fewAtOnce); err != nil {
		return false, err
	}
	if err := s.makeFolder(path.Dir(file)); err != nil {
		return false, cause(err)
	}
	return false, cause(create(filepath.Join(s.new, local), data))
}

// A kept file is the same as in the old site.
type kept struct {
	file  string // separated by slashes
	local string // as this system has it
}

// wait puts a file off for as long as nothing of the site differs.
func (s *Stage) wait(k kept) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.begun {
		s.same = append(s.same, k)
	}
	return !s.begun
}

// fewAtOnce is how many of the files that were put off a writer takes over beside
// its own, so that all writers share them.
const fewAtOnce = 8

// assemble puts the new site together from now on, beginning with some of what was
// put off.
func (s *Stage) assemble(most int) error {
	s.mu.Lock()
	n := min(most, len(s.same))
	list := s.same[:n]
	s.begun, s.same = true, s.same[n:]
	s.mu.Unlock()
	for _, k := range list {
		switch err := s.keep(k); {
		case errors.Is(err, fs.ErrNotExist):
			return errors.New("the site as it was has been removed meanwhile: build again")
		case err != nil:
			return fmt.Errorf("keep %s: %w", k.file, cause(err))
		}
	}
	return nil
}

// keep takes a file over from the old site.
func (s *Stage) keep(k kept) error {
	if err := s.makeFolder(path.Dir(k.file)); err != nil {
		return err
	}
	old, name := filepath.Join(s.dir, k.local), filepath.Join(s.new, k.local)
	if s.link(old, name) == nil {
		return nil
	}
	// A file system without links, or an old site that belongs to somebody
	// else: whatever the reason, a copy does as well. If it fails too, its error
	// is the one to tell.
	info, err := os.Stat(old)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(old)
	if err != nil {
		return err
	}
	if err := create(name, data); err != nil {
		return err
	}
	return os.Chtimes(name, time.Time{}, info.ModTime())
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

// same reports whether a file of the old site is a regular one that holds exactly
// data.
func same(name string, data []byte) bool {
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	buffer := buffers.Get().(*[64 << 10]byte)
	defer buffers.Put(buffer)
	for len(data) > 0 {
		n, err := f.Read(buffer[:])
		if n > len(data) || !bytes.Equal(buffer[:n], data[:n]) || n == 0 && err != nil {
			return false
		}
		data = data[n:]
	}
	return true
}

// buffers are what old files are read into, piece by piece.
var buffers = sync.Pool{New: func() any { return new([64 << 10]byte) }}

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
		return errTwice
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
