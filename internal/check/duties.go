package check

import (
	"fmt"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/diag"
)

// reach finds a site that people without a feed reader or a calendar cannot ask.
func (c *checker) reach() {
	s := &c.lib.Settings
	if s.MailingList.URL == "" && s.Contact.Phone == "" && s.Contact.Email == "" && !c.plan.Has("/contact/") {
		c.warn(s.Page().Pos("contact"), "no-way-to-ask", "people who use neither a feed nor a calendar have no way to hear what is new", "add contact with a phone number, a mailing_list, or a page content/pages/contact.md")
	}
}

// Duties finds what people who take part are owed and would miss. It looks at one
// file alone, so that what it finds can be remembered with the file; Run leaves
// it out.
func Duties(o *content.Opportunity) diag.List {
	c := &checker{}
	if len(o.TakePart) > 0 && !slices.ContainsFunc(o.TakePart, func(w content.Way) bool { return w.Kind != "link" }) {
		c.warn(o.Pos("take_part"), "link-only", "the only way to take part is a link", "add an e-mail address, a number or an address for people who cannot use it")
	}
	if slices.Contains(o.Activity, "consultation") && o.Decision == (content.Decision{}) {
		c.warn(o.Pos("activity"), "no-decision", "a consultation does not say who decides and what can still change", "add decision, with who, when, open and settled")
	}
	if o.Pos("outcome_due") == head(o) && !o.Closes.Ongoing {
		c.warn(head(o), "no-outcome-due", "it does not say when people hear what changed", "add outcome_due: about 12 weeks after it closes is usual")
	}
	if o.Closes.Ongoing && o.ReportEvery == 0 {
		c.warn(o.Pos("closes"), "no-report", "an ongoing opportunity does not say how often it reports", "add report_every, such as 3 months")
	}
	if o.Closes.Ongoing && o.Checked.IsZero() {
		c.warn(o.Pos("closes"), "not-checked", "an ongoing opportunity does not say when somebody last made sure that it still runs", "add checked, with that day")
	}
	for i, s := range o.Sessions {
		if !o.Closes.Ongoing && s.Repeat.Every != "" && s.Repeat.Until.IsZero() {
			c.warn(o.Pos(fmt.Sprintf("sessions.%d.repeat", i)), "repeat-without-end", "the session comes again for ever in people's calendars, though the opportunity closes", "add until, with the last day on which it can take place")
		}
	}
	var missing []string
	for _, heading := range content.Headings {
		if !slices.ContainsFunc(o.Body.Headings, func(h content.Heading) bool { return h.Level == 2 && strings.EqualFold(h.Text, heading) }) {
			missing = append(missing, fmt.Sprintf("%q", heading))
		}
	}
	if len(missing) > 0 {
		c.warn(head(o), "missing-heading", "the text has no heading "+strings.Join(missing, ", "), "write each on a line of its own after ##")
	}
	return c.diags
}

// head is the beginning of an opportunity's file.
func head(o *content.Opportunity) diag.Pos {
	return diag.Pos{Path: o.Path, Line: 1, Col: 1}
}
