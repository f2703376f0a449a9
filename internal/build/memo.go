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
	src load.Source // known alone
	doc *load.Document
}

// same returns the options of the last round where the given ones are equal.
func (m *memo) same(opt load.Options) load.Options {
	// A zone is another value each time it is loaded, and the same zone.
	if m.opt.Zone != nil && m.opt.Zone.String() == opt.Zone.String() {
		opt.Zone = m.opt.Zone
	}
	if m.opt.Prose != nil && m.opt.Prose.Equal(opt.Prose) {
		opt.Prose = m.opt.Prose
	}
	return opt
}

// holds reports whether what is remembered holds with the given options.
func (m *memo) holds(opt load.Options) bool { return m.same(opt) == m.opt }

// round makes the memo ready for a round with the given options, and forgets
// files that are gone.
func (m *memo) round(opt load.Options, sources []load.Source) {
	opt = m.same(opt)
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
// as before. It has to be where the source is known alone.
func (m *memo) document(src load.Source) *load.Document {
	m.mu.Lock()
	r, ok := m.docs[src.Path]
	m.mu.Unlock()
	if ok && r.src.Same(src) {
		return r.doc
	}
	if src.Data == nil {
		panic("build: " + src.Path + " is known alone, and not remembered")
	}
	r = remembered{src.Known(), load.Parse(src, m.opt)}
	m.mu.Lock()
	m.docs[src.Path] = r
	m.mu.Unlock()
	return r.doc
}

// known returns sources as they are remembered.
func (m *memo) known(sources []load.Source) []load.Source {
	list := make([]load.Source, len(sources))
	for i, src := range sources {
		list[i] = m.docs[src.Path].src
	}
	return list
}

// stamp tells one state of a theme's own folder from another, by what its files
// hold: a time does not change with every save.
func stamp(layer fs.FS) string {
	var b strings.Builder
	for _, top := range []string{"theme.json", "layouts", "partials", "components", "dist"} {
		// A part that is not there has no files.
		_ = fs.WalkDir(layer, top, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if data, err := fs.ReadFile(layer, p); err == nil {
				fmt.Fprintf(&b, "%s %x\n", p, sha256.Sum256(data))
			}
			return nil
		})
	}
	return b.String()
}
