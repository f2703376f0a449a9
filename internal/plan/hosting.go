package plan

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/opendata"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// policy is what a browser may load: everything from the site itself, nothing
// from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; " +
	"manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// hosting plans the files that hosts and search engines read, and redirects
// from old addresses.
func (m *maker) hosting() {
	m.endings()
	rules := m.headers()
	m.add(Output{Path: "_headers", URL: "/_headers", make: func() view.View { return &view.Headers{Rules: rules} }})
	redirects := m.redirects()
	m.add(Output{Path: "_redirects", URL: "/_redirects", make: func() view.View { return &view.Redirects{Rules: redirects} }})
	m.add(Output{Path: "robots.txt", URL: "/robots.txt", make: func() view.View {
		return m.robots()
	}})
	m.add(Output{Path: "sitemap.xml", URL: "/sitemap.xml", make: func() view.View { return &view.SitemapXML{Entries: m.entries()} }})
}

// robots keeps search engines out of a site that is made up, but not what
// fetches a feed, a calendar or the data for somebody: Google Calendar, for one, asks
// robots.txt first.
func (m *maker) robots() *view.Robots {
	r := &view.Robots{Index: !m.Library.Settings.Demo && !m.Drafts, Sitemap: m.Absolute("/sitemap.xml")}
	if !m.Drafts {
		for _, name := range []string{snapshot.CalendarFile, snapshot.FeedFile, snapshot.AtomFile, snapshot.JSONFile, snapshot.OpenFile, path.Base(snapshot.OPMLURL), path.Base(opendata.URL), path.Base(opendata.TableURL), path.Base(opendata.SchemaURL)} {
			r.Allow = append(r.Allow, "/*/"+name+"$")
		}
	}
	return r
}

// headers gives each kind of file what it needs. No rule for all paths says
// how long to keep a file, since a host may join the values of several rules.
func (m *maker) headers() []view.HeaderRule {
	all := []view.HTTPHeader{
		{Name: "Content-Security-Policy", Value: policy},
		{Name: "X-Content-Type-Options", Value: "nosniff"},
		{Name: "Referrer-Policy", Value: "strict-origin-when-cross-origin"},
		{Name: "Permissions-Policy", Value: "camera=(), geolocation=(), microphone=()"},
	}
	if m.Library.Settings.Demo || m.Drafts {
		all = append(all, view.HTTPHeader{Name: "X-Robots-Tag", Value: "noindex"})
	}
	rules := []view.HeaderRule{
		{Path: "/*", Values: all},
		{Path: "/assets/*", Values: []view.HTTPHeader{{Name: "Cache-Control", Value: "public, max-age=31536000, immutable"}}},
	}
	return append(rules, m.sharedHeaders()...)
}

// sharedHeaders gives what other programs take its type, leave for the scripts
// of other sites to read it, and ten minutes in which it need not be asked for
// again. Files of one name have one rule for each depth, with placeholders that
// Netlify and Cloudflare Pages both know: hosts take a hundred rules or so.
func (m *maker) sharedHeaders() (rules []view.HeaderRule) {
	type form struct {
		top, name string
		depth     int
	}
	seen := map[form]bool{}
	for _, o := range m.plan.outputs {
		if strings.HasSuffix(o.Path, ".html") {
			continue // to see that takes less time than to look a name up
		}
		name := path.Base(o.Path)
		contentType := sharedTypes[name]
		if contentType == "" || strings.HasPrefix(o.URL, "/files/") {
			continue
		}
		top, _, _ := strings.Cut(o.Path, "/")
		is := form{top, name, strings.Count(o.Path, "/")}
		if seen[is] {
			continue
		}
		seen[is] = true
		parts := strings.Split(o.Path, "/")
		for i := 1; i < len(parts)-1; i++ {
			parts[i] = ":" + string(rune('a'+i-1))
		}
		pattern := "/" + strings.Join(parts, "/")
		rules = append(rules, view.HeaderRule{Path: pattern, Values: []view.HTTPHeader{
			{Name: "Content-Type", Value: contentType},
			{Name: "Access-Control-Allow-Origin", Value: "*"},
			{Name: "Cache-Control", Value: "public, max-age=600"},
		}})
	}
	slices.SortFunc(rules, func(a, b view.HeaderRule) int { return strings.Compare(a.Path, b.Path) })
	return rules
}

// sharedTypes are the types of what other programs take, by name. Some browsers
// download what is served as application/rss+xml, and show application/xml.
var sharedTypes = map[string]string{
	snapshot.FeedFile:             "application/xml; charset=utf-8",
	snapshot.AtomFile:             "application/xml; charset=utf-8",
	snapshot.OpenFile:             "application/xml; charset=utf-8",
	snapshot.JSONFile:             "application/feed+json; charset=utf-8",
	snapshot.CalendarFile:         "text/calendar; charset=utf-8",
	path.Base(snapshot.OPMLURL):   "text/x-opml; charset=utf-8",
	path.Base(opendata.URL):       "application/json; charset=utf-8",
	path.Base(opendata.SchemaURL): "application/schema+json; charset=utf-8",
	path.Base(opendata.TableURL):  "text/csv; charset=utf-8; header=present",
}

// redirects leads from old addresses, and puts a page at each for hosts that
// do not read redirects.
func (m *maker) redirects() (rules []view.Redirect) {
	if len(m.moved) == 0 {
		return nil
	}
	taken := map[string]bool{}
	for _, o := range m.plan.outputs {
		taken[o.Path] = true
	}
	for _, from := range slices.Sorted(maps.Keys(m.moved)) {
		to := m.moved[from]
		file := movedPath(from)
		if taken[file] || !fs.ValidPath(file) {
			continue // whoever checks aliases says so
		}
		taken[file] = true
		rules = append(rules, view.Redirect{From: from, To: string(m.Href(to))})
		m.add(Output{Path: file, URL: from, moved: true, make: func() view.View { return m.page.Moved(from, to) }})
	}
	return rules
}

// movedPath returns the file at an old address.
func movedPath(alias string) string {
	if strings.HasSuffix(alias, ".html") {
		return strings.TrimPrefix(alias, "/")
	}
	return pagePath(strings.TrimSuffix(alias, "/") + "/")
}

// entries lists the pages that search engines may show.
func (m *maker) entries() (entries []view.SitemapEntry) {
	changed := map[string]content.Date{}
	m.Library.EveryPage(func(p *content.Page) { changed[p.URL] = p.Updated })
	for _, o := range m.Shown {
		last := o.Published.Date()
		for _, u := range o.UpdatesAt(m.At) {
			if day := u.When.Date(); day.Compare(last) > 0 {
				last = day
			}
		}
		for _, r := range o.OutcomesAt(m.At) {
			if r.Published.Compare(last) > 0 {
				last = r.Published
			}
		}
		changed[o.URL] = last
	}
	for _, o := range m.plan.outputs {
		if !strings.HasSuffix(o.URL, "/") || o.moved || isFurther(o.URL) {
			continue
		}
		entries = append(entries, view.SitemapEntry{Loc: m.Absolute(o.URL), LastMod: lastMod(changed[o.URL])})
	}
	slices.SortFunc(entries, func(a, b view.SitemapEntry) int { return strings.Compare(a.Loc, b.Loc) })
	return entries
}

func lastMod(d content.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
