package main

import (
	"errors"
	"flag"
	"fmt"

	"involve/internal/diag"
	"involve/internal/forms"
)

// check says everything that is wrong, renders everything to nowhere, and
// writes nothing but, with --fix, what has one certain mend.
func (p *program) check(args []string) (int, error) {
	set := flag.NewFlagSet("check", flag.ContinueOnError)
	strict := set.Bool("strict", false, "")
	fix := set.Bool("fix", false, "")
	revision := ""
	set.Func("against", "", func(s string) error {
		if revision = s; s == "" {
			return errors.New("name a Git revision, such as main")
		}
		return nil
	})
	c, words, err := p.parse(set, args)
	if err == nil {
		err = noWords("check", words)
	}
	if err != nil {
		return trouble, err
	}
	if *fix {
		if err := p.fix(c); err != nil {
			return trouble, err
		}
	}
	c.against = revision
	site, status, err := p.load(c, diag.Info, *strict)
	if site != nil && !*fix && !c.quiet && c.format == forms.Text {
		if n := site.Diags.All().Fixes(); n > 0 {
			fmt.Fprintf(p.stderr, "involve check --fix mends %d of them\n", n)
		}
	}
	if err != nil || site == nil || site.Diags.Count(diag.Error) > 0 {
		return status, err
	}
	bar := p.bar(c, len(site.Plan.Outputs()))
	err = site.Check(bar.Add)
	bar.End()
	if err != nil {
		return trouble, err
	}
	if !c.quiet && len(site.Diags.All()) == 0 {
		fmt.Fprintf(p.stderr, "nothing is wrong in %s\n", count(site.Plan.Tally.Pages, "page", "pages"))
	}
	return status, nil
}
