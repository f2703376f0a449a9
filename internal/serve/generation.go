package serve

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime/debug"
	"time"

	"involve/internal/build"
)

// A generation is the site, or what is wrong with it, between one reload and
// the next. It is never changed.
type generation struct {
	id       string
	replaced chan struct{} // closed when there is a newer one
	home     string        // the path below which the site stands
	base     string        // the same, not escaped
	now      *view         // nil when there is a fault
	others   others
	fault    error
	trace    []byte // of a fault that is a mistake of ours
}

const (
	// A computer that slept wakes with its timers late, so the clock is looked
	// at now and then.
	longest = time.Minute
	// The end of a fault may be nothing that is reported: a permission given, a
	// disk that is back.
	again = 2 * time.Second
	// After a round that read only what was reported, everything is read: some
	// changes are not reported, such as those through a mapping into memory.
	doubt = 2 * time.Second
)

// keep makes the first generation, and another whenever a file or the time has
// changed the site.
//
// changed says which files were reported to have changed, and whether those are
// all.
func (s *Server) keep(ctx context.Context, events <-chan struct{}, changed func() ([]string, bool)) {
	s.reload("loaded", nil)
	if !s.opt.Quiet {
		s.log.Print("ready at http://" + s.address + s.base)
	}
	timer := time.NewTimer(s.wait())
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-events:
			s.reload("changed", s.below(changed()))
		case <-timer.C:
			switch {
			case s.due():
				s.reload("time passed, changed", nil)
			case s.current.Load().fault != nil:
				s.reload("tried again", nil)
			case s.stale():
				s.reload("changed", nil)
			}
		}
		timer.Reset(s.wait())
	}
}

// wait returns how long the site stays as it is, if nobody changes it.
func (s *Server) wait() time.Duration {
	g := s.current.Load()
	if g.fault != nil {
		return again
	}
	most := longest
	if s.doubted {
		most = cmp.Or(s.opt.doubt, doubt)
	}
	next := g.now.site.Plan.Next()
	if next.IsZero() {
		return most
	}
	return min(max(0, next.Sub(s.opt.Clock())), most)
}

// stale reports whether the last round, which read only what was reported,
// missed something.
func (s *Server) stale() bool {
	if !s.doubted {
		return false
	}
	s.doubted = false
	stale, err := s.session.Stale()
	return stale || err != nil
}

// due reports whether the site changes by itself now.
func (s *Server) due() bool {
	v := s.current.Load().now
	return v != nil && !v.site.Plan.Next().IsZero() && !s.opt.Clock().Before(v.site.Plan.Next())
}

// below returns paths from the site's folder, and none where others may have
// changed as well.
func (s *Server) below(paths []string, sure bool) []string {
	if !sure {
		return nil
	}
	rel := make([]string, len(paths))
	for i, p := range paths {
		r, err := filepath.Rel(s.folder, p)
		if err != nil {
			return nil
		}
		rel[i] = filepath.ToSlash(r)
	}
	return rel
}

// reload plans the site and makes it the current one, and logs what it did.
// paths are the files that have changed; without any all are read.
func (s *Server) reload(what string, paths []string) {
	began := s.opt.Now()
	before := s.current.Load()
	if before == nil || before.fault != nil {
		paths = nil
	}
	s.doubted = len(paths) > 0
	g := s.load(paths)
	if before != nil && g.fault != nil && before.fault != nil && g.fault.Error() == before.fault.Error() {
		return // nothing new for anybody
	}
	s.count++
	g.id = fmt.Sprintf("%s-%d", s.process, s.count)
	g.replaced = make(chan struct{})
	s.current.Store(g)
	if before == nil {
		close(s.ready)
	} else {
		close(before.replaced)
	}
	if g.fault != nil {
		s.log.Printf("the site cannot be shown: %v\n%s", g.fault, g.trace)
		return
	}
	s.tell(g.now, paths, fmt.Sprintf("%s in %d ms", what, s.opt.Now().Sub(began).Milliseconds()))
}

// load plans the site as it stands now. It survives a panic, which is a mistake
// of ours: an author at work should not have to start the program again.
func (s *Server) load(paths []string) (g *generation) {
	defer func() {
		if p := recover(); p != nil {
			g = &generation{fault: mistakeOfOurs(p), trace: debug.Stack()}
		}
	}()
	site, err := s.plan(paths)
	if err != nil {
		return &generation{fault: err}
	}
	g = &generation{home: s.base}
	if g.base, err = url.PathUnescape(s.base); err != nil {
		return &generation{fault: err}
	}
	if g.now, err = newView(site, false); err != nil {
		return &generation{fault: err}
	}
	return g
}

// plan plans the site below the path that its base URL has. That is known once
// the settings are read, and whoever edits them may change it.
func (s *Server) plan(paths []string) (*build.Site, error) {
	if s.session == nil {
		if err := s.begin(pathOf(s.opt.Build.BaseURL)); err != nil {
			return nil, err
		}
	}
	for {
		site, err := s.round(paths)
		if err != nil {
			return nil, err
		}
		want := pathOf(cmp.Or(s.opt.Build.BaseURL, site.Library.Settings.BaseURL))
		if want == s.base {
			return site, nil
		}
		if err := s.begin(want); err != nil {
			return nil, err
		}
	}
}

// round plans the site from what changed, or from everything.
func (s *Server) round(paths []string) (*build.Site, error) {
	if len(paths) == 0 {
		return s.session.Load(s.opt.Clock())
	}
	return s.session.Reload(s.opt.Clock(), paths)
}

func mistakeOfOurs(p any) error {
	return fmt.Errorf("involve has made a mistake of its own; please report it: %v", p)
}
