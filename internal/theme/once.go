package theme

import (
	"encoding/binary"
	"html/template"
	"reflect"
	"strings"
	"sync"

	"involve/internal/component"
	"involve/internal/view"
)

// A memo keeps what was drawn, for a plan's pages say much alike: a card is in
// a dozen lists, and a header on every page. It goes by what a template is
// given, never by where it stands, so that it cannot be wrong.
type memo struct{ drawn sync.Map }

// Forget lets go of what was drawn. Whoever plans a site anew calls it, lest
// what is drawn no more be kept for ever. Pages of any plan may be drawn meanwhile
// and afterwards, if slower.
func (t *Theme) Forget() { t.memo.Store(new(memo)) }

// once returns what draw makes for a key, and calls it for the first equal key
// only, or for a few of them at the same time. A key has to hold all that the
// outcome depends on.
func (t *Theme) once(key any, draw func() (template.HTML, error)) (template.HTML, error) {
	m := t.memo.Load()
	if html, ok := m.drawn.Load(key); ok {
		return html.(template.HTML), nil
	}
	html, err := draw()
	if err != nil {
		return "", err
	}
	m.drawn.Store(key, html)
	return html, nil
}

// A drawer draws with the templates of one layout. A nil one knows the names of
// what it draws only, which is enough to parse with.
type drawer struct {
	theme *Theme
	set   *template.Template
}

// part returns what a template draws.
func (d *drawer) part(name string, data any) (template.HTML, error) {
	var b strings.Builder
	err := d.set.ExecuteTemplate(&b, name, data)
	return template.HTML(b.String()), err
}

// same is a template and what it is given.
type same struct {
	set  *template.Template
	name string
	data any
}

// once is part for data that can be compared, and that many pages share.
func (d *drawer) once(name string, data any) (template.HTML, error) {
	return d.theme.once(same{d.set, name, data}, func() (template.HTML, error) { return d.part(name, data) })
}

// each is once for every element of a list, one after another.
func (d *drawer) each(name string, list any) (template.HTML, error) {
	v := reflect.ValueOf(list)
	parts, size := make([]template.HTML, v.Len()), 0
	for i := range parts {
		var err error
		if parts[i], err = d.once(name, v.Index(i).Interface()); err != nil {
			return "", err
		}
		size += len(parts[i])
	}
	var b strings.Builder
	b.Grow(size)
	for _, p := range parts {
		b.WriteString(string(p))
	}
	return template.HTML(b.String()), nil
}

// shell is what the header and the footer of a page depend on.
type shell struct {
	set   *template.Template
	name  string
	site  *view.Site
	marks string // of the navigation and the search
}

// header draws the header of a page by the template of that name, with what of
// makes for it.
func (d *drawer) header(name string, of func(*view.Page, component.HeaderNavigation, component.HeaderSearch) any) func(*view.Page) (template.HTML, error) {
	return func(p *view.Page) (template.HTML, error) {
		nav, search := navigationOf(p), searchOf(p)
		marks := make([]byte, 0, 16)
		for _, i := range nav.Items {
			marks = append(marks, mark(i.Current)+2*mark(i.Active))
		}
		marks = append(marks, mark(search.Current))
		return d.theme.once(shell{d.set, name, p.Site, string(marks)}, func() (template.HTML, error) {
			return d.part(name, of(p, nav, search))
		})
	}
}

func mark(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// wordsHere stands in a footer for the words of a page. No text can have it.
const wordsHere = "\x00"

// footer draws the footer of a page around its words.
func (d *drawer) footer(p *view.Page, words template.HTML) (template.HTML, error) {
	around, err := d.theme.once(shell{d.set, "footer", p.Site, ""}, func() (template.HTML, error) {
		return d.part("footer", footerOf(p, wordsHere))
	})
	before, after, _ := strings.Cut(string(around), wordsHere)
	return template.HTML(before + string(words) + after), err
}

// onceFor is once for data that cannot be compared: texts are all that is in it.
func (d *drawer) onceFor(name string, data any, texts []string) (template.HTML, error) {
	var key []byte
	for _, t := range texts {
		key = append(binary.AppendUvarint(key, uint64(len(t))), t...)
	}
	return d.theme.once(same{d.set, name, string(key)}, func() (template.HTML, error) { return d.part(name, data) })
}

// lines draws the lines of a fact.
func (d *drawer) lines(lines []view.Line) (template.HTML, error) {
	texts := make([]string, 0, 8)
	for _, l := range lines {
		texts = append(texts, l.Text, string(l.Href))
	}
	return d.onceFor("fact-lines", lines, texts)
}

// breadcrumb draws the way to a page.
func (d *drawer) breadcrumb(links []view.Link) (template.HTML, error) {
	texts := make([]string, 0, 8)
	for _, l := range links {
		texts = append(texts, l.Text, string(l.Href))
	}
	return d.onceFor("breadcrumb", component.Breadcrumb{Items: linksOf(links)}, texts)
}

// way draws the words of a way to take part: teams have theirs on each of their
// pages.
func (d *drawer) way(w view.Way) (template.HTML, error) {
	return d.onceFor("way", w, append([]string{w.Kind, w.Label, string(w.Href)}, w.Lines...))
}
