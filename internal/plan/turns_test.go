package plan

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"involve/internal/facet"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// countsAt returns how many opportunities each list of the sample has at a Unix
// second, and how many of those that are open each term has.
func countsAt(t *testing.T, s *snapshot.Snapshot, second int64) (counts []string) {
	t.Helper()
	s = snapshot.New(s.Library, time.Unix(second, 0), false, s.Library.Settings.BaseURL)
	over := 0
	for _, o := range s.Shown {
		if s.Status(o).IsOver() {
			over++
		}
	}
	counts = append(counts, fmt.Sprintf("%d open, %d over, %d in all", len(s.Open), over, len(s.Shown)))
	for c, n := range s.Counts(facet.Choice{}) {
		counts = append(counts, fmt.Sprintf("%s %s %d", c.Facet, c.Term, n))
	}
	slices.Sort(counts)
	return counts
}

func TestCountsAreRightUntilThePagesSayTheyMayNotBe(t *testing.T) {
	lib := sample(t)
	for _, at := range instants(t) {
		p := planned(t, lib, at)
		until := get[*view.Home](t, p, "index.html").CountsUntil
		now := instant(t, at).Unix()
		if until == 0 {
			for next := p.Next(); !next.IsZero(); next = lib.NextChange(next, false) {
				wantList(t, "counts at "+next.String(), countsAt(t, p.snapshot, next.Unix()), countsAt(t, p.snapshot, now))
			}
			continue
		}
		wantList(t, "a second before the counts of "+at+" change", countsAt(t, p.snapshot, until-1), countsAt(t, p.snapshot, now))
		if slices.Equal(countsAt(t, p.snapshot, until), countsAt(t, p.snapshot, now)) {
			t.Errorf("the counts of %s are said to change at %d, and do not", at, until)
		}
	}
}

func TestNothingChangesBetweenSinceAndTheBuild(t *testing.T) {
	lib := sample(t)
	for _, at := range instants(t) {
		p := planned(t, lib, at)
		since := p.snapshot.Since()
		if since > instant(t, at).Unix() {
			t.Errorf("at %s all stands since %d, which is later", at, since)
		}
		if next := lib.NextChange(time.Unix(since, 0), false); !next.IsZero() && !next.After(instant(t, at)) {
			t.Errorf("at %s all stands since %d, and something changed at %v", at, since, next)
		}
	}
}

func TestAPageKnowsWhenItsOpportunityOpensAndCloses(t *testing.T) {
	lib := dated(t)
	for _, c := range lib.Opportunities {
		for _, at := range []string{"2026-11-22T09:00:00Z", "2027-06-01T09:00:00Z"} {
			p := planned(t, lib, at)
			out := p.Find(pagePath(c.URL))
			if out == nil {
				continue
			}
			v := out.View().(*view.Opportunity)
			now := instant(t, at).Unix()
			status := p.snapshot.Status(c)
			if got, want := v.ClosedFrom != 0, !status.IsOver() && !c.Closes.Ongoing; got != want {
				t.Errorf("%s at %s: has a second from which it is closed: %v, want %v", c.URL, at, got, want)
			}
			if v.ClosedFrom != 0 && (v.ClosedFrom <= now || v.ClosedFrom != c.Closes.End().Unix()+1 || v.Closed == nil || v.Closed.Name != "closed" || v.Closed.Means == "") {
				t.Errorf("%s at %s is closed from %d as %v", c.URL, at, v.ClosedFrom, v.Closed)
			}
			if got, want := v.OpenFrom, int64(0); status.String() == "upcoming" {
				want = c.Opens.Time.Unix()
				if got != want || got <= now {
					t.Errorf("%s at %s opens at %d, want %d", c.URL, at, got, want)
				}
			} else if got != want {
				t.Errorf("%s at %s opens at %d, want %d", c.URL, at, got, want)
			}
			if got, want := v.Sheet, !status.IsOver(); got != want {
				t.Errorf("%s at %s is a sheet: %v, want %v", c.URL, at, got, want)
			}
		}
	}
}
