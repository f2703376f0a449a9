package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"involve/internal/build"
	"involve/internal/diag"
	"involve/internal/editor"
	"involve/internal/files"
	"involve/internal/jsonschema"
	"involve/internal/schema"
)

// schema prints the JSON Schema of a kind of file, or writes what editors are
// given into the site's folder.
func (p *program) schema(args []string) (int, error) {
	set := flag.NewFlagSet("schema", flag.ContinueOnError)
	forEditor := set.Bool("editor", false, "")
	c, words, err := p.parse(set, args)
	if err != nil {
		return trouble, err
	}
	kind := schema.Opportunity()
	switch {
	case *forEditor && len(words) > 0:
		return trouble, usageError("schema --editor takes no words, and was given %s", strings.Join(words, " "))
	case len(words) > 1:
		return trouble, usageError("schema takes one kind of file, and was given %s", strings.Join(words, " "))
	case len(words) == 1:
		if kind, err = kindNamed(words[0], schema.Kinds()); err != nil {
			return trouble, err
		}
	}
	site, _, err := p.look(c)
	if err != nil {
		return trouble, err
	}
	if *forEditor {
		return p.writeEditor(c, site)
	}
	_, err = p.stdout.Write(jsonschema.Of(kind, site.Library))
	return fine, err
}

// look loads the site whatever is wrong with it. Files that hold words and
// cannot be read are named, since their words are missing.
func (p *program) look(c *common) (*build.Site, time.Time, error) {
	s, _, err := c.open()
	if err != nil {
		return nil, time.Time{}, err
	}
	clock, err := p.clock(c, s)
	if err != nil {
		return nil, time.Time{}, err
	}
	at := clock()
	site, err := s.Load(at)
	if err != nil {
		return nil, time.Time{}, err
	}
	named := map[string]bool{}
	for d := range site.Diags.Of(diag.Error) {
		if !named[d.Path] && site.LacksWords(d.Path) {
			named[d.Path] = true
			fmt.Fprintf(p.stderr, "%s cannot be read, so its words are missing: run involve check\n", d.Path)
		}
	}
	return site, at, nil
}

// kindNamed returns the kind of file that an author names.
func kindNamed(name string, kinds []*schema.Kind) (*schema.Kind, error) {
	var names []string
	for _, k := range kinds {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	err := fmt.Errorf("there is no kind of file %q", name)
	if near := diag.Nearest(strings.ToLower(name), names); near != "" {
		return nil, withHint(err, fmt.Sprintf("did you mean %q?", near))
	}
	return nil, withHint(err, "the kinds are "+strings.Join(names, ", "))
}

// writeEditor writes the editor's files into the site's folder. What is made
// from the site's words is written anew; what people make their own is left as
// it is.
func (p *program) writeEditor(c *common, site *build.Site) (int, error) {
	for _, f := range editor.Files(site.Library) {
		write := files.Replace
		if f.Own {
			write = files.Create
		}
		switch err := write(c.site, f.Path, f.Data); {
		case f.Own && errors.Is(err, fs.ErrExist):
			if !c.quiet {
				fmt.Fprintf(p.stderr, "%s is left as it is\n", f.Path)
			}
		case err != nil:
			return trouble, fmt.Errorf("make %s: %w", f.Path, err)
		default:
			fmt.Fprintln(p.stdout, filepath.Join(c.site, filepath.FromSlash(f.Path)))
		}
	}
	return fine, nil
}
