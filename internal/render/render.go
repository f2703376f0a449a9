// Package render makes the bytes of every output from its view: pages through
// the theme, feeds and data through the encoders, files as they are.
//
// It is pure: equal views give equal bytes. It does not know what a site has,
// only how one file of it is made.
package render

import (
	"bytes"
	"fmt"
	"io/fs"

	"involve/internal/encode"
	"involve/internal/theme"
	"involve/internal/view"
)

// A Renderer makes the files of a site. It is safe for concurrent use.
type Renderer struct {
	Theme  *theme.Theme
	Assets map[string][]byte // the theme's files by their path in the output
	Site   fs.FS             // where the site's own files are
}

// Render returns the bytes of an output, which may not be changed. They may be in
// the memory of b, and are good until it is used for something else.
func (r *Renderer) Render(b *bytes.Buffer, v view.View) ([]byte, error) {
	switch v := v.(type) {
	case view.Document:
		b.Reset()
		if err := r.Theme.Execute(b, v.Layout(), v); err != nil {
			return nil, fmt.Errorf("draw a page with the layout %q: %w", v.Layout(), err)
		}
		return b.Bytes(), nil
	case *view.File:
		data, err := fs.ReadFile(r.Site, v.Path)
		if err != nil {
			return nil, fmt.Errorf("copy a file: %w", err)
		}
		return data, nil
	case *view.Asset:
		return r.Assets[v.Path], nil
	}
	data, ok := encode.Encode(v)
	if !ok {
		panic(fmt.Sprintf("render: nothing draws a %T", v))
	}
	return data, nil
}
