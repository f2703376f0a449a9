// Package corpus makes up sites of any size, for benchmarks: opportunities and
// guidance, with words, terms and dates drawn by lot.
//
// [Write] makes a whole site, in which nothing is wrong but its style.
// [WriteHugo] makes the same titles, bodies, terms and dates with the front
// matter that the Hugo site of internal/sidebyside reads. Equal options give
// equal bytes, on every machine and from one version to the next, so that what
// was measured can be compared. All opportunities are open on [Day]. The package
// knows nothing of how a site is read.
package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Options are how big a site is, and the number that its lots are drawn from.
type Options struct {
	Opportunities, Guidance int
	Seed                    uint64
}

// Day is the day that the sites are made for.
var Day = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// Write writes a site into the folder content below dir.
func Write(dir string, opt Options) error {
	m := newMaker(dir, opt)
	m.guidance(false)
	m.opportunities((*opportunity).front)
	m.site()
	return m.err
}

// WriteHugo writes the opportunities and guidance of the same site into the
// folder content below dir, for Hugo, and their vocabularies into data.
func WriteHugo(dir string, opt Options) error {
	m := newMaker(dir, opt)
	m.guidance(true)
	m.opportunities((*opportunity).hugoFront)
	m.facets()
	return m.err
}

// A maker makes one file after another. Files follow from the lots that were
// drawn before them, so their order matters.
type maker struct {
	dir   string
	opt   Options
	r     *rand.Rand
	buf   bytes.Buffer // the file that is being made
	pages []guide      // all guidance, for links
	err   error        // the first, after which nothing is written
}

// A guide is a page of guidance, before it is written.
type guide struct{ section, slug, title string }

func (g guide) url() string { return "/guidance/" + g.section + "/" + g.slug + "/" }

// newMaker draws the names of all guidance, so that any body can link to it.
func newMaker(dir string, opt Options) *maker {
	m := &maker{dir: dir, opt: opt, r: rand.New(rand.NewPCG(opt.Seed, 0x5eed))}
	for i := range opt.Guidance {
		title := fmt.Sprintf("%s for %s (part %d)", pick(m.r, headings), pick(m.r, topics), i+1)
		m.pages = append(m.pages, guide{sections[i%len(sections)].Slug, slugify(title), title})
	}
	return m
}

// write ends the file that is being made.
func (m *maker) write(name string) {
	defer m.buf.Reset()
	if m.err != nil {
		return
	}
	name = filepath.Join(m.dir, filepath.FromSlash(name))
	if m.err = os.MkdirAll(filepath.Dir(name), 0o755); m.err == nil {
		m.err = os.WriteFile(name, append(bytes.TrimRight(m.buf.Bytes(), "\n"), '\n'), 0o644)
	}
}

func (m *maker) guidance(hugo bool) {
	for i, g := range m.pages {
		fmt.Fprintf(&m.buf, "---\ntitle: %q\nsummary: %q\n", g.title, m.plain())
		if hugo {
			fmt.Fprintf(&m.buf, "section: %s\n", g.section)
		}
		fmt.Fprintf(&m.buf, "order: %d\nreviewed: %s\n---\n\n", i/len(sections)+1, m.day(-m.r.IntN(700)))
		m.body(400, 1200)
		m.write("content/guidance/" + g.section + "/" + g.slug + ".md")
	}
}

// day writes the date so many days after the corpus's own.
func (m *maker) day(after int) string { return Day.AddDate(0, 0, after).Format(time.DateOnly) }

func (m *maker) opportunities(front func(*opportunity, *bytes.Buffer)) {
	for i := range m.opt.Opportunities {
		o := m.draw(i)
		m.buf.WriteString("---\n")
		front(o, &m.buf)
		m.buf.WriteString("---\n\n")
		for _, h := range asked {
			fmt.Fprintf(&m.buf, "## %s\n\n%s %s\n\n", h, m.sentence(), m.sentence())
		}
		m.body(50, 400)
		m.write("content/opportunities/" + slugify(o.title) + ".md")
	}
}

// site writes what else a site has: settings, terms, sections and pages.
func (m *maker) site() {
	page := func(name, title, summary, more string) {
		fmt.Fprintf(&m.buf, "---\ntitle: %s\nsummary: %s\n%s---\n\n%s\n", title, summary, more, m.sentence())
		m.write("content/" + name + ".md")
	}
	order := func(i int) string { return fmt.Sprintf("order: %d\n", i+1) }
	page("index", "Get involved", "Take part in shaping health and care.", "")
	page("guidance/index", "Guidance", "How to involve people.", "")
	for i, s := range sections {
		page("guidance/"+s.Slug+"/index", s.Label, "Guidance on "+strings.ToLower(s.Label)+".", order(i))
	}
	for i, g := range groups {
		page("groups/"+g.Slug, g.Label, "For "+strings.ToLower(g.Label)+".", order(i))
	}
	for i, s := range stages {
		page("stages/"+s.Slug, s.Label, "About "+strings.ToLower(s.Label)+".", order(i))
	}
	for _, title := range []string{"Accessibility statement", "Privacy", "Contact"} {
		page("pages/"+slugify(title), title, title+" of this made-up site.", "")
	}
	for _, o := range organisations {
		page("organisations/"+slugify(o), o, "About "+o+".", "url: https://"+domain(o)+"/\n")
	}
	m.buf.WriteString(settings)
	for _, r := range regions {
		fmt.Fprintf(&m.buf, "      %s: %q\n", r.Slug, r.Label)
	}
	m.buf.WriteString("facets: [group, stage, activity, mode, area]\ncombine: []\nfeeds: [group]\n")
	m.write("content/_site.yaml")
}

const settings = `title: Get involved
base_url: https://involve.example.org/
feed_id: "tag:involve.example.org,2026:"
since: 2026-11-22
organisation: {name: Example Board, url: https://involve.example.org/}
brand: neutral
theme: nhs
language: en-GB
time_zone: Europe/London
closing_soon: 14 days
navigation: [/opportunities/, /guidance/, /subscribe/]
footer: [/accessibility-statement/, /privacy/, /contact/]
contact: {team: Involvement team, email: involve@example.org, phone: 01632 960000}
vocabularies:
  area:
    label: Area
    terms:
`

// facets writes the vocabularies, which Hugo's templates read as data.
func (m *maker) facets() {
	enc := json.NewEncoder(&m.buf)
	enc.SetIndent("", "  ")
	err := enc.Encode(map[string][]term{
		"groups": groups, "stages": stages, "activity": activities, "format": formats,
		"regions": regions, "status": statuses, "sections": sections,
	})
	if m.err == nil {
		m.err = err
	}
	m.write("data/facets.json")
}
