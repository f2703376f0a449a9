package load

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/explain"
	"involve/internal/keys"
	"involve/internal/schema"
)

// The rules below hold within one file, whatever the day.

// sortByDate puts updates, outcomes and sessions in the order of time.
func sortByDate(o *content.Opportunity) {
	sortWithKeys(&o.Page, "updates", o.Updates, func(a, b content.Update) int { return a.When.Time.Compare(b.When.Time) })
	sortWithKeys(&o.Page, "outcomes", o.Outcomes, func(a, b content.Outcome) int { return a.Published.Compare(b.Published) })
	sortWithKeys(&o.Page, "sessions", o.Sessions, func(a, b content.Session) int {
		return cmp.Or(a.Starts.Time.Compare(b.Starts.Time), cmp.Compare(a.ID, b.ID))
	})
}

// sortWithKeys sorts a list and renames the places of its values with it, so
// that updates.0 is the first of the sorted list.
func sortWithKeys[E any](p *content.Page, name string, list []E, compare func(a, b E) int) {
	if slices.IsSortedFunc(list, compare) {
		return
	}
	was := make([]int, len(list)) // by new index
	for i := range was {
		was[i] = i
	}
	slices.SortStableFunc(was, func(i, j int) int { return compare(list[i], list[j]) })
	sorted := make([]E, len(list))
	now := make([]string, len(list)) // by old index
	for i, old := range was {
		sorted[i] = list[old]
		now[old] = strconv.Itoa(i)
	}
	copy(list, sorted)
	all := slices.Collect(p.Keys.All())
	for i := range all {
		rest, ok := strings.CutPrefix(all[i].Name, name+".")
		if !ok {
			continue
		}
		index, below, nested := strings.Cut(rest, ".")
		if old, err := strconv.Atoi(index); err == nil && old < len(now) {
			all[i].Name = name + "." + now[old]
			if nested {
				all[i].Name += "." + below
			}
		}
	}
	p.Keys = keys.New(all)
}

// pageRules are those of every file.
func (doc *Document) pageRules() {
	p := doc.page
	fault := faults(&doc.Diags, p)
	if p.Image != "" && !p.Has("image_alt") {
		fault("image", "alt-missing", "the image has no text for people who cannot see it", "say in image_alt what it shows")
	}
	for i, a := range p.Aliases {
		if !strings.HasPrefix(a, "/") || strings.ContainsAny(a, "?#*:") {
			fault(fmt.Sprintf("aliases.%d", i), "bad-address", fmt.Sprintf("\"%s\" is not an old address of this site", a), write(oldAddress(a), "write it as a path, such as /old-name/"))
		}
	}
	if !p.Reviewed.IsZero() && !p.ReviewDue.IsZero() && p.ReviewDue.Compare(p.Reviewed) < 0 {
		fault("review_due", "dates-out-of-order", "the review is due before the last one was done", "choose a day after "+p.Reviewed.Long())
	}
	if doc.organisation != nil && p.Has("contact") {
		doc.Diags = append(doc.Diags, contactRules(p, doc.organisation.Contact)...)
	}
}

// faults returns a function that adds an error at the place of a key.
func faults(l *diag.List, p *content.Page) func(key, rule, message, hint string) {
	return func(key, rule, message, hint string) {
		l.Add(diag.Diagnostic{Pos: p.Pos(key), Rule: rule, Message: message, Hint: hint})
	}
}

var (
	emailForm = regexp.MustCompile(schema.EmailForm)
	phoneForm = regexp.MustCompile(schema.PhoneForm)
)

// write is the hint to write something, or another when nothing is proposed.
func write(what, otherwise string) string {
	if what == "" {
		return otherwise
	}
	return "write " + what
}

func emailHint(s string) string {
	return write(explain.Email(s), "write it as team@organisation.example.org")
}

func phoneHint(s string) string {
	number := explain.Phone(s)
	if number != "" && strings.ContainsFunc(s, unicode.IsLower) {
		number += " alone; other words go in the text of the page"
	}
	return write(number, "use digits and spaces, such as 01632 960 123")
}

func linkHint(s string) string {
	if emailForm.MatchString(s) {
		return "write kind: email, since it is an e-mail address"
	}
	return write(explain.Web(s), "write the whole of it, with https:// in front and no spaces")
}

// oldAddress is the path that an old address of the site has, or "".
func oldAddress(s string) string {
	u, err := url.Parse(explain.Path(strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")))
	if err != nil || u.Path == "" {
		return ""
	}
	p := u.Path
	if strings.Contains(s, "://") {
		_, p, _ = strings.Cut(p, "/")
	}
	if p = path.Clean("/" + p); p == "/" {
		return p
	}
	return p + "/"
}

// contactRules are those of a contact, an organisation's or an opportunity's.
func contactRules(p *content.Page, c content.Contact) (l diag.List) {
	fault := faults(&l, p)
	if p.Keys.Below("contact") && !p.Has("contact.email") && !p.Has("contact.phone") && !p.Has("contact.text_relay") {
		fault("contact", "missing-key", "the contact has no way to get in touch", "add email, phone or text_relay")
	}
	if c.Email != "" && !emailForm.MatchString(c.Email) {
		fault("contact.email", "bad-address", fmt.Sprintf("\"%s\" is not an e-mail address", c.Email), emailHint(c.Email))
	}
	for _, number := range [][2]string{{"contact.phone", c.Phone}, {"contact.text_relay", c.TextRelay}} {
		if number[1] != "" && !phoneForm.MatchString(number[1]) {
			fault(number[0], "bad-address", fmt.Sprintf("\"%s\" is not a phone number", number[1]), phoneHint(number[1]))
		}
	}
	return l
}

// opportunityRules are those of an opportunity.
func opportunityRules(o *content.Opportunity) (l diag.List) {
	fault := faults(&l, &o.Page)
	if !o.Closes.Ongoing && !o.Closes.IsZero() && !o.Opens.IsZero() && !o.Closes.End().After(o.Opens.Time) {
		fault("closes", "closes-before-opens", "it closes before it opens", "it opens on "+o.Opens.Date().Long()+"; choose that day or later")
	}
	if !o.Closes.Ongoing && !o.Closes.IsZero() && !o.Published.IsZero() && !o.Closes.End().After(o.Published.Time) && o.Closes.End().After(o.Opens.Time) {
		fault("published", "closes-before-opens", "it would be shown only once it has closed", "publish it on the day it opens, or earlier")
	}
	if slices.Contains(o.Mode, "in-person") {
		for _, need := range []string{"venue", "access"} {
			if !o.Page.Has(need) {
				fault("mode", "missing-key", fmt.Sprintf("%q is missing, and people come in person", need), opportunityKind.Field(need).Missing())
			}
		}
	}
	if o.AgeMin < 18 && !o.Page.Has("safeguarding") {
		fault("age_min", "missing-key", "\"safeguarding\" is missing, and people under 18 can take part", opportunityKind.Field("safeguarding").Missing())
	}
	if o.AgeMax != 0 && o.AgeMax < o.AgeMin {
		hint := "change one of them"
		if !o.Page.Has("age_min") {
			hint = "add age_min, the youngest age; without it, that is 18"
		}
		fault("age_max", "ages-out-of-order", fmt.Sprintf("nobody is at least %d and at most %d", o.AgeMin, o.AgeMax), hint)
	}
	if o.Payment.Kind != "" && o.Payment.Kind != "unpaid" && !o.Page.Has("payment.amount") {
		fault("payment", "missing-key", "\"payment: amount\" is missing", "say how much, such as \"£25\", or write kind: unpaid")
	}
	if o.Page.Has("contact") {
		l = append(l, contactRules(&o.Page, o.Contact)...)
	}
	l = append(l, wayRules(o)...)
	l = append(l, sessionRules(o)...)
	for i, f := range o.Formats {
		key := fmt.Sprintf("formats.%d", i)
		switch url := o.Page.Has(key + ".url"); {
		case o.Keys.Below(key) && url && f.OnRequest:
			fault(key+".on_request", "missing-key", "a format has both an address and on_request: true", "keep url when it is there to read, on_request when people have to ask")
		case o.Keys.Below(key) && !url && !f.OnRequest:
			fault(key, "missing-key", "a format needs either an address or on_request: true", "write url when it is there to read, on_request when people have to ask")
		}
	}
	return append(l, repeatRules(o)...)
}

// wayRules prove that every way to take part can be used.
func wayRules(o *content.Opportunity) (l diag.List) {
	fault := faults(&l, &o.Page)
	for i, w := range o.TakePart {
		if w.To == "" {
			continue // it is missing, and said to be
		}
		fault := func(rule, message, hint string) { fault(fmt.Sprintf("take_part.%d.to", i), rule, message, hint) }
		switch w.Kind {
		case "link", "video-relay":
			u, err := url.Parse(w.To)
			if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(w.To, " \n\"<>") {
				fault("bad-address", fmt.Sprintf("\"%s\" is not a web address", w.To), linkHint(w.To))
			}
		case "email":
			if !emailForm.MatchString(w.To) {
				fault("bad-address", fmt.Sprintf("\"%s\" is not an e-mail address", w.To), emailHint(w.To))
			}
		case "phone", "sms", "text-relay":
			if !phoneForm.MatchString(w.To) {
				fault("bad-address", fmt.Sprintf("\"%s\" is not a phone number", w.To), phoneHint(w.To))
			}
		}
	}
	return l
}

// clock writes a day, and a time where there is one.
func clock(w content.When) string {
	if w.DateOnly {
		return "on " + w.Date().Long()
	}
	return "at " + w.Time.Format("15:04") + " on " + w.Date().Long()
}

func sessionRules(o *content.Opportunity) (l diag.List) {
	fault := faults(&l, &o.Page)
	seen := map[string]bool{}
	for i, s := range o.Sessions {
		key := fmt.Sprintf("sessions.%d.", i)
		if seen[s.ID] && s.ID != "" {
			fault(key+"id", "duplicate-id", fmt.Sprintf("two sessions have the id %q", s.ID), "give each its own, since calendars know it by that")
		}
		seen[s.ID] = true
		if !s.Ends.IsZero() && !s.Ends.End().After(s.Starts.Time) {
			fault(key+"ends", "dates-out-of-order", fmt.Sprintf("the session %q does not end after it starts", s.ID), "it starts "+clock(s.Starts)+"; choose a later time")
		}
		if !s.Repeat.Until.IsZero() && s.Repeat.Until.Compare(s.Starts.Date()) < 0 {
			fault(key+"repeat.until", "dates-out-of-order", fmt.Sprintf("the session %q is last repeated before it starts", s.ID), "it starts "+clock(s.Starts)+"; choose a later day for until")
		}
	}
	return l
}

// repeatRules find updates and outcomes that followers could not tell apart,
// and outcomes that say nothing of what changed.
func repeatRules(o *content.Opportunity) (l diag.List) {
	fault := faults(&l, &o.Page)
	updates := map[string]bool{}
	for i, u := range o.Updates {
		id := u.When.Date().String() + "-" + u.Kind
		// A correction is no news to followers, and needs no id.
		if updates[id] && !u.When.IsZero() && u.Kind != "" && u.Kind != "correction" {
			fault(fmt.Sprintf("updates.%d.date", i), "duplicate-id", fmt.Sprintf("there are two updates of the kind %q on %s", u.Kind, u.When.Date().Long()), "put them into one, or give one another day")
		}
		updates[id] = true
	}
	outcomes := map[content.Date]bool{}
	for i, r := range o.Outcomes {
		if outcomes[r.Published] && !r.Published.IsZero() {
			fault(fmt.Sprintf("outcomes.%d.published", i), "duplicate-id", "there are two outcomes published on "+r.Published.Long(), "put them into one, or give one another day")
		}
		outcomes[r.Published] = true
		key := fmt.Sprintf("outcomes.%d", i)
		if o.Keys.Below(key) && !o.Page.Has(key+".did") && !o.Page.Has(key+".decision_due") {
			fault(key, "missing-key", "an outcome says what people told you, but not what came of it", "add did, or decision_due when it is not decided yet")
		}
	}
	return l
}
