// Package theme draws pages: it reads a theme's folder once and from then on
// executes its templates.
//
// A theme is a folder:
//
//	theme.json                       its brands: stylesheet, colour, icons
//	layouts/base.html                defines "base", the shell of every page
//	layouts/<name>.html              defines "main" (and "head") of one kind of page
//	partials/*.html                  pieces that layouts share
//	components/<name>/template.html  defines <name>, which takes the struct of
//	                                 that name in package component
//	dist/                            what the browser is sent, built from sources;
//	                                 dist/<brand>/ belongs to one brand alone, and
//	                                 a .html file is a template, not an asset
//
// Load takes such folders in layers, the first on top: a file in it replaces
// the same file below. Everything is parsed and minified then, assets are
// fingerprinted, and a name that no asset has is an error. Prove draws samples
// with each layout, so that the rest of a theme's mistakes show at the start and
// not on the page that has them.
//
// The package knows the views' structs and nothing of where they come from. It
// reads no clock and writes no file.
package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"involve/internal/view"
)

// ErrNotBuilt is what Load returns, wrapped with the theme's name, when dist
// holds nothing.
var ErrNotBuilt = errors.New("no built assets")

// notBuilt words ErrNotBuilt for the person at the terminal.
type notBuilt struct{ theme string }

func (e notBuilt) Error() string {
	return fmt.Sprintf("the theme %q has %v: run make theme", e.theme, ErrNotBuilt)
}

func (e notBuilt) Unwrap() error { return ErrNotBuilt }

// A Theme is ready to draw. It may be used by several goroutines at once.
type Theme struct {
	name    string
	brands  map[string]Brand
	assets  map[string]Asset // by name
	layouts map[string]*template.Template
	memo    atomic.Pointer[memo]
}

// Load reads the theme called name from its layers. Each layer is the theme's
// folder itself; a layer that has no such folder may be left out or be empty.
func Load(name string, layers ...fs.FS) (*Theme, error) {
	t, err := load(name, layers)
	if err != nil && !errors.Is(err, ErrNotBuilt) {
		return nil, fmt.Errorf("read theme %q: %w", name, err)
	}
	return t, err
}

func load(name string, layers []fs.FS) (*Theme, error) {
	files, err := readLayers(layers)
	if err != nil {
		return nil, err
	}
	t := &Theme{name: name}
	if t.brands, err = readBrands(files); err != nil {
		return nil, err
	}
	if t.assets, err = fingerprint(files, t.brands); err != nil {
		return nil, err
	}
	if len(t.assets) == 0 {
		return nil, notBuilt{name}
	}
	if err := t.checkAssets(files); err != nil {
		return nil, err
	}
	if t.layouts, err = t.parse(files); err != nil {
		return nil, err
	}
	t.Forget()
	return t, nil
}

// Layouts returns the names of the kinds of page that the theme draws, sorted.
func (t *Theme) Layouts() []string {
	return slices.Sorted(maps.Keys(t.layouts))
}

// Execute draws data with a layout. On an error part of the page may have been
// written.
func (t *Theme) Execute(w io.Writer, layout string, data any) error {
	set, ok := t.layouts[layout]
	if !ok {
		return fmt.Errorf("the theme %q has no layout %q (it has %s)", t.name, layout, strings.Join(t.Layouts(), ", "))
	}
	return set.ExecuteTemplate(w, "base", data)
}

// Prove draws every sample and reports all mistakes. A layout that no sample
// draws is a mistake too.
func (t *Theme) Prove(samples ...view.Document) error {
	var errs []error
	drawn := make(map[string]bool)
	for _, doc := range samples {
		drawn[doc.Layout()] = true
		if err := t.Execute(io.Discard, doc.Layout(), doc); err != nil {
			errs = append(errs, err)
		}
	}
	for _, layout := range t.Layouts() {
		if !drawn[layout] {
			errs = append(errs, fmt.Errorf("nothing is drawn with the layout %q", layout))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("prove theme %q: %w", t.name, err)
	}
	return nil
}
