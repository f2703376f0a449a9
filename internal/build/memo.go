package build

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"involve/internal/check"
	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/load"
	"involve/internal/prose"
	"involve/internal/sources"
)

// A memo remembers the files of the last round. All remembering of the pipeline
// from one round to the next is here, under three laws: what is remembered is never
// changed; it depends on one file alone; it holds only for equal options, the words
// that the site's files share among them. A file's diagnostics are part of it, and
// so come again each time. What the pages of one plan share is kept by the plan and
// the theme, and goes with the plan.
type memo struct {
	opt   load.Options
	rules map[string]string // and the severities that the settings give them
	terms *load.Terms
	files []remembered
}

type remembered struct {
	sources.File // known alone
	doc          *load.Document
	sheet        *diag.Sheet  // all that is wrong in it
	filled       *load.Filled // with what others say for it
}

// same returns the options of the last round where the given ones are equal.
func (m *memo) same(opt load.Options) load.Options {
	// A zone is another value each time it is loaded, and the same zone.
	if m.opt.Zone != nil && m.opt.Zone.String() == opt.Zone.String() {
		opt.Zone = m.opt.Zone
	}
	opt.Lists = m.opt.Lists
	if m.opt.Prose != nil && m.opt.Prose.Equal(opt.Prose) {
		opt.Prose = m.opt.Prose
	}
	return opt
}

// holds reports whether what is remembered holds with the given options.
func (m *memo) holds(opt load.Options) bool { return m.same(opt) == m.opt }

// round finds out what files say, in their order. It parses those that are not the
// same as before, and forgets those that are gone. Those that are not read have to
// be the same.
func (m *memo) round(opt load.Options, settings content.Settings, pages []sources.File) {
	rules := settings.Rules
	opt = m.same(opt)
	before := m.files
	if m.opt != opt {
		before, opt.Lists = nil, new(load.Lists)
	}
	weighed := maps.Equal(m.rules, rules)
	files := make([]remembered, len(pages))
	var todo []*remembered
	for i, at := range find(before, pages) {
		r := &files[i]
		if at >= 0 && before[at].Same(pages[i]) {
			*r = before[at]
		} else {
			r.File = pages[i]
		}
		if r.doc == nil || !weighed {
			todo = append(todo, r)
		}
	}
	every(len(todo), cores(), func(i int) {
		r := todo[i]
		if r.doc == nil {
			r.doc = load.Parse(r.File, opt)
			r.File = r.Known() // its data need not be held any longer
		}
		r.sheet = sheet(r.doc, rules)
	})
	m.opt, m.rules, m.files = opt, rules, files
	m.fill(settings)
}

// fill fills the documents in, all of them when the terms are others.
func (m *memo) fill(settings content.Settings) {
	docs := make([]*load.Document, len(m.files))
	for i, f := range m.files {
		docs[i] = f.doc
	}
	terms := load.NewTerms(settings, docs)
	if m.terms == nil || !terms.Equal(m.terms) {
		m.terms = terms
		for i := range m.files {
			m.files[i].filled = nil
		}
	}
	var todo []*remembered
	for i := range m.files {
		if m.files[i].filled == nil {
			todo = append(todo, &m.files[i])
		}
	}
	every(len(todo), cores(), func(i int) { todo[i].filled = m.terms.Fill(todo[i].doc) })
}

// known returns the files of the last round as they are remembered.
func (m *memo) known() []sources.File {
	list := make([]sources.File, len(m.files))
	for i, f := range m.files {
		list[i] = f.File
	}
	return list
}

// find returns where each page is among files, or -1. Nearly always they are
// the same, in the same order.
func find(files []remembered, pages []sources.File) []int {
	places := make([]int, len(pages))
	var index map[string]int
	next := 0
	for i, p := range pages {
		if next >= len(files) || files[next].Path != p.Path {
			if index == nil {
				index = make(map[string]int, len(files))
				for i, f := range files {
					index[f.Path] = i
				}
			}
			at, ok := index[p.Path]
			if !ok {
				places[i] = -1
				continue
			}
			next = at
		}
		places[i] = next
		next++
	}
	return places
}

// sheet is all that is wrong in one file.
func sheet(doc *load.Document, rules map[string]string) *diag.Sheet {
	l := doc.Diags
	if o := doc.Opportunity(); o != nil {
		l = slices.Concat(l, check.Duties(o))
	}
	if l = prose.Weigh(l, rules); len(l) > len(doc.Diags) || len(rules) > 0 { // it is a list of its own
		l.Sort()
	}
	return diag.NewSheet(l)
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
