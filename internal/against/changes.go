package against

import (
	"fmt"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/wording"
)

// changes finds what people planned by and what changed without an update that
// says so. Nobody plans by what they know is cancelled.
func (c *comparer) changes(o, n *content.Opportunity) {
	soon := func(u content.Update) bool { return u.When.Date().Compare(c.today().AddDays(2)) <= 0 }
	if slices.ContainsFunc(newUpdates(o, n), soon) || content.StoppedBy(o.UpdatesAt(c.at)) == "cancelled" {
		return
	}
	c.closes(o, n)
	c.opens(o, n)
	c.payment(o, n)
	for i := range n.Sessions {
		c.session(o, n, i)
	}
	c.gone(o, n)
}

// newUpdates returns the updates that the old opportunity did not have. One
// whose words alone are other is not new.
func newUpdates(o, n *content.Opportunity) (list []content.Update) {
	for _, u := range n.Updates {
		if !slices.ContainsFunc(o.Updates, func(old content.Update) bool {
			return snapshot.UpdateID(old) == snapshot.UpdateID(u) && (u.Kind != "correction" || same(old.Text, u.Text))
		}) {
			list = append(list, u)
		}
	}
	return list
}

// addUpdate is what to do about a change that nobody hears of.
func (c *comparer) addUpdate(kind string) string {
	return "add to updates, so that followers hear of it: " + c.anUpdate(kind)
}

// anUpdate is an update of today as its author writes it.
func (c *comparer) anUpdate(kind string) string {
	return fmt.Sprintf(`- {date: %s, kind: %s, text: "…"}`, c.today(), kind)
}

func (c *comparer) closes(o, n *content.Opportunity) {
	was, is := o.Closes, n.Closes
	if !stands(was) || !stands(is) || was.Ongoing == is.Ongoing && was.End().Equal(is.End()) {
		return
	}
	message, kind := "", "changed"
	switch {
	case was.Ongoing:
		message = "this was ongoing and now closes on " + in(is.When)
	case is.Ongoing:
		message, kind = "this was to close on "+in(was.When)+" and is now ongoing", "extended"
	default:
		message = c.past("this was to close on ", "this closed on ", was.When) + c.past(" and now closes on ", " and now says that it closed on ", is.When)
	}
	if !was.Ongoing && !is.Ongoing && is.End().After(was.End()) {
		kind = "extended"
	}
	c.warn(n.Pos("closes"), "deadline-without-update", message+", and no update says so", c.addUpdate(kind))
}

// past says a day or an instant after the words for one to come, or for one that
// is past.
func (c *comparer) past(ahead, over string, w content.When) string {
	if w.End().Before(c.at) {
		return over + in(w)
	}
	return ahead + in(w)
}

// stands reports whether a deadline could be read.
func stands(c content.Closing) bool { return c.Ongoing || !c.IsZero() }

func (c *comparer) opens(o, n *content.Opportunity) {
	if !o.Opens.Time.After(c.at) || n.Opens.IsZero() || o.Opens.Time.Equal(n.Opens.Time) {
		return
	}
	key := "opens"
	if n.Opens == n.Published {
		key = "published"
	}
	c.warn(n.Pos(key), "deadline-without-update",
		"this was to open on "+in(o.Opens)+c.past(" and now opens on ", " and now says that it opened on ", n.Opens)+", and no update says so", c.addUpdate("changed"))
}

func (c *comparer) payment(o, n *content.Opportunity) {
	was, is := o.Payment, n.Payment
	was.Note, is.Note = "", "" // words about it, like the body's
	if was.Kind == "" || is.Kind == "" || was == is {
		return
	}
	key := "payment.kind"
	switch {
	case was.Kind != is.Kind:
	case was.Amount != is.Amount:
		key = "payment.amount"
	default:
		key = "payment.basis"
	}
	c.warn(n.Pos(key), "payment-without-update",
		fmt.Sprintf("the payment was “%s” and is now “%s”, and no update says so", wording.Payment(was), wording.Payment(is)), c.addUpdate("changed"))
}

// session finds what changed about one session of the new opportunity.
func (c *comparer) session(o, n *content.Opportunity, i int) {
	is := n.Sessions[i]
	key := fmt.Sprintf("sessions.%d", i)
	at := slices.IndexFunc(o.Sessions, func(s content.Session) bool { return s.ID == is.ID })
	if at < 0 {
		c.added(o, n, i)
		return
	}
	was := o.Sessions[at]
	if !c.ahead(was) || is.Starts.IsZero() {
		return
	}
	var changes []string
	if is.Cancelled != was.Cancelled {
		key += ".cancelled"
		if is.Cancelled {
			changes = append(changes, "is now cancelled")
		} else {
			changes = append(changes, "was cancelled and now takes place")
		}
	} else {
		if a, b := times(was), times(is); a != b {
			key += ".starts"
			changes = append(changes, fmt.Sprintf("was on %s and is now on %s", a, b))
		}
		if a, b := wording.Place(o, was), wording.Place(n, is); !strings.EqualFold(oneLine(a), oneLine(b)) {
			if len(changes) == 0 {
				key += placeKey(n, key)
			}
			changes = append(changes, fmt.Sprintf("was at “%s” and is now at “%s”", oneLine(a), oneLine(b)))
		}
	}
	if len(changes) > 0 {
		c.warn(n.Pos(key), "session-without-update", fmt.Sprintf("the session %q %s, and no update says so", is.ID, strings.Join(changes, "; it ")), c.tellCalendars())
	}
}

// tellCalendars is what to do about a session that changed. Its event has the
// number of updates as its sequence, and programs pass over an event whose
// sequence they know.
func (c *comparer) tellCalendars() string {
	return "add to updates, so that followers hear of it and calendars do not keep the old session: " + c.anUpdate("changed")
}

// placeKey is the key below a session's that says where it is, if it does.
func placeKey(n *content.Opportunity, key string) string {
	for _, below := range []string{".venue", ".mode"} {
		if n.Has(key + below) {
			return below
		}
	}
	return ""
}

// added looks at a session of an id that the old opportunity did not have: it
// may be an old one under another id, or one time of many that is cancelled.
func (c *comparer) added(o, n *content.Opportunity, i int) {
	is := n.Sessions[i]
	if is.Starts.IsZero() {
		return
	}
	if is.Cancelled {
		if c.ahead(is) {
			c.warn(n.Pos(fmt.Sprintf("sessions.%d", i)), "session-without-update",
				fmt.Sprintf("the session on %s is cancelled, and no update says so", in(is.Starts)), c.tellCalendars())
		}
		return
	}
	if was := renamed(o, n, is); was != nil && c.ahead(*was) {
		c.warn(n.Pos(fmt.Sprintf("sessions.%d.id", i)), "id-changed",
			fmt.Sprintf("calendars knew this session as %q and now know it as %q, so people may see it twice", was.ID, is.ID),
			fmt.Sprintf("write id: %s", was.ID))
	}
}

// renamed returns the old session that a new one is under another id: it began
// at the same time, and its own id is gone.
func renamed(o, n *content.Opportunity, is content.Session) *content.Session {
	for i, was := range o.Sessions {
		if was.Starts.Time.Equal(is.Starts.Time) && !hasSession(n, was.ID) && !hasSession(o, is.ID) {
			return &o.Sessions[i]
		}
	}
	return nil
}

// gone finds sessions that were still to come and are no longer there.
func (c *comparer) gone(o, n *content.Opportunity) {
	for _, was := range o.Sessions {
		if hasSession(n, was.ID) || was.Cancelled || !c.ahead(was) ||
			slices.ContainsFunc(n.Sessions, func(is content.Session) bool { r := renamed(o, n, is); return r != nil && r.ID == was.ID }) {
			continue
		}
		c.warn(n.Pos("sessions"), "session-without-update",
			fmt.Sprintf("the session %q on %s is gone, and no update says so", was.ID, times(was)),
			"put it back with cancelled: true, so that calendars show that, and "+c.addUpdate("changed"))
	}
}

func hasSession(o *content.Opportunity, id string) bool {
	return slices.ContainsFunc(o.Sessions, func(s content.Session) bool { return s.ID == id })
}

// ahead reports whether a session, or one of the times it comes again, is still
// to come or under way.
func (c *comparer) ahead(s content.Session) bool {
	last := s.Starts
	if !s.Ends.IsZero() {
		last = s.Ends
	}
	switch {
	case s.Starts.IsZero():
		return false // it could not be read
	case last.End().After(c.at):
		return true
	case s.Repeat.Every == "":
		return false
	}
	return s.Repeat.Until.IsZero() || s.Repeat.Until.Compare(c.today()) >= 0
}

// times says when a session is, and how it comes again.
func times(s content.Session) string {
	said := in(s.Starts)
	switch {
	case s.Ends.IsZero():
	case s.Ends.Date() == s.Starts.Date() && !s.Ends.DateOnly && !s.Starts.DateOnly:
		said = s.Starts.Date().Long() + ", " + wording.Clock(s.Starts.Time) + " to " + wording.Clock(s.Ends.Time)
	case s.Ends.Date() != s.Starts.Date():
		said += " to " + in(s.Ends)
	}
	if again := wording.Repeat(s); again != "" {
		said += ", " + again
	}
	return said
}
