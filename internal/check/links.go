package check

import (
	"fmt"

	"involve/internal/content"
	"involve/internal/diag"
)

// links follows every link that an author wrote on no opportunity.
func (c *checker) links() {
	c.lib.EveryOther(c.pageLinks)
	for _, s := range c.lib.Stages {
		c.keyLink(&s.Page, s.Guide, "guide")
	}
	for _, o := range c.lib.Organisations {
		c.keyLink(&o.Page, o.Website, "url")
	}
	settings := c.lib.Settings
	p := settings.Page()
	c.keyLink(p, settings.Organisation.URL, "organisation.url")
	c.keyLink(p, settings.Licence.URL, "licence.url")
	c.keyLink(p, settings.MailingList.URL, "mailing_list.url")
	for i, to := range settings.Navigation {
		c.keyLink(p, to, "navigation.%d", i)
	}
	for i, to := range settings.Footer {
		c.keyLink(p, to, "footer.%d", i)
	}
}

// opportunityLinks follows those on some of the opportunities.
func (c *checker) opportunityLinks(list []*content.Opportunity) {
	for _, o := range list {
		c.pageLinks(&o.Page)
		for i, to := range o.Related {
			c.keyLink(&o.Page, to, "related.%d", i)
		}
		for i, f := range o.Formats {
			c.keyLink(&o.Page, f.URL, "formats.%d.url", i)
		}
		for i, r := range o.Outcomes {
			for j, d := range r.Documents {
				c.keyLink(&o.Page, d.URL, "outcomes.%d.documents.%d.url", i, j)
			}
		}
	}
}

func (c *checker) pageLinks(p *content.Page) {
	c.keyLink(p, p.ReplacedBy, "replaced_by")
	c.keyLink(p, p.Image, "image")
	for _, r := range p.Body.Refs {
		if d := c.follow(p, r.To); d != nil {
			d.Pos = r.In(p.Path)
			c.diags.Add(*d)
		}
	}
}

// keyLink follows the link at a key of the front matter, which is named as by
// fmt.Sprintf.
func (c *checker) keyLink(from *content.Page, to, key string, at ...any) {
	if d := c.follow(from, to); d != nil {
		d.Pos = from.Pos(fmt.Sprintf(key, at...))
		c.diags.Add(*d)
	}
}

// follow says what is wrong with a link, but for its place. Nil is none.
func (c *checker) follow(from *content.Page, to string) *diag.Diagnostic {
	if to == "" {
		return nil
	}
	_, d := c.plan.Resolve(from, to)
	return d
}
