package share

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/snapshot"
	"involve/internal/view"
)

const feedID = "tag:example.org,2026:"

// pick returns one or more of list, in its order.
func pick(r *rand.Rand, list ...string) (some []string) {
	for _, s := range list {
		if r.IntN(2) == 0 {
			some = append(some, s)
		}
	}
	if len(some) == 0 {
		some = []string{list[r.IntN(len(list))]}
	}
	return some
}

// randomSite makes a library of up to 120 opportunities with dates, updates and
// outcomes at random.
func randomSite(r *rand.Rand) *content.Library {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	lib := &content.Library{Settings: content.Settings{
		FeedID: feedID, Zone: zone, Language: "en-GB", BaseURL: "https://example.org/", ClosingSoon: 14 * 24 * time.Hour,
		Facets: []string{"group", "stage", "area"}, Combine: []string{"group"}, Feeds: []string{"group", "stage", "area"},
		Areas: content.Vocabulary{Label: "Area", Terms: []content.Term{{Slug: "england", Everywhere: true}, {Slug: "london"}, {Slug: "leeds"}}},
		Since: content.Date{Year: 2026, Month: 1, Day: 1},
	}}
	for _, g := range []string{"carers", "patients", "staff"} {
		lib.Groups = append(lib.Groups, &content.Page{Slug: g, Title: g})
	}
	for _, s := range []string{"policy", "delivery"} {
		lib.Stages = append(lib.Stages, &content.Stage{Page: content.Page{Slug: s, Title: s}})
	}
	day := func(from content.Date, within int) content.Date { return from.AddDays(r.IntN(within)) }
	when := func(d content.Date) content.When {
		if r.IntN(2) == 0 {
			return content.When{Time: d.In(zone), DateOnly: true}
		}
		return content.When{Time: d.In(zone).Add(time.Duration(r.IntN(86400)) * time.Second)}
	}
	kinds := []string{"news", "correction", "extended", "changed", "paused", "full", "reopened", "cancelled"}
	for n := range r.IntN(120) {
		slug := fmt.Sprint("o", n)
		published := day(content.Date{Year: 2026, Month: 1, Day: 1}, 300)
		o := &content.Opportunity{
			Page: content.Page{Slug: slug, Title: slug, URL: "/opportunities/" + slug + "/", Lang: "en-GB"}, ID: slug,
			Groups: pick(r, "carers", "patients", "staff"), Stages: pick(r, "policy", "delivery"), Areas: pick(r, "england", "london", "leeds"),
			Activity: []string{"survey"}, Mode: []string{"online"}, Payment: content.Payment{Kind: "unpaid"}, Published: when(published), Entry: "respond",
		}
		if o.Opens = o.Published; r.IntN(2) == 0 {
			o.Opens = when(day(published.AddDays(1), 40))
		}
		if o.Closes.Ongoing = r.IntN(5) == 0; !o.Closes.Ongoing {
			o.Closes.When = when(day(o.Opens.Date().AddDays(1), 90))
		}
		told := map[string]bool{}
		for range r.IntN(5) {
			u := content.Update{When: when(day(published.AddDays(-3), 100)), Kind: kinds[r.IntN(len(kinds))], Text: "Text."}
			if !told[snapshot.UpdateID(u)] {
				told[snapshot.UpdateID(u)] = true
				o.Updates = append(o.Updates, u)
			}
		}
		slices.SortStableFunc(o.Updates, func(a, b content.Update) int { return a.When.Time.Compare(b.When.Time) })
		if r.IntN(3) == 0 {
			o.Outcomes = append(o.Outcomes, content.Outcome{Published: day(published.AddDays(30), 200), Heard: []string{"Much."}})
		}
		lib.Opportunities = append(lib.Opportunities, o)
	}
	return lib
}

// of returns the opportunity that an item tells of.
func of(t *testing.T, lib *content.Library, i view.FeedItem) *content.Opportunity {
	t.Helper()
	id, _, _ := strings.Cut(strings.TrimPrefix(i.ID, feedID), "#")
	for _, o := range lib.Opportunities {
		if o.ID == id {
			return o
		}
	}
	t.Fatalf("the item %s is of no opportunity", i.ID)
	return nil
}

// What holds of the feeds of any site, before they are cut to the latest fifty, and
// of its calendar.
func TestFeedsOfRandomSites(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2026))
	items := 0
	for range 60 {
		lib := randomSite(r)
		before := map[string]string{} // what was told, and of when
		for _, at := range []string{"2026-03-01T00:00:00Z", "2026-06-10T15:30:00Z", "2026-12-24T23:59:59Z", "2027-12-01T00:00:00Z"} {
			instant, err := time.Parse(time.RFC3339, at)
			if err != nil {
				t.Fatal(err)
			}
			s := snapshot.New(lib, instant, false, lib.Settings.BaseURL)
			if of5, all := soonest(s, s.Shown, 5), soonest(s, s.Shown, math.MaxInt); !reflect.DeepEqual(of5, all[:min(5, len(all))]) {
				t.Errorf("at %s the soonest five events are not the first five of all", at)
			}
			listing := func(chosen ...facet.Choice) (all, open []view.FeedItem) {
				of5, open5 := NewListing(s, "/opportunities/", "", chosen).happening(5)
				all, open = NewListing(s, "/opportunities/", "", chosen).happening(math.MaxInt)
				if !reflect.DeepEqual(of5, all[:min(5, len(all))]) || !reflect.DeepEqual(open5, open[:min(5, len(open))]) {
					t.Errorf("%v at %s: the latest five are not the first five of all", chosen, at)
				}
				for _, list := range [][]view.FeedItem{all, open} {
					seen := map[string]bool{}
					for n, i := range list {
						o := of(t, lib, i)
						switch {
						case seen[i.ID]:
							t.Errorf("%v at %s has %s twice", chosen, at, i.ID)
						case n > 0 && i.Published.After(list[n-1].Published):
							t.Errorf("%v at %s: %s is newer than the item before it", chosen, at, i.ID)
						case i.Published.After(instant):
							t.Errorf("%v at %s: %s is of %v, which is still to come", chosen, at, i.ID, i.Published)
						case i.Published.Before(o.Published.Time):
							t.Errorf("%v at %s: %s is of %v, before its opportunity was shown", chosen, at, i.ID, i.Published)
						}
						seen[i.ID] = true
						for _, c := range chosen {
							if !s.Facets.Has(o, c) {
								t.Errorf("%v at %s has %s, which is not of %v", chosen, at, i.ID, c)
							}
						}
					}
				}
				for _, i := range open {
					if o := of(t, lib, i); !s.Status(o).IsOpen() {
						t.Errorf("%v at %s: %s is open and %v", chosen, at, i.ID, s.Status(o))
					}
				}
				return all, open
			}
			all, open := listing()
			if items += len(all); len(open) != len(s.Open) {
				t.Errorf("at %s %d are open, and %d in the feed", at, len(s.Open), len(open))
			}
			for _, name := range []string{"group", "stage", "area"} {
				f, _ := s.Facets.Facet(name)
				union := map[string]bool{}
				for _, term := range f.Terms {
					list, _ := listing(facet.Choice{Facet: name, Term: term.Slug})
					for _, i := range list {
						union[i.ID] = true
					}
				}
				for _, i := range all {
					if !union[i.ID] {
						t.Errorf("at %s %s is in the feed of all and in that of no %s", at, i.ID, name)
					}
				}
				if len(union) != len(all) {
					t.Errorf("at %s the feeds of each %s hold %d items together, that of all %d", at, name, len(union), len(all))
				}
			}
			for _, p := range s.Pairs() {
				pair := p.Choices
				listing(pair[:]...)
			}
			// Nothing that was told is taken back, or told anew.
			now := map[string]string{}
			for _, i := range all {
				now[i.ID] = i.Published.String()
			}
			for id, day := range before {
				if now[id] != day {
					t.Errorf("%s was of %s, and at %s is of %q", id, day, at, now[id])
				}
			}
			before = now
		}
	}
	if items < 10_000 {
		t.Errorf("only %d items were looked at", items)
	}
}
