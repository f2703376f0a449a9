package ical

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"

	"involve/internal/view"
)

var update = flag.Bool("update", false, "write the golden files")

func london(t testing.TB) *time.Location { return zone(t, "Europe/London") }

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func clock(loc *time.Location, y int, m time.Month, d int, hm ...int) time.Time {
	hm = append(hm, 0, 0)
	return time.Date(y, m, d, hm[0], hm[1], 0, 0, loc)
}

// read reads a calendar as strictly as a program might: lines end with CRLF,
// hold at most 75 octets of UTF-8 each and no control character, and components
// are nested. It returns the lines unfolded.
func read(t *testing.T, data []byte) (list []string) {
	t.Helper()
	rest, ok := bytes.CutSuffix(data, []byte("\r\n"))
	if !ok {
		t.Fatalf("does not end with CRLF: %q", data)
	}
	for _, l := range strings.Split(string(rest), "\r\n") {
		if len(l) > 75 || l == "" {
			t.Errorf("a line has %d octets: %q", len(l), l)
		}
		if !utf8.ValidString(l) {
			t.Errorf("a line is not UTF-8: %q", l)
		}
		for _, r := range l {
			if r < ' ' || r >= 0x7F && r < 0xA0 || r == '\u2028' || r == '\u2029' {
				t.Errorf("a line holds the control character %U: %q", r, l)
			}
		}
		if more, folded := strings.CutPrefix(l, " "); folded && len(list) > 0 {
			list[len(list)-1] += more
			continue
		}
		list = append(list, l)
	}
	var open []string
	for i, l := range list {
		name, value, ok := strings.Cut(l, ":")
		switch {
		case !ok || strings.Trim(strings.SplitN(name, ";", 2)[0], "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "":
			t.Errorf("not a property: %q", l)
		case name == "BEGIN":
			open = append(open, value)
		case name == "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("%s ends in %v", value, open)
			}
			open = open[:len(open)-1]
		}
		if len(open) == 0 && i < len(list)-1 {
			t.Fatalf("the calendar ends before %q", list[i+1])
		}
	}
	return list
}

// values returns the values of a property within events, or of the calendar
// itself, as they are written.
func values(list []string, within, property string) (found []string) {
	in := ""
	for _, l := range list {
		name, value, _ := strings.Cut(l, ":")
		switch {
		case name == "BEGIN":
			in = value
		case name == "END":
			in = "VCALENDAR"
		case in == within && (name == property || strings.HasPrefix(name, property+";")):
			if params := name[len(property):]; params != "" {
				value = params + ":" + value
			}
			found = append(found, value)
		}
	}
	return found
}

// plain undoes the escaping of text, and says whether it was escaped as the
// standard asks.
func plain(s string) (text string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ',', ';':
			return "", false
		case '\\':
			i++
			if i == len(s) || !strings.ContainsRune(`\,;nN`, rune(s[i])) {
				return "", false
			}
			if s[i] == 'n' || s[i] == 'N' {
				b.WriteByte('\n')
			} else {
				b.WriteByte(s[i])
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

func sample(t testing.TB) *view.Calendar {
	uk := london(t)
	return &view.Calendar{
		Name: "Example: Carers, and others – Involving people", Description: "What carers can take part in; and when.", Zone: uk,
		Self: "https://example.org/opportunities/group/carers/calendar.ics", Home: "https://example.org/opportunities/group/carers/",
		Events: []view.Event{
			{
				UID: "survey.closes@tag-example.org-2026", Sequence: 2, Created: clock(uk, 2026, 11, 2), Modified: clock(uk, 2027, 6, 1), AllDay: true,
				Start: clock(uk, 2026, 12, 4), Summary: "Closes today, 5pm UK time: A survey", Description: "Tell us.\n\nUnpaid. Online. 5 minutes.",
				URL: "https://example.org/opportunities/survey/", Categories: []string{"Carers", "Survey"},
			},
			{
				UID: "panel.session.first@tag-example.org-2026", Created: clock(uk, 2026, 11, 2, 9), Modified: clock(uk, 2026, 11, 2, 9),
				Start: clock(uk, 2027, 3, 2, 18), End: clock(uk, 2027, 3, 2, 19, 30), Summary: "A panel (only if you have a place)", Location: "Online",
				URL: "https://example.org/opportunities/panel/", Repeat: &view.Recurrence{Every: "fortnight", Until: time.Date(2027, 11, 9, 23, 59, 59, 0, uk)},
			},
			{
				UID: "days.session.both@tag-example.org-2026", Sequence: 1, Cancelled: true, Created: clock(uk, 2026, 11, 2), Modified: clock(uk, 2026, 11, 2),
				AllDay: true, Start: clock(uk, 2027, 6, 5), End: clock(uk, 2027, 6, 6), Summary: "Cancelled: Two days", Location: "Town Hall, 2 Example Square",
				URL: "https://example.org/opportunities/days/", Repeat: &view.Recurrence{Every: "month", Until: time.Date(2027, 9, 5, 23, 59, 59, 0, uk)},
			},
		},
	}
}

func TestCalendarIsAsWritten(t *testing.T) {
	const golden = "testdata/calendar.ics"
	got := Encode(sample(t))
	read(t, got)
	if *update {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the calendar is\n%s\nwant\n%s", got, want)
	}
}

func TestEmptyCalendarHasItsZone(t *testing.T) {
	for name, want := range map[string]int{"Europe/London": 2, "America/New_York": 2, "Asia/Tokyo": 1, "UTC": 1} {
		list := read(t, Encode(&view.Calendar{Name: "Nothing", Zone: zone(t, name)}))
		if got := len(values(list, "STANDARD", "TZOFFSETTO")) + len(values(list, "DAYLIGHT", "TZOFFSETTO")); got != want {
			t.Errorf("%s has %d parts, want %d", name, got, want)
		}
		if got := values(list, "VTIMEZONE", "TZID"); !slices.Equal(got, []string{name}) {
			t.Errorf("the zone is %q, want %s", got, name)
		}
	}
}

// hostile is what somebody may write, or an attacker.
var hostile = []string{
	"plain", "", " ", ",", ";", `\`, `\n`, `\\n`, `a\,b`, "a,b;c:d\"e'f", "END:VEVENT\r\nEND:VCALENDAR\r\n", "two\nlines", "three\r\n\r\nparts\r", "\n\n",
	"nul\x00 bell\a escape\x1b delete\x7f next\u0085 line\u2028 paragraph\u2029 c1\u009b",
	"not UTF-8: \xff\xfe \xc3(", "\xed\xa0\x80", "é", strings.Repeat("é", 200), strings.Repeat("x", 10_000), strings.Repeat("<>", 100),
	strings.Repeat("\U0001F469\u200d\U0001F52C", 60), "مرحبا، بالعالم؛ " + strings.Repeat("ب", 90), "\u202eright to left\u202c", "]]>", "=cmd()|' /C calc'!A0", "\t tab \t",
	strings.Repeat(" ", 300), strings.Repeat(`\`, 300), strings.Repeat(",;", 150), "\ufeffmark", "\ufffe\uffff",
}

// comesBack proves that a calendar which holds some text is well formed, and
// that a program reads what was written.
func comesBack(t *testing.T, a, b, c string) {
	t.Helper()
	uk := london(t)
	list := read(t, Encode(&view.Calendar{
		Name: a, Description: b, Self: c, Home: a, Zone: uk,
		Events: []view.Event{{UID: a, Start: clock(uk, 2027, 1, 1, 9), Summary: b, Description: c, Location: a, URL: b, Categories: []string{b, "Carers", c}}},
	}))
	want := func(where, property string, texts ...string) {
		t.Helper()
		var got []string
		for _, v := range values(list, where, property) {
			if v, ok := plain(v); ok {
				got = append(got, v)
			} else {
				t.Errorf("%s is not escaped: %q", property, v)
			}
		}
		texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
		if !slices.Equal(got, texts) && !(len(texts) == 0 && slices.Equal(got, []string{""})) {
			t.Errorf("%s of %q is %q, want %q", property, []string{a, b, c}, got, texts)
		}
	}
	want("VCALENDAR", "NAME", line(a))
	want("VCALENDAR", "X-WR-CALNAME", line(a))
	want("VCALENDAR", "DESCRIPTION", text(b))
	want("VCALENDAR", "X-WR-CALDESC", text(b))
	want("VEVENT", "UID", line(a))
	want("VEVENT", "SUMMARY", line(b))
	want("VEVENT", "DESCRIPTION", text(c))
	want("VEVENT", "LOCATION", line(a))
	want("VEVENT", "CATEGORIES", line(b), "Carers", line(c))
	for where, property := range map[string]string{"VEVENT": "URL", "VCALENDAR": "SOURCE"} {
		for _, v := range values(list, where, property) {
			if strings.ContainsAny(v, " \"<>\\") {
				t.Errorf("%s holds what no address does: %q", property, v)
			}
		}
	}
}

func TestHostileTextComesBack(t *testing.T) {
	for i, s := range hostile {
		comesBack(t, s, hostile[(i+1)%len(hostile)], hostile[(i+2)%len(hostile)])
	}
}

// What is taken out of text, said without the functions that take it out.
func TestOnlyWhatCannotStandIsTakenOut(t *testing.T) {
	for s, want := range map[string]string{
		"a\r\nb\rc\nd":       "a\nb\nc\nd",
		"a\x00b\x1bc\u009bd": "abcd",
		"a\u2028b\u0085c":    "a\nb\nc",
		"\xffa":              "\uFFFDa",
		"\n a\tb \n":         "a b",
		`a\n, ; "b" é ب`:     `a\n, ; "b" é ب`,
	} {
		if got := text(s); got != want {
			t.Errorf("text(%q) = %q, want %q", s, got, want)
		}
	}
	if got, want := line("a\r\nb\u2028c"), "a b c"; got != want {
		t.Errorf("line = %q, want %q", got, want)
	}
}

func FuzzCalendarIsWellFormed(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, hostile[(i+1)%len(hostile)], hostile[(i+5)%len(hostile)])
	}
	f.Fuzz(func(t *testing.T, a, b, c string) { comesBack(t, a, b, c) })
}

func TestTimesAndRepeats(t *testing.T) {
	uk := london(t)
	utc := clock(time.UTC, 2027, 1, 5, 18)
	for _, c := range []struct {
		name             string
		event            view.Event
		start, end, rule string
	}{
		{"a time", view.Event{Start: utc.In(uk), End: utc.Add(time.Hour)}, ";TZID=Europe/London:20270105T180000", ";TZID=Europe/London:20270105T190000", ""},
		{"a time in summer", view.Event{Start: clock(time.UTC, 2027, 7, 5, 18)}, ";TZID=Europe/London:20270705T190000", "", ""},
		{"an end before the start is none", view.Event{Start: utc, End: utc.Add(-1)}, ";TZID=Europe/London:20270105T180000", "", ""},
		{"an end that is the start is none", view.Event{Start: utc, End: utc}, ";TZID=Europe/London:20270105T180000", "", ""},
		{"over the clocks going forward", view.Event{Start: clock(uk, 2027, 3, 28, 0, 30), End: clock(uk, 2027, 3, 28, 2, 30)}, ";TZID=Europe/London:20270328T003000", ";TZID=Europe/London:20270328T023000", ""},
		// The clock shows half past one twice.
		{"the first of two times", view.Event{Start: clock(time.UTC, 2027, 10, 31, 0, 30), End: clock(time.UTC, 2027, 10, 31, 1, 30)}, ";TZID=Europe/London:20271031T013000", "20271031T013000Z", ""},
		{"a day", view.Event{AllDay: true, Start: clock(uk, 2027, 7, 5)}, ";VALUE=DATE:20270705", ";VALUE=DATE:20270706", ""},
		{"a day on which the clocks change", view.Event{AllDay: true, Start: clock(uk, 2027, 10, 31)}, ";VALUE=DATE:20271031", ";VALUE=DATE:20271101", ""},
		{"some days", view.Event{AllDay: true, Start: clock(uk, 2027, 12, 30), End: clock(uk, 2028, 1, 2)}, ";VALUE=DATE:20271230", ";VALUE=DATE:20280103", ""},
		{"every week", view.Event{Start: utc, Repeat: &view.Recurrence{Every: "week"}}, ";TZID=Europe/London:20270105T180000", "", "FREQ=WEEKLY"},
		{"every fortnight until a summer night", view.Event{Start: utc, Repeat: &view.Recurrence{Every: "fortnight", Until: time.Date(2027, 7, 5, 23, 59, 59, 0, uk)}},
			";TZID=Europe/London:20270105T180000", "", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270705T225959Z"},
		{"every week but for two", view.Event{Start: utc, Repeat: &view.Recurrence{Every: "week", Except: []time.Time{utc.AddDate(0, 0, 7), clock(uk, 2027, 7, 6, 18)}}},
			";TZID=Europe/London:20270105T180000", "", "FREQ=WEEKLY"},
		{"every week but for a day", view.Event{AllDay: true, Start: clock(uk, 2027, 7, 5), Repeat: &view.Recurrence{Every: "week", Except: []time.Time{clock(uk, 2027, 7, 12)}}},
			";VALUE=DATE:20270705", ";VALUE=DATE:20270706", "FREQ=WEEKLY"},
		{"every month by days", view.Event{AllDay: true, Start: clock(uk, 2027, 7, 5), Repeat: &view.Recurrence{Every: "month", Until: time.Date(2027, 9, 5, 23, 59, 59, 0, uk)}},
			";VALUE=DATE:20270705", ";VALUE=DATE:20270706", "FREQ=MONTHLY;UNTIL=20270905"},
		{"every month on a day that not all have", view.Event{Start: clock(uk, 2027, 1, 30, 18), Repeat: &view.Recurrence{Every: "month"}},
			";TZID=Europe/London:20270130T180000", "", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"},
	} {
		list := read(t, Encode(&view.Calendar{Zone: uk, Events: []view.Event{c.event}}))
		for property, want := range map[string]string{"DTSTART": c.start, "DTEND": c.end, "RRULE": c.rule} {
			if got := strings.Join(values(list, "VEVENT", property), " "); got != want {
				t.Errorf("%s: %s = %q, want %q", c.name, property, got, want)
			}
		}
		want := ""
		if r := c.event.Repeat; r != nil && len(r.Except) > 0 {
			if want = ";TZID=Europe/London:20270112T180000 ;TZID=Europe/London:20270706T180000"; c.event.AllDay {
				want = ";VALUE=DATE:20270712"
			}
		}
		if got := strings.Join(values(list, "VEVENT", "EXDATE"), " "); got != want {
			t.Errorf("%s: EXDATE = %q, want %q", c.name, got, want)
		}
		transparent := len(values(list, "VEVENT", "TRANSP")) > 0
		if transparent != c.event.AllDay {
			t.Errorf("%s: is transparent: %v, want %v", c.name, transparent, c.event.AllDay)
		}
	}
}

func TestZoneThatNoFileCanNameIsWrittenInUTC(t *testing.T) {
	for name, want := range map[string]string{
		"": "20270105T130000Z", "Local": "20270105T130000Z", "+05:00": "20270105T130000Z", "a,b": "20270105T130000Z", "a\r\nb": "20270105T130000Z",
		"UTC": "20270105T130000Z", "Here": ";TZID=Here:20270105T180000",
	} {
		loc := time.FixedZone(name, 5*60*60)
		start := time.Date(2027, 1, 5, 18, 0, 0, 0, loc)
		list := read(t, Encode(&view.Calendar{Zone: loc, Events: []view.Event{{Start: start}, {AllDay: true, Start: time.Date(2027, 1, 5, 0, 0, 0, 0, loc)}}}))
		if got := values(list, "VEVENT", "DTSTART"); !slices.Equal(got, []string{want, ";VALUE=DATE:20270105"}) {
			t.Errorf("in %q it starts at %q, want %q and a day", name, got, want)
		}
	}
	if got := values(read(t, Encode(&view.Calendar{})), "VTIMEZONE", "TZID"); !slices.Equal(got, []string{"UTC"}) {
		t.Errorf("a calendar without a zone has the zones %q", got)
	}
}
