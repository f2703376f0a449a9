package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"involve/internal/files"
)

// maxFixes is how often mends that were in each other's way are tried again.
const maxFixes = 5

// fix carries out every certain mend in the site's files, and says which files
// it changed. A file is replaced whole or stays as it was.
func (p *program) fix(c *common) error {
	s, _, err := c.open()
	if err != nil {
		return err
	}
	clock, err := p.clock(c, s)
	if err != nil {
		return err
	}
	total := map[string]int{} // by path
	for range maxFixes {
		site, err := s.Load(clock())
		if err != nil {
			return err
		}
		done, found := 0, site.Diags.All()
		for _, path := range found.Fixable() {
			n := 0
			err := files.Change(filepath.Join(c.site, filepath.FromSlash(path)), func(src []byte) (out []byte) {
				if out, n = found.Mend(path, src); n == 0 {
					return nil
				}
				return out
			})
			if err != nil {
				return fmt.Errorf("mend %s: %w", path, err)
			}
			if n > 0 {
				total[path] += n
			}
			done += n
		}
		if done == 0 {
			break
		}
	}
	if c.quiet {
		return nil
	}
	for _, path := range slices.Sorted(maps.Keys(total)) {
		fmt.Fprintf(p.stderr, "%s: %s mended\n", path, count(total[path], "place", "places"))
	}
	if len(total) == 0 {
		fmt.Fprintln(p.stderr, "there is nothing that has one certain mend")
	}
	return nil
}
