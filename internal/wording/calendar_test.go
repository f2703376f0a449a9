package wording

import (
	"testing"

	"involve/internal/content"
)

func TestEventOfADeadlineSaysWhatTheDayIsFor(t *testing.T) {
	for _, c := range []struct{ entry, closes, want, day string }{
		{"respond", "2026-12-04T17:00", "Closes today, 5pm UK time: A survey", "2026-12-04"},
		{"apply", "2026-12-04T17:00", "Last day to apply, until 5pm UK time: A survey", "2026-12-04"},
		{"book", "2026-12-04T12:00", "Last day to book, until midday UK time: A survey", "2026-12-04"},
		{"drop-in", "2026-12-04T16:30", "Last day, until 4:30pm UK time: A survey", "2026-12-04"},
		{"respond", "2026-12-04", "Closes at the end of today: A survey", "2026-12-04"},
		{"apply", "2026-12-04", "Last day to apply: A survey", "2026-12-04"},
		{"book", "2026-12-04", "Last day to book: A survey", "2026-12-04"},
		{"drop-in", "2026-12-04", "Last day: A survey", "2026-12-04"},
		{"respond", "2026-12-04T23:59", "Closes today, 11:59pm UK time: A survey", "2026-12-04"},
		// Whoever reads "today, midnight" on the 5th would come a day late.
		{"respond", "2026-12-05T00:00", "Closes at the end of today: A survey", "2026-12-04"},
		{"respond", "2026-12-05T00:01", "Closes today, 12:01am UK time: A survey", "2026-12-05"},
	} {
		o := sample(t, c.entry, c.closes)
		o.Title = "A survey"
		if got := ClosesToday(o); got != c.want {
			t.Errorf("ClosesToday(%s, %s) = %q, want %q", c.entry, c.closes, got, c.want)
		}
		if day, _ := LastDay(o.Closes); day.String() != c.day {
			t.Errorf("LastDay(%s) = %v, want %s", c.closes, day, c.day)
		}
	}
}

func TestEventOfAnOpeningSaysTheTimeWhenThereIsOne(t *testing.T) {
	for opens, want := range map[string]string{
		"2026-12-01T09:00": "Opens today, 9am UK time: A survey",
		"2026-12-01":       "Opens today: A survey",
		"2026-12-01T00:00": "Opens today: A survey",
		"2026-12-01T00:30": "Opens today, 12:30am UK time: A survey",
	} {
		o := sample(t, "respond", "ongoing")
		o.Title, o.Opens = "A survey", when(t, opens)
		if got := OpensToday(o); got != want {
			t.Errorf("OpensToday(%s) = %q, want %q", opens, got, want)
		}
	}
}

func TestSessionSaysWhoseItIs(t *testing.T) {
	for entry, want := range map[string][2]string{
		"respond": {"A panel", ""},
		"apply":   {"A panel (only if you have a place)", "This is for people who applied and have a place."},
		"book":    {"A panel", "You have to book a place first."},
		"drop-in": {"A panel", ""},
	} {
		o := sample(t, entry, "ongoing")
		o.Title = "A panel"
		if got := [2]string{SessionTitle(o), SessionEntry(o)}; got != want {
			t.Errorf("a session of %s is %q, want %q", entry, got, want)
		}
	}
}

func TestPlaceOfASession(t *testing.T) {
	for _, c := range []struct {
		modes       []string
		mode, venue string
		want        string
	}{
		{[]string{"in-person"}, "", "", "Town Hall"},
		{[]string{"in-person"}, "", "Library", "Library"},
		{[]string{"in-person", "online"}, "in-person", "", "Town Hall"},
		{[]string{"in-person", "online"}, "in-person", "Library", "Library"},
		{[]string{"in-person", "online"}, "online", "", "Online"},
		{[]string{"in-person", "online"}, "online", "Video call", "Online, Video call"},
		{[]string{"in-person", "online"}, "", "", "In person or online, Town Hall"},
		{[]string{"in-person", "online"}, "", "Library", "Library"},
		{[]string{"phone"}, "", "", "By phone"},
	} {
		o := &content.Opportunity{Mode: c.modes, Venue: "Town Hall"}
		if got := Place(o, content.Session{Mode: c.mode, Venue: c.venue}); got != c.want {
			t.Errorf("Place(%v, %q, %q) = %q, want %q", c.modes, c.mode, c.venue, got, c.want)
		}
	}
}

func TestStoppedSaysSo(t *testing.T) {
	for kind, want := range map[string]string{
		"cancelled": "This is not going ahead.", "paused": "You cannot take part at the moment.", "full": "All places are taken.", "": "", "news": "",
	} {
		if got := Stopped(&content.Opportunity{}, kind); got != want {
			t.Errorf("Stopped(%q) = %q, want %q", kind, got, want)
		}
	}
	if got, want := Stopped(&content.Opportunity{WaitingList: true}, "full"), "All places are taken. You can join the waiting list."; got != want {
		t.Errorf("with a waiting list: %q, want %q", got, want)
	}
}
