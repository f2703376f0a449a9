package wording

import (
	"testing"

	"involve/internal/content"
)

var statuses = []content.Status{
	content.Upcoming, content.Open, content.ClosingSoon, content.Paused, content.Full, content.Closed, content.Cancelled, content.Reported,
}

// sample closes on a Friday at 5pm, unless it is ongoing.
func sample(t testing.TB, entry, closes string) *content.Opportunity {
	t.Helper()
	o := &content.Opportunity{
		Entry: entry, Published: when(t, "2026-11-22"), Opens: when(t, "2026-11-30T09:00"),
		Mode: []string{"online", "phone"}, Payment: content.Payment{Kind: "unpaid"}, Time: content.TimeNeeded{Text: "about an hour"},
	}
	if closes == "ongoing" {
		o.Closes.Ongoing = true
		return o
	}
	o.Closes.When = when(t, closes)
	return o
}

func TestWhenByEntryAndStatus(t *testing.T) {
	const day = "Friday 4 December 2026 at 5pm, UK time"
	for _, c := range []struct {
		entry, closes string
		want          [8]string // by status
	}{
		{"respond", "2026-12-04T17:00", [8]string{"Opens Monday 30 November 2026 at 9am, UK time", "Closes " + day, "Closes " + day, "Closes " + day, "Closes " + day, "Closed " + day, "Cancelled", "Closed " + day}},
		{"apply", "2026-12-04T17:00", [8]string{"Opens Monday 30 November 2026 at 9am, UK time", "Apply by " + day, "Apply by " + day, "Apply by " + day, "Apply by " + day, "Closed " + day, "Cancelled", "Closed " + day}},
		{"book", "2026-12-04T17:00", [8]string{"Opens Monday 30 November 2026 at 9am, UK time", "Book by " + day, "Book by " + day, "Book by " + day, "Book by " + day, "Closed " + day, "Cancelled", "Closed " + day}},
		{"drop-in", "2026-12-04", [8]string{"Opens Monday 30 November 2026 at 9am, UK time", "Runs until Friday 4 December 2026 at 11:59pm, UK time", "Runs until Friday 4 December 2026 at 11:59pm, UK time", "Runs until Friday 4 December 2026 at 11:59pm, UK time", "Runs until Friday 4 December 2026 at 11:59pm, UK time", "Closed Friday 4 December 2026 at 11:59pm, UK time", "Cancelled", "Closed Friday 4 December 2026 at 11:59pm, UK time"}},
		{"apply", "ongoing", [8]string{"Opens Monday 30 November 2026 at 9am, UK time", "Ongoing, with no closing date", "Ongoing, with no closing date", "Ongoing, with no closing date", "Ongoing, with no closing date", "Closed", "Cancelled", "Closed"}},
	} {
		o := sample(t, c.entry, c.closes)
		for _, s := range statuses {
			if got := WhenLine(o, s); got != c.want[s] {
				t.Errorf("WhenLine(%s, %s, %v) = %q, want %q", c.entry, c.closes, s, got, c.want[s])
			}
		}
	}
}

func TestDeadlineByEntryAndStatus(t *testing.T) {
	labels := map[string][8]string{
		"respond": {"Closes", "Closes", "Closes", "Closes", "Closes", "Closed", "Was to close", "Closed"},
		"apply":   {"Apply by", "Apply by", "Apply by", "Apply by", "Apply by", "Closed", "Was to close", "Closed"},
		"book":    {"Book by", "Book by", "Book by", "Book by", "Book by", "Closed", "Was to close", "Closed"},
		"drop-in": {"Runs until", "Runs until", "Runs until", "Runs until", "Runs until", "Closed", "Was to close", "Closed"},
	}
	for entry, want := range labels {
		for _, s := range statuses {
			label, value := Deadline(sample(t, entry, "2026-12-04T17:00"), s)
			if label != want[s] || value != "Friday 4 December 2026 at 5pm, UK time" {
				t.Errorf("Deadline(%s, %v) = %q, %q, want %q and the day", entry, s, label, value, want[s])
			}
			label, value = Deadline(sample(t, entry, "ongoing"), s)
			wantLabel, wantValue := "Closes", "No closing date: this is ongoing"
			if s.IsOver() {
				wantLabel, wantValue = "", ""
			}
			if label != wantLabel || value != wantValue {
				t.Errorf("Deadline(%s, ongoing, %v) = %q, %q, want %q, %q", entry, s, label, value, wantLabel, wantValue)
			}
		}
	}
}

func TestMeansByStatus(t *testing.T) {
	for _, c := range []struct {
		entry, closes string
		status        content.Status
		waiting       bool
		want          string
	}{
		{"respond", "2026-12-04T17:00", content.Upcoming, false, "You can take part from Monday 30 November 2026 at 9am."},
		{"respond", "2026-12-04T17:00", content.Open, false, "You can give your views until Friday 4 December 2026 at 5pm."},
		{"apply", "2026-12-04T17:00", content.ClosingSoon, false, "You can apply until Friday 4 December 2026 at 5pm."},
		{"book", "2026-12-04", content.Open, false, "You can book a place until Friday 4 December 2026 at 11:59pm."},
		{"drop-in", "2026-12-04T12:00", content.Open, false, "You can come along until Friday 4 December 2026 at midday."},
		{"apply", "ongoing", content.Open, false, "You can take part at any time."},
		{"apply", "2026-12-04", content.Paused, false, "You cannot take part at the moment. The updates on this page say why."},
		{"apply", "2026-12-04", content.Full, false, "All places are taken."},
		{"apply", "2026-12-04", content.Full, true, "All places are taken. You can join the waiting list."},
		{"apply", "2026-12-04T17:00", content.Closed, true, "This closed on Friday 4 December 2026 at 5pm. You cannot take part any more."},
		{"apply", "2026-12-04", content.Cancelled, true, "This is not going ahead. The updates on this page say why."},
		{"apply", "2026-12-04", content.Reported, true, "This has ended. Read what people said and what changed."},
		{"apply", "ongoing", content.Closed, true, "This has ended."},
	} {
		o := sample(t, c.entry, c.closes)
		o.WaitingList = c.waiting
		if got := Means(o, c.status); got != c.want {
			t.Errorf("Means(%s, %s, %v, waiting list %v) = %q, want %q", c.entry, c.closes, c.status, c.waiting, got, c.want)
		}
	}
}

func TestActionSaysWhatTheDeadlineIsFor(t *testing.T) {
	for entry, want := range map[string]string{"respond": "Give your views", "apply": "Apply", "book": "Book a place", "drop-in": "Come along"} {
		if got := Action(sample(t, entry, "ongoing"), content.Open); got != want {
			t.Errorf("Action(%s) = %q, want %q", entry, got, want)
		}
		if got := Action(sample(t, entry, "ongoing"), content.Full); got != "Join the waiting list" {
			t.Errorf("Action(%s, full) = %q, want the waiting list", entry, got)
		}
	}
}

func TestStatusLabels(t *testing.T) {
	want := [8]string{"Not open yet", "Open", "Closing soon", "Paused", "Full", "Closed", "Cancelled", "What changed"}
	for _, s := range statuses {
		if got := StatusLabel(s); got != want[s] {
			t.Errorf("StatusLabel(%v) = %q, want %q", s, got, want[s])
		}
	}
}

func TestPaymentSaysAmountAndBasis(t *testing.T) {
	for _, c := range []struct {
		p    content.Payment
		want string
	}{
		{content.Payment{Kind: "unpaid"}, "Unpaid"},
		{content.Payment{Kind: "paid", Amount: "£25"}, "Paid: £25"},
		{content.Payment{Kind: "paid", Amount: "£25", Basis: "hour"}, "Paid: £25 for each hour"},
		{content.Payment{Kind: "paid", Amount: "£75", Basis: "half-day"}, "Paid: £75 for each half day"},
		{content.Payment{Kind: "voucher", Amount: "£10", Basis: "session"}, "Voucher: £10 for each session"},
		{content.Payment{Kind: "paid-or-voucher", Amount: "£40", Basis: "fixed"}, "£40 in total, paid or as a voucher"},
		{content.Payment{Kind: "prize-draw", Amount: "£100 in vouchers", Basis: "fixed"}, "Prize draw: £100 in vouchers"},
		{content.Payment{Kind: "paid", Amount: "£150", Basis: "day", Note: "said elsewhere"}, "Paid: £150 for each day"},
	} {
		if got := Payment(c.p); got != c.want {
			t.Errorf("Payment(%+v) = %q, want %q", c.p, got, c.want)
		}
	}
}

func TestExpensesInASentence(t *testing.T) {
	for _, c := range []struct {
		e    content.Expenses
		want string
	}{
		{content.Expenses{}, ""},
		{content.Expenses{Covered: "not-needed"}, "Taking part costs you nothing"},
		{content.Expenses{Covered: "no"}, "We cannot pay expenses"},
		{content.Expenses{Covered: "yes"}, "We pay your expenses"},
		{content.Expenses{Covered: "yes", Items: []string{"travel", "childcare", "a carer"}}, "We pay your expenses: travel, childcare and a carer"},
		{content.Expenses{Covered: "yes", Items: []string{"travel"}, Prebooked: true}, "We pay your expenses: travel. We can book and pay in advance, so that you are not out of pocket"},
	} {
		if got := Expenses(c.e); got != c.want {
			t.Errorf("Expenses(%+v) = %q, want %q", c.e, got, c.want)
		}
	}
}

func TestAges(t *testing.T) {
	for _, c := range []struct {
		min, max int
		want     string
	}{
		{0, 0, "Any age"}, {18, 0, "Aged 18 and over"}, {0, 25, "Aged up to 25"}, {13, 17, "Aged 13 to 17"}, {16, 16, "Aged 16"},
	} {
		if got := Ages(&content.Opportunity{AgeMin: c.min, AgeMax: c.max}); got != c.want {
			t.Errorf("Ages(%d, %d) = %q, want %q", c.min, c.max, got, c.want)
		}
	}
}

func TestModeAndActivityReadAsOnePhrase(t *testing.T) {
	o := &content.Opportunity{Mode: []string{"online", "phone", "post"}, Activity: []string{"interview", "diary-study"}}
	if got, want := Mode(o), "Online, by phone or by post"; got != want {
		t.Errorf("Mode = %q, want %q", got, want)
	}
	if got, want := Activity(o), "Interview and diary study"; got != want {
		t.Errorf("Activity = %q, want %q", got, want)
	}
	o = &content.Opportunity{Mode: []string{"in-person"}, Activity: []string{"workshop"}}
	if got, want := Mode(o)+". "+Activity(o), "In person. Workshop"; got != want {
		t.Errorf("one of each = %q, want %q", got, want)
	}
}

func TestBriefNamesTheZoneOfADayAndOfNothingElse(t *testing.T) {
	const rest = ". Unpaid. Online or by phone. About an hour."
	for _, c := range []struct {
		closes string
		status content.Status
		want   string
	}{
		{"2026-12-04T17:00", content.Upcoming, "Opens Monday 30 November 2026 at 9am, UK time"},
		{"2026-12-04T17:00", content.Open, "Apply by Friday 4 December 2026 at 5pm, UK time"},
		{"2026-12-04T17:00", content.ClosingSoon, "Apply by Friday 4 December 2026 at 5pm, UK time"},
		{"2026-12-04T17:00", content.Closed, "Closed Friday 4 December 2026 at 5pm, UK time"},
		{"2026-12-04T17:00", content.Cancelled, "Cancelled"},
		{"ongoing", content.Upcoming, "Opens Monday 30 November 2026 at 9am, UK time"},
		{"ongoing", content.Open, "Ongoing, with no closing date"},
		{"ongoing", content.Cancelled, "Cancelled"},
	} {
		if got := Brief(sample(t, "apply", c.closes), c.status); got != c.want+rest {
			t.Errorf("Brief(%s, %v) = %q, want %q", c.closes, c.status, got, c.want+rest)
		}
	}
}

func TestRepeat(t *testing.T) {
	for _, c := range []struct{ every, until, want string }{
		{"", "", ""}, {"week", "", "every week"}, {"fortnight", "2027-06-01", "every fortnight until Tuesday 1 June 2027"}, {"month", "2027-01-31", "every month on the 22nd until Sunday 31 January 2027"},
	} {
		s := content.Session{Starts: when(t, "2026-11-22"), Repeat: content.Repeat{Every: c.every}}
		if c.until != "" {
			s.Repeat.Until = date(t, c.until)
		}
		if got := Repeat(s); got != c.want {
			t.Errorf("Repeat(%s, %s) = %q, want %q", c.every, c.until, got, c.want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 22: "22nd", 23: "23rd", 30: "30th", 31: "31st"} {
		if got := ordinal(n); got != want {
			t.Errorf("ordinal(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAClosedPageSaysWhenAFormatHasALaterDate(t *testing.T) {
	o := sample(t, "apply", "2026-12-04T17:00")
	o.Formats = []content.Format{{Kind: "easy-read", Closes: when(t, "2027-01-08")}}
	const want = "This closed on Friday 4 December 2026 at 5pm. Other formats may have a later date: look under other formats and languages."
	if got := Means(o, content.Closed); got != want {
		t.Errorf("Means = %q, want %q", got, want)
	}
}
