// Package against finds what readers and followers would miss between two
// states of a site: a deadline moved without a word, an address that leads
// nowhere any more, news that was rewritten after people had read it.
//
// It takes the library as it was, the library as it is and an instant, and gives
// warnings, in the places of the new files. Only what the public could see at
// that instant in the old library counts as known: drafts, and what was not
// published yet, may change as they like. The package does not know where the
// old library comes from, and does not look for what is wrong in either.
package against

import (
	"cmp"
	"fmt"
	"maps"
	"strings"
	"time"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/wording"
)

// A Site is a library and the paths of all Markdown files behind it. One that
// could not be read has no page in the library, and is neither new nor gone.
type Site struct {
	Library *content.Library
	Files   map[string]bool
}

// Run compares a site as it was with the same site as it is. One that had
// nothing before had no followers, and nothing is said of it.
func Run(was, is Site, at time.Time) diag.List {
	old, now := was.Library, is.Library
	if len(was.Files) == 0 {
		return nil
	}
	c := &comparer{old: old, now: now, files: is.Files, unread: unread(was), at: at.In(now.Settings.Zone)}
	c.look()
	c.match()
	for _, o := range c.known {
		if n := c.became[o]; n != nil && c.shows(n) {
			c.identity(o, n)
			c.changes(o, n)
			c.history(o, n)
		}
	}
	for _, n := range now.Opportunities {
		if !c.unread[n.Path] {
			c.late(n)
		}
	}
	c.addresses()
	if !now.Settings.Keys.IsZero() { // settings that cannot be read may say anything
		c.terms()
		c.feedID()
	}
	return c.diags
}

// unread returns the files of a site that could not be read, and those of
// opportunities of which nobody can say whether they were published.
func unread(s Site) map[string]bool {
	files := maps.Clone(s.Files)
	s.Library.EveryPage(func(p *content.Page) { delete(files, p.Path) })
	for _, o := range s.Library.Opportunities {
		files[o.Path] = o.Published.IsZero()
	}
	return files
}

type comparer struct {
	old, now *content.Library
	files    map[string]bool // of the new site
	unread   map[string]bool // of the old site
	at       time.Time       // in the site's time zone

	known  []*content.Opportunity                        // of the old library: those that the public could see
	became map[*content.Opportunity]*content.Opportunity // from old to new
	was    map[*content.Opportunity]*content.Opportunity // from new to old

	here  map[string]*content.Page // the new pages that the public can see, by URL
	moved map[string]bool          // addresses that lead to one of them
	likes likeness                 // of the new pages whose URL is new

	diags diag.List
}

func (c *comparer) warn(pos diag.Pos, rule, message, hint string) {
	c.diags.Add(diag.Diagnostic{Pos: pos, Severity: diag.Warning, Rule: rule, Message: message, Hint: hint})
}

// today is the day of the instant.
func (c *comparer) today() content.Date { return content.DateOf(c.at) }

// shows reports whether the public can see an opportunity. It may see one whose
// day could not be read.
func (c *comparer) shows(o *content.Opportunity) bool { return !o.Draft && o.IsPublished(c.at) }

// knew reports whether the public saw an old opportunity for certain.
func (c *comparer) knew(o *content.Opportunity) bool { return c.shows(o) && !o.Published.IsZero() }

// public calls f with each page of a library that the public can see, going by
// see for opportunities.
func public(lib *content.Library, see func(*content.Opportunity) bool, f func(*content.Page)) {
	hidden := map[*content.Page]bool{}
	for _, o := range lib.Opportunities {
		hidden[&o.Page] = !see(o)
	}
	lib.EveryPage(func(p *content.Page) {
		if !p.Draft && !hidden[p] {
			f(p)
		}
	})
}

// look finds what leads where in the new library.
func (c *comparer) look() {
	c.here, c.moved = map[string]*content.Page{}, map[string]bool{}
	had := map[string]bool{}
	public(c.old, c.knew, func(p *content.Page) { had[p.URL] = true })
	public(c.now, c.shows, func(p *content.Page) {
		c.here[p.URL] = p
		for _, alias := range p.Aliases {
			c.moved[plain(alias)] = true
		}
		if !had[p.URL] {
			c.likes.pages = append(c.likes.pages, p)
		}
	})
}

// plain writes an old address as all its forms are the same.
func plain(alias string) string {
	return strings.TrimSuffix(strings.TrimSuffix(alias, "index.html"), "/")
}

// match finds what each opportunity that the public knew has become: the one
// with its id, or else at its address, or the one that gives its address as an
// old one of its own, or one at a new address that says the same.
func (c *comparer) match() {
	for _, o := range c.old.Opportunities {
		if c.knew(o) {
			c.known = append(c.known, o)
		}
	}
	c.became = map[*content.Opportunity]*content.Opportunity{}
	c.was = map[*content.Opportunity]*content.Opportunity{}
	byID, byURL, byAlias := map[string]*content.Opportunity{}, map[string]*content.Opportunity{}, map[string]*content.Opportunity{}
	for _, n := range c.now.Opportunities {
		byID[n.ID] = cmp.Or(byID[n.ID], n)
		byURL[n.URL] = n
		for _, alias := range n.Aliases {
			byAlias[plain(alias)] = n
		}
	}
	// A surer sign goes first, for all of them, so that none takes another's.
	for _, sign := range []func(o *content.Opportunity) *content.Opportunity{
		func(o *content.Opportunity) *content.Opportunity { return byID[o.ID] },
		func(o *content.Opportunity) *content.Opportunity { return byURL[o.URL] },
		func(o *content.Opportunity) *content.Opportunity { return byAlias[plain(o.URL)] },
		func(o *content.Opportunity) *content.Opportunity {
			if p := c.likes.find(&o.Page); p != nil {
				return byURL[p.URL]
			}
			return nil
		},
	} {
		for _, o := range c.known {
			if c.became[o] != nil {
				continue
			}
			if n := sign(o); n != nil && c.was[n] == nil {
				c.became[o], c.was[n] = n, o
			}
		}
	}
}

// identity finds an opportunity that followers would take for another one.
func (c *comparer) identity(o, n *content.Opportunity) {
	if o.ID == n.ID {
		return
	}
	c.warn(n.Pos("id"), "id-changed",
		fmt.Sprintf("feeds and calendars knew this as %q and now know it as %q, so followers get it again as if it were new", o.ID, n.ID),
		fmt.Sprintf("if it is still the same thing, give it id: %s", o.ID))
}

// feedID finds the one change that makes all of a site new to its followers.
func (c *comparer) feedID() {
	was, is := c.old.Settings.FeedID, c.now.Settings.FeedID
	if was == "" || is == "" || was == is {
		return
	}
	c.warn(c.now.Settings.Page().Pos("feed_id"), "id-changed",
		fmt.Sprintf("feed_id was %q and is now %q, so followers get everything again as if it were new", was, is),
		fmt.Sprintf("write feed_id: %q again, even when the site has moved", was))
}

// late finds what is new to the public and carries a day that is over: what
// sends newsletters takes only what is newer than its last look.
func (c *comparer) late(n *content.Opportunity) {
	if !c.shows(n) || c.was[n] != nil || n.Published.IsZero() || n.StatusAt(c.at, 0).IsOver() {
		return
	}
	if day := n.Published.Date(); day.Compare(c.today()) < 0 {
		c.warn(n.Pos("published"), "dated-in-the-past",
			fmt.Sprintf("this is new, and it says that it was published on %s, so newsletters that look for what is new would never send it", day.Long()),
			fmt.Sprintf("write the day on which it goes onto the site, such as published: %s", c.today()))
	}
}

// in says a day, or a day and a time, in words.
func in(w content.When) string {
	if w.DateOnly {
		return w.Date().Long()
	}
	return w.Date().Long() + " at " + wording.Clock(w.Time)
}

// same reports whether two texts are, but for how their lines are broken.
func same(a, b string) bool { return oneLine(a) == oneLine(b) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
