package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"involve/internal/build"
	"involve/internal/diag"
	"involve/internal/forms"
	"involve/internal/git"
	"involve/themes"
)

// common are the flags that every command takes.
type common struct {
	site    string
	at      string
	drafts  bool
	baseURL string
	format  forms.Format
	quiet   bool
	plain   bool

	against string // a Git revision, of check only
}

// parse reads flags and words in any order. It adds the common flags to those
// of set, and returns the words.
func (p *program) parse(set *flag.FlagSet, args []string) (*common, []string, error) {
	c := &common{}
	set.StringVar(&c.site, "site", ".", "")
	set.StringVar(&c.at, "at", "", "")
	set.BoolVar(&c.drafts, "drafts", false, "")
	set.StringVar(&c.baseURL, "base-url", "", "")
	set.Var(&c.format, "format", "")
	set.BoolVar(&c.quiet, "quiet", false, "")
	set.BoolVar(&c.plain, "no-colour", p.getenv("NO_COLOR") != "" || !p.terminal, "")
	set.SetOutput(io.Discard)
	set.Usage = func() {}
	var words []string
	for {
		if err := set.Parse(args); err != nil {
			if err == flag.ErrHelp {
				return nil, nil, err
			}
			return nil, nil, flagError(set, err)
		}
		args = set.Args()
		if len(args) == 0 {
			return c, words, nil
		}
		words, args = append(words, args[0]), args[1:]
	}
}

// flagError says in our own words what is wrong with a flag.
func flagError(set *flag.FlagSet, err error) error {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag needs an argument: -"); ok {
		return usageError("--%s needs a word after it", name)
	}
	if m := badValue.FindStringSubmatch(text); m != nil && m[1] != "" {
		return usageError("--%s is there or not, and takes no %s", m[3], m[2])
	} else if m != nil {
		return usageError("--%s: %s", m[3], m[4])
	}
	name, unknown := strings.CutPrefix(text, "flag provided but not defined: -")
	if !unknown {
		return usageError("%v", err)
	}
	var names []string
	set.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	err = fmt.Errorf("%s has no flag --%s", set.Name(), name)
	if near := diag.Nearest(name, names); near != "" {
		return withHint(err, "did you mean --"+near+"?")
	}
	return withHint(err, usageHint)
}

var badValue = regexp.MustCompile(`^invalid (boolean )?value (".*?") for (?:flag )?-([a-z-]+): (.*)$`)

// noWords refuses words where a command takes none.
func noWords(name string, words []string) error {
	if len(words) > 0 {
		return usageError("%s takes no words, and was given %s", name, strings.Join(words, " "))
	}
	return nil
}

// open opens the site's folder and begins a session over it.
func (c *common) open() (*build.Session, fs.FS, error) {
	root, err := os.OpenRoot(c.site)
	if err != nil {
		return nil, nil, withHint(fmt.Errorf("open the site in %q: %w", c.site, errors.Unwrap(err)), "--site names the folder that holds content")
	}
	site := root.FS()
	was, err := c.before()
	if err != nil {
		return nil, nil, err
	}
	s, err := build.NewSession(build.Options{Site: site, Themes: themes.FS, Drafts: c.drafts, BaseURL: c.baseURL, Against: was})
	return s, site, err
}

// before opens the site's folder as it was at the revision to compare with, or
// nil when there is none.
func (c *common) before() (fs.FS, error) {
	if c.against == "" {
		return nil, nil
	}
	was, err := git.Tree(c.site, c.against)
	if fault := (*git.Error)(nil); errors.As(err, &fault) {
		return nil, withHint(fault, fault.Hint)
	}
	if err != nil {
		return nil, fmt.Errorf("compare with %q: %w", c.against, err)
	}
	return was, nil
}

// clock returns what tells the instant the site is built for: --at, else
// SOURCE_DATE_EPOCH, else now.
func (p *program) clock(c *common, s *build.Session) (func() time.Time, error) {
	return p.clockIn(c, s.Zone)
}

// clockIn is clock for a site whose time zone is asked for only where it
// matters.
func (p *program) clockIn(c *common, zoneOf func() (*time.Location, error)) (func() time.Time, error) {
	stand := func(t time.Time) func() time.Time { return func() time.Time { return t } }
	if c.at != "" {
		if t, err := time.Parse(time.RFC3339, c.at); err == nil {
			return stand(t), nil
		}
		zone, err := zoneOf()
		if err != nil {
			return nil, err
		}
		t, err := time.ParseInLocation(time.DateOnly, c.at, zone)
		if err != nil {
			return nil, usageError("--at %q is neither an instant such as 2026-12-04T17:00:00Z nor a date such as 2026-12-04", c.at)
		}
		return stand(t), nil
	}
	if epoch := p.getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return nil, usageError("SOURCE_DATE_EPOCH is %q, which is not a number of seconds", epoch)
		}
		return stand(time.Unix(seconds, 0)), nil
	}
	return p.now, nil
}
