package wording

import (
	"testing"
	"time"
	_ "time/tzdata"

	"involve/internal/content"
)

func london(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// when reads a date or a date and time in London.
func when(t testing.TB, s string) content.When {
	t.Helper()
	if s == "" {
		return content.When{}
	}
	w, err := content.ParseWhen(s, london(t))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func date(t testing.TB, s string) content.Date {
	t.Helper()
	d, err := content.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestClockIsThatOfTheHouseStyle(t *testing.T) {
	for _, c := range []struct{ time, want string }{
		{"00:00", "midnight"}, {"00:01", "12:01am"}, {"00:30", "12:30am"}, {"09:00", "9am"}, {"11:59", "11:59am"},
		{"12:00", "midday"}, {"12:01", "12:01pm"}, {"13:00", "1pm"}, {"17:00", "5pm"}, {"17:30", "5:30pm"}, {"17:05", "5:05pm"},
		{"23:59", "11:59pm"}, {"23:59:59", "11:59pm"}, {"12:00:59", "midday"},
	} {
		if got := Clock(when(t, "2026-12-04T"+c.time).Time); got != c.want {
			t.Errorf("Clock(%s) = %q, want %q", c.time, got, c.want)
		}
	}
}

func TestStartHasATimeOnlyWhenThereIsOne(t *testing.T) {
	for _, c := range []struct{ when, want string }{
		{"2026-12-04", "Friday 4 December 2026"},
		{"2026-12-04T17:00", "Friday 4 December 2026 at 5pm"},
		{"2026-12-04T00:00", "Friday 4 December 2026 at midnight"},
		{"2026-12-04T16:30Z", "Friday 4 December 2026 at 4:30pm"},
		{"2027-07-01T16:30Z", "Thursday 1 July 2027 at 5:30pm"},
	} {
		if got := Start(when(t, c.when)); got != c.want {
			t.Errorf("Start(%s) = %q, want %q", c.when, got, c.want)
		}
	}
}

func TestEndAlwaysHasATime(t *testing.T) {
	for _, c := range []struct{ when, want string }{
		{"2026-12-04", "Friday 4 December 2026 at 11:59pm"},
		{"2026-12-04T12:00", "Friday 4 December 2026 at midday"},
		{"2027-03-28", "Sunday 28 March 2027 at 11:59pm"},   // 23 hours long
		{"2026-10-25", "Sunday 25 October 2026 at 11:59pm"}, // 25 hours long
		{"2028-02-29", "Tuesday 29 February 2028 at 11:59pm"},
	} {
		if got := End(when(t, c.when)); got != c.want {
			t.Errorf("End(%s) = %q, want %q", c.when, got, c.want)
		}
	}
}

func TestSpanSaysWhatBothEndsShareOnce(t *testing.T) {
	for _, c := range []struct{ starts, ends, want string }{
		{"2026-12-04T10:00", "2026-12-04T12:30", "Friday 4 December 2026 at 10am to 12:30pm"},
		{"2026-12-04T10:00", "", "Friday 4 December 2026 at 10am"},
		{"2026-12-04", "", "Friday 4 December 2026"},
		{"2026-12-04", "2026-12-04", "Friday 4 December 2026"},
		{"2026-12-04", "2026-12-06", "Friday 4 December 2026 to Sunday 6 December 2026"},
		{"2026-12-04T20:00", "2026-12-05T02:00", "Friday 4 December 2026 at 8pm to Saturday 5 December 2026 at 2am"},
		{"2026-12-04T20:00", "2026-12-05T00:00", "Friday 4 December 2026 at 8pm to Saturday 5 December 2026 at midnight"},
		{"2026-12-04T20:00", "2026-12-04", "Friday 4 December 2026 at 8pm"},
		{"2026-12-04T20:00", "2026-12-06", "Friday 4 December 2026 at 8pm to Sunday 6 December 2026"},
	} {
		if got := Span(when(t, c.starts), when(t, c.ends)); got != c.want {
			t.Errorf("Span(%s, %s) = %q, want %q", c.starts, c.ends, got, c.want)
		}
	}
}

func TestZoneIsNamedForItsPeople(t *testing.T) {
	for _, c := range []struct{ zone, want string }{
		{"Europe/London", "UK time"}, {"GB", "UK time"}, {"UTC", "UTC"},
		{"Europe/Dublin", "Dublin time"}, {"America/Argentina/Buenos_Aires", "Buenos Aires time"}, {"Europe/Isle_of_Man", "Isle of Man time"},
	} {
		loc, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := Zone(loc); got != c.want {
			t.Errorf("Zone(%s) = %q, want %q", c.zone, got, c.want)
		}
	}
}

func TestListJoinsWithOneLastWord(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a or b"}, {[]string{"a", "b", "c"}, "a, b or c"},
	} {
		if got := List(c.words, "or"); got != c.want {
			t.Errorf("List(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}

func TestCountAndNumber(t *testing.T) {
	for _, c := range []struct {
		n    int
		want string
	}{
		{0, "No places"}, {1, "1 place"}, {2, "2 places"}, {999, "999 places"}, {1000, "1,000 places"},
		{12045, "12,045 places"}, {1000000, "1,000,000 places"}, {1002003, "1,002,003 places"},
	} {
		if got := Count(c.n, "place", "places"); got != c.want {
			t.Errorf("Count(%d) = %q, want %q", c.n, got, c.want)
		}
	}
	if got := Number(0); got != "0" {
		t.Errorf("Number(0) = %q, want 0", got)
	}
}

func TestLabelsStandForThemselvesWhenUnknown(t *testing.T) {
	v := content.Vocabulary{Terms: []content.Term{{Slug: "a", Label: "First"}, {Slug: "b", Label: "Second"}}}
	if got, want := List(Labels(v, []string{"b", "x", "a"}), "and"), "Second, x and First"; got != want {
		t.Errorf("Labels = %q, want %q", got, want)
	}
}

func TestInnerKeepsNamesAndAbbreviations(t *testing.T) {
	for _, c := range []struct{ label, want string }{
		{"In person", "in person"}, {"By phone", "by phone"}, {"British Sign Language", "British Sign Language"},
		{"PDF", "PDF"}, {"BSL interpreter", "BSL interpreter"}, {"30 minutes to 2 hours", "30 minutes to 2 hours"},
		{"A call beforehand", "a call beforehand"}, {"Word document", "Word document"}, {"Éducation", "éducation"}, {"", ""},
	} {
		if got := Inner(c.label); got != c.want {
			t.Errorf("Inner(%q) = %q, want %q", c.label, got, c.want)
		}
	}
}

func TestUpper(t *testing.T) {
	for s, want := range map[string]string{"": "", "about an hour": "About an hour", "2 hours": "2 hours", "éclair": "Éclair"} {
		if got := Upper(s); got != want {
			t.Errorf("Upper(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestDocumentNoteSaysKindAndSize(t *testing.T) {
	for _, c := range []struct {
		file string
		size int64
		want string
	}{
		{"a.pdf", 126 << 10, "PDF, 126KB"}, {"A.PDF", 1, "PDF, 1KB"}, {"a.docx", 1535, "Word, 1KB"}, {"a.docx", 1536, "Word, 2KB"},
		{"a.mp4", 4 << 20, "MP4, 4MB"}, {"a.mp4", 4<<20 + 1<<19, "MP4, 5MB"}, {"a.csv", 0, "CSV, 1KB"},
		{"a.pdf", 1<<20 - 1, "PDF, 1MB"}, {"a.pdf", 1<<20 - 600, "PDF, 1023KB"},
		{"a.png", 1 << 20, ""}, {"a.svg", 1, ""}, {"a", 1, ""},
	} {
		if got := DocumentNote(c.file, c.size); got != c.want {
			t.Errorf("DocumentNote(%s, %d) = %q, want %q", c.file, c.size, got, c.want)
		}
	}
}

func TestLanguagesAreNamedInThemselves(t *testing.T) {
	for _, c := range []struct{ tag, name, dir string }{
		{"cy", "Cymraeg", "ltr"}, {"pl", "Polski", "ltr"}, {"ar", "العربية", "rtl"}, {"ur", "اردو", "rtl"}, {"he", "עברית", "rtl"},
		{"fa", "فارسی", "rtl"}, {"pa", "ਪੰਜਾਬੀ", "ltr"}, {"pa-Arab", "پنجابی", "rtl"}, {"bn", "বাংলা", "ltr"}, {"ro", "Română", "ltr"},
		{"en", "English", "ltr"}, {"fr", "Français", "ltr"}, {"not a tag", "not a tag", "ltr"},
	} {
		if got := Language(c.tag); got != c.name {
			t.Errorf("Language(%s) = %q, want %q", c.tag, got, c.name)
		}
		if got := Direction(c.tag); got != c.dir {
			t.Errorf("Direction(%s) = %q, want %q", c.tag, got, c.dir)
		}
	}
	for tag, want := range map[string]string{"yi": "rtl", "dv": "rtl", "ps": "rtl", "ckb": "rtl", "sd": "rtl", "ku": "ltr", "zh-Hant": "ltr", "en-GB": "ltr", "": "ltr"} {
		if got := Direction(tag); got != want {
			t.Errorf("Direction(%s) = %q, want %q", tag, got, want)
		}
	}
}

func TestSignLanguageHasItsName(t *testing.T) {
	if got, want := Language("bfi"), "British Sign Language"; got != want {
		t.Errorf("Language(bfi) = %q, want %q", got, want)
	}
}
