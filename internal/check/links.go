package check

import (
	"fmt"

	"involve/internal/content"
	"involve/internal/diag"
)

// links follows every link that an author wrote.
func (c *checker) links() {
	c.lib.EveryPage(c.pageLinks)
	for _, s := range c.lib.Stages {
		c.follow(&s.Page, s.Guide, s.Pos("guide"))
	}
	for _, o := range c.lib.Opportunities {
		p := &o.Page
		for i, to := range o.Related {
			c.follow(p, to, p.Pos(fmt.Sprintf("related.%d", i)))
		}
		for i, f := range o.Formats {
			c.follow(p, f.URL, p.Pos(fmt.Sprintf("formats.%d.url", i)))
		}
		for i, r := range o.Outcomes {
			for j, d := range r.Documents {
				c.follow(p, d.URL, p.Pos(fmt.Sprintf("outcomes.%d.documents.%d.url", i, j)))
			}
		}
	}
	for _, o := range c.lib.Organisations {
		c.follow(&o.Page, o.Website, o.Pos("url"))
	}
	settings := c.lib.Settings.Page()
	for key, to := range map[string]string{
		"organisation.url": c.lib.Settings.Organisation.URL, "licence.url": c.lib.Settings.Licence.URL, "mailing_list.url": c.lib.Settings.MailingList.URL,
	} {
		c.follow(settings, to, settings.Pos(key))
	}
	for key, urls := range map[string][]string{"navigation": c.lib.Settings.Navigation, "footer": c.lib.Settings.Footer} {
		for i, to := range urls {
			c.follow(settings, to, settings.Pos(fmt.Sprintf("%s.%d", key, i)))
		}
	}
}

func (c *checker) pageLinks(p *content.Page) {
	// Few pages have these, and to find a key takes longer than to see that.
	if p.ReplacedBy != "" {
		c.follow(p, p.ReplacedBy, p.Pos("replaced_by"))
	}
	if p.Image != "" {
		c.follow(p, p.Image, p.Pos("image"))
	}
	for _, r := range p.Body.Refs {
		c.follow(p, r.To, r.In(p.Path))
	}
}

// follow reports a link that leads nowhere.
func (c *checker) follow(from *content.Page, to string, pos diag.Pos) {
	if to == "" {
		return
	}
	if _, d := c.plan.Resolve(from, to); d != nil {
		d.Pos = pos
		c.diags.Add(*d)
	}
}
