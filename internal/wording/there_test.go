package wording

import (
	"testing"
	"time"

	"involve/internal/content"
)

func TestADeadlineSaysWhoseClock(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) content.When {
		w, err := content.ParseWhen(s, zone)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	o := &content.Opportunity{Entry: "apply", Published: day("2026-11-01"), Opens: day("2026-11-20"), Closes: content.Closing{When: day("2026-12-04T17:00")}}
	ongoing := &content.Opportunity{Entry: "apply", Published: day("2026-11-01"), Opens: day("2026-11-20"), Closes: content.Closing{Ongoing: true}}
	for _, c := range []struct {
		o    *content.Opportunity
		s    content.Status
		want string
	}{
		{o, content.Open, "Apply by Friday 4 December 2026 at 5pm, UK time"},
		{o, content.Upcoming, "Opens Friday 20 November 2026, UK time"},
		{o, content.Cancelled, "Cancelled"},
		{ongoing, content.Open, "Ongoing, with no closing date"},
	} {
		if got := WhenThere(c.o, c.s); got != c.want {
			t.Errorf("WhenThere(%v) = %q, want %q", c.s, got, c.want)
		}
	}
}

func TestSignLanguageHasItsName(t *testing.T) {
	if got, want := Language("bfi"), "British Sign Language"; got != want {
		t.Errorf("Language(bfi) = %q, want %q", got, want)
	}
}
