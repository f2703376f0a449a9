// Package sources takes the files of a site from the disk.
//
// It gives a [Set]: the settings and the pages as they were written, and what
// pages need to know of images and documents. [Read] and [ReadBy] take everything,
// [Set.Again] only what has changed. It refuses files of which nothing can be
// made, and says so. The package does not know what is written in a page.
package sources

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/leftover"
	"involve/internal/photo"
)

// A File is one that an author wrote, as it is on the disk.
type File struct {
	Path string
	Data []byte

	sum [sha256.Size]byte // of the data, once it is let go
}

// Known returns the file without its data, for whoever has to know it again.
func (f File) Known() File { return File{Path: f.Path, sum: f.hash()} }

// Same reports whether two files are the same one with the same data.
func (f File) Same(g File) bool { return f.Path == g.Path && f.hash() == g.hash() }

func (f File) hash() [sha256.Size]byte {
	if f.sum != [sha256.Size]byte{} {
		return f.sum
	}
	return sha256.Sum256(f.Data)
}

// A Set is all the files of a site.
type Set struct {
	Settings File // without Data when there is no such file
	Pages    []File
	Files    []content.File
	Diags    diag.List // files of which nothing can be made
}

// Read takes everything below content/ from the site's folder, in the order of
// paths. Names that begin with a dot or an underscore are left out, and what
// editors and systems leave beside a file. The error is a fault of the disk, or
// a site without a content folder.
func Read(site fs.FS) (Set, error) {
	return ReadBy(site, func(n int, read func(i int)) {
		for i := range n {
			read(i)
		}
	})
}

// ReadBy is Read for whoever can read several pages at a time: many calls read
// with every number from 0 up to n. Of several faults the error is the first in the
// order of paths, with those of pages last.
func ReadBy(site fs.FS, many func(n int, read func(i int))) (Set, error) {
	s := Set{Settings: File{Path: content.SettingsPath}}
	err := fs.WalkDir(site, content.Root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if p == content.SettingsPath {
			s.Settings.Data, err = fs.ReadFile(site, p)
			return err
		}
		if passedOver(d.Name()) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if irregular(site, p, d) {
			s.Diags.Add(diag.Diagnostic{
				Pos: diag.Pos{Path: p}, Rule: "stray-file", Message: "this is not a file that can be read, but a link to a folder or something else",
				Hint: "put the files themselves here",
			})
			return nil
		}
		if strings.HasPrefix(p, content.Root+"/files/") {
			f, err := s.readFile(site, p, d)
			s.Files = append(s.Files, f)
			return err
		}
		if path.Ext(p) != ".md" {
			s.Diags.Add(diag.Diagnostic{
				Pos: diag.Pos{Path: p}, Severity: diag.Warning, Rule: "stray-file",
				Message: "nothing is made of this file",
				Hint:    "pages end in .md; images and documents go in content/files",
			})
			return nil
		}
		s.Pages = append(s.Pages, File{Path: p})
		return nil
	})
	if err == nil {
		errs := make([]error, len(s.Pages))
		many(len(s.Pages), func(i int) { s.Pages[i].Data, errs[i] = fs.ReadFile(site, s.Pages[i].Path) })
		err = cmp.Or(errs...)
	}
	if errors.Is(err, fs.ErrNotExist) {
		if _, missing := fs.Stat(site, content.Root); missing != nil {
			return s, fmt.Errorf("read site: there is no folder %q here: run involve where it is, or name the place with --site", content.Root)
		}
	}
	if err != nil {
		return s, fmt.Errorf("read site: %w", err)
	}
	return s, nil
}

// passedOver reports whether a file or folder of that name is no content.
func passedOver(name string) bool { return strings.HasPrefix(name, "_") || leftover.Is(name) }

// ReadSettings takes the settings alone.
func ReadSettings(site fs.FS) (File, error) {
	f := File{Path: content.SettingsPath}
	data, err := fs.ReadFile(site, content.SettingsPath)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return f, fmt.Errorf("read site: %w", err)
	}
	f.Data = data
	return f, nil
}

// irregular reports whether a name stands for something other than a file, or
// for a link that leads to none.
func irregular(site fs.FS, p string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return !d.Type().IsRegular()
	}
	info, err := fs.Stat(site, p)
	return err != nil || !info.Mode().IsRegular()
}

// readFile takes what pages need to know of an image or a document.
func (s *Set) readFile(site fs.FS, p string, d fs.DirEntry) (content.File, error) {
	f := content.File{Path: p, URL: content.FileURL(p)}
	info, err := d.Info()
	if err != nil {
		return f, err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		if info, err = fs.Stat(site, p); err != nil {
			return f, err
		}
	}
	f.Size = info.Size()
	switch strings.ToLower(path.Ext(p)) {
	case ".png", ".jpg", ".jpeg", ".gif":
		r, err := site.Open(p)
		if err != nil {
			return f, err
		}
		defer r.Close()
		// An image that cannot be read is shown without a size.
		head, err := photo.Look(r)
		if err != nil {
			return f, err
		}
		f.Width, f.Height = head.Width, head.Height
		if head.Place {
			s.Diags.Add(diag.Diagnostic{
				Pos: diag.Pos{Path: p}, Severity: diag.Warning, Rule: "photo-place",
				Message: "this photograph says where it was taken",
				Hint:    "save a copy without the place and put it here; if this one is public already, tell your team, since Git keeps it",
			})
		}
	case ".svg":
		data, err := fs.ReadFile(site, p)
		if err != nil {
			return f, err
		}
		f.Width, f.Height = svgSize(data)
	}
	return f, nil
}

// svgSize reads width and height from the viewBox of a drawing.
func svgSize(data []byte) (w, h int) {
	_, rest, ok := bytes.Cut(data, []byte(`viewBox="`))
	if !ok {
		return 0, 0
	}
	box, _, _ := bytes.Cut(rest, []byte(`"`))
	var x, y, fw, fh float64
	if n, _ := fmt.Sscan(string(box), &x, &y, &fw, &fh); n != 4 || fw <= 0 || fh <= 0 || fw > 1e6 || fh > 1e6 {
		return 0, 0
	}
	return int(fw), int(fh)
}
