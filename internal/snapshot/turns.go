package snapshot

import (
	"time"

	"involve/internal/content"
)

// turns are the instants beside which a page must not trust a reader's clock.
type turns struct {
	since time.Time // the last change up to the snapshot's instant
	until time.Time // the next change of what is open
}

// Since returns the Unix second since which everything stands as it does in
// the snapshot, 0 when nothing ever changed. It is not the snapshot's own
// instant, so that two builds between which nothing changed are the same.
func (s *Snapshot) Since() int64 { return unix(s.turns().since) }

// OpenUntil returns the Unix second from which what is open is not what it is
// in the snapshot, 0 when that will never come.
func (s *Snapshot) OpenUntil() int64 { return unix(s.turns().until) }

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
		open := s.status[o].IsOpen() && s.shows(o)
		for _, at := range o.Changes(soon, s.At.Location()) {
			switch {
			case !at.After(s.At):
				if at.After(t.since) {
					t.since = at
				}
			case !t.until.IsZero() && !at.Before(t.until):
			case open != (o.StatusAt(at, soon).IsOpen() && (o.Draft || o.IsPublished(at))):
				t.until = at
			}
		}
	}
	return t
}

// shows reports whether an opportunity is in the site.
func (s *Snapshot) shows(o *content.Opportunity) bool {
	_, ok := s.status[o]
	return ok
}
