// Package files reads and writes folders that belong to authors.
//
// It writes over nothing unless it is told to, and takes away again a file that
// it began and could not end. Paths of files are separated by slashes and cannot
// leave their folder. What is in the files it does not know, only where Git keeps
// its own.
package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Create writes a file that is not there yet, and the folders around it. One
// that is there stays as it is, and the error is fs.ErrExist; on any other
// error there is none.
func Create(dir, file string, data []byte) error {
	return in(dir, func(root *os.Root) error { return create(root, file, data) })
}

// Replace writes a file, whether it is there or not. One that is there is
// replaced as by [Change].
func Replace(dir, file string, data []byte) error {
	err := Create(dir, file, data)
	if errors.Is(err, fs.ErrExist) {
		return Change(filepath.Join(dir, filepath.FromSlash(file)), func([]byte) []byte { return data })
	}
	return err
}

// in calls f with a folder, which nothing that f does can leave.
func in(dir string, f func(*os.Root) error) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return f(root)
}

func create(root *os.Root, file string, data []byte) error {
	name := filepath.FromSlash(file)
	if err := root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		if errors.Is(err, fs.ErrExist) { // which is about the file to callers
			return fmt.Errorf("%s, or a part of it, is a file and no folder", path.Dir(file))
		}
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(name) // the first error says more
	}
	return err
}

// Change puts something else in place of a file's content, in one step and with
// the mode it had. Of a link it is the link's own file. A change that returns
// nil leaves the file as it was.
func Change(name string, change func(data []byte) []byte) error {
	name, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if data = change(data); data == nil {
		return nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".involve-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // does nothing once it is renamed
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(info.Mode().Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}

// List returns the paths of all files of a kind below a part of a folder.
func List(dir, part, ext string) (list []string, err error) {
	err = in(dir, func(root *os.Root) error {
		return fs.WalkDir(root.FS(), part, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && path.Ext(name) == ext {
				list = append(list, name)
			}
			return err
		})
	})
	return list, err
}

// Below returns a path as one from a folder's own beginning when it leads into
// the folder from where the program runs, and as it is when it does not.
func Below(dir, name string) string {
	from, err := filepath.Abs(dir)
	if to, fault := filepath.Abs(name); name != "" && err == nil && fault == nil {
		if rel, err := filepath.Rel(from, to); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(name)
}

// A StrayError says that a folder holds something.
type StrayError struct{ Dir, Name string }

// Error names the folder and the first thing in it.
func (e *StrayError) Error() string {
	return fmt.Sprintf("the folder %s is not empty: it holds %s", e.Dir, e.Name)
}

// Fill makes a folder, or takes an empty one, and has f write files into it.
// On an error the folder is as it was. One that holds anything but a Git
// repository's own folder is refused with a [*StrayError].
func Fill(dir string, f func(write func(file string, data []byte) error) error) error {
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, e := range list {
		if e.Name() != ".git" {
			return &StrayError{dir, e.Name()}
		}
	}
	made, err := makeFolder(dir)
	if err != nil {
		return err
	}
	err = in(dir, func(root *os.Root) error {
		var tops []string // what is in the folder itself
		err := f(func(file string, data []byte) error {
			top := file
			for path.Dir(top) != "." {
				top = path.Dir(top)
			}
			tops = append(tops, top)
			if err := create(root, file, data); err != nil {
				return fmt.Errorf("make %s: %w", file, err)
			}
			return nil
		})
		if err != nil {
			slices.Sort(tops)
			for _, top := range slices.Compact(tops) {
				_ = root.RemoveAll(top) // the first error says more
			}
		}
		return err
	})
	if err != nil {
		remove(made)
	}
	return err
}

// makeFolder makes a folder and those above it, and returns the ones it made.
func makeFolder(dir string) (made []string, err error) {
	if _, err := os.Stat(dir); err == nil {
		return nil, nil
	}
	if above := filepath.Dir(dir); above != dir {
		if made, err = makeFolder(above); err != nil {
			return nil, err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		remove(made)
		return nil, err
	}
	return append(made, dir), nil
}

// remove takes away empty folders, the last first.
func remove(made []string) {
	for _, dir := range slices.Backward(made) {
		_ = os.Remove(dir) // an earlier error says more
	}
}

// InRepository returns the folder's path from the root of the Git
// repository that it is in, or "" when it is in none.
func InRepository(folder string) string {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			rel, err := filepath.Rel(dir, abs)
			if err != nil || rel == "." {
				return ""
			}
			return filepath.ToSlash(rel)
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// Typed writes a path as it is typed where commands are.
func Typed(path string) string {
	if strings.ContainsAny(path, " \t\n'\"`()[]{}&;|<>$*?!#~\\") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
