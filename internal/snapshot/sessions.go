package snapshot

import (
	"time"

	"involve/internal/content"
)

// Except returns when a session does not take place that comes again: its
// opportunity has a cancelled session at that very time.
func Except(o *content.Opportunity, s content.Session) (list []content.When) {
	for _, one := range o.Sessions {
		if one.Cancelled && one.Repeat.Every == "" && s.Repeat.Every != "" && comes(s, one.Starts) {
			list = append(list, one.Starts)
		}
	}
	return list
}

// comes reports whether a session takes place at a time, or on a day, as it
// comes again.
func comes(s content.Session, w content.When) bool {
	day := w.Date()
	if s.Starts.DateOnly != w.DateOnly || s.Starts.Time.Format(time.TimeOnly) != w.Time.Format(time.TimeOnly) ||
		!s.Repeat.Until.IsZero() && day.Compare(s.Repeat.Until) > 0 {
		return false
	}
	for n := 0; ; n++ {
		next := s.Starts.Date()
		switch s.Repeat.Every {
		case "week":
			next = next.AddDays(7 * n)
		case "fortnight":
			next = next.AddDays(14 * n)
		case "month":
			next = next.AddMonths(n)
		}
		if c := next.Compare(day); c >= 0 {
			return c == 0
		}
	}
}
