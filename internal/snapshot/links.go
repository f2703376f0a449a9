package snapshot

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/view"
	"involve/internal/wording"
)

// urls makes every address of the site, below its base path.
type urls struct {
	origin string // https://involvement.example.nhs.uk
	base   string // / or /involve/
}

func newURLs(baseURL string) urls {
	u, err := url.Parse(baseURL)
	if err != nil {
		panic("snapshot: base URL: " + err.Error()) // found by whoever read it
	}
	return urls{u.Scheme + "://" + u.Host, u.EscapedPath()}
}

// Base returns the path below which the site stands, with both its slashes.
func (s *Snapshot) Base() string { return s.urls.base }

// Origin returns the site's scheme and host: https://involvement.example.nhs.uk.
func (s *Snapshot) Origin() string { return s.urls.origin }

// Href returns the address of a URL of the site, from the host's root.
func (s *Snapshot) Href(url string) view.URL {
	if s.urls.base == "/" && strings.HasPrefix(url, "/") {
		return view.URL(url)
	}
	return view.URL(s.urls.base + strings.TrimPrefix(url, "/"))
}

// Absolute returns the same with the host.
func (s *Snapshot) Absolute(url string) string {
	return s.urls.origin + s.urls.base + strings.TrimPrefix(url, "/")
}

// AbsoluteLink returns where an author's link leads, with the host.
func (s *Snapshot) AbsoluteLink(from *content.Page, to string) string {
	href, t := s.Link(from, to)
	if t.External {
		return string(href)
	}
	return s.urls.origin + string(href)
}

// SettingsAddress returns where a link of the settings leads, with the host;
// nothing for an empty one.
func (s *Snapshot) SettingsAddress(to string) string {
	if to == "" {
		return ""
	}
	return s.AbsoluteLink(s.Library.Settings.Page(), to)
}

// targets is everything in a library that can be linked to, whenever it is
// shown: what depends on the instant must not make a link wrong.
type targets struct {
	pages map[string]*content.Page // by URL
	files map[string]*content.File // by URL
	about map[*content.Page]*content.Opportunity
	at    time.Time
	made  Made

	// Only what leads nowhere by its URL asks for these.
	paths func() map[string]*content.Page // by path of the source
	names func() []string                 // all URLs, sorted
}

func newTargets(lib *content.Library, at time.Time) *targets {
	n := len(lib.Opportunities)
	t := &targets{
		pages: make(map[string]*content.Page, n+len(lib.Guidance)), files: make(map[string]*content.File, len(lib.Files)),
		about: make(map[*content.Page]*content.Opportunity, n), at: at,
	}
	lib.EveryPage(func(p *content.Page) { t.pages[p.URL] = p })
	for _, o := range lib.Opportunities {
		t.about[&o.Page] = o
	}
	for i := range lib.Files {
		f := &lib.Files[i]
		t.files[f.URL] = f
	}
	t.paths = sync.OnceValue(func() map[string]*content.Page {
		paths := make(map[string]*content.Page, len(t.pages))
		lib.EveryPage(func(p *content.Page) { paths[p.Path] = p })
		return paths
	})
	t.names = func() []string { return slices.Sorted(maps.Keys(t.pages)) }
	return t
}

// Made is what the site makes beside the authored pages. Before [Snapshot.Know] it
// is nothing.
type Made struct {
	Has   func(url string) bool   // whether it makes a URL now
	All   func() []string         // the URLs that it makes now
	Later map[string]content.When // those that only time will make, with their day
	Moved map[string]string       // old addresses, and where they lead
}

// when returns from when on the site makes a URL, and whether it ever does.
func (m *Made) when(url string) (from content.When, ok bool) {
	if m.Has != nil && m.Has(url) {
		return from, true
	}
	from, ok = m.Later[url]
	return from, ok
}

// Know tells the snapshot what the site makes. Until then no link to any of that
// resolves.
func (s *Snapshot) Know(made Made) {
	t := s.targets()
	t.made = made
	t.names = sync.OnceValue(func() []string {
		names := slices.Concat(slices.Collect(maps.Keys(t.pages)), slices.Collect(maps.Keys(t.files)), made.All(), slices.Collect(maps.Keys(made.Later)))
		slices.Sort(names)
		return slices.Compact(names)
	})
}

// A Target is what an author's link leads to.
type Target struct {
	URL      string        // below the site's base path, or absolute when it leads elsewhere
	External bool          // it leads to another site, or is no web address
	Page     *content.Page // when it is an authored page
	File     *content.File // when it is a file of the site
}

// Has reports whether a URL of the site is that of a page or a file, whenever
// it is shown.
func (s *Snapshot) Has(url string) bool {
	t := s.targets()
	if t.pages[url] != nil || t.files[url] != nil {
		return true
	}
	_, made := t.made.when(url)
	return made
}

// Page returns the authored page of a URL, whenever it is shown, or nil.
func (s *Snapshot) Page(url string) *content.Page { return s.targets().pages[url] }

// Resolve finds what a link on a page leads to. When it leads nowhere, the
// diagnostic says why; its place is left to the caller.
func (s *Snapshot) Resolve(from *content.Page, to string) (Target, *diag.Diagnostic) {
	target, d := s.targets().resolve(from, to)
	if d != nil && d.Rule == brokenLink {
		d.Hint = s.targets().nearLink(from, to)
	}
	return target, d
}

// brokenLink is the rule of a link that leads nowhere. What is meant is looked for
// only when an author is told: it takes a look at every address of the site.
const brokenLink = "broken-link"

func (t *targets) resolve(from *content.Page, to string) (Target, *diag.Diagnostic) {
	// Nearly every link is the URL of a page that everybody can see.
	if p := t.pages[to]; p != nil && !p.Draft && plainPath(to) {
		if o := t.about[p]; o == nil || !o.Published.Time.After(t.at) {
			return Target{URL: p.URL, Page: p}, nil
		}
	}
	u, err := parse(to)
	if err != nil {
		return Target{}, &diag.Diagnostic{Rule: "bad-address", Message: fmt.Sprintf("%q is not an address", to), Hint: "an address has no spaces; write %20 for a space in a file's name"}
	}
	if u.Scheme != "" || u.Host != "" {
		return Target{URL: to, External: true}, nil
	}
	target := t.find(from, u.Path)
	after := ""
	if i := strings.IndexAny(to, "?#"); i >= 0 {
		after = to[i:]
	}
	switch {
	case u.Path == "":
		target = Target{URL: from.URL, Page: from}
	case target.URL == "":
		return target, &diag.Diagnostic{Rule: brokenLink, Message: fmt.Sprintf("\"%s\" leads to no page and no file", to)}
	}
	made, _ := t.made.when(target.URL)
	target.URL += after
	if target.Page == nil {
		return target, t.notYet(from, u.Path, made)
	}
	return target, cmp.Or(t.anchor(target.Page, u.Fragment), t.unshown(from, target.Page))
}

// parse reads an address. Most are plain paths of the site, of which there is
// nothing to be read.
func parse(to string) (*url.URL, error) {
	if plainPath(to) {
		return &url.URL{Path: to}, nil
	}
	return url.Parse(to)
}

func plainPath(s string) bool {
	if len(s) < 2 || s[0] != '/' || s[1] == '/' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c != '/' && c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// find looks for a path as a URL of the site, as a file beside the page, and
// as a file of the content folder.
func (t *targets) find(from *content.Page, to string) Target {
	candidates := []string{to}
	if !strings.HasPrefix(to, "/") {
		candidates = []string{path.Join(path.Dir(from.Path), to), path.Join(content.Root, to)}
	}
	for _, c := range candidates {
		page := t.pages[c]
		if page == nil && path.Ext(c) == ".md" {
			page = t.paths()[c]
		}
		if page != nil {
			return Target{URL: page.URL, Page: page}
		}
		if file := t.files[strings.TrimPrefix(c, content.Root)]; file != nil {
			return Target{URL: (&url.URL{Path: file.URL}).EscapedPath(), File: file}
		}
		if _, ok := t.made.when(c); ok {
			return Target{URL: c}
		}
	}
	return Target{}
}

// unshown says when a link leads to a page that readers of this one cannot
// see. A draft is an error; a page that only time will show is a warning.
func (t *targets) unshown(from, to *content.Page) *diag.Diagnostic {
	if to.Draft && !from.Draft {
		return &diag.Diagnostic{Rule: "link-to-draft", Message: fmt.Sprintf("%s is a draft, so that this link would lead nowhere", to.Path), Hint: "take draft: true out of that page, or the link out of this one"}
	}
	if o := t.about[to]; o != nil {
		return t.notYet(from, to.Path, o.Published)
	}
	return nil
}

// notYet says when a link leads to what is made later than the page that the
// link is on.
func (t *targets) notYet(from *content.Page, to string, shown content.When) *diag.Diagnostic {
	if !shown.Time.After(t.at) || t.about[from] != nil && t.about[from].Published.Time.After(t.at) {
		return nil
	}
	return &diag.Diagnostic{
		Rule: "link-to-unpublished", Severity: diag.Warning,
		Message: fmt.Sprintf("%s is shown from %s only, and this link leads nowhere until then", to, shown.Date().Long()),
		Hint:    "leave the link out until that day",
	}
}

// anchors are the places on a page that can be linked to, whenever they are
// shown: the headings of its text, and what has a date of its own.
func (t *targets) anchors(p *content.Page) (ids []string) {
	for _, h := range p.Body.Headings {
		ids = append(ids, h.ID)
	}
	o := t.about[p]
	if o == nil {
		return ids
	}
	ids = append(ids, view.TakePartID)
	for _, u := range o.Updates {
		ids = append(ids, UpdateID(u))
	}
	for _, r := range o.Outcomes {
		ids = append(ids, OutcomeID(r))
	}
	for _, s := range o.Sessions {
		ids = append(ids, SessionID(s))
	}
	return ids
}

// UpdateID is the anchor of an update on its page and in feeds.
func UpdateID(u content.Update) string { return u.When.Date().String() + "-" + u.Kind }

// OutcomeID is the anchor of an outcome on its page and in feeds.
func OutcomeID(r content.Outcome) string { return "outcome-" + r.Published.String() }

// SessionID is the anchor of a session on its page.
func SessionID(s content.Session) string { return "session-" + s.ID }

// Link returns the final address of something that an author links to. What
// leads nowhere stays as it is; somebody else says so.
func (s *Snapshot) Link(from *content.Page, to string) (view.URL, Target) {
	t, problem := s.targets().resolve(from, to)
	switch {
	case problem != nil && t.URL == "":
		return view.URL(to), t
	case t.External:
		return view.URL(t.URL), t
	}
	return s.Href(t.URL), t
}

// Body returns a page's text with every address in it made final.
func (s *Snapshot) Body(p *content.Page) view.HTML {
	return view.HTML(p.Body.HTML(func(r content.Ref) (f content.Filling) {
		href, t := s.Link(p, r.To)
		f.Address = html.EscapeString(string(href))
		if t.File != nil {
			if note := wording.DocumentNote(t.File.Path, t.File.Size); note != "" {
				f.Note = " (" + note + ")"
			}
			if t.File.Width > 0 {
				f.Size = fmt.Sprintf(` width="%d" height="%d"`, t.File.Width, t.File.Height)
			}
		}
		return f
	}))
}
