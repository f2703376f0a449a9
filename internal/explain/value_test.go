package explain

import (
	"strings"
	"testing"
)

func TestADateInWordsIsProposedAsOneInFigures(t *testing.T) {
	for _, c := range []struct {
		in, day, moment string // moment only where it is another
	}{
		{"4 December 2026", "write it as 2026-12-04", ""},
		{"4th December, 2026", "write it as 2026-12-04", ""},
		{"Friday 4 December 2026", "write it as 2026-12-04", ""},
		{"Thurs 4 Sept 2026", "write it as 2026-09-04", ""},
		{"December 4, 2026", "write it as 2026-12-04", ""},
		{"the 4th of December 2026", "write it as 2026-12-04", ""},
		{"2026 December 4", "write it as 2026-12-04", ""},
		{"4-Dec-26", "write it as 2026-12-04", ""},
		{"2026-12-4", "write it as 2026-12-04", ""},
		{"2026.12.04", "write it as 2026-12-04", ""},
		{"2026—12—04", "write it as 2026-12-04", ""},
		{"“2026-12-04”", "write it as 2026-12-04", ""},
		{"2026-25-12", "write it as 2026-12-25", ""},
		{"25/12/2026", "write it as 2026-12-25", ""},
		{"12/25/2026", "write it as 2026-12-25", ""},
		{"4/4/26", "write it as 2026-04-04", ""},
		{"4/5/2026", "write it as 2026-05-04 if you mean 4 May, or as 2026-04-05 if you mean 5 April", ""},
		{"4 December", "write the year too, and in front, such as 2026-12-04", ""},
		{"December 4th", "write the year too, and in front, such as 2026-12-04", ""},
		{"2026-12-04 at 10:00", "write the day alone: 2026-12-04", "write it as 2026-12-04T10:00"},
		{"2026-12-04 5pm", "write the day alone: 2026-12-04", "write it as 2026-12-04T17:00"},
		{"2026-12-04 at 12 noon", "write the day alone: 2026-12-04", "write it as 2026-12-04T12:00"},
		{"5.30 p.m. on 4 December 2026", "write the day alone: 2026-12-04", "write it as 2026-12-04T17:30"},
		{"12am 4 December 2026", "write the day alone: 2026-12-04", "write it as 2026-12-04T00:00"},
		{"4.12.2026 9.05", "write the day alone: 2026-12-04", "write it as 2026-12-04T09:05 if you mean 4 December, or as 2026-04-12T09:05 if you mean 12 April"},
		{"2026-12-31T24:00", "write the day alone: 2026-12-31", "write it as 2027-01-01T00:00, or as 2026-12-31 when you mean all of that day"},
		{"2026-12-04T25:00", "", ""},
		{"2026-12-04T10:75", "", ""},
		{"13pm 4 December 2026", "", ""},
		{"30 February 2026", "", ""},
		{"31/02/2026", "", ""},
		{"2026-12-04", "", ""},
		{"next Friday", "", ""}, {"ongoing", "", ""}, {"2026", "", ""}, {"May", "", ""}, {"may be in June 2026", "", ""}, {"", "", ""}, {"1 2 3 4", "", ""},
	} {
		if got := Date(c.in, false); got != c.day && !(c.day == "write the day alone: 2026-12-04" && strings.HasPrefix(got, c.day)) {
			t.Errorf("Date(%q), a day: %q, want %q", c.in, got, c.day)
		}
		if c.moment == "" {
			c.moment = c.day
		}
		if got := Date(c.in, true); got != c.moment {
			t.Errorf("Date(%q), with a time: %q, want %q", c.in, got, c.moment)
		}
	}
}

func TestAroundASkippedTimeAreTheHoursBeforeAndAfter(t *testing.T) {
	for in, want := range map[string]string{
		"2027-03-28T01:30": "2027-03-28T00:30 or 2027-03-28T02:30", "2027-03-28 01:30:00": "2027-03-28T00:30 or 2027-03-28T02:30",
		"2027-03-28T00:30": "", "soon": "",
	} {
		if got := Around(in); got != want {
			t.Errorf("Around(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestValuesAreProposedInTheirForm(t *testing.T) {
	number := func(s string) string { return Number("places", s) }
	minutes := func(s string) string { return Number("minutes", s) }
	months := func(s string) string { return Length(s, "month") }
	days := func(s string) string { return Length(s, "day") }
	for name, c := range map[string]struct {
		propose func(string) string
		cases   map[string]string
	}{
		"Truth":    {Truth, map[string]string{"Yes": "true", "TRUE": "true", "on": "true", "No": "false", "off": "false", "maybe": "", "": ""}},
		"Number":   {number, map[string]string{"1,000": "1000", "about 20": "20", "20 people": "20", "25+": "25", "twenty": "20", "1st": "1", "1.5": "", "-5": "", "many": "", "2 or 3": "", "": ""}},
		"minutes":  {minutes, map[string]string{"60 minutes": "60", "1.5 hours": "90", "an hour": "60", "two hours": "120", "half an hour": ""}},
		"months":   {months, map[string]string{"3": "3 months", "12 weeks": "3 months", "quarterly": "3 months", "every year": "12 months", "1 year": "12 months", "every 6 months": "6 months", "6 weeks": "", "one month": "1 month", "often": ""}},
		"days":     {days, map[string]string{"2 weeks": "14 days", "a fortnight": "14 days", "14": "14 days", "1 day": "1 day", "soon": ""}},
		"Language": {Language, map[string]string{"Welsh": "cy", "en_GB": "en-GB", "British Sign Language": "bfi", "Klingon": "", "en-GB": ""}},
		"Slug":     {Slug, map[string]string{"Kidney Panel": "kidney-panel", "kidney_panel": "kidney-panel", "Café": "", "": ""}},
		"Email": {Email, map[string]string{"mailto:a@example.org": "a@example.org", "A <a@example.org>": "a@example.org", "a @example.org": "a@example.org",
			"a at example.org": "a@example.org", "a [at] example [dot] org": "a@example.org", "example.org": "", "": ""}},
		"Phone": {Phone, map[string]string{"01632.960.123": "01632 960 123", "O1632 960 123": "01632 960 123", "01632 960 123 (Jo)": "01632 960 123",
			"+44 (0)1632 960 123": "+44 1632 960 123", "ask Jo": "", "": ""}},
		"Web": {Web, map[string]string{"example.org/a": "https://example.org/a", "www.example.org": "https://www.example.org", "https:/example.org": "https://example.org",
			"HTTPS:example.org": "https://example.org", "//example.org/a": "https://example.org/a", "https://example.org/a b": "https://example.org/a%20b",
			"[a](https://example.org/)": "https://example.org/", "<https://example.org/>": "https://example.org/", "a@example.org": "", "the website": "", "ftp://example.org": "", "": ""}},
		"Path": {Path, map[string]string{`\guidance\begin\`: "/guidance/begin/", "/files/a b.png": "/files/a%20b.png", "[Begin](/guidance/)": "/guidance/", "": "", "a:b": ""}},
		"Quoted": {Quoted, map[string]string{"a: b": `put double quotes around it: "a: b"`, `"a" b`: `put single quotes around it: '"a" b'`,
			`"a" b'c`: inQuotes, `C:\a`: inQuotes, strings.Repeat("a", 61): inQuotes, "&b /b/]": inQuotes}},
	} {
		for in, want := range c.cases {
			if got := c.propose(in); got != want {
				t.Errorf("%s(%q) = %q, want %q", name, in, got, want)
			}
		}
	}
}

func TestSeveralWordsAreTakenApart(t *testing.T) {
	for in, want := range map[string]string{"online and phone": "online|phone", "Online / phone": "online|phone", "a, b & c": "a|b|c", "in-person": "in-person", "brand": "brand", "": ""} {
		if got := strings.Join(Several(in), "|"); got != want {
			t.Errorf("Several(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestABracketIsClosedByItsOwn(t *testing.T) {
	for in, want := range map[string]int{"[a]": 3, "[a, [b]] c": 8, `{a: "]}"} b`: 9, "{a: it's}": 9, "[a": 0, `["a]`: 0, "[]": 2} {
		if got := Bracketed(in); got != want {
			t.Errorf("Bracketed(%q) = %d, want %d", in, got, want)
		}
	}
}

// Whatever is written, proposals come without a fault, and are not what they
// mend.
func FuzzProposals(f *testing.F) {
	for _, s := range []string{"4 December 2026 at 5pm", "18.12.26", "12/25/2026 12 noon", "60 minutes", "a @b.c", "https:/a b", "[a](/b/)", "+44 (0)1632 960 123", "every 3 weeks", "\u200b“x”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s != "" {
			for _, hint := range []string{Date(s, true), Date(s, false)} {
				if hint == "write it as "+s {
					t.Errorf("Date(%q) proposes the same", s)
				}
			}
		}
		for _, got := range []string{Number("minutes", s), Length(s, "month"), Length(s, "day"), Language(s), Slug(s), Email(s), Phone(s), Web(s), Path(s), Around(s), OtherName(s), Needless(s)} {
			if strings.ContainsAny(got, "\n\x00") && !strings.ContainsAny(s, "\n\x00") {
				t.Errorf("%q of %q", got, s)
			}
		}
		from, to := Unseen(s)
		if from > to || to > len(s) {
			t.Errorf("Unseen(%q) = %d, %d", s, from, to)
		}
		if end := Bracketed(s); end < 0 || end > len(s) {
			t.Errorf("Bracketed(%q) = %d", s, end)
		}
		Several(s)
		Quoted(s)
		Fence(strings.Split(s, "\n"), 0)
		Fence(strings.Split(s, "\n"), 1)
	})
}
