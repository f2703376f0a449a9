package git

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"involve/internal/content"
)

// A tree is a folder in memory. It is never changed once it is made.
type tree struct {
	files   map[string][]byte
	folders map[string][]fs.DirEntry // sorted by name
}

func newTree(files map[string][]byte) *tree {
	t := &tree{files, map[string][]fs.DirEntry{}}
	t.folder(content.Root)
	for name, data := range files {
		dir := path.Dir(name)
		t.folder(dir)
		t.folders[dir] = append(t.folders[dir], fs.FileInfoToDirEntry(info{path.Base(name), int64(len(data)), 0o444}))
	}
	for _, list := range t.folders {
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t
}

// folder makes a folder and those above it.
func (t *tree) folder(name string) {
	if _, there := t.folders[name]; there {
		return
	}
	t.folders[name] = nil
	if name != "." {
		dir := path.Dir(name)
		t.folder(dir)
		t.folders[dir] = append(t.folders[dir], fs.FileInfoToDirEntry(info{path.Base(name), 0, fs.ModeDir | 0o555}))
	}
}

// Open opens a file or a folder.
func (t *tree) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := t.files[name]; ok {
		return &file{*bytes.NewReader(data), info{path.Base(name), int64(len(data)), 0o444}}, nil
	}
	if list, ok := t.folders[name]; ok {
		return &folder{info{path.Base(name), 0, fs.ModeDir | 0o555}, list}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// A file is an open file.
type file struct {
	bytes.Reader
	info info
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// A folder is an open folder, and what of it was not read yet.
type folder struct {
	info info
	rest []fs.DirEntry
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

// ReadDir returns the next n entries, or all that are left when n is not above 0.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	list := slices.Clone(f.rest[:n])
	f.rest = f.rest[n:]
	return list, nil
}

// An info says what a name stands for. Git keeps no times of files.
type info struct {
	name string
	size int64
	mode fs.FileMode
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }
