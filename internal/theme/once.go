package theme

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"strings"
	"sync"

	"involve/internal/component"
	"involve/internal/view"
)

// A memo keeps what was drawn, for a plan's pages say much alike: a card is in
// a dozen lists, and a header on every page. It goes by what a template is
// given, never by where it stands, so that it cannot be wrong. Each template of
// a layout has a shelf.
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
// hold all that the outcome depends on.
func (d *drawer) onceFor(name string, key any, data func() any) (template.HTML, error) {
	kept := (*d.theme.memo.Load())[shelf{d.set, name}]
	if kept == nil {
		return d.part(name, data()) // which says that there is no such template
	}
	if html, ok := kept.Load(key); ok {
		return html.(template.HTML), nil
	}
	html, err := d.part(name, data())
	if err != nil {
		return "", err
	}
	kept.Store(key, html)
	return html, nil
}

// once is part for data that can be compared, and that many pages share.
func (d *drawer) once(name string, data any) (template.HTML, error) {
	return d.onceFor(name, data, func() any { return data })
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

// top draws what stands above all that is a page's own. It depends on the site,
// and on the page by what is marked in the header alone.
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
	return d.onceFor("page-top", key, func() any { return p })
}

func mark(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// hole stands in what is drawn around something else. No text can have it.
const hole = "\x00"

// footer draws the footer of a page around its words.
func (d *drawer) footer(p *view.Page) (template.HTML, error) {
	around, err := d.onceFor("footer", p.Site, func() any { return footerOf(p, hole) })
	if err != nil {
		return "", err
	}
	words, err := d.part("footer-words", p)
	before, after, _ := strings.Cut(string(around), hole)
	return joined(template.HTML(before), words, template.HTML(after)), err
}

// facts draws facts as a summary list, of which each row is drawn once.
func (d *drawer) facts(list []view.Fact) (template.HTML, error) {
	around, err := d.onceFor("summary-list", hole, func() any { return component.SummaryList{Classes: "involve-facts", HTML: hole} })
	if err != nil {
		return "", err
	}
	before, after, _ := strings.Cut(string(around), hole)
	parts := append(make([]template.HTML, 0, 24), template.HTML(before))
	for _, f := range list {
		row, err := d.fact(f)
		if err != nil {
			return "", err
		}
		parts = append(parts, row)
	}
	return joined(append(parts, template.HTML(after))...), nil
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
	var err error
	key := [3]string{f.Name, f.Label, value}
	html, failed := d.onceFor("summary-list-row", key, func() any {
		row := component.SummaryRow{Key: component.SummaryCell{Text: f.Label}}
		if f.Name != "" {
			row.Classes = "involve-facts__" + f.Name
		}
		if plain {
			row.Value.Text = value
		} else {
			row.Value.HTML, err = d.part("fact-lines", f.Lines)
		}
		return row
	})
	return html, errors.Join(err, failed)
}

// status draws an opportunity's status as a tag, which does not say what it means.
func (d *drawer) status(s view.Status) (template.HTML, error) {
	s.Means = ""
	return d.onceFor("tag", s, func() any { return statusOf(s) })
}

// breadcrumb draws the way to a page.
func (d *drawer) breadcrumb(links []view.Link) (template.HTML, error) {
	key := make([]byte, 0, 256)
	for _, l := range links {
		key = append(append(key, hole...), l.Text...)
		key = append(append(key, hole...), l.Href...)
	}
	return d.onceFor("breadcrumb", string(key), func() any { return component.Breadcrumb{Items: linksOf(links)} })
}

// way draws a way to take part: teams have theirs on each of their pages.
func (d *drawer) way(w view.Way) (template.HTML, error) {
	key := [4]string{w.Kind, w.Label, string(w.Href), strings.Join(w.Lines, hole)}
	return d.onceFor("way", key, func() any { return w })
}
