package check

import (
	"fmt"
	"slices"
	"strings"

	"involve/internal/content"
)

// duplicates finds addresses and terms that mean two things.
func (c *checker) duplicates() {
	owner := map[string]*content.Page{}
	c.lib.EveryPage(func(p *content.Page) {
		for i, alias := range p.Aliases {
			key := strings.TrimSuffix(alias, "/")
			pos := p.Pos(fmt.Sprintf("aliases.%d", i))
			switch other := owner[key]; {
			case c.plan.Has(key + "/"):
				c.fault(pos, "duplicate-url", fmt.Sprintf("%s is the address of a page that is still there", alias), "take the alias out, or rename the page")
			case other != nil:
				c.fault(pos, "duplicate-url", fmt.Sprintf("%s has the alias %s too", other.Path, alias), "an old address can lead to one page only")
			default:
				owner[key] = p
			}
		}
	})
	settings := &content.Page{Path: content.SettingsPath, Keys: c.lib.Settings.Keys}
	for i, r := range c.lib.Settings.Retired {
		at := fmt.Sprintf("retired.%d.", i)
		v, _ := c.lib.Vocabulary(r.Facet)
		if slices.Contains(v.Slugs(), r.Term) {
			c.fault(settings.Pos(at+"term"), "retired-term-in-use", fmt.Sprintf("%q is retired, and still a term", r.Term), "take it out of the one place or the other")
		}
		if r.ReplacedBy != "" && !slices.Contains(v.Slugs(), r.ReplacedBy) {
			c.fault(settings.Pos(at+"replaced_by"), "unknown-term", fmt.Sprintf("%q is not a term of %q", r.ReplacedBy, r.Facet), "name the term that took the place of "+r.Term)
		}
	}
}
