package main

import (
	"fmt"
	"path/filepath"

	"involve/internal/build"
	"involve/internal/files"
)

// maxFixes is how often a file is looked at again for mends that one before
// them was in the way of.
const maxFixes = 5

// fix carries out every certain mend in the site's files, and says which files
// it changed. A file is replaced whole or stays as it was.
func (p *program) fix(c *common, s *build.Session) error {
	clock, err := p.clock(c, s)
	if err != nil {
		return err
	}
	total := map[string]int{}
	var paths []string
	for range maxFixes {
		site, err := s.Load(clock())
		if err != nil {
			return err
		}
		mended := false
		last := ""
		for _, d := range site.Diags { // sorted by path
			if d.Fix.IsZero() || d.Path == last {
				continue
			}
			last = d.Path
			n := 0
			err := files.Change(filepath.Join(c.site, filepath.FromSlash(d.Path)), func(src []byte) (out []byte) {
				if out, n = site.Diags.Mend(d.Path, src); n == 0 {
					return nil
				}
				return out
			})
			if err != nil {
				return fmt.Errorf("mend %s: %w", d.Path, err)
			}
			if n > 0 && total[d.Path] == 0 {
				paths = append(paths, d.Path)
			}
			total[d.Path] += n
			mended = mended || n > 0
		}
		if !mended {
			break
		}
	}
	if !c.quiet {
		for _, path := range paths {
			fmt.Fprintf(p.stderr, "%s: %s mended\n", path, count(total[path], "place", "places"))
		}
		if len(paths) == 0 {
			fmt.Fprintln(p.stderr, "there is nothing that has one certain mend")
		}
	}
	return nil
}
