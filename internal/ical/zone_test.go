package ical

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"involve/internal/view"
)

// observances writes the parts of the zone of a calendar with events at some
// times: what begins when, and how it comes again.
func observances(t *testing.T, loc *time.Location, at ...time.Time) (list []string) {
	t.Helper()
	c := &view.Calendar{Zone: loc}
	for _, a := range at {
		c.Events = append(c.Events, view.Event{Start: a})
	}
	lines := read(t, Encode(c))
	for _, part := range []string{"DAYLIGHT", "STANDARD"} {
		starts, from, to, names := values(lines, part, "DTSTART"), values(lines, part, "TZOFFSETFROM"), values(lines, part, "TZOFFSETTO"), values(lines, part, "TZNAME")
		rules := values(lines, part, "RRULE")
		for i := range starts {
			s := fmt.Sprintf("%s %s %s to %s %s", part, starts[i], from[i], to[i], names[i])
			if len(rules) > 0 {
				s += " " + rules[i]
			}
			list = append(list, s)
		}
	}
	return list
}

func TestYearlyRuleOfAZone(t *testing.T) {
	for name, want := range map[string][]string{
		"Europe/London": {
			"DAYLIGHT 19700329T010000 +0000 to +0100 BST FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
			"STANDARD 19701025T020000 +0100 to +0000 GMT FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
		},
		"America/New_York": {
			"DAYLIGHT 19700308T020000 -0500 to -0400 EDT FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
			"STANDARD 19701101T020000 -0400 to -0500 EST FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
		},
		"Australia/Sydney": {
			"DAYLIGHT 19701004T020000 +1000 to +1100 AEDT FREQ=YEARLY;BYMONTH=10;BYDAY=1SU",
			"STANDARD 19700405T030000 +1100 to +1000 AEST FREQ=YEARLY;BYMONTH=4;BYDAY=1SU",
		},
		"Asia/Tokyo":   {"STANDARD 19510909T010000 +1000 to +0900 JST"},
		"Asia/Kolkata": {"STANDARD 19451015T000000 +0630 to +0530 IST"},
	} {
		for _, events := range [][]time.Time{nil, {clock(time.UTC, 2026, 12, 4)}, {clock(time.UTC, 2027, 6, 1), clock(time.UTC, 2045, 1, 1)}} {
			if got := observances(t, zone(t, name), events...); !slices.Equal(got, want) {
				t.Errorf("%s with events at %v is\n%s\nwant\n%s", name, events, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// In 1995 the United Kingdom's clocks went back on the fourth Sunday, not the
// last; Morocco's follow the moon; Mexico's have stood still since 2022.
func TestZoneWithoutAYearlyRuleListsItsChanges(t *testing.T) {
	for name, c := range map[string]struct {
		year        int
		first, last string
		n           int
	}{
		"Europe/London":       {1995, "STANDARD 19941023T020000 +0100 to +0000 GMT", "STANDARD 20051030T020000 +0100 to +0000 GMT", 23},
		"America/Mexico_City": {2021, "STANDARD 20201025T020000 -0500 to -0600 CST", "STANDARD 20221030T020000 -0500 to -0600 CST", 5},
		"Africa/Casablanca":   {2027, "DAYLIGHT 20260322T020000 +0000 to +0100 +01", "DAYLIGHT 20371115T020000 +0000 to +0100 +01", 25},
	} {
		got := observances(t, zone(t, name), clock(time.UTC, c.year, 6, 1))
		if strings.Contains(strings.Join(got, ""), "FREQ") || !slices.Contains(got, c.first) || !slices.Contains(got, c.last) || len(got) != c.n {
			t.Errorf("%s in %d has %d parts:\n%s", name, c.year, len(got), strings.Join(got, "\n"))
		}
	}
}

// A shift is an instant from which a zone has an offset, in seconds.
type shift struct {
	from   time.Time
	offset int
}

// shiftsOf reads a zone as a calendar program does, up to a year.
func shiftsOf(t *testing.T, parts []string, upTo int) (list []shift) {
	t.Helper()
	for _, p := range parts {
		f := strings.Fields(p)
		start, err := time.Parse(localForm, f[1])
		if err != nil {
			t.Fatal(err)
		}
		before, after := seconds(t, f[2]), seconds(t, f[4])
		starts := []time.Time{start}
		if len(f) > 6 {
			starts = repeated(t, f[6], start, upTo)
		}
		for _, s := range starts {
			list = append(list, shift{s.Add(-time.Duration(before) * time.Second), after})
		}
	}
	return list
}

// offsetAt is the offset of what began last, of all that begins up to an instant.
func offsetAt(shifts []shift, at time.Time) int {
	var last shift
	for _, c := range shifts {
		if !c.from.After(at) && !c.from.Before(last.from) {
			last = c
		}
	}
	return last.offset
}

func seconds(t *testing.T, offset string) int {
	t.Helper()
	n, err := strconv.Atoi(offset[1:3])
	m, err2 := strconv.Atoi(offset[3:5])
	if err != nil || err2 != nil {
		t.Fatalf("the offset %q", offset)
	}
	if offset[0] == '-' {
		return -n*3600 - m*60
	}
	return n*3600 + m*60
}

// repeated walks through the days of a month, where the encoder calculates.
func repeated(t *testing.T, rule string, start time.Time, upTo int) (list []time.Time) {
	t.Helper()
	var month, nth int
	var weekday string
	if _, err := fmt.Sscanf(strings.NewReplacer(";", " ", "=", " ").Replace(rule), "FREQ YEARLY BYMONTH %d BYDAY %d%s", &month, &nth, &weekday); err != nil {
		t.Fatalf("%q: %v", rule, err)
	}
	for y := start.Year(); y <= upTo; y++ {
		var days []time.Time
		for d := time.Date(y, time.Month(month), 1, start.Hour(), start.Minute(), 0, 0, time.UTC); d.Month() == time.Month(month); d = d.AddDate(0, 0, 1) {
			if strings.EqualFold(d.Weekday().String()[:2], weekday) {
				days = append(days, d)
			}
		}
		if nth < 0 {
			nth = len(days) + 1 + nth
			list = append(list, days[nth-1])
			nth = -1
		} else {
			list = append(list, days[nth-1])
		}
	}
	return list
}

func TestZoneIsRightAtEveryHourAroundItsChanges(t *testing.T) {
	for _, name := range []string{
		"Europe/London", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Santiago", "Australia/Lord_Howe", "Africa/Casablanca",
		"Asia/Jerusalem", "Asia/Tehran", "Asia/Kathmandu", "America/Nuuk", "Pacific/Chatham", "Asia/Gaza",
	} {
		loc := zone(t, name)
		first := clock(loc, 2026, 11, 22)
		parts := observances(t, loc, first, clock(loc, 2028, 1, 1))
		end := first.AddDate(4, 0, 0)
		shifts := shiftsOf(t, parts, end.Year())
		for at := first; at.Before(end); {
			_, want := at.Zone()
			if got := offsetAt(shifts, at); got != want {
				t.Fatalf("%s: at %v the offset is %d, want %d by\n%s", name, at, got, want, strings.Join(parts, "\n"))
			}
			if _, next := at.Add(36 * time.Hour).Zone(); next != want {
				at = at.Add(30 * time.Minute)
			} else {
				at = at.Add(24 * time.Hour)
			}
		}
	}
}

func TestZoneDoesNotFollowTheBuildOrTheEvents(t *testing.T) {
	uk := london(t)
	want := strings.Join(observances(t, uk), "\n")
	for year := 1996; year < 2100; year += 13 {
		if got := strings.Join(observances(t, uk, clock(uk, year, 2, 3)), "\n"); got != want {
			t.Errorf("with an event in %d the zone is\n%s\nwant\n%s", year, got, want)
		}
	}
}
