package serve

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"involve/internal/build"
	"involve/internal/diag"
)

// A generation is the site, or what is wrong with it, between one reload and
// the next. It is never changed.
type generation struct {
	id       string
	replaced chan struct{} // closed when there is a newer one
	base     string        // the path below which the site stands, not escaped
	site     *build.Site   // nil when there is a fault
	fault    error
	trace    []byte  // of a fault that is a mistake of ours
	hosting  hosting // of a site without errors
}

// broken reports whether the site cannot be shown.
func (g *generation) broken() bool { return g.fault != nil || g.site.Diags.Count(diag.Error) > 0 }

const (
	// A computer that slept wakes with its timers late, so the clock is looked
	// at now and then.
	longest = time.Minute
	// The end of a fault may be nothing that is reported: a permission given, a
	// disk that is back.
	again = 2 * time.Second
)

// keep makes the first generation, and another whenever a file or the time has
// changed the site.
func (s *Server) keep(ctx context.Context, events <-chan struct{}) {
	s.reload("loaded")
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
			s.reload("changed")
		case <-timer.C:
			if s.due() {
				s.reload("time passed, changed")
			} else if s.current.Load().fault != nil {
				s.reload("tried again")
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
	if g.site.Plan.Next.IsZero() {
		return longest
	}
	return min(max(0, g.site.Plan.Next.Sub(s.opt.Clock())), longest)
}

// due reports whether the site changes by itself now.
func (s *Server) due() bool {
	site := s.current.Load().site
	return site != nil && !site.Plan.Next.IsZero() && !s.opt.Clock().Before(site.Plan.Next)
}

// reload plans the site and makes it the current one, and logs what it did.
func (s *Server) reload(what string) {
	began := s.opt.Now()
	g := s.load()
	before := s.current.Load()
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
	took := s.opt.Now().Sub(began)
	switch {
	case g.fault != nil:
		s.log.Printf("the site cannot be shown: %v\n%s", g.fault, g.trace)
	case g.broken():
		s.log.Printf("%s in %d ms: %s", what, took.Milliseconds(), g.site.Diags.Summary())
	default:
		now := count(g.site)
		if !s.opt.Quiet {
			s.log.Printf("%s in %d ms: %s", what, took.Milliseconds(), now.since(s.counts))
		}
		s.counts = now
	}
}

// load plans the site as it stands now. It survives a panic, which is a mistake
// of ours: an author at work should not have to start the program again.
func (s *Server) load() (g *generation) {
	defer func() {
		if p := recover(); p != nil {
			g = &generation{fault: mistakeOfOurs(p), trace: debug.Stack()}
		}
	}()
	site, err := s.plan()
	if err != nil {
		return &generation{fault: err}
	}
	g = &generation{site: site}
	if g.base, err = url.PathUnescape(s.base); err != nil {
		return &generation{fault: err}
	}
	if !g.broken() {
		if g.hosting, err = readHosting(site); err != nil {
			return &generation{fault: err}
		}
	}
	return g
}

// plan plans the site below the path that its base URL has. That is known once
// the settings are read, and whoever edits them may change it.
func (s *Server) plan() (*build.Site, error) {
	if s.session == nil {
		if err := s.begin(pathOf(s.opt.Build.BaseURL)); err != nil {
			return nil, err
		}
	}
	for {
		site, err := s.session.Load(s.opt.Clock())
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

func mistakeOfOurs(p any) error {
	return fmt.Errorf("involve has made a mistake of its own; please report it: %v", p)
}

// counts are what the log says of a site.
type counts [4]int

func count(site *build.Site) counts {
	t := site.Plan.Tally
	n := 0
	for _, s := range t.Statuses {
		n += s.N
	}
	return counts{t.Pages, n, t.Feeds, site.Diags.Count(diag.Warning)}
}

// since writes the counts, and behind each how it differs from before.
func (c counts) since(before counts) string {
	one := [len(c)]string{"page", "opportunity", "feed", "warning"}
	many := [len(c)]string{"pages", "opportunities", "feeds", "warnings"}
	var parts [len(c)]string
	for i, n := range c {
		noun := many[i]
		if n == 1 {
			noun = one[i]
		}
		parts[i] = fmt.Sprintf("%d %s", n, noun)
		if before != (counts{}) && before[i] != n {
			parts[i] += fmt.Sprintf(" (%+d)", n-before[i])
		}
	}
	return strings.Join(parts[:], ", ")
}
