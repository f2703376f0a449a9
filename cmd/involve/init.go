package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"time"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/editor"
	"involve/internal/scaffold"
	"involve/themes"
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
	existed, err := isEmpty(dir)
	if err != nil {
		return trouble, err
	}
	var made []string
	if !existed {
		if made, err = mkdirAll(dir); err != nil {
			return trouble, fmt.Errorf("make %s: %w", dir, err)
		}
	}
	if err := fill(dir, at); err != nil {
		for i := len(made) - 1; i >= 0; i-- {
			_ = os.Remove(made[i]) // the first error says more
		}
		return trouble, err
	}
	fmt.Fprintln(p.stdout, dir)
	if !c.quiet {
		fmt.Fprintf(p.stderr, `the new site is in %s; go there with
  cd %[1]s
and look at it with
  involve serve --open
README.md says what to change first
`, dir)
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

// isEmpty reports whether a folder is there, and refuses one that holds
// anything but a Git repository's own folder.
func isEmpty(dir string) (existed bool, err error) {
	list, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("read the folder: %w", err)
	}
	for _, e := range list {
		if e.Name() != ".git" {
			return true, withHint(fmt.Errorf("the folder %s is not empty: it holds %s", dir, e.Name()), "name a folder that is new or empty; only .git may be in it")
		}
	}
	return true, nil
}

// mkdirAll makes a folder and those above it, and returns the ones it made.
func mkdirAll(dir string) (made []string, err error) {
	if _, err := os.Stat(dir); err == nil {
		return nil, nil
	}
	if above := filepath.Dir(dir); above != dir {
		if made, err = mkdirAll(above); err != nil {
			return nil, err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		for i := len(made) - 1; i >= 0; i-- {
			_ = os.Remove(made[i]) // the first error says more
		}
		return nil, err
	}
	return append(made, dir), nil
}

// fill writes a new site into an empty folder, then what editors are given
// from its words. On an error the folder is empty again.
func fill(dir string, at time.Time) error {
	return inFolder(dir, func(root *os.Root) (err error) {
		tops := map[string]bool{}
		defer func() {
			if err == nil {
				return
			}
			for top := range tops {
				_ = root.RemoveAll(top) // the first error says more
			}
		}()
		write := func(file string, data []byte) error {
			top := file
			for path.Dir(top) != "." {
				top = path.Dir(top)
			}
			tops[top] = true
			if err := create(root, file, data); err != nil {
				return fmt.Errorf("make %s: %w", file, err)
			}
			return nil
		}
		for _, f := range scaffold.Site(content.DateOf(at)) {
			if err := write(f.Path, f.Data); err != nil {
				return err
			}
		}
		s, err := build.NewSession(build.Options{Site: root.FS(), Themes: themes.FS})
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
