package plan

import (
	"slices"
	"testing"
	"time"

	"involve/internal/snapshot"
	"involve/internal/view"
)

// openAt returns what is open in the sample at a Unix second.
func openAt(t *testing.T, s *snapshot.Snapshot, second int64) (urls []string) {
	t.Helper()
	for _, o := range snapshot.New(s.Library, time.Unix(second, 0), false, s.Library.Settings.BaseURL).Open {
		urls = append(urls, o.URL)
	}
	slices.Sort(urls)
	return urls
}

func TestCountsAreRightUntilThePagesSayTheyMayNotBe(t *testing.T) {
	lib := sample(t)
	for _, at := range instants(t) {
		p := planned(t, lib, at)
		until := get[*view.Home](t, p, "index.html").CountsUntil
		now := instant(t, at).Unix()
		if until == 0 {
			for next := p.Next; !next.IsZero(); next = lib.NextChange(next, false) {
				wantList(t, "open at "+next.String(), openAt(t, p.snapshot, next.Unix()), openAt(t, p.snapshot, now))
			}
			continue
		}
		wantList(t, "open a second before the counts of "+at+" change", openAt(t, p.snapshot, until-1), openAt(t, p.snapshot, now))
		if slices.Equal(openAt(t, p.snapshot, until), openAt(t, p.snapshot, now)) {
			t.Errorf("the counts of %s are said to change at %d, and what is open does not", at, until)
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
