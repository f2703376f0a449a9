package desk

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/wording"
)

// ahead is how many of the next changes the overview lists.
const ahead = 20

// A draft is a page that is not published yet.
type draft struct {
	Title, Path string
	Href        template.URL // the page as it would be
	Edit        template.URL
}

// Overview makes the page of what is not seen yet: the drafts and the next
// changes. has tells whether a URL has a page when drafts are shown.
func (d *Desk) Overview(f Frame, site *build.Site, has func(url string) bool) []byte {
	at, withDrafts := site.Standing()
	lib := site.Library
	at = at.In(lib.Settings.Zone)
	var drafts []draft
	lib.EveryPage(func(p *content.Page) {
		if !p.Draft {
			return
		}
		one := draft{Title: cmp.Or(p.Title, p.Path), Path: p.Path, Edit: d.Editor.link(d.Folder, p.Pos("draft"))}
		if has(p.URL) {
			one.Href = template.URL(f.Home + strings.TrimPrefix(p.URL, "/") + "?drafts=1")
		}
		drafts = append(drafts, one)
	})
	slices.SortStableFunc(drafts, func(a, b draft) int { return cmp.Compare(a.Path, b.Path) })

	type next struct {
		When    string
		Then    template.URL
		Happens []line
	}
	var coming []next
	for _, t := range turns(lib, at, withDrafts, ahead) {
		n := next{When: t.When, Then: then(f.Home, t.At)}
		for _, h := range t.Happens {
			n.Happens = append(n.Happens, line{h.Opportunity.Title, h.What, then(f.Home+strings.TrimPrefix(h.Opportunity.URL, "/"), t.At)})
		}
		coming = append(coming, n)
	}

	type tally struct {
		Label string
		N     int
	}
	var tallies []tally
	for _, s := range site.Plan.Tally.Statuses {
		tallies = append(tallies, tally{wording.StatusLabel(s.Status), s.N})
	}
	data := map[string]any{
		"Title": "Drafts and what comes next",
		"Now":   moment(at.Truncate(time.Minute)), "Zone": wording.Zone(at.Location()), "Date": content.DateOf(at).String(),
		"Drafts": drafts, "Next": coming, "Statuses": tallies, "WithDrafts": withDrafts,
		"Pages": site.Plan.Tally.Pages, "Mistakes": site.Diags.Count(diag.Error),
	}
	d.canWait(data, site.Diags)
	return page("overview.html", f, data)
}

// A line tells of an opportunity, with its page as it will be.
type line struct {
	Title, What string
	Href        template.URL
}

// then returns the address of a page at an instant.
func then(page string, at time.Time) template.URL {
	return template.URL(page + "?at=" + url.QueryEscape(at.UTC().Format(time.RFC3339)))
}
