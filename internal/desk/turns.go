package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"involve/internal/content"
	"involve/internal/wording"
)

// A turn is an instant at which the site changes by itself. What closes and what
// opens at one midnight are two, since people name them by two days.
type turn struct {
	At      time.Time
	When    string // Friday 4 December 2026 at 5pm
	Happens []happening
}

// A happening is what then becomes of an opportunity.
type happening struct {
	Opportunity *content.Opportunity
	What        string // closes
}

// turns returns the next few instants after at, with what happens then.
func turns(lib *content.Library, at time.Time, drafts bool, limit int) (list []turn) {
	type change struct {
		at time.Time
		o  *content.Opportunity
	}
	var changes []change
	for _, o := range lib.Opportunities {
		if o.Draft && !drafts {
			continue
		}
		for _, t := range o.Changes(lib.Settings.ClosingSoon, lib.Settings.Zone) {
			if t.After(at) {
				changes = append(changes, change{t, o})
			}
		}
	}
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.o.Title, b.o.Title), cmp.Compare(a.o.Path, b.o.Path))
	})
	for i, c := range changes {
		if i > 0 && c.o == changes[i-1].o && c.at.Equal(changes[i-1].at) {
			continue // of one opportunity all that happens then was said
		}
		for _, what := range happen(c.o, c.at, lib) {
			at := c.at.In(lib.Settings.Zone)
			if strings.HasPrefix(what, closes) {
				at = at.Add(-time.Second) // the last one that is still open, which people name
			}
			when := moment(at)
			i := slices.IndexFunc(list, func(t turn) bool { return t.At.Equal(c.at) && t.When == when })
			if i < 0 {
				if i = len(list); i == limit {
					return list
				}
				list = append(list, turn{At: c.at, When: when})
			}
			list[i].Happens = append(list[i].Happens, happening{c.o, what})
		}
	}
	return list
}

// moment writes an instant out.
func moment(t time.Time) string {
	h, m, s := t.Clock()
	switch {
	case h == 0 && m == 0 && s == 0:
		return wording.Day(t)
	case h == 23 && m == 59 && s == 59:
		return "End of " + wording.Day(t)
	}
	return wording.Day(t) + " at " + wording.Clock(t)
}

const closes = "closes"

// happen says what becomes of an opportunity at an instant; nothing when readers
// see nothing of it.
func happen(o *content.Opportunity, at time.Time, lib *content.Library) (said []string) {
	at = at.In(lib.Settings.Zone)
	if !o.Draft && !o.IsPublished(at) {
		return nil
	}
	before, now := o.StatusAt(at.Add(-time.Nanosecond), lib.Settings.ClosingSoon), o.StatusAt(at, lib.Settings.ClosingSoon)
	appears := !o.Draft && at.Equal(o.Published.Time)
	switch {
	case appears && now == content.Upcoming:
		said = append(said, "appears on the site, not open yet")
	case appears:
		said = append(said, "appears on the site")
	case now != before:
		said = append(said, becomes(before, now))
	}
	for _, u := range o.Updates {
		stops := content.StoppedBy([]content.Update{u}) != "" || u.Kind == "reopened"
		if u.When.Time.Equal(at) && (!stops || now == before) {
			said = append(said, fmt.Sprintf("has an update (%s)", wording.Inner(content.Label("update", u.Kind))))
		}
	}
	for _, r := range o.Outcomes {
		if r.Published.In(lib.Settings.Zone).Equal(at) && now == before {
			said = append(said, "says what changed")
		}
	}
	for _, f := range o.Formats {
		if !f.Closes.IsZero() && f.Closes.End().Add(time.Second).Equal(at) {
			said = append(said, fmt.Sprintf(closes+" for answers in another format (%s)", wording.Inner(content.Label("format", f.Kind))))
		}
	}
	if due := o.OutcomeDue; !due.IsZero() && due.AddDays(1).In(lib.Settings.Zone).Equal(at) && len(o.OutcomesAt(at)) == 0 && now != content.Cancelled {
		said = append(said, "was due to say what changed, and has not")
	}
	return said
}

// becomes says how one status follows another.
func becomes(before, now content.Status) string {
	switch now {
	case content.Open:
		if before == content.Upcoming {
			return "opens"
		}
		return "is open again"
	case content.ClosingSoon:
		switch before {
		case content.Open:
			return "is marked as closing soon"
		case content.Upcoming:
			return "opens, closing soon"
		}
		return "is open again, closing soon"
	case content.Paused:
		return "is paused"
	case content.Full:
		return "is full"
	case content.Closed:
		return closes
	case content.Cancelled:
		return "is cancelled"
	case content.Reported:
		return "says what changed"
	}
	return "is not open yet"
}
