package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
)

// duplicates finds addresses and terms that mean two things.
func (c *checker) duplicates() {
	owner := map[string]*content.Page{}
	c.lib.EveryPage(func(p *content.Page) {
		for i, alias := range p.Aliases {
			key := strings.TrimSuffix(strings.TrimSuffix(alias, "index.html"), "/")
			pos := p.Pos(fmt.Sprintf("aliases.%d", i))
			switch other := owner[key]; {
			case key != "" && path.Clean(key) != key:
				c.fault(pos, "bad-address", fmt.Sprintf("%s is not an old address of this site", alias), "write it as a path without dots and double slashes, such as /old-name/")
			case c.plan.Has(key + "/"):
				c.fault(pos, "duplicate-url", fmt.Sprintf("%s is the address of a page that is still there", alias), "take the alias out, or rename the page")
			case c.behindFile(key):
				c.fault(pos, "duplicate-url", fmt.Sprintf("%s leads to a file that is still there, or through one", alias), "take the alias out, or rename the file")
			case other != nil:
				c.fault(pos, "duplicate-url", fmt.Sprintf("%s has the alias %s too", other.Path, alias), "an old address can lead to one page only")
			default:
				owner[key] = p
			}
		}
	})
	c.draftTerms()
	settings := &content.Page{Path: content.SettingsPath, Keys: c.lib.Settings.Keys}
	seen := map[string]bool{}
	for i, r := range c.lib.Settings.Retired {
		if r.Facet == "" || r.Term == "" {
			continue // said already
		}
		at := fmt.Sprintf("retired.%d.", i)
		v, _ := c.lib.Vocabulary(r.Facet)
		if id := r.Facet + "/" + r.Term; seen[id] {
			c.fault(settings.Pos(at+"term"), "duplicate-term", fmt.Sprintf("%q is retired twice", r.Term), "keep one of the entries")
		} else {
			seen[id] = true
		}
		if slices.Contains(v.Slugs(), r.Term) {
			c.fault(settings.Pos(at+"term"), "retired-term-in-use", fmt.Sprintf("%q is retired, and still a term", r.Term), "take it out of the one place or the other")
		} else if r.Date.IsZero() && !settings.Has(at+"date") {
			c.warn(settings.Pos(at+"term"), "retired-without-date", fmt.Sprintf("nothing says when %q was retired, so some followers never hear of it", r.Term), "add the day on which you publish this, such as date: "+content.DateOf(c.at).String())
		} else if r.Date.Compare(content.DateOf(c.at).AddDays(1)) > 0 { // the next day is for those who look each morning
			c.warn(settings.Pos(at+"date"), "retired-too-early", fmt.Sprintf("%q is gone already, and followers hear of it on %s only", r.Term, r.Date.Long()), "keep the term until that day, or write the day on which you took it out")
		}
		if r.ReplacedBy != "" && !slices.Contains(v.Slugs(), r.ReplacedBy) {
			hint := "name the term that took the place of " + r.Term
			if near := diag.Nearest(r.ReplacedBy, v.Slugs()); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			c.fault(settings.Pos(at+"replaced_by"), "unknown-term", fmt.Sprintf("%q is not a term of %q", r.ReplacedBy, r.Facet), hint)
		}
	}
}

// behindFile reports whether a path is that of a file of the site, or leads
// through one, where no page can stand.
func (c *checker) behindFile(p string) bool {
	for ; p != "/" && p != "."; p = path.Dir(p) {
		if c.plan.Has(p) {
			return true
		}
	}
	return false
}

// draftTerms finds terms that readers of an opportunity could not look up.
func (c *checker) draftTerms() {
	file := func(folder, slug string) string { return content.Root + "/" + folder + "/" + slug + ".md" }
	drafts := map[string]map[string]bool{"groups": {}, "stages": {}, "organisations": {}}
	some := false
	add := func(folder string, p *content.Page) {
		if p.Draft {
			drafts[folder][p.Slug], some = true, true
		}
	}
	for _, p := range c.lib.Groups {
		add("groups", p)
	}
	for _, p := range c.lib.Stages {
		add("stages", &p.Page)
	}
	for _, p := range c.lib.Organisations {
		add("organisations", &p.Page)
	}
	if !some {
		return
	}
	for _, o := range c.lib.Opportunities {
		if o.Draft {
			continue
		}
		term := func(i int, key, folder, slug string) {
			if drafts[folder][slug] {
				if i >= 0 {
					key = fmt.Sprintf("%s.%d", key, i)
				}
				c.fault(o.Pos(key), "link-to-draft", fmt.Sprintf("%s is a draft, so that %q leads nowhere", file(folder, slug), slug), "take draft: true out of that file, or put it into this one")
			}
		}
		for i, slug := range o.Groups {
			term(i, "groups", "groups", slug)
		}
		for i, slug := range o.Stages {
			term(i, "stages", "stages", slug)
		}
		term(-1, "organisation", "organisations", o.Organisation)
	}
}
