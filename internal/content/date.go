package content

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// A Date is a day of the calendar, whatever the place. The zero Date means
// that none was given.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf returns the day on which t falls in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as authors write it: 2026-12-04.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// In returns the first instant of the day in loc.
func (d Date) In(loc *time.Location) time.Time {
	if t, ok := local(d, 0, 0, 0, loc); ok {
		return t
	}
	// Some clocks go forward at midnight: the day begins at the change.
	t := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, loc)
	start, _ := t.ZoneBounds()
	return start
}

// Compare returns -1, 0 or 1 as d is before, the same as, or after e.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date {
	return DateOf(time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC))
}

// AddMonths returns the date n months later, or the last day of that month
// where it is shorter.
func (d Date) AddMonths(n int) Date {
	last := time.Date(d.Year, d.Month+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	return DateOf(last.AddDate(0, 0, min(d.Day, last.Day())-last.Day()))
}

// A When is a day, or an instant of a day, as its author wrote it. The zero
// When means that none was given.
type When struct {
	Time     time.Time // in the site's time zone; of a bare date its first instant
	DateOnly bool
}

// IsZero reports whether nothing was given.
func (w When) IsZero() bool { return w.Time.IsZero() }

// Date returns the day.
func (w When) Date() Date { return DateOf(w.Time) }

// End returns the last second meant: of a bare date the last of that day,
// 23:59:59.
func (w When) End() time.Time {
	if !w.DateOnly {
		return w.Time
	}
	return w.Date().AddDays(1).In(w.Time.Location()).Add(-time.Second)
}

// A DateError says in an author's words why a date or time cannot be read.
type DateError struct {
	Rule    string // bad-date, or no-such-time for a local time the clocks skip
	Message string
	Hint    string
}

// Error returns the message.
func (e *DateError) Error() string { return e.Message }

func badDate(s, hint string) *DateError {
	return &DateError{Rule: "bad-date", Message: fmt.Sprintf("%q is not a date", s), Hint: hint}
}

const (
	dateHint = "write the year, month and day with hyphens, such as 2026-12-04"
	timeHint = "write the day and the time, such as 2026-12-04T17:00, or the day alone, such as 2026-12-04"

	offsetHint = "leave it out, since times are then in the site's own time zone; or write it as +01:00"
)

// ParseDate reads a date such as 2026-12-04. The error is a [*DateError].
func ParseDate(s string) (Date, error) {
	y, okY := digits(s, 0, 4)
	m, okM := digits(s, 5, 7)
	d, okD := digits(s, 8, 10)
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || !okY || !okM || !okD {
		return Date{}, badDate(s, dateHint)
	}
	if y < 1900 || y > 2999 {
		return Date{}, badDate(s, "the year has to be between 1900 and 2999")
	}
	if m < 1 || m > 12 {
		return Date{}, badDate(s, "there are 12 months: the month has to be between 01 and 12")
	}
	date := Date{y, time.Month(m), d}
	if d < 1 || DateOf(date.In(time.UTC)) != date {
		return Date{}, badDate(s, fmt.Sprintf("%s %d has %d days", time.Month(m), y, time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()))
	}
	return date, nil
}

// ParseWhen reads a date, or a date and a time such as 2026-12-04T17:00 with
// or without seconds and an offset. Without an offset the time is in loc; one
// that the clocks show twice is the first. The error is a [*DateError].
func ParseWhen(s string, loc *time.Location) (When, error) {
	day, rest := s, ""
	if len(s) > 10 {
		day, rest = s[:10], s[10:]
	}
	date, err := ParseDate(day)
	if e, ok := err.(*DateError); ok {
		if e.Hint == dateHint {
			err = badDate(s, timeHint)
		}
		return When{}, err
	}
	if rest == "" {
		return When{Time: date.In(loc), DateOnly: true}, nil
	}
	if rest[0] != 'T' && rest[0] != ' ' {
		return When{}, badDate(s, timeHint)
	}
	clock, offset := splitOffset(rest[1:])
	h, m, sec, ok := parseClock(clock)
	if !ok {
		return When{}, &DateError{Rule: "bad-date", Message: fmt.Sprintf("%q is not a time of day", rest[1:]), Hint: "use the 24-hour clock, such as 17:00 for 5pm"}
	}
	if offset != "" {
		t, err := time.Parse("Z07:00", offset)
		if _, seconds := t.Zone(); err != nil || max(seconds, -seconds) > 14*60*60 {
			return When{}, &DateError{Rule: "bad-date", Message: fmt.Sprintf("%q is not an offset from Greenwich", offset), Hint: offsetHint}
		}
		at := time.Date(date.Year, date.Month, date.Day, h, m, sec, 0, t.Location())
		return When{Time: at.In(loc)}, nil
	}
	t, ok := local(date, h, m, sec, loc)
	if !ok {
		return When{}, &DateError{
			Rule:    "no-such-time",
			Message: fmt.Sprintf("there is no %s on %s: the clocks go forward past it", clock, date.Long()),
			Hint:    "choose a time an hour earlier or later",
		}
	}
	return When{Time: t}, nil
}

// local returns the first instant at which clocks in loc show the time given,
// or false when they never do.
func local(d Date, h, m, s int, loc *time.Location) (time.Time, bool) {
	as := time.Date(d.Year, d.Month, d.Day, h, m, s, 0, time.UTC)
	var first time.Time
	// Whatever offset is right, it was in force a day before or will be a day
	// after.
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := as.Add(near).In(loc).Zone()
		t := as.Add(-time.Duration(offset) * time.Second).In(loc)
		if _, is := t.Zone(); is == offset && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	return first, !first.IsZero()
}

// splitOffset takes Z, +01:00 or -01:00 off the end of a time.
func splitOffset(s string) (clock, offset string) {
	if i := strings.IndexAny(s, "Z+-"); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// parseClock reads 17:00 or 17:00:00.
func parseClock(s string) (h, m, sec int, ok bool) {
	h, okH := digits(s, 0, 2)
	m, okM := digits(s, 3, 5)
	ok = okH && okM && s[2] == ':' && h < 24 && m < 60
	switch len(s) {
	case 5:
		return h, m, 0, ok
	case 8:
		sec, okS := digits(s, 6, 8)
		return h, m, sec, ok && okS && s[5] == ':' && sec < 60
	}
	return 0, 0, 0, false
}

// digits reads s[from:to] as a number of decimal digits only.
func digits(s string, from, to int) (n int, ok bool) {
	if len(s) < to {
		return 0, false
	}
	for _, c := range []byte(s[from:to]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// Long returns the date in words: 4 December 2026.
func (d Date) Long() string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// LongWithDay returns the date in words with its weekday:
// Friday 4 December 2026.
func (d Date) LongWithDay() string {
	return d.In(time.UTC).Weekday().String() + " " + d.Long()
}
