package snapshot

import (
	"time"

	"involve/internal/content"
)

// turns are the instants beside which a page must not trust a reader's clock.
type turns struct {
	since time.Time // the last change up to the snapshot's instant
	until time.Time // the next change of how many are where
}

// Since returns the Unix second since which everything stands as it does in
// the snapshot, 0 when nothing ever changed. It is not the snapshot's own
// instant, so that two builds between which nothing changed are the same.
func (s *Snapshot) Since() int64 { return unix(s.turns().since) }

// CountsUntil returns the Unix second from which what is open, what may open
// later and what is over are not what they are in the snapshot, 0 when that
// will never come.
func (s *Snapshot) CountsUntil() int64 { return unix(s.turns().until) }

func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func (s *Snapshot) findTurns() (t turns) {
	soon := s.Library.Settings.ClosingSoon
	for _, o := range s.Library.Opportunities {
		if o.Draft && !s.Drafts {
			continue
		}
		at := s.list(o, s.At)
		for _, change := range o.Changes(soon, s.At.Location()) {
			switch {
			case !change.After(s.At):
				if change.After(t.since) {
					t.since = change
				}
			case !t.until.IsZero() && !change.Before(t.until):
			case s.list(o, change) != at:
				t.until = change
			}
		}
	}
	return t
}

// list returns which list an opportunity is in at an instant: of what is open,
// of what is not, of what is over, or none.
func (s *Snapshot) list(o *content.Opportunity, at time.Time) string {
	is := o.StatusAt(at, s.Library.Settings.ClosingSoon)
	switch {
	case !o.Draft && !o.IsPublished(at):
		return "none"
	case is.IsOpen():
		return "open"
	case is.IsOver():
		return "over"
	}
	return "later"
}
