package main

import (
	"errors"
	"flag"
	"fmt"
	"time"

	"involve/internal/content"
	"involve/internal/editor"
	"involve/internal/files"
	"involve/internal/scaffold"
)

// init makes a new site in a folder that is new or empty. On an error the
// folder is as it was.
func (p *program) init(args []string) (int, error) {
	c, words, err := p.parse(flag.NewFlagSet("init", flag.ContinueOnError), args)
	switch {
	case err != nil:
		return trouble, err
	case len(words) == 0:
		return trouble, withHint(errors.New("init needs a folder for the new site"), "name one that is not there yet: involve init involvement")
	case len(words) > 1:
		return trouble, usageError("init takes one folder, and was given %d words", len(words))
	case c.site != ".":
		return trouble, usageError("init takes the folder as a word, without --site")
	}
	at, err := p.instant(c)
	if err != nil {
		return trouble, err
	}
	dir := words[0]
	if err := newSite(dir, at); err != nil {
		if errors.As(err, new(*files.StrayError)) {
			return trouble, withHint(err, "name a folder that is new or empty; only .git may be in it")
		}
		return trouble, fmt.Errorf("make the site: %w", err)
	}
	fmt.Fprintln(p.stdout, dir)
	if !c.quiet && dir == "." {
		fmt.Fprint(p.stderr, "the new site is here; look at it with\n  involve serve --open\nREADME.md says what to change first\n")
	} else if !c.quiet {
		fmt.Fprintf(p.stderr, "the new site is in %s; go there with\n  cd %[2]s\nand look at it with\n  involve serve --open\nREADME.md says what to change first\n", dir, files.Typed(dir))
	}
	return fine, nil
}

// instant returns the instant that --at or the environment says, else now. A
// bare date is a day in the time zone that a new site has.
func (p *program) instant(c *common) (time.Time, error) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.Time{}, fmt.Errorf("find the time zone: %w", err)
	}
	clock, err := p.clockIn(c, func() (*time.Location, error) { return zone, nil })
	if err != nil {
		return time.Time{}, err
	}
	return clock().In(zone), nil
}

// newSite writes a new site into a folder, then what editors are given from
// its words.
func newSite(dir string, at time.Time) error {
	return files.Fill(dir, func(write func(string, []byte) error) error {
		for _, f := range scaffold.Site(content.DateOf(at)) {
			if err := write(f.Path, f.Data); err != nil {
				return err
			}
		}
		c := &common{site: dir}
		s, _, err := c.open()
		if err != nil {
			return err
		}
		site, err := s.Load(at)
		if err != nil {
			return err
		}
		for _, f := range editor.Files(site.Library) {
			if err := write(f.Path, f.Data); err != nil {
				return err
			}
		}
		return nil
	})
}
