package against

import (
	"fmt"
	"slices"

	"involve/internal/content"
	"involve/internal/snapshot"
)

// history finds updates and outcomes that people have read and that are other
// now. Each new correction makes one of them good: it stands on the page, and
// says so.
func (c *comparer) history(o, n *content.Opportunity) {
	c.lateNews(o, n)
	corrections := 0
	for _, u := range newUpdates(o, n) {
		if u.Kind == "correction" && !slices.ContainsFunc(o.Updates, func(old content.Update) bool { return same(old.Text, u.Text) }) {
			corrections++
		}
	}
	warn := func(key, rule, message, hint string) {
		if corrections--; corrections < 0 {
			c.warn(n.Pos(key), rule, message, hint)
		}
	}
	correct := "put the old words back, and say in a correction what was not right: " + c.anUpdate("correction")
	for _, was := range o.UpdatesAt(c.at) {
		if was.Kind == "correction" || was.When.IsZero() {
			continue
		}
		name := fmt.Sprintf("the update of %s (%s)", was.When.Date().Long(), was.Kind)
		i := slices.IndexFunc(n.Updates, func(u content.Update) bool { return snapshot.UpdateID(u) == snapshot.UpdateID(was) })
		j := slices.IndexFunc(n.Updates, func(u content.Update) bool { return same(u.Text, was.Text) })
		switch {
		case i >= 0 && !same(n.Updates[i].Text, was.Text):
			warn(fmt.Sprintf("updates.%d.text", i), "update-edited", name+" has other words now, and followers have read the old ones", correct)
		case i >= 0:
		case j >= 0:
			c.warn(n.Pos(fmt.Sprintf("updates.%d.date", j)), "update-edited", name+" has another date or kind now, so followers get it again as if it were new",
				fmt.Sprintf("write date: %s and kind: %s again", was.When.Date(), was.Kind))
		default:
			warn("updates", "update-gone", name+" is gone, and followers have read it", correct)
		}
	}
	for _, was := range o.OutcomesAt(c.at) {
		name := "the outcome of " + was.Published.Long()
		i := slices.IndexFunc(n.Outcomes, func(r content.Outcome) bool { return r.Published == was.Published })
		j := slices.IndexFunc(n.Outcomes, func(r content.Outcome) bool { return sameOutcome(r, was) })
		switch {
		case was.Published.IsZero():
		case i < 0 && j >= 0:
			c.warn(n.Pos(fmt.Sprintf("outcomes.%d.published", j)), "outcome-edited", name+" has another day now, so followers get it again as if it were new",
				"write published: "+was.Published.String()+" again")
		case i < 0:
			warn("outcomes", "outcome-gone", name+" is gone, and followers have read it", correct)
		case !sameOutcome(was, n.Outcomes[i]):
			warn(fmt.Sprintf("outcomes.%d", i), "outcome-edited", name+" says something else now, and followers have read the old words",
				correct+"; for what happened since, add another outcome with its own day")
		}
	}
}

func sameOutcome(a, b content.Outcome) bool {
	return slices.EqualFunc(a.Heard, b.Heard, same) && slices.EqualFunc(a.Did, b.Did, same) && slices.EqualFunc(a.NotDone, b.NotDone, same) && a.DecisionDue == b.DecisionDue
}

// lateNews finds updates and outcomes that are new and carry a day that is
// over, as late does for whole opportunities.
func (c *comparer) lateNews(o, n *content.Opportunity) {
	late := func(key, what string, day content.Date) {
		c.warn(n.Pos(key), "dated-in-the-past",
			fmt.Sprintf("this %s is new and dated %s, so newsletters that look for what is new would never send it", what, day.Long()),
			fmt.Sprintf("write the day on which it goes onto the site, such as %s", c.today()))
	}
	news := newUpdates(o, n)
	for i, u := range n.Updates {
		again := slices.ContainsFunc(o.Updates, func(old content.Update) bool { return same(old.Text, u.Text) })
		if slices.Contains(news, u) && !again && u.Kind != "correction" && !u.When.IsZero() && u.When.Date().Compare(c.today()) < 0 {
			late(fmt.Sprintf("updates.%d.date", i), "update", u.When.Date())
		}
	}
	for i, r := range n.Outcomes {
		had := slices.ContainsFunc(o.Outcomes, func(old content.Outcome) bool { return old.Published == r.Published || sameOutcome(old, r) })
		if !had && !r.Published.IsZero() && r.Published.Compare(c.today()) < 0 {
			late(fmt.Sprintf("outcomes.%d.published", i), "outcome", r.Published)
		}
	}
}
