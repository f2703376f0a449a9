package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/publish"
)

// build makes the site in the output folder, or says what is wrong and leaves
// the folder as it was.
func (p *program) build(args []string) (int, error) {
	began := p.now()
	set := flag.NewFlagSet("build", flag.ContinueOnError)
	out := set.String("out", "", "")
	c, words, err := p.parse(set, args)
	if err == nil {
		err = noWords("build", words)
	}
	if err != nil {
		return trouble, err
	}
	if *out == "" {
		*out = filepath.Join(c.site, "public")
	}
	if err := outsideContent(c.site, *out); err != nil {
		return trouble, err
	}
	site, status, err := p.load(c, diag.Warning, false)
	if status != fine || err != nil {
		return status, err
	}
	bar := p.bar(c, len(site.Plan.Outputs()))
	result, err := site.Publish(*out, bar.Add)
	bar.End()
	if err != nil {
		return trouble, err
	}
	if !c.quiet {
		p.tally(site, result, p.now().Sub(began))
	}
	return fine, nil
}

// outsideContent refuses an output folder that the next build would read.
func outsideContent(site, out string) error {
	from, err := filepath.Abs(filepath.Join(site, content.Root))
	if err != nil {
		return fmt.Errorf("find the site: %w", err)
	}
	to, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("find the output folder: %w", err)
	}
	if rel, err := filepath.Rel(from, to); err == nil && filepath.IsLocal(rel) {
		return withHint(fmt.Errorf("the output folder %q is inside %q, and would become content itself", out, from), "choose a folder beside it, such as public")
	}
	return nil
}

// load opens the site, plans it and reports its diagnostics, down to the least
// severity that is asked for. The status is fine when the site can be built.
func (p *program) load(c *common, least diag.Severity, strict bool) (*build.Site, int, error) {
	s, folder, err := c.open()
	if err != nil {
		return nil, trouble, err
	}
	clock, err := p.clock(c, s)
	if err != nil {
		return nil, trouble, err
	}
	site, err := s.Load(clock())
	if err != nil {
		return nil, trouble, err
	}
	if err := p.report(c, folder, site.Diags.All().Down(least)); err != nil {
		return nil, trouble, err
	}
	if site.Diags.Count(diag.Error) > 0 || strict && site.Diags.Count(diag.Warning) > 0 {
		return site, mistakes, nil
	}
	return site, fine, nil
}

// tally says in a few lines what was made.
func (p *program) tally(site *build.Site, r publish.Result, took time.Duration) {
	t := site.Plan.Tally
	var statuses []string
	n := 0
	for _, s := range t.Statuses {
		if n += s.N; s.N > 0 {
			statuses = append(statuses, fmt.Sprintf("%d %s", s.N, s.Status))
		}
	}
	w := p.stderr
	fmt.Fprintf(w, "%s, %s%s, %s\n", count(t.Pages, "page", "pages"), count(n, "opportunity", "opportunities"),
		brackets(statuses), count(t.Feeds, "feed", "feeds"))
	fmt.Fprintf(w, "%s written, %d unchanged, %d removed; %s; %.2f s\n", count(r.Written, "file", "files"),
		r.Unchanged, r.Removed, count(site.Diags.Count(diag.Warning), "warning", "warnings"), took.Seconds())
	fmt.Fprintln(w, nextChange(site))
}

// count writes how many there are of something.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// brackets writes a list in brackets, and nothing for an empty one.
func brackets(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return " (" + strings.Join(list, ", ") + ")"
}

// nextChange says when a new build would differ.
func nextChange(site *build.Site) string {
	if site.Plan.Next().IsZero() {
		return "the site does not change by itself any more"
	}
	return "the site next changes by itself at " + site.Plan.Next().Format(time.RFC3339)
}
