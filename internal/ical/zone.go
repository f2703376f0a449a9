package ical

import (
	"bytes"
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
	"time"

	ics "github.com/arran4/golang-ical"

	"involve/internal/view"
)

// How far a zone is looked at: from the year of the first event, or where there
// is none from quietYear, to as many years after the last as tell a rule from
// chance: a last Sunday is now the fourth of its month, now the fifth. An event
// that comes again without an end has a zone without a rule for so many years.
const (
	quietYear  = 2026
	yearsAfter = 10
)

// ruleYear is when yearly rules are written to begin. It is before all events,
// and the same in every file.
const ruleYear = 1970

// zoneOf returns the zone that times are written in: UTC for one without a name
// that a file can carry.
func zoneOf(loc *time.Location) *time.Location {
	if loc == nil {
		return time.UTC
	}
	name := loc.String()
	odd := strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_/")
	if name == "" || name == "Local" || name == "UTC" || odd != "" {
		return time.UTC
	}
	return loc
}

// A span is a zone in the years in which it matters. The zone of a name is the
// same for the life of a program.
type span struct {
	zone        string
	first, last int
}

// defined are the definitions of zones that were needed, of which a site with
// ten thousand calendars has two or three: span to *definition.
var defined sync.Map

// A definition is the part of a file that defines a zone, written out once.
type definition struct {
	*ics.VTimezone
	lines []byte
}

// SerializeTo implements [ics.Component].
func (d *definition) SerializeTo(w io.Writer, _ *ics.SerializationConfiguration) error {
	_, err := w.Write(d.lines)
	return err
}

// timezone defines a zone for events.
func timezone(zone *time.Location, events []view.Event) *definition {
	first, last := years(zone, events)
	key := span{zone.String(), first, last}
	d, ok := defined.Load(key)
	if !ok {
		v := define(zone, first, last)
		var b bytes.Buffer
		if err := v.SerializeTo(&b, form); err != nil {
			panic(fmt.Sprintf("ical: %v", err)) // a buffer takes everything
		}
		d, _ = defined.LoadOrStore(key, &definition{v, b.Bytes()})
	}
	return d.(*definition)
}

// define defines a zone: by the rule that its clocks follow each year, or where
// there is none by each change in some years.
func define(zone *time.Location, first, last int) *ics.VTimezone {
	v := ics.NewTimezone(zone.String())
	rules := yearly(zone, first, last)
	if rules == nil {
		for _, c := range changes(zone, first, last) {
			observe(v, c, c.shown(), "")
		}
		return v
	}
	for _, r := range rules {
		observe(v, r.change, r.in(ruleYear), r.recurrence())
	}
	return v
}

// years returns the first and the last year in which a zone matters.
func years(zone *time.Location, events []view.Event) (first, last int) {
	if len(events) == 0 {
		return quietYear, quietYear + yearsAfter
	}
	first, last = events[0].Start.In(zone).Year(), 0
	for _, e := range events {
		first = min(first, e.Start.In(zone).Year())
		last = max(last, e.Start.In(zone).Year(), e.End.In(zone).Year())
		if e.Repeat != nil {
			last = max(last, e.Repeat.Until.In(zone).Year())
		}
	}
	return first, last + yearsAfter
}

// A change is when the clocks of a zone are put forward or back.
type change struct {
	at       time.Time
	from, to int // seconds east of Greenwich
	name     string
}

// shown returns the time of a change on the clock that stood until then, as if
// that were in UTC.
func (c change) shown() time.Time { return c.at.UTC().Add(time.Duration(c.from) * time.Second) }

// changes returns the change that is in force when a year begins, and those up
// to the end of another. It looks at every week: [time.Time.ZoneBounds] takes the
// turn of a year for a change where a zone's table has ended and its rule goes
// on, and in leap years returns the instant that it was asked about.
func changes(zone *time.Location, first, last int) []change {
	t := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC)
	c := change{at: time.Date(ruleYear, 1, 1, 0, 0, 0, 0, time.UTC)}
	c.name, c.to = t.In(zone).Zone()
	c.from = c.to
	if start, _ := t.In(zone).ZoneBounds(); !start.IsZero() {
		_, c.from = start.Add(-time.Second).Zone()
		c.at = start
	}
	list := []change{c}
	for end := time.Date(last+1, 1, 1, 0, 0, 0, 0, time.UTC); t.Before(end); {
		next := t.AddDate(0, 0, 7)
		if next.After(end) {
			next = end
		}
		if name, offset := next.In(zone).Zone(); name != c.name || offset != c.to {
			n := sort.Search(7*24*60*60, func(n int) bool {
				name, offset := t.Add(time.Duration(n) * time.Second).In(zone).Zone()
				return name != c.name || offset != c.to
			})
			c = change{at: t.Add(time.Duration(n) * time.Second), from: c.to, to: offset, name: name}
			list = append(list, c)
		}
		t = next
	}
	return list
}

// A yearRule is a change that comes every year: on the nth of a weekday in its
// month, or the last, at a time on the clock that stood until then.
type yearRule struct {
	change
	month   time.Month
	weekday time.Weekday
	nth     int // -1 for the last
	clock   time.Duration
}

// yearly returns the two rules that all changes in some years follow, or nil.
func yearly(zone *time.Location, first, last int) (rules []yearRule) {
	list := changes(zone, first, last)[1:]
	if len(list) != 2*(last-first+1) {
		return nil
	}
	for i := range 2 {
		day := list[i].shown()
		r := yearRule{change: list[i], month: day.Month(), weekday: day.Weekday(), clock: day.Sub(day.Truncate(24 * time.Hour))}
		for _, r.nth = range []int{-1, (day.Day()-1)/7 + 1} {
			if r.holds(list, i) {
				rules = append(rules, r)
				break
			}
		}
	}
	if len(rules) < 2 {
		return nil
	}
	return rules
}

// holds reports whether every second change of list, from one on, follows the
// rule.
func (r yearRule) holds(list []change, from int) bool {
	for i := from; i < len(list); i += 2 {
		c := list[i]
		shown := c.shown()
		if !r.in(shown.Year()).Equal(shown) || c.from != r.from || c.to != r.to || c.name != r.name {
			return false
		}
	}
	return true
}

// in returns when the rule comes in a year, as [change.shown] does.
func (r yearRule) in(year int) time.Time {
	if r.nth < 0 {
		last := time.Date(year, r.month+1, 0, 0, 0, 0, 0, time.UTC)
		return last.AddDate(0, 0, -int(last.Weekday()-r.weekday+7)%7).Add(r.clock)
	}
	first := time.Date(year, r.month, 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, int(r.weekday-first.Weekday()+7)%7+7*(r.nth-1)).Add(r.clock)
}

func (r yearRule) recurrence() string {
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", r.month, r.nth, strings.ToUpper(r.weekday.String()[:2]))
}

// observe adds to a zone how its clocks stand after a change, which is shown at
// start.
func observe(v *ics.VTimezone, c change, start time.Time, rule string) {
	part := &ics.ComponentBase{}
	part.AddProperty(ics.ComponentPropertyDtStart, start.Format(localForm))
	part.AddProperty("TZOFFSETFROM", offset(c.from))
	part.AddProperty("TZOFFSETTO", offset(c.to))
	part.AddProperty("TZNAME", c.name)
	if rule != "" {
		part.AddRrule(rule)
	}
	if c.to > c.from {
		v.Components = append(v.Components, &ics.Daylight{ComponentBase: *part})
	} else {
		v.Components = append(v.Components, &ics.Standard{ComponentBase: *part})
	}
}

// offset writes +0100, with seconds where there are any.
func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
