package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"sync"

	"involve/internal/component"
	"involve/internal/view"
)

// A memo keeps what was drawn, for a plan's pages say much alike: a card is in
// a dozen lists, and a header on every page. It goes by all that a template is
// given, never by where it stands, so that it cannot be wrong, whatever a site's
// own template makes of it. Each template of a layout has a shelf.
type memo map[shelf]*sync.Map

type shelf struct {
	set  *template.Template
	name string
}

// Forget lets go of what was drawn. Whoever plans a site anew calls it, lest
// what is drawn no more be kept for ever. Pages of any plan may be drawn meanwhile
// and afterwards, if slower.
func (t *Theme) Forget() {
	m := make(memo)
	for _, set := range t.layouts {
		for _, one := range set.Templates() {
			m[shelf{set, one.Name()}] = new(sync.Map)
		}
	}
	t.memo.Store(&m)
}

// A drawer draws with the templates of one layout. A nil one knows the names of
// what it draws only, which is enough to parse with.
type drawer struct {
	theme *Theme
	set   *template.Template
}

// buffers are drawn into, so that what is drawn takes no more memory than it is long.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// part returns what a template draws.
func (d *drawer) part(name string, data any) (template.HTML, error) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	err := d.set.ExecuteTemplate(b, name, data)
	return template.HTML(b.String()), err
}

// onceFor returns what a template draws of data, which it asks for and draws for
// the first equal key only, or for a few of them at the same time. A key has to
// hold all that data holds.
func (d *drawer) onceFor(name string, key any, data func() (any, error)) (template.HTML, error) {
	kept := (*d.theme.memo.Load())[shelf{d.set, name}]
	if kept != nil { // else there is no such template, as drawing says
		if html, ok := kept.Load(key); ok {
			return html.(template.HTML), nil
		}
	}
	given, err := data()
	if err != nil {
		return "", err
	}
	html, err := d.part(name, given)
	if err == nil {
		kept.Store(key, html)
	}
	return html, err
}

// once is part for data that can be compared, and that many pages share.
func (d *drawer) once(name string, data any) (template.HTML, error) {
	return d.onceFor(name, data, func() (any, error) { return data, nil })
}

// each is once for every element of a list, one after another.
func (d *drawer) each(name string, list any) (template.HTML, error) {
	v := reflect.ValueOf(list)
	parts := make([]template.HTML, v.Len())
	for i := range parts {
		var err error
		if parts[i], err = d.once(name, v.Index(i).Interface()); err != nil {
			return "", err
		}
	}
	return joined(parts...), nil
}

// joined returns parts one after another.
func joined(parts ...template.HTML) template.HTML {
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	var b strings.Builder
	b.Grow(size)
	for _, p := range parts {
		b.WriteString(string(p))
	}
	return template.HTML(b.String())
}

// A pageTop is what "page-top" takes.
type pageTop struct {
	Site       *view.Site
	Navigation component.HeaderNavigation
	Search     component.HeaderSearch
}

// top draws what stands above all that is a page's own: the site's, with marks for
// the page.
func (d *drawer) top(p *view.Page) (template.HTML, error) {
	marks := make([]byte, 0, 16)
	for _, l := range p.Navigation {
		marks = append(marks, mark(l.Current)+2*mark(isAbove(p, l)))
	}
	marks = append(marks, mark(isSearch(p)))
	key := struct {
		site  *view.Site
		marks string
	}{p.Site, string(marks)}
	return d.onceFor("page-top", key, func() (any, error) { return pageTop{p.Site, navigationOf(p), searchOf(p)}, nil })
}

func mark(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// hole stands in what is drawn around something else. No text of an author has it:
// package decode refuses it.
const hole = "\x00"

// around draws a template once, and returns what comes before and after the hole in
// it.
func (d *drawer) around(name string, key any, data func() any) (before, after template.HTML, err error) {
	html, err := d.onceFor(name, key, func() (any, error) { return data(), nil })
	if err != nil {
		return "", "", err
	}
	b, a, found := strings.Cut(string(html), hole)
	if !found || strings.Contains(a, hole) {
		return "", "", fmt.Errorf("the template %q has to put what it is given as HTML in one place", name)
	}
	return template.HTML(b), template.HTML(a), nil
}

// footer draws the footer of a page around its words.
func (d *drawer) footer(p *view.Page) (template.HTML, error) {
	before, after, err := d.around("footer", p.Site, func() any { return footerOf(p.Site, hole) })
	if err != nil {
		return "", err
	}
	words, err := d.part("footer-words", p)
	return joined(before, words, after), err
}

// facts draws facts as a summary list, of which each row is drawn once.
func (d *drawer) facts(list []view.Fact) (template.HTML, error) {
	before, after, err := d.around("summary-list", hole, func() any { return component.SummaryList{Classes: "involve-facts", HTML: hole} })
	if err != nil {
		return "", err
	}
	parts := append(make([]template.HTML, 0, 24), before)
	for _, f := range list {
		row, err := d.fact(f)
		if err != nil {
			return "", err
		}
		parts = append(parts, row)
	}
	return joined(append(parts, after)...), nil
}

// fact draws a row of a summary list. Its value is a text as it is, when it is no
// more than that.
func (d *drawer) fact(f view.Fact) (template.HTML, error) {
	plain := len(f.Lines) == 1 && f.Lines[0].Href == ""
	var value string
	if plain {
		value = f.Lines[0].Text
	} else {
		for _, l := range f.Lines {
			value += hole + l.Text + hole + string(l.Href)
		}
	}
	key := [3]string{f.Name, f.Label, value}
	return d.onceFor("summary-list-row", key, func() (any, error) {
		row := component.SummaryRow{Key: component.SummaryCell{Text: f.Label}}
		if f.Name != "" {
			row.Classes = "involve-facts__" + f.Name
		}
		if plain {
			row.Value.Text = value
			return row, nil
		}
		var err error
		row.Value.HTML, err = d.part("fact-lines", f.Lines)
		return row, err
	})
}

// status draws an opportunity's status as a tag, which does not say what it means.
func (d *drawer) status(s view.Status) (template.HTML, error) {
	s.Means = ""
	return d.onceFor("tag", s, func() (any, error) { return statusOf(s), nil })
}

// breadcrumb draws the way to a page.
func (d *drawer) breadcrumb(links []view.Link) (template.HTML, error) {
	key := make([]byte, 0, 256)
	for _, l := range links {
		key = append(append(key, hole...), l.Text...)
		key = append(append(key, hole...), l.Href...)
	}
	return d.onceFor("breadcrumb", string(key), func() (any, error) { return component.Breadcrumb{Items: linksOf(links)}, nil })
}

// way draws a way to take part: teams have theirs on each of their pages.
func (d *drawer) way(w view.Way) (template.HTML, error) {
	key := struct {
		kind, label, lines string
		href               view.URL
		online             bool
	}{w.Kind, w.Label, strings.Join(w.Lines, hole), w.Href, w.Online}
	return d.onceFor("way", key, func() (any, error) { return w, nil })
}
