package serve

import (
	"bytes"
	"fmt"
	"strings"

	"involve/internal/build"
	"involve/internal/diag"
)

// tell logs a round in one piece: what was read, what is wrong, as check prints
// it, and how it ended. An editor that runs the server finds mistakes between
// the first line and the last, and takes away those that are not there any more.
// What there is to say of the files that changed goes first: of too much, the
// rest is only counted.
func (s *Server) tell(v *view, read []string, ended string) {
	summary := v.site.Diags.Summary()
	if !v.broken() {
		now := count(v.site)
		summary, s.counts = now.since(s.counts), now
		if s.opt.Quiet {
			return
		}
	}
	what := fmt.Sprintf("%d files", len(read))
	switch len(read) {
	case 0:
		what = "all files"
	case 1:
		what = diag.Pos{Path: read[0]}.String()
	}
	var b bytes.Buffer
	if err := v.site.Diags.Text(&b, s.opt.Build.Site, s.opt.Colour, read...); err != nil {
		panic("serve: writing into a buffer: " + err.Error())
	}
	s.log.Printf("reading %s\n%s%s: %s", what, &b, ended, summary)
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
