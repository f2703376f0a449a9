package build

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"involve/internal/load"
)

// A memo remembers the documents of earlier rounds. All remembering of the
// pipeline is here, under three laws: what is remembered is never changed; it
// depends on one file alone; it holds only for equal options. A document's
// diagnostics are part of it, and so come again each time.
type memo struct {
	mu   sync.Mutex
	opt  load.Options
	docs map[string]remembered // by path
}

type remembered struct {
	sum [sha256.Size]byte
	doc *load.Document
}

// round makes the memo ready for a round with the given options, and forgets
// files that are gone.
func (m *memo) round(opt load.Options, sources []load.Source) {
	// A zone is another value each time it is loaded, and the same zone.
	if m.opt.Zone != nil && m.opt.Zone.String() == opt.Zone.String() {
		opt.Zone = m.opt.Zone
	}
	if m.opt.Prose != nil && m.opt.Prose.Equal(opt.Prose) {
		opt.Prose = m.opt.Prose
	}
	docs := make(map[string]remembered, len(sources))
	if m.opt == opt {
		for _, src := range sources {
			if r, ok := m.docs[src.Path]; ok {
				docs[src.Path] = r
			}
		}
	}
	m.opt, m.docs = opt, docs
}

// document returns what a file says, parsing it only when it is not the same
// as before.
func (m *memo) document(src load.Source) *load.Document {
	sum := sha256.Sum256(src.Data)
	m.mu.Lock()
	r, ok := m.docs[src.Path]
	m.mu.Unlock()
	if ok && r.sum == sum {
		return r.doc
	}
	r = remembered{sum, load.Parse(src, m.opt)}
	m.mu.Lock()
	m.docs[src.Path] = r
	m.mu.Unlock()
	return r.doc
}

// stamp tells one state of a theme's own folder from another, by the names,
// sizes and times of its files.
func stamp(layer fs.FS) string {
	var b strings.Builder
	for _, top := range []string{"theme.json", "layouts", "partials", "components", "dist"} {
		// A part that is not there has no files.
		_ = fs.WalkDir(layer, top, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if info, err := d.Info(); err == nil {
				fmt.Fprintln(&b, p, info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return b.String()
}
