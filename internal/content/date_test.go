package content

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestParseDateKnowsTheCalendar(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Date
		hint string // a part of it; empty when in is a date
	}{
		{"2026-12-04", Date{2026, 12, 4}, ""},
		{"2028-02-29", Date{2028, 2, 29}, ""},
		{"2000-02-29", Date{2000, 2, 29}, ""},
		{"1900-01-01", Date{1900, 1, 1}, ""},
		{"2999-12-31", Date{2999, 12, 31}, ""},
		{"2027-02-29", Date{}, "February 2027 has 28 days"},
		{"2100-02-29", Date{}, "February 2100 has 28 days"},
		{"2028-02-30", Date{}, "February 2028 has 29 days"},
		{"2026-11-31", Date{}, "November 2026 has 30 days"},
		{"2026-12-00", Date{}, "December 2026 has 31 days"},
		{"2026-13-01", Date{}, "12 months"},
		{"2026-00-01", Date{}, "12 months"},
		{"1899-12-31", Date{}, "1900"},
		{"3000-01-01", Date{}, "2999"},
		{"", Date{}, "hyphens"},
		{"4 December 2026", Date{}, "hyphens"},
		{"04-12-2026", Date{}, "hyphens"},
		{"04/12/2026", Date{}, "hyphens"},
		{"2026/12/04", Date{}, "hyphens"},
		{"2026-12-4", Date{}, "hyphens"},
		{"2026-12-041", Date{}, "hyphens"},
		{"+026-12-04", Date{}, "hyphens"},
		{"2026-١٢-04", Date{}, "hyphens"},
		{"2026-12-04T17:00", Date{}, "hyphens"},
	} {
		got, err := ParseDate(c.in)
		if got != c.want {
			t.Errorf("ParseDate(%q) = %v, want %v", c.in, got, c.want)
		}
		if hint := hintOf(err); (c.hint == "") != (err == nil) || !strings.Contains(hint, c.hint) {
			t.Errorf("ParseDate(%q): hint %q, want one with %q", c.in, hint, c.hint)
		}
	}
}

func hintOf(err error) string {
	if e, ok := err.(*DateError); ok {
		return e.Hint
	}
	return ""
}

func TestParseWhenIsInTheZoneOfTheSite(t *testing.T) {
	london := zone(t, "Europe/London")
	for _, c := range []struct {
		in   string
		want string // RFC 3339
		day  bool
	}{
		{"2026-12-04", "2026-12-04T00:00:00Z", true},
		{"2027-06-01", "2027-06-01T00:00:00+01:00", true},
		{"2026-12-04T17:00", "2026-12-04T17:00:00Z", false},
		{"2026-12-04 17:00", "2026-12-04T17:00:00Z", false},
		{"2026-12-04T17:00:30", "2026-12-04T17:00:30Z", false},
		{"2027-06-01T17:00", "2027-06-01T17:00:00+01:00", false},
		{"2027-06-01T17:00Z", "2027-06-01T18:00:00+01:00", false},
		{"2026-12-04T17:00:00-05:30", "2026-12-04T22:30:00Z", false},
		{"2026-12-04T01:00+02:00", "2026-12-03T23:00:00Z", false},

		// The clocks go forward on 28 March 2027 at 1:00.
		{"2027-03-28", "2027-03-28T00:00:00Z", true},
		{"2027-03-28T00:59:59", "2027-03-28T00:59:59Z", false},
		{"2027-03-28T02:00", "2027-03-28T02:00:00+01:00", false},
		{"2027-03-28T01:30Z", "2027-03-28T02:30:00+01:00", false},
		{"2027-03-28T01:30+01:00", "2027-03-28T00:30:00Z", false},

		// They go back on 31 October 2027 at 2:00.
		{"2027-10-31", "2027-10-31T00:00:00+01:00", true},
		{"2027-10-31T00:59:59", "2027-10-31T00:59:59+01:00", false},
		{"2027-10-31T01:00", "2027-10-31T01:00:00+01:00", false},
		{"2027-10-31T01:30", "2027-10-31T01:30:00+01:00", false},
		{"2027-10-31T01:59:59", "2027-10-31T01:59:59+01:00", false},
		{"2027-10-31T01:30+00:00", "2027-10-31T01:30:00Z", false},
		{"2027-10-31T02:00", "2027-10-31T02:00:00Z", false},
	} {
		got, err := ParseWhen(c.in, london)
		if err != nil {
			t.Errorf("ParseWhen(%q): %v", c.in, err)
			continue
		}
		if s := got.Time.Format(time.RFC3339); s != c.want || got.DateOnly != c.day {
			t.Errorf("ParseWhen(%q) = %s, %v, want %s, %v", c.in, s, got.DateOnly, c.want, c.day)
		}
		if got.Time.Location() != london {
			t.Errorf("ParseWhen(%q) is in %v, want %v", c.in, got.Time.Location(), london)
		}
	}
}

func TestParseWhenSaysWhatIsWrong(t *testing.T) {
	london := zone(t, "Europe/London")
	for _, c := range []struct{ in, rule, message, hint string }{
		{"", "bad-date", `"" is not a date`, timeHint},
		{"tomorrow", "bad-date", `"tomorrow" is not a date`, timeHint},
		{"4 December 2026", "bad-date", `"4 December 2026" is not a date`, timeHint},
		{"2026-12-04X17:00", "bad-date", `"2026-12-04X17:00" is not a date`, timeHint},
		{"2027-02-30", "bad-date", `"2027-02-30" is not a date`, "February 2027 has 28 days"},
		{"2027-02-30T17:00", "bad-date", `"2027-02-30" is not a date`, "February 2027 has 28 days"},
		{"2026-12-04T", "bad-date", `"" is not a time of day`, "use the 24-hour clock, such as 17:00 for 5pm"},
		{"2026-12-04T5pm", "bad-date", `"5pm" is not a time of day`, "use the 24-hour clock, such as 17:00 for 5pm"},
		{"2026-12-04T24:00", "bad-date", `"24:00" is not a time of day`, "use the 24-hour clock, such as 17:00 for 5pm"},
		{"2026-12-04T9:00", "bad-date", `"9:00" is not a time of day`, "use the 24-hour clock, such as 17:00 for 5pm"},
		{"2026-12-04T17:60", "bad-date", `"17:60" is not a time of day`, "use the 24-hour clock, such as 17:00 for 5pm"},
		{"2026-12-04T17:00:60", "bad-date", `"17:00:60" is not a time of day`, "use the 24-hour clock, such as 17:00 for 5pm"},
		{"2026-12-04T17:00:00.5", "bad-date", `"17:00:00.5" is not a time of day`, "use the 24-hour clock, such as 17:00 for 5pm"},
		{"2026-12-04T17:00+1", "bad-date", `"+1" is not an offset from Greenwich`, offsetHint},
		{"2026-12-04T17:00+0100", "bad-date", `"+0100" is not an offset from Greenwich`, offsetHint},
		{"2026-12-04T17:00Zulu", "bad-date", `"Zulu" is not an offset from Greenwich`, offsetHint},
		{"2026-12-04T17:00+23:00", "bad-date", `"+23:00" is not an offset from Greenwich`, offsetHint},
		{"2027-03-28T01:00", "no-such-time", "there is no 01:00 on 28 March 2027: the clocks go forward past it", "choose a time an hour earlier or later"},
		{"2027-03-28T01:30", "no-such-time", "there is no 01:30 on 28 March 2027: the clocks go forward past it", "choose a time an hour earlier or later"},
		{"2027-03-28T01:59:59", "no-such-time", "there is no 01:59:59 on 28 March 2027: the clocks go forward past it", "choose a time an hour earlier or later"},
	} {
		_, err := ParseWhen(c.in, london)
		e, ok := err.(*DateError)
		if !ok {
			t.Errorf("ParseWhen(%q): %v, want a DateError", c.in, err)
			continue
		}
		if want := (DateError{c.rule, c.message, c.hint}); *e != want {
			t.Errorf("ParseWhen(%q): %+v, want %+v", c.in, *e, want)
		}
	}
}

func TestADayEndsWithItsLastSecond(t *testing.T) {
	for _, c := range []struct{ zone, day, first, last string }{
		{"Europe/London", "2026-12-04", "2026-12-04T00:00:00Z", "2026-12-04T23:59:59Z"},
		{"Europe/London", "2027-03-28", "2027-03-28T00:00:00Z", "2027-03-28T23:59:59+01:00"},
		{"Europe/London", "2027-10-31", "2027-10-31T00:00:00+01:00", "2027-10-31T23:59:59Z"},
		{"Europe/London", "2027-12-31", "2027-12-31T00:00:00Z", "2027-12-31T23:59:59Z"},
		// The clocks of Chile go forward at midnight, and back at midnight.
		{"America/Santiago", "2026-09-06", "2026-09-06T01:00:00-03:00", "2026-09-06T23:59:59-03:00"},
		{"America/Santiago", "2026-04-04", "2026-04-04T00:00:00-03:00", "2026-04-04T23:59:59-04:00"},
		// Those of Cuba go back from 1:00 to midnight: the day begins at the first.
		{"America/Havana", "2026-11-01", "2026-11-01T00:00:00-04:00", "2026-11-01T23:59:59-05:00"},
	} {
		w, err := ParseWhen(c.day, zone(t, c.zone))
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Time.Format(time.RFC3339); got != c.first {
			t.Errorf("%s in %s begins at %s, want %s", c.day, c.zone, got, c.first)
		}
		if got := w.End().Format(time.RFC3339); got != c.last {
			t.Errorf("%s in %s ends at %s, want %s", c.day, c.zone, got, c.last)
		}
		if got := w.Date().String(); got != c.day {
			t.Errorf("%s in %s is the day %s", c.day, c.zone, got)
		}
	}
	w, _ := ParseWhen("2026-12-04T17:00", time.UTC)
	if got := w.End(); !got.Equal(w.Time) {
		t.Errorf("an instant ends at %v, want %v", got, w.Time)
	}
}

func TestDatesAddUp(t *testing.T) {
	day := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		what string
		got  Date
		want string
	}{
		{"a day over the year", day("2026-12-31").AddDays(1), "2027-01-01"},
		{"a day back into a leap year's February", day("2028-03-01").AddDays(-1), "2028-02-29"},
		{"12 weeks", day("2026-12-04").AddDays(84), "2027-02-26"},
		{"a month", day("2026-12-04").AddMonths(1), "2027-01-04"},
		{"a month into a shorter one", day("2027-01-31").AddMonths(1), "2027-02-28"},
		{"a month into a leap year's February", day("2028-01-31").AddMonths(1), "2028-02-29"},
		{"13 months", day("2026-11-30").AddMonths(13), "2027-12-30"},
		{"a month back", day("2027-03-31").AddMonths(-1), "2027-02-28"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"2026-12-04", "2026-12-04", 0},
		{"2026-12-04", "2026-12-05", -1},
		{"2027-01-01", "2026-12-31", 1},
		{"2026-12-01", "2026-11-30", 1},
	} {
		if got := day(c.a).Compare(day(c.b)); got != c.want {
			t.Errorf("%s.Compare(%s) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
	if got, want := day("2026-12-04").LongWithDay(), "Friday 4 December 2026"; got != want {
		t.Errorf("LongWithDay = %q, want %q", got, want)
	}
}

func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{"2026-12-04", "2026-12-04T17:00", "2027-03-28T01:30", "2027-10-31T01:30:00+01:00", "2027-02-29", "2026-12-04 17:00Z"} {
		f.Add(s)
	}
	zones := []*time.Location{time.UTC, zone(f, "Europe/London"), zone(f, "America/Santiago"), zone(f, "Australia/Lord_Howe")}
	f.Fuzz(func(t *testing.T, s string) {
		for _, loc := range zones {
			w, err := ParseWhen(s, loc)
			if err != nil {
				e, ok := err.(*DateError)
				if !ok || e.Message == "" || e.Hint == "" || !w.IsZero() {
					t.Errorf("ParseWhen(%q) = %v, %#v", s, w, err)
				}
				continue
			}
			if w.Time.Nanosecond() != 0 || w.End().Before(w.Time) || w.DateOnly && DateOf(w.End()) != w.Date() {
				t.Errorf("ParseWhen(%q) = %v, which ends %v", s, w, w.End())
			}
			// Without an offset it is what the clocks show.
			form, written := "2006-01-02", s
			switch len(s) {
			case 16:
				form = "2006-01-02T15:04"
			case 19:
				form = "2006-01-02T15:04:05"
			}
			if len(s) == len(form) && len(s) > 10 {
				written = s[:10] + "T" + s[11:]
			}
			if got := w.Time.Format(form); len(s) == len(form) && !w.DateOnly && !strings.ContainsAny(s[11:], "Z+-") && got != written {
				t.Errorf("ParseWhen(%q) in %v shows %s", s, loc, got)
			}
			if w.DateOnly && w.Date().String() != s {
				t.Errorf("ParseWhen(%q) in %v is the day %s", s, loc, w.Date())
			}
		}
	})
}
