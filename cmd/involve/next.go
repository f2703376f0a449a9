package main

import (
	"flag"
	"fmt"
	"time"

	"involve/internal/diag"
)

// next prints the first later instant at which the site changes by itself.
func (p *program) next(args []string) (int, error) {
	c, words, err := p.parse(flag.NewFlagSet("next", flag.ContinueOnError), args)
	if err == nil {
		err = noWords("next", words)
	}
	if err != nil {
		return trouble, err
	}
	s, folder, err := c.open()
	if err != nil {
		return trouble, err
	}
	clock, err := p.clock(c, s)
	if err != nil {
		return trouble, err
	}
	site, err := s.Load(clock())
	if err != nil {
		return trouble, err
	}
	if site.Diags.Count(diag.Error) > 0 {
		return mistakes, p.report(c, folder, site.Diags.All())
	}
	if !site.Plan.Next().IsZero() {
		fmt.Fprintln(p.stdout, site.Plan.Next().Format(time.RFC3339))
	}
	return fine, nil
}
