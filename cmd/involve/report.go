package main

import (
	"fmt"
	"io/fs"
	"os"

	"involve/internal/build"
	"involve/internal/diag"
	"involve/internal/files"
	"involve/internal/forms"
	"involve/internal/progress"
)

// report prints diagnostics in the form that was asked for: text for people to
// standard error, the forms for machines to standard output.
func (p *program) report(c *common, site fs.FS, l diag.List) error {
	var err error
	switch c.format {
	case forms.JSON:
		return forms.WriteJSON(p.stdout, l)
	case forms.SARIF:
		return forms.WriteSARIF(p.stdout, l, files.InRepository(c.site), build.About)
	case forms.GitHub:
		if err = forms.WriteGitHub(p.stdout, l, files.InRepository(c.site)); err == nil {
			err = p.stepSummary(c, l)
		}
	default:
		err = l.Text(p.stderr, site, !c.plain)
	}
	if s := l.Summary(); err == nil && s != "" {
		fmt.Fprintln(p.stderr, s)
	}
	return err
}

// stepSummary writes all diagnostics where a GitHub workflow shows them, since
// GitHub shows ten annotations of a kind and drops the rest.
func (p *program) stepSummary(c *common, l diag.List) error {
	name := p.getenv("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("write the step's summary: %w", err)
	}
	if err := forms.WriteTable(f, l, files.InRepository(c.site)); err != nil {
		f.Close()
		return fmt.Errorf("write the step's summary: %w", err)
	}
	return f.Close()
}

// bar begins to draw the progress of n files where somebody is there to see it.
func (p *program) bar(c *common, n int) *progress.Bar {
	if !p.terminal || c.quiet {
		return nil
	}
	return progress.Begin(p.stderr, n)
}
