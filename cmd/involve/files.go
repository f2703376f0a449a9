package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// inFolder calls f with a folder, which nothing that f does can leave.
func inFolder(dir string, f func(*os.Root) error) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return f(root)
}

// create writes a file that is not there yet, and the folders around it. One
// that is there is an error and stays as it is; on any other there is none.
func create(root *os.Root, file string, data []byte) error {
	name := filepath.FromSlash(file)
	if err := root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		if errors.Is(err, fs.ErrExist) { // which callers take to be about the file
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

// replace writes a file, whether it is there or not. At every instant it is
// the old one or the new one.
func replace(root *os.Root, file string, data []byte) error {
	beside := file + ".new"
	_ = root.Remove(filepath.FromSlash(beside)) // left by a run that was stopped
	if err := create(root, beside, data); err != nil {
		return err
	}
	err := root.Rename(filepath.FromSlash(beside), filepath.FromSlash(file))
	if err != nil {
		_ = root.Remove(filepath.FromSlash(beside))
	}
	return err
}
