package content

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

const fortnight = 14 * 24 * time.Hour

// opportunity makes one from dates as authors write them; closes may be
// "ongoing". Each update is a date and a kind.
func opportunity(t testing.TB, published, opens, closes string, updates []Update, outcomes ...Date) *Opportunity {
	t.Helper()
	london := zone(t, "Europe/London")
	when := func(s string) When {
		w, err := ParseWhen(s, london)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	o := &Opportunity{Published: when(published), Opens: when(opens), Updates: updates}
	if closes == "ongoing" {
		o.Closes.Ongoing = true
	} else {
		o.Closes.When = when(closes)
	}
	for _, d := range outcomes {
		o.Outcomes = append(o.Outcomes, Outcome{Published: d})
	}
	return o
}

func on(month time.Month, day int) Date { return Date{2027, month, day} }

// from is a whole day in London.
func from(d Date) When {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	return When{Time: d.In(london), DateOnly: true}
}

type moment struct {
	at   string
	want Status
}

func TestStatusFollowsFromDatesAndUpdates(t *testing.T) {
	london := zone(t, "Europe/London")
	for _, c := range []struct {
		name    string
		o       *Opportunity
		moments []moment
	}{
		{"a life by dates alone", opportunity(t, "2027-01-04", "2027-02-01T09:00", "2027-02-26", nil, on(5, 3)), []moment{
			{"2027-01-03T23:59:59Z", Upcoming},
			{"2027-01-04T00:00:00Z", Upcoming},
			{"2027-02-01T08:59:59Z", Upcoming},
			{"2027-02-01T08:59:59.999999999Z", Upcoming},
			{"2027-02-01T09:00:00Z", Open},
			{"2027-02-12T23:59:58Z", Open},
			{"2027-02-12T23:59:58.999999999Z", Open},
			{"2027-02-12T23:59:59Z", ClosingSoon},
			{"2027-02-26T23:59:58Z", ClosingSoon},
			{"2027-02-26T23:59:59Z", ClosingSoon},
			{"2027-02-26T23:59:59.000000001Z", ClosingSoon},
			{"2027-02-26T23:59:59.999999999Z", ClosingSoon},
			{"2027-02-27T00:00:00Z", Closed},
			{"2027-05-02T23:59:59+01:00", Closed},
			{"2027-05-03T00:00:00+01:00", Reported},
		}},
		{"a deadline with a time", opportunity(t, "2027-01-04", "2027-01-04", "2027-02-26T17:00", nil), []moment{
			{"2027-02-12T16:59:59Z", Open},
			{"2027-02-12T17:00:00Z", ClosingSoon},
			{"2027-02-26T17:00:00Z", ClosingSoon},
			{"2027-02-26T17:00:00.000000001Z", ClosingSoon},
			{"2027-02-26T17:00:01Z", Closed},
		}},
		{"a life shorter than closing soon", opportunity(t, "2027-01-04", "2027-01-04", "2027-01-05", nil), []moment{
			{"2027-01-03T23:59:59Z", Upcoming},
			{"2027-01-04T00:00:00Z", ClosingSoon},
			{"2027-01-06T00:00:00Z", Closed},
		}},
		{"the night the clocks go forward, by day", opportunity(t, "2027-03-01", "2027-03-01", "2027-03-27", nil), []moment{
			{"2027-03-27T23:59:59Z", ClosingSoon},
			{"2027-03-28T00:00:00Z", Closed},
		}},
		{"the day the clocks go forward", opportunity(t, "2027-03-01", "2027-03-01", "2027-03-28", nil), []moment{
			{"2027-03-14T22:59:58Z", Open},
			{"2027-03-14T22:59:59Z", ClosingSoon}, // 14 days of 24 hours
			{"2027-03-28T23:59:59+01:00", ClosingSoon},
			{"2027-03-29T00:00:00+01:00", Closed},
		}},
		{"the night the clocks go forward, by the second", opportunity(t, "2027-03-01", "2027-03-01", "2027-03-28T00:59:59", nil), []moment{
			{"2027-03-28T00:59:59Z", ClosingSoon},
			{"2027-03-28T02:00:00+01:00", Closed},
		}},
		{"the day the clocks go back", opportunity(t, "2027-10-01", "2027-10-01", "2027-10-31", nil), []moment{
			{"2027-10-31T22:59:59Z", ClosingSoon},
			{"2027-10-31T23:59:59Z", ClosingSoon},
			{"2027-11-01T00:00:00Z", Closed},
		}},
		{"a deadline that the clocks show twice is the first", opportunity(t, "2027-10-01", "2027-10-01", "2027-10-31T01:30", nil), []moment{
			{"2027-10-31T01:30:00+01:00", ClosingSoon},
			{"2027-10-31T01:30:01+01:00", Closed},
			{"2027-10-31T01:00:00Z", Closed},
			{"2027-10-31T01:30:00Z", Closed},
		}},
		{"opening in the night the clocks go back", opportunity(t, "2027-10-01", "2027-10-31T01:30", "2027-12-31", nil), []moment{
			{"2027-10-31T01:29:59+01:00", Upcoming},
			{"2027-10-31T01:30:00+01:00", Open},
			{"2027-10-31T01:00:00Z", Open},
		}},
		{"paused, full and open again", opportunity(t, "2027-06-01", "2027-06-01", "2027-07-31", []Update{
			{When: from(on(6, 5)), Kind: "news"},
			{When: from(on(6, 7)), Kind: "paused"},
			{When: from(on(6, 8)), Kind: "changed"},
			{When: from(on(6, 14)), Kind: "reopened"},
			{When: from(on(7, 1)), Kind: "full"},
			{When: from(on(7, 20)), Kind: "extended"},
			{When: from(on(7, 21)), Kind: "reopened"},
			{When: from(on(7, 30)), Kind: "full"},
		}), []moment{
			{"2027-06-06T23:59:59+01:00", Open},
			{"2027-06-07T00:00:00+01:00", Paused},
			{"2027-06-08T00:00:00+01:00", Paused},
			{"2027-06-13T23:59:59.999999999+01:00", Paused},
			{"2027-06-14T00:00:00+01:00", Open},
			{"2027-07-01T00:00:00+01:00", Full},
			{"2027-07-17T23:59:59+01:00", Full},
			{"2027-07-20T12:00:00+01:00", Full},
			{"2027-07-21T00:00:00+01:00", ClosingSoon},
			{"2027-07-31T23:59:59+01:00", Full},
			{"2027-08-01T00:00:00+01:00", Closed},
		}},
		{"paused and open again within a day", opportunity(t, "2027-06-01", "2027-06-01", "2027-07-31", []Update{
			{When: When{Time: on(6, 7).In(zone(t, "Europe/London")).Add(15 * time.Hour)}, Kind: "paused"},
			{When: When{Time: on(6, 7).In(zone(t, "Europe/London")).Add(16 * time.Hour)}, Kind: "reopened"},
		}), []moment{
			{"2027-06-07T14:59:59+01:00", Open},
			{"2027-06-07T15:00:00+01:00", Paused},
			{"2027-06-07T15:59:59+01:00", Paused},
			{"2027-06-07T16:00:00+01:00", Open},
		}},
		{"pausing before it opens", opportunity(t, "2027-06-01", "2027-07-01", "2027-08-31", []Update{{When: from(on(6, 10)), Kind: "paused"}}), []moment{
			{"2027-06-10T00:00:00+01:00", Upcoming},
			{"2027-07-01T00:00:00+01:00", Paused},
		}},
		{"the last of a day counts", opportunity(t, "2027-06-01", "2027-06-01", "2027-08-31", []Update{
			{When: from(on(6, 10)), Kind: "full"}, {When: from(on(6, 10)), Kind: "reopened"},
		}), []moment{
			{"2027-06-10T00:00:00+01:00", Open},
		}},
		{"cancelled before it opens, then reported", opportunity(t, "2027-06-01", "2027-07-01", "2027-08-31", []Update{{When: from(on(6, 10)), Kind: "cancelled"}}, on(6, 20)), []moment{
			{"2027-06-09T23:59:59+01:00", Upcoming},
			{"2027-06-10T00:00:00+01:00", Cancelled},
			{"2027-06-20T00:00:00+01:00", Reported},
			{"2027-07-10T00:00:00+01:00", Reported},
			{"2027-09-10T00:00:00+01:00", Reported},
		}},
		{"cancelled while open, and after it closed", opportunity(t, "2027-06-01", "2027-06-01", "2027-06-30", []Update{{When: from(on(6, 10)), Kind: "cancelled"}}), []moment{
			{"2027-06-10T00:00:00+01:00", Cancelled},
			{"2027-06-30T23:59:59+01:00", Cancelled},
			{"2027-07-01T00:00:00+01:00", Cancelled},
		}},
		{"cancelled by mistake", opportunity(t, "2027-06-01", "2027-06-01", "2027-06-30", []Update{{When: from(on(6, 10)), Kind: "cancelled"}, {When: from(on(6, 11)), Kind: "reopened"}}), []moment{
			{"2027-06-10T12:00:00+01:00", Cancelled},
			{"2027-06-11T00:00:00+01:00", Open},
			{"2027-07-01T00:00:00+01:00", Closed},
		}},
		{"an outcome while people can still take part", opportunity(t, "2027-01-04", "2027-01-04", "2027-06-30", nil, on(2, 1)), []moment{
			{"2027-02-01T00:00:00Z", Open},
			{"2027-06-30T12:00:00+01:00", ClosingSoon},
			{"2027-07-01T00:00:00+01:00", Reported},
		}},
		{"an outcome while it is full", opportunity(t, "2027-01-04", "2027-01-04", "2027-06-30", []Update{{When: from(on(1, 10)), Kind: "full"}}, on(2, 1)), []moment{
			{"2027-02-01T00:00:00Z", Full},
		}},
		{"ongoing", opportunity(t, "2027-01-04", "2027-02-01", "ongoing", []Update{{When: from(on(3, 1)), Kind: "paused"}, {When: from(on(4, 1)), Kind: "reopened"}}, on(5, 1)), []moment{
			{"2027-01-04T00:00:00Z", Upcoming},
			{"2027-02-01T00:00:00Z", Open},
			{"2027-03-01T00:00:00Z", Paused},
			{"2027-04-01T00:00:00+01:00", Open},
			{"2027-05-01T00:00:00+01:00", Open},
			{"2926-01-01T00:00:00Z", Open},
		}},
	} {
		for _, m := range c.moments {
			if got := c.o.StatusAt(instant(t, m.at).In(london), fortnight); got != m.want {
				t.Errorf("%s: StatusAt(%s) = %v, want %v", c.name, m.at, got, m.want)
			}
		}
	}
}

func TestStatusesDivideIntoOpenAndOver(t *testing.T) {
	for _, c := range []struct {
		status     Status
		name       string
		open, over bool
	}{
		{Upcoming, "upcoming", false, false},
		{Open, "open", true, false},
		{ClosingSoon, "closing-soon", true, false},
		{Paused, "paused", false, false},
		{Full, "full", false, false},
		{Closed, "closed", false, true},
		{Cancelled, "cancelled", false, true},
		{Reported, "outcome", false, true},
	} {
		if s := c.status; s.String() != c.name || s.IsOpen() != c.open || s.IsOver() != c.over {
			t.Errorf("status %d is %q, open %v, over %v; want %q, %v, %v", s, s, s.IsOpen(), s.IsOver(), c.name, c.open, c.over)
		}
	}
}

func TestUpdatesAndOutcomesAreNotShownBeforeTheirDay(t *testing.T) {
	london := zone(t, "Europe/London")
	o := opportunity(t, "2027-01-04", "2027-01-04", "ongoing", []Update{{When: from(on(6, 5))}, {When: from(on(6, 5))}, {When: from(on(6, 7))}}, on(6, 5), on(6, 8))
	for _, c := range []struct {
		at                string
		updates, outcomes int
	}{
		{"2027-06-04T23:59:59.999999999+01:00", 0, 0},
		{"2027-06-04T23:00:00Z", 2, 1}, // midnight in summer
		{"2027-06-06T23:59:59+01:00", 2, 1},
		{"2027-06-07T00:00:00+01:00", 3, 1},
		{"2027-06-08T00:00:00+01:00", 3, 2},
	} {
		at := instant(t, c.at).In(london)
		if u, r := len(o.UpdatesAt(at)), len(o.OutcomesAt(at)); u != c.updates || r != c.outcomes {
			t.Errorf("at %s: %d updates and %d outcomes, want %d and %d", c.at, u, r, c.updates, c.outcomes)
		}
	}
}

func TestAnOpportunityIsShownFromItsFirstInstant(t *testing.T) {
	o := opportunity(t, "2027-06-01", "2027-06-01", "ongoing", nil)
	for at, want := range map[string]bool{
		"2027-05-31T22:59:59.999999999Z": false,
		"2027-05-31T23:00:00Z":           true,
	} {
		if got := o.IsPublished(instant(t, at)); got != want {
			t.Errorf("IsPublished(%s) = %v, want %v", at, got, want)
		}
	}
}

// Between two instants of Changes that follow each other nothing may change:
// a site that was built at the first is right until the second.
func TestNothingChangesBetweenChanges(t *testing.T) {
	kinds := []string{"news", "correction", "extended", "changed", "paused", "full", "reopened", "cancelled"}
	for _, name := range []string{"Europe/London", "America/Santiago", "America/Havana", "Asia/Kathmandu"} {
		loc := zone(t, name)
		seed := rand.Uint64()
		r := rand.New(rand.NewPCG(seed, 1))
		day := func() Date { return Date{2027, 1, 1}.AddDays(r.IntN(400)) }
		when := func() When {
			d := day().In(loc)
			if r.IntN(2) == 0 {
				return When{Time: d, DateOnly: true}
			}
			return When{Time: d.Add(time.Duration(r.IntN(86400)) * time.Second)}
		}
		for range 200 {
			o := &Opportunity{Published: when(), Opens: when()}
			if r.IntN(4) == 0 {
				o.Closes.Ongoing = true
			} else {
				o.Closes.When = when()
			}
			for range r.IntN(5) {
				o.Updates = append(o.Updates, Update{When: when(), Kind: kinds[r.IntN(len(kinds))]})
			}
			for range r.IntN(3) {
				o.Outcomes = append(o.Outcomes, Outcome{Published: day()})
			}
			for range r.IntN(3) {
				o.Formats = append(o.Formats, Format{Closes: when()})
			}
			if r.IntN(2) == 0 {
				o.OutcomeDue = day()
			}
			slices.SortStableFunc(o.Updates, func(a, b Update) int { return a.When.Time.Compare(b.When.Time) })
			slices.SortStableFunc(o.Outcomes, func(a, b Outcome) int { return a.Published.Compare(b.Published) })
			soon := time.Duration(r.IntN(60)) * 24 * time.Hour

			type shown struct {
				status            Status
				published, due    bool
				updates, outcomes int
				formats           [3]bool
			}
			show := func(at time.Time) shown {
				at = at.In(loc)
				s := shown{
					status: o.StatusAt(at, soon), published: o.IsPublished(at),
					due:     !o.OutcomeDue.IsZero() && DateOf(at).Compare(o.OutcomeDue) > 0,
					updates: len(o.UpdatesAt(at)), outcomes: len(o.OutcomesAt(at)),
				}
				for i, f := range o.Formats {
					s.formats[i] = at.Before(f.Closes.End().Add(time.Second))
				}
				return s
			}
			changes := o.Changes(soon, loc)
			if !slices.IsSortedFunc(changes, time.Time.Compare) {
				t.Fatalf("Changes are not sorted: %v", changes)
			}
			edges := append([]time.Time{changes[0].AddDate(-1, 0, 0)}, changes...)
			for i, from := range edges {
				until := from.AddDate(1, 0, 0)
				if i+1 < len(edges) {
					until = edges[i+1]
				}
				length := until.Sub(from)
				if length == 0 {
					continue
				}
				want := show(from)
				for _, at := range []time.Time{
					until.Add(-1), until.Add(-time.Second),
					from.Add(time.Duration(r.Int64N(int64(length)))), from.Add(time.Duration(r.Int64N(int64(length)))),
				} {
					if at.Before(from) {
						continue
					}
					if got := show(at); got != want {
						t.Fatalf("%s, seed %d: at %v %+v, at %v %+v, and no change between\n%+v", name, seed, from, want, at, got, o)
					}
				}
			}
		}
	}
}

func TestNextChangeIsTheFirstOfAllPages(t *testing.T) {
	london := zone(t, "Europe/London")
	draft := opportunity(t, "2027-01-05", "2027-01-05", "ongoing", nil)
	draft.Draft = true
	lib := &Library{
		Settings: Settings{Zone: london, ClosingSoon: fortnight},
		Opportunities: []*Opportunity{
			opportunity(t, "2027-01-10", "2027-01-20", "ongoing", []Update{{When: from(on(6, 1)), Kind: "news"}}),
			opportunity(t, "2027-01-15", "2027-01-15", "2027-03-31", nil),
			draft,
		},
	}
	at := instant(t, "2027-01-01T00:00:00Z")
	var got []string
	for range 10 {
		if at = lib.NextChange(at, false); at.IsZero() {
			break
		}
		got = append(got, at.Format(time.RFC3339))
	}
	want := []string{
		"2027-01-10T00:00:00Z", "2027-01-15T00:00:00Z", "2027-01-20T00:00:00Z",
		"2027-03-17T22:59:59Z", "2027-04-01T00:00:00+01:00", "2027-06-01T00:00:00+01:00",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the site changes at %v, want %v", got, want)
	}
	if got, want := lib.NextChange(instant(t, "2027-01-01T00:00:00Z"), true), draft.Published.Time; !got.Equal(want) {
		t.Errorf("with drafts the site changes at %v, want %v", got, want)
	}
}
