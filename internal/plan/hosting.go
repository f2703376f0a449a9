package plan

import (
	"io/fs"
	"maps"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/share"
	"involve/internal/view"
)

// policy is what a browser may load: everything from the site itself, nothing
// from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; " +
	"manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// hosting plans the files that hosts and search engines read, and redirects
// from old addresses.
func (m *maker) hosting() {
	m.retired()
	rules := m.headers()
	m.add(Output{Path: "_headers", URL: "/_headers", make: func() view.View { return &view.Headers{Rules: rules} }})
	redirects := m.redirects()
	m.add(Output{Path: "_redirects", URL: "/_redirects", make: func() view.View { return &view.Redirects{Rules: redirects} }})
	m.add(Output{Path: "robots.txt", URL: "/robots.txt", make: func() view.View {
		return &view.Robots{Index: !m.Library.Settings.Demo && !m.Drafts, Sitemap: m.Absolute("/sitemap.xml")}
	}})
	entries := m.entries()
	m.add(Output{Path: "sitemap.xml", URL: "/sitemap.xml", make: func() view.View { return &view.SitemapXML{Entries: entries} }})
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
	// Some browsers download what is served as application/rss+xml.
	for _, o := range m.plan.Outputs {
		if strings.HasSuffix(o.Path, "/feed.xml") {
			rules = append(rules, view.HeaderRule{Path: "/" + o.Path, Values: []view.HTTPHeader{{Name: "Content-Type", Value: "application/xml; charset=utf-8"}}})
		}
	}
	return rules
}

// redirects leads from old addresses, and puts a page at each for hosts that
// do not read redirects.
func (m *maker) redirects() (rules []view.Redirect) {
	taken := map[string]bool{}
	for _, o := range m.plan.Outputs {
		taken[o.Path] = true
	}
	for _, from := range slices.Sorted(maps.Keys(m.moved)) {
		to := m.moved[from]
		path := movedPath(from)
		if taken[path] || !fs.ValidPath(path) {
			continue // whoever checks aliases says so
		}
		taken[path] = true
		rules = append(rules, view.Redirect{From: from, To: string(m.Href(to))})
		m.add(Output{Path: path, URL: from, moved: true, make: func() view.View { return m.page.Moved(from, to) }})
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
			if u.Date.Compare(last) > 0 {
				last = u.Date
			}
		}
		for _, r := range o.OutcomesAt(m.At) {
			if r.Published.Compare(last) > 0 {
				last = r.Published
			}
		}
		changed[o.URL] = last
	}
	for _, o := range m.plan.Outputs {
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

// retired plans what stays of terms that are no longer used: a feed that says
// so once, and a way to what took their place.
func (m *maker) retired() {
	for _, r := range m.Library.Settings.Retired {
		if v, _ := m.Library.Vocabulary(r.Facet); slices.Contains(v.Slugs(), r.Term) {
			continue // still in use, whatever the settings say; they are told so
		}
		old := content.FacetURL(r.Facet, r.Term)
		if m.moved[old] != "" {
			continue // retired twice; they are told so
		}
		m.moved[old] = share.Successor(r)
		if m.HasFeed(facet.Choice{Facet: r.Facet, Term: r.Term}) {
			m.addFeed(old, func() view.View { return share.Retired(m.Snapshot, r) })
		}
	}
}
