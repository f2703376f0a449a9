package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/html"
)

// readLayers reads the files that make a theme, by path. The first layer wins.
func readLayers(layers []fs.FS) (map[string][]byte, error) {
	files := make(map[string][]byte)
	for _, layer := range slices.Backward(layers) {
		for _, root := range []string{"theme.json", "layouts", "partials", "components", "dist"} {
			err := fs.WalkDir(layer, root, func(name string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
					return err
				}
				files[name], err = fs.ReadFile(layer, name)
				return err
			})
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
		}
	}
	return files, nil
}

// isTemplate reports whether a file is a template that all layouts share.
func isTemplate(name string) bool {
	if path.Dir(name) == "layouts" {
		return path.Base(name) == "base.html"
	}
	return path.Ext(name) == ".html"
}

// parse makes a set of templates for each layout. Sets share nothing at
// execution: each has its own "main".
func (t *Theme) parse(files map[string][]byte) (map[string]*template.Template, error) {
	shared := template.New("").Funcs(t.funcs(nil))
	names := slices.Sorted(maps.Keys(files))
	for _, name := range names {
		if isTemplate(name) {
			if err := parseInto(shared, name, files[name]); err != nil {
				return nil, err
			}
		}
	}
	if shared.Lookup("base") == nil {
		return nil, errors.New(`nothing defines "base": layouts/base.html should`)
	}
	layouts := make(map[string]*template.Template)
	for _, name := range names {
		if path.Dir(name) != "layouts" || isTemplate(name) {
			continue
		}
		set, err := shared.Clone()
		if err != nil {
			return nil, err
		}
		set.Funcs(t.funcs(set))
		if err := parseInto(set, name, files[name]); err != nil {
			return nil, err
		}
		layouts[strings.TrimSuffix(path.Base(name), ".html")] = set
	}
	return layouts, nil
}

// parseInto adds one file's templates to a set, minified: the pages are then
// nearly as small as minifying each of them would make them, at no cost a page.
func parseInto(set *template.Template, name string, source []byte) error {
	// Once as it is, because a mistake's line is lost in what is minified.
	alone, err := template.New(name).Funcs(funcNames).Parse(string(source))
	if err != nil {
		return err
	}
	small, err := minified(string(source))
	if err != nil {
		return fmt.Errorf("minify %s: %w", name, err)
	}
	if _, err := set.New(name).Parse(small); err != nil {
		return fmt.Errorf("minified %s: %w", name, err)
	}
	for _, def := range alone.Templates() {
		if set.Lookup(def.Name()) == nil {
			return fmt.Errorf("minify %s: lost %q", name, def.Name())
		}
	}
	return nil
}

// minified makes a template's markup as small as it can be with nothing lost
// that a parser or a reader would miss.
func minified(source string) (string, error) {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		TemplateDelims:      html.GoTemplateDelims,
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		KeepDefaultAttrVals: true,
	})
	return m.String("text/html", source)
}
