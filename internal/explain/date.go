package explain

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

var (
	// A time of day among other words: 5.30pm, T17.30, 9:30. The date's own dots
	// are followed by digits, not by a space.
	clockTime  = regexp.MustCompile(`(?:^|[t\s])([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::[0-9]{2})?\s*([ap]\.?m\.?)(?:$|\s)|(?:^|[t\s])([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?(?:$|\s)`)
	noon       = regexp.MustCompile(`(?:12\s*)?\b(?:noon|midday)\b`)
	fillers    = regexp.MustCompile(`\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b(?:at|on|by|the|of|bst|gmt|utc|uk time)\b`)
	ordinal    = regexp.MustCompile(`\b([0-9]{1,2})(?:st|nd|rd|th)\b`)
	dateBreak  = regexp.MustCompile(`[\s./,-]+`)
	monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
)

// Date proposes how to write a date, or a date and a time, that an author wrote
// in another way: "4 December 2026 at 5pm". timed says that a time is allowed.
// It is "" when there is nothing to propose.
func Date(s string, timed bool) (hint string) {
	text := strings.ToLower(plain(s))
	hour, minute, hasTime := -1, 0, false
	if m := clockTime.FindStringSubmatchIndex(text); m != nil {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		hour, _ = strconv.Atoi(group(1) + group(4))
		minute, _ = strconv.Atoi(group(2) + group(5))
		switch half := group(3); {
		case half == "":
		case hour < 1 || hour > 12:
			return ""
		default:
			hour = hour%12 + 12*strings.Count(half[:1], "p")
		}
		hasTime = true
		text = text[:m[0]] + " " + text[m[1]:]
	} else if m := noon.FindStringIndex(text); m != nil {
		hour, hasTime = 12, true
		text = text[:m[0]] + " " + text[m[1]:]
	}
	text = ordinal.ReplaceAllString(fillers.ReplaceAllString(text, " "), "$1")
	days, noYear := days(strings.Trim(dateBreak.ReplaceAllString(text, " "), " "))
	switch {
	case noYear:
		return "write the year too, and in front, such as " + days[0].Format(time.DateOnly)
	case len(days) == 0 || hour > 24 || minute > 59 || hour == 24 && minute > 0:
		return ""
	case !timed && hasTime:
		return fmt.Sprintf("write the day alone: %s", days[0].Format(time.DateOnly))
	case hour == 24:
		day := days[0].Format(time.DateOnly)
		return fmt.Sprintf("write it as %sT00:00, or as %s when you mean all of that day", days[0].AddDate(0, 0, 1).Format(time.DateOnly), day)
	}
	written := make([]string, len(days))
	for i, d := range days {
		written[i] = d.Format(time.DateOnly)
		if hasTime {
			written[i] += fmt.Sprintf("T%02d:%02d", hour, minute)
		}
	}
	if len(days) == 2 {
		return fmt.Sprintf("write it as %s if you mean %s, or as %s if you mean %s",
			written[0], days[0].Format("2 January"), written[1], days[1].Format("2 January"))
	}
	if written[0] == s {
		return ""
	}
	return "write it as " + written[0]
}

// Around proposes the times an hour before and after one that the clocks skip.
// It is "" when one of them would be on another day.
func Around(s string) string {
	t, err := time.Parse("2006-01-02T15:04", strings.Replace(s, " ", "T", 1)[:min(len(s), 16)])
	if err != nil || t.Hour() == 0 || t.Hour() == 23 {
		return ""
	}
	return t.Add(-time.Hour).Format("2006-01-02T15:04") + " or " + t.Add(time.Hour).Format("2006-01-02T15:04")
}

// days are those that the parts of a date can mean: two when day and month can
// be confused. noYear says that there is none in it, and 2026 stands for it.
func days(text string) (days []time.Time, noYear bool) {
	parts := strings.Fields(text)
	month := slices.IndexFunc(parts, func(p string) bool { return monthNumber(p) > 0 })
	if len(parts) == 2 && month >= 0 {
		parts, noYear = append(parts, "2026"), true
	}
	if len(parts) != 3 {
		return nil, false
	}
	var n [3]int
	for i, p := range parts {
		if i == month {
			n[i] = monthNumber(p)
		} else if v, err := strconv.Atoi(p); err == nil && v >= 0 && len(p) <= 4 {
			n[i] = v
		} else {
			return nil, false
		}
	}
	year := func(i int) int {
		if len(parts[i]) == 2 {
			return 2000 + n[i]
		}
		return n[i]
	}
	try := func(y, m, d int) {
		day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if y >= 1900 && y <= 2999 && day.Month() == time.Month(m) && day.Day() == d && !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	switch {
	case month == 0:
		try(year(2), n[0], n[1])
	case month == 1 && len(parts[0]) == 4:
		try(n[0], n[1], n[2])
	case month == 1:
		try(year(2), n[1], n[0])
	case month == 2:
	case len(parts[0]) == 4:
		try(n[0], n[1], n[2])
		if len(days) == 0 {
			try(n[0], n[2], n[1])
		}
	default: // the day first, as in Britain
		try(year(2), n[1], n[0])
		try(year(2), n[0], n[1])
	}
	return days, noYear && len(days) > 0
}

// monthNumber returns 1 to 12 for the name of a month, in full or cut short.
func monthNumber(s string) int {
	if len(s) < 3 {
		return 0
	}
	m := time.Month(1 + slices.Index(monthNames, s[:3]))
	if m == 0 || !strings.HasPrefix(strings.ToLower(m.String()), s) && s != "sept" {
		return 0
	}
	return int(m)
}
