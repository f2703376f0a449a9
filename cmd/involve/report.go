package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"involve/internal/build"
	"involve/internal/diag"
)

// report prints diagnostics in the form that was asked for: text for people to
// standard error, the forms for machines to standard output.
func (p *program) report(c *common, site fs.FS, l diag.List) error {
	var err error
	switch c.format {
	case diag.JSON:
		return l.JSON(p.stdout)
	case diag.SARIF:
		return l.SARIF(p.stdout, fromRepository(c.site), build.About)
	case diag.GitHub:
		if err = l.GitHub(p.stdout, fromRepository(c.site)); err == nil {
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
	if err := l.Table(f, fromRepository(c.site)); err != nil {
		f.Close()
		return fmt.Errorf("write the step's summary: %w", err)
	}
	return f.Close()
}

// fromRepository returns the site folder's path from the root of the Git
// repository that it is in, or "" when it is in none.
func fromRepository(site string) string {
	abs, err := filepath.Abs(site)
	if err != nil {
		return ""
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			rel, err := filepath.Rel(dir, abs)
			if err != nil || rel == "." {
				return ""
			}
			return filepath.ToSlash(rel)
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}
