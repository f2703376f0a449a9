package corpus

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

// An opportunity is what was drawn for one file, before it is written.
type opportunity struct {
	n                       int
	title, summary          string
	organisation            string
	groups, stages, regions []string
	activity, format        string
	opens, closes, hour     string // hour is "" where only the day counts
	hours, weeks            int
	payment                 payment
	amount                  int
	firstName, lastName     string
	languages, tags         []string
}

type payment int

const (
	unpaid payment = iota
	expenses
	paid
)

// draw draws the opportunity number i.
func (m *maker) draw(i int) *opportunity {
	r := m.r
	topic, organisation, activity := pick(r, topics), pick(r, organisations), pick(r, activities)
	o := &opportunity{
		n:            i + 1,
		title:        fmt.Sprintf("%s: %s (%d)", activity.Label, topic, i+1),
		summary:      m.plain(),
		organisation: organisation,
		groups:       some(r, groups, few(r)),
		stages:       some(r, stages, 1+r.IntN(2)),
		activity:     activity.Slug,
		format:       pick(r, formats).Slug,
		regions:      some(r, regions, few(r)),
		opens:        m.day(-1 - r.IntN(420)),
		closes:       m.day(15 + r.IntN(126)),
		hour:         fmt.Sprintf("T%02d:00", 9+r.IntN(9)),
	}
	if r.IntN(2) == 0 {
		o.hour = ""
	}
	o.hours, o.weeks = 1+r.IntN(12), 1+r.IntN(10)
	o.payment, o.amount = payment(r.IntN(3)), 15+5*r.IntN(28)
	o.firstName, o.lastName = pick(r, firstNames), pick(r, lastNames)
	o.languages = []string{"English", pick(r, languages[1:])}
	o.tags = []string{tags[i%len(tags)], pick(r, tags[:6])}
	return o
}

// few returns 1, 2 or 3, each less often than the one before.
func few(r *rand.Rand) int {
	switch n := r.IntN(10); {
	case n < 5:
		return 1
	case n < 8:
		return 2
	}
	return 3
}

// some picks n different terms, in the order of the vocabulary.
func some(r *rand.Rand, list []term, n int) []string {
	picked := make([]bool, len(list))
	for _, i := range r.Perm(len(list))[:n] {
		picked[i] = true
	}
	var slugs []string
	for i, t := range list {
		if picked[i] {
			slugs = append(slugs, t.Slug)
		}
	}
	return slugs
}

// front writes the front matter of an opportunity.
func (o *opportunity) front(b *bytes.Buffer) {
	fmt.Fprintf(b, "title: %q\nsummary: %q\norganisation: %s\n", o.title, o.summary, slugify(o.organisation))
	key(b, "groups", o.groups...)
	key(b, "stages", o.stages...)
	fmt.Fprintf(b, "activity: %s\n", o.activity)
	if o.format == "hybrid" {
		key(b, "mode", "online", "in-person")
	} else {
		key(b, "mode", o.format)
	}
	if o.format != "online" {
		b.WriteString("venue: Community hall\naccess: Step-free, with a hearing loop\n")
	}
	key(b, "areas", o.regions...)
	fmt.Fprintf(b, "published: %s\ncloses: %s%s\n", o.opens, o.closes, o.hour)
	fmt.Fprintf(b, "time:\n  text: %d hours over %d weeks\n  minutes: %d\n", o.hours, o.weeks, o.hours*60)
	if o.payment == paid {
		fmt.Fprintf(b, "payment:\n  kind: paid\n  amount: £%d\n", o.amount)
	} else {
		b.WriteString("payment:\n  kind: unpaid\n")
	}
	covered := "yes"
	if o.payment == unpaid {
		covered = "not-needed"
	}
	fmt.Fprintf(b, "expenses:\n  covered: %s\n", covered)
	key(b, "support", "papers-in-advance", "breaks")
	email := "involve@" + domain(o.organisation)
	fmt.Fprintf(b, "take_part:\n  - kind: link\n    to: %s\n    label: Register your interest\n", o.url())
	fmt.Fprintf(b, "  - kind: email\n    to: %s\n    label: Email the team\n", email)
	fmt.Fprintf(b, "contact:\n  team: %s involvement team\n  email: %s\n  phone: 01632 960%03d\n", o.lastName, email, o.n%1000)
	key(b, "who_can", "anyone aged 18 or over", "people who live in the area")
}

// hugoFront writes the front matter that the Hugo site reads.
func (o *opportunity) hugoFront(b *bytes.Buffer) {
	fmt.Fprintf(b, "title: %q\nsummary: %q\norganisation: %q\n", o.title, o.summary, o.organisation)
	key(b, "groups", o.groups...)
	key(b, "stages", o.stages...)
	fmt.Fprintf(b, "activity: %s\nformat: %s\n", o.activity, o.format)
	key(b, "regions", o.regions...)
	fmt.Fprintf(b, "opens: %s\ncloses: %s", o.opens, o.closes)
	if o.hour != "" {
		b.WriteString(o.hour + ":00Z")
	}
	fmt.Fprintf(b, "\ncommitment: \"%d hours over %d weeks\"\n", o.hours, o.weeks)
	switch o.payment {
	case unpaid:
		b.WriteString("payment:\n  type: none\n")
	case expenses:
		b.WriteString("payment:\n  type: expenses\n")
	case paid:
		fmt.Fprintf(b, "payment:\n  type: paid\n  amount: %d\n", o.amount)
	}
	name := o.firstName + " " + o.lastName
	email := strings.ToLower(o.firstName+"."+o.lastName) + "@" + domain(o.organisation)
	fmt.Fprintf(b, "contact:\n  name: %s\n  email: %s\n  url: %s\n", name, email, o.url())
	key(b, "languages", o.languages...)
	key(b, "tags", o.tags...)
}

func (o *opportunity) url() string {
	return fmt.Sprintf("https://%s/involve/%d", domain(o.organisation), o.n)
}

// domain returns where an organisation has its mail and its pages.
func domain(organisation string) string { return slugify(organisation) + ".example.nhs.uk" }

// key writes a key with a list of values.
func key(b *bytes.Buffer, name string, values ...string) {
	fmt.Fprintf(b, "%s:\n", name)
	for _, v := range values {
		fmt.Fprintf(b, "  - %s\n", v)
	}
}

// slugify makes a name of a title, as files and addresses have it.
func slugify(s string) string {
	var b strings.Builder
	dash := false
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(c)
		case c == '\'':
		default:
			dash = true
		}
	}
	return b.String()
}
