package content

import (
	"strings"

	"involve/internal/diag"
	"involve/internal/keys"
)

// A Page is what every authored file has.
type Page struct {
	Path string // of the source, from the site's folder: content/guidance/why-involve.md
	URL  string // below the site's own address: /guidance/why-involve/
	Slug string // the last part of the URL, and the file's name

	Title      string
	Summary    string
	Draft      bool
	Aliases    []string
	ReplacedBy string
	Image      string
	ImageAlt   string
	Lang       string
	Order      int
	Updated    Date
	Reviewed   Date
	ReviewDue  Date

	Body Body
	Keys keys.List
}

// Has reports whether a front-matter key is there.
func (p *Page) Has(key string) bool {
	_, has := p.Keys.Find(key)
	return has
}

// Pos returns where the value of a front-matter key stands, or of the nearest
// key around it, or the head of the file when the key is not there.
func (p *Page) Pos(key string) diag.Pos {
	for {
		if place, has := p.Keys.Find(key); has {
			return place.In(p.Path)
		}
		i := strings.LastIndexByte(key, '.')
		if i < 0 {
			return diag.Pos{Path: p.Path, Line: 1, Col: 1}
		}
		key = key[:i]
	}
}

// A Stage is a stage of work, and the guidance page that goes with it.
type Stage struct {
	Page
	Guide string
}

// A Contact is a team that people can reach.
type Contact struct {
	Team      string
	Email     string
	Phone     string
	TextRelay string
}

// IsZero reports whether no contact was given.
func (c Contact) IsZero() bool { return c == Contact{} }

// Expenses says what people who take part get back.
type Expenses struct {
	Covered   string // yes, no or not-needed; empty when nothing was said
	Items     []string
	Prebooked bool
}

// An Organisation asks people to take part. Its contact, expenses, support and
// data use hold for each of its opportunities that says nothing else.
type Organisation struct {
	Page
	Website  string
	Contact  Contact
	Expenses Expenses
	Support  []string
	DataUse  string
}
