// Package ical writes calendars that programs subscribe to: iCalendar (RFC 5545)
// with the properties of RFC 7986 and the older X- ones beside them, since some
// programs know only these.
//
// It takes a [view.Calendar] whose values are final and in their order, and
// gives the whole file. Equal calendars give equal bytes: nothing is sorted
// here, no clock is read, and what a time zone does is told from its rules, not
// from the day of the build. Text may hold anything an author can type, and the
// file is well formed all the same: what cannot stand in it is taken out, the
// rest is escaped once, and lines are folded between characters. Lines end with
// CRLF and have at most 75 octets.
//
// Times are written on the clock of the calendar's zone, which is defined in the
// file, so that a meeting stays at six in the evening when the clocks change. A
// zone without a name that a file can carry is written in UTC. It knows nothing
// of opportunities, nor of why an event is there.
package ical

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"involve/internal/view"
)

// How often programs may ask again; the feeds say the same.
const refresh = "PT1H"

const (
	dayForm   = "20060102"
	localForm = "20060102T150405"
	utcForm   = "20060102T150405Z"
)

// form is how lines are written.
var form = &ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: string(ics.WithNewLineWindows)}

// Encode returns a calendar file.
func Encode(c *view.Calendar) []byte {
	zone := zoneOf(c.Zone)
	cal := &ics.Calendar{CalendarProperties: head(c, zone), Components: []ics.Component{timezone(zone, c.Events)}}
	for i := range c.Events {
		cal.AddVEvent(event(&c.Events[i], zone))
	}
	var b bytes.Buffer
	b.Grow(1<<10 + len(c.Events)<<10) // an event takes about a kilobyte
	if err := cal.SerializeTo(&b, form); err != nil {
		panic(fmt.Sprintf("ical: %v", err)) // a buffer takes everything
	}
	return b.Bytes()
}

// head says what the calendar is.
func head(c *view.Calendar, zone *time.Location) []ics.CalendarProperty {
	list := make([]ics.CalendarProperty, 0, 16)
	add := func(name ics.Property, value string, params ...string) {
		if value == "" {
			return
		}
		p := ics.CalendarProperty{BaseProperty: ics.BaseProperty{IANAToken: string(name), Value: value}}
		if len(params) == 2 {
			p.ICalParameters = map[string][]string{params[0]: {params[1]}}
		}
		list = append(list, p)
	}
	add(ics.PropertyVersion, "2.0")
	add(ics.PropertyProductId, "-//involve//involve//EN")
	add(ics.PropertyCalscale, "GREGORIAN")
	add(ics.PropertyMethod, string(ics.MethodPublish))
	add(ics.PropertyName, line(c.Name))
	add(ics.PropertyXWRCalName, line(c.Name))
	add(ics.PropertyDescription, text(c.Description))
	add(ics.PropertyXWRCalDesc, text(c.Description))
	add(ics.PropertyXWRTimezone, zone.String())
	add("SOURCE", address(c.Self), "VALUE", string(ics.ValueDataTypeUri))
	add(ics.PropertyUrl, address(c.Home))
	add("REFRESH-INTERVAL", refresh, "VALUE", string(ics.ValueDataTypeDuration))
	add(ics.PropertyXPublishedTTL, refresh)
	return list
}

func event(e *view.Event, zone *time.Location) *ics.VEvent {
	v := ics.NewEvent(line(e.UID))
	v.Properties = slices.Grow(v.Properties, 16)
	v.SetDtStampTime(e.Modified) // of a published calendar it is when the event was last changed
	v.SetCreatedTime(e.Created)
	v.SetModifiedAt(e.Modified)
	v.SetSequence(e.Sequence)
	if e.AllDay {
		first, last := day(e.Start), day(e.Start)
		if e.End.After(e.Start) {
			last = day(e.End)
		}
		v.SetAllDayStartAt(first)
		v.SetAllDayEndAt(last.AddDate(0, 0, 1)) // the first day that is not of it any more
		v.SetTimeTransparency(ics.TransparencyTransparent)
	} else {
		at(v.SetProperty, ics.ComponentPropertyDtStart, e.Start, zone)
		if e.End.After(e.Start) {
			at(v.SetProperty, ics.ComponentPropertyDtEnd, e.End, zone)
		}
	}
	if e.Repeat != nil {
		v.AddRrule(rule(e, zone))
		for _, t := range e.Repeat.Except {
			if e.AllDay {
				v.AddExdate(t.Format(dayForm), ics.WithValue(string(ics.ValueDataTypeDate)))
			} else {
				at(v.AddProperty, ics.ComponentPropertyExdate, t, zone)
			}
		}
	}
	status := ics.ObjectStatusConfirmed
	if e.Cancelled {
		status = ics.ObjectStatusCancelled
	}
	v.SetStatus(status)
	v.SetSummary(line(e.Summary))
	for _, p := range []struct {
		name  ics.ComponentProperty
		value string
	}{
		{ics.ComponentPropertyDescription, text(e.Description)},
		{ics.ComponentPropertyLocation, line(e.Location)},
		{ics.ComponentPropertyUrl, address(e.URL)},
	} {
		if p.value != "" {
			v.SetProperty(p.name, p.value)
		}
	}
	// One property for each: the library escapes every comma of a value, so that
	// a list in one property would be read as a single category.
	for _, name := range e.Categories {
		if name = line(name); name != "" {
			v.AddCategory(name)
		}
	}
	return v
}

// day returns the day of a time where no clock is ever changed.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// at writes a time on the clock of its zone. Of a time that the clock shows
// twice only the first can be written so.
func at(add func(ics.ComponentProperty, string, ...ics.PropertyParameter), name ics.ComponentProperty, t time.Time, zone *time.Location) {
	t = t.In(zone)
	if zone == time.UTC || isSecond(t) {
		add(name, t.UTC().Format(utcForm))
		return
	}
	add(name, t.Format(localForm), ics.WithTZID(zone.String()))
}

// isSecond reports whether clocks already showed the same time before they were
// put back.
func isSecond(t time.Time) bool {
	start, _ := t.ZoneBounds()
	if start.IsZero() {
		return false
	}
	_, before := start.Add(-time.Second).Zone()
	_, now := t.Zone()
	return t.Sub(start) < time.Duration(before-now)*time.Second
}

// rule says how an event comes again. Programs leave out months that do not have
// the day; here such a month has it on its last.
func rule(e *view.Event, zone *time.Location) string {
	var r string
	switch e.Repeat.Every {
	case "week":
		r = "FREQ=WEEKLY"
	case "fortnight":
		r = "FREQ=WEEKLY;INTERVAL=2"
	case "month":
		r = "FREQ=MONTHLY"
		start := e.Start
		if !e.AllDay {
			start = start.In(zone)
		}
		if day := start.Day(); day > 28 {
			r += ";BYMONTHDAY=28"
			for d := 29; d <= day; d++ {
				r += "," + strconv.Itoa(d)
			}
			r += ";BYSETPOS=-1"
		}
	default:
		panic(fmt.Sprintf("ical: no rule for every %q", e.Repeat.Every))
	}
	switch until := e.Repeat.Until; {
	case until.IsZero():
	case e.AllDay:
		r += ";UNTIL=" + until.Format(dayForm)
	default:
		r += ";UNTIL=" + until.UTC().Format(utcForm)
	}
	return r
}

// text returns s without what a file of lines cannot hold: bytes that are not
// UTF-8 become U+FFFD, whatever some program takes for the end of a line becomes
// a line feed, and other control characters go.
func text(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
			return '\n'
		case '\t':
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r // U+FFFD for a byte that is not UTF-8
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	return strings.TrimSpace(s)
}

// line returns text as one line.
func line(s string) string { return strings.ReplaceAll(text(s), "\n", " ") }

// address returns an address, which nothing escapes: what cannot stand in one is
// percent-encoded.
func address(s string) string {
	if !strings.ContainsFunc(s, isForeign) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; isForeign(rune(c)) {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isForeign reports whether a character cannot stand in an address.
func isForeign(c rune) bool {
	return c <= ' ' || c > '~' || strings.ContainsRune(`"<>\^{|}`+"`", c)
}
