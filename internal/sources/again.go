package sources

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
)

// Again takes some files anew, and all others from s, which stays as it is. It
// is for whoever knows that no others have changed. It returns false when that
// is more than the words of some pages or of the settings: then everything has
// to be read.
func (s Set) Again(site fs.FS, paths []string) (Set, bool) {
	s.Pages = slices.Clone(s.Pages)
	for _, p := range paths {
		if strings.HasPrefix(p, "themes/") {
			continue // no content is read from there
		}
		info, err := fs.Lstat(site, p)
		gone := errors.Is(err, fs.ErrNotExist)
		if err != nil && !gone || err == nil && !info.Mode().IsRegular() {
			return s, false
		}
		switch {
		case p == content.SettingsPath && !gone:
			if s.Settings.Data, err = fs.ReadFile(site, p); err != nil {
				return s, false
			}
			continue
		case path.Ext(p) != ".md", !strings.HasPrefix(p, content.Root+"/"), strings.HasPrefix(p, content.Root+"/files/"), slices.ContainsFunc(strings.Split(p, "/"), passedOver):
			return s, false
		}
		i, known := slices.BinarySearchFunc(s.Pages, p, func(f File, p string) int { return compareInWalk(f.Path, p) })
		if gone {
			if !known {
				return s, false // it may have been a folder
			}
			s.Pages = slices.Delete(s.Pages, i, i+1)
			continue
		}
		data, err := fs.ReadFile(site, p)
		if err != nil || !known && s.otherwise(p) {
			return s, false
		}
		if known {
			s.Pages[i] = File{Path: p, Data: data}
		} else {
			s.Pages = slices.Insert(s.Pages, i, File{Path: p, Data: data})
		}
	}
	return s, true
}

// otherwise reports whether a name stood for something else: for what is no file,
// for a folder, or, where capitals make no difference, for a page.
func (s Set) otherwise(p string) bool {
	return slices.ContainsFunc(s.Diags, func(d diag.Diagnostic) bool { return d.Path == p }) ||
		slices.ContainsFunc(s.Pages, func(f File) bool { return strings.HasPrefix(f.Path, p+"/") || strings.EqualFold(f.Path, p) })
}

// compareInWalk compares paths as a walk through the folders meets them.
func compareInWalk(a, b string) int {
	for i := range min(len(a), len(b)) {
		switch {
		case a[i] == b[i]:
		case a[i] == '/':
			return -1
		case b[i] == '/':
			return 1
		case a[i] < b[i]:
			return -1
		default:
			return 1
		}
	}
	return len(a) - len(b)
}

// Equal reports whether two readings found the same.
func (s Set) Equal(t Set) bool {
	return s.Settings.Same(t.Settings) && slices.EqualFunc(s.Pages, t.Pages, File.Same) &&
		slices.Equal(s.Files, t.Files) && slices.Equal(s.Diags, t.Diags)
}
