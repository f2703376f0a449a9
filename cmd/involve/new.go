package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"involve/internal/content"
	"involve/internal/scaffold"
)

// new makes a file to begin with. It never touches one that is there.
func (p *program) new(args []string) (int, error) {
	set := flag.NewFlagSet("new", flag.ContinueOnError)
	dir := set.String("dir", "", "")
	c, words, err := p.parse(set, args)
	if err != nil {
		return trouble, err
	}
	if len(words) == 0 {
		return trouble, usageError("new needs a kind of file and a title")
	}
	kind, err := kindNamed(words[0], scaffold.Kinds())
	switch {
	case err != nil:
		return trouble, err
	case len(words) == 1:
		return trouble, withHint(errors.New("new needs a title"), fmt.Sprintf("write it in quotes: involve new %s \"A title\"", kind.Name))
	case len(words) > 2:
		return trouble, withHint(errors.New("new takes one title, and was given several words"), fmt.Sprintf("put the title in quotes: involve new %s \"%s\"", kind.Name, strings.Join(words[1:], " ")))
	}
	title, slug, err := scaffold.Name(kind, words[1])
	if err != nil {
		return trouble, refused(err)
	}
	folder, err := fromSite(c.site, *dir)
	if err != nil {
		return trouble, err
	}
	file, err := scaffold.Place(kind, folder, slug)
	if err != nil {
		return trouble, refused(err)
	}
	site, at, err := p.look(c)
	if err != nil {
		return trouble, err
	}
	files, err := pages(c.site)
	if err != nil {
		return trouble, err
	}
	if err := scaffold.Clash(file, files); err != nil {
		return trouble, refused(err)
	}
	if _, url, _ := content.Locate(file); site.Plan.Has(url) {
		return trouble, withHint(fmt.Errorf("the site makes a page at %s by itself", url), "choose another title")
	}
	data, blanks := scaffold.New(kind, title, site.Library, content.DateOf(at.In(site.Library.Settings.Zone)))
	if err := inFolder(c.site, func(root *os.Root) error { return create(root, file, data) }); err != nil {
		return trouble, fmt.Errorf("make %s: %w", file, err)
	}
	fmt.Fprintln(p.stdout, filepath.Join(c.site, filepath.FromSlash(file)))
	if !c.quiet {
		p.remains(c, blanks)
	}
	return fine, nil
}

// remains says what is still to be written.
func (p *program) remains(c *common, blanks []scaffold.Blank) {
	var keys, texts []scaffold.Blank
	for _, b := range blanks {
		if b.Text {
			texts = append(texts, b)
		} else {
			keys = append(keys, b)
		}
	}
	list := func(blanks []scaffold.Blank) {
		for _, b := range blanks {
			fmt.Fprintf(p.stderr, "%6d  %s\n", b.Line, b.Name)
		}
	}
	fmt.Fprintln(p.stderr, "fill in what is empty, in these lines:")
	list(keys)
	fmt.Fprintln(p.stderr, "write text in place of these lines:")
	list(texts)
	check := "involve check"
	if c.site != "." {
		check += " --site " + c.site
	}
	fmt.Fprintf(p.stderr, "then run %s, which says what is still missing\n", check)
}

// refused makes a refusal an error with a hint.
func refused(err error) error {
	if r := (*scaffold.Refusal)(nil); errors.As(err, &r) {
		return withHint(err, r.Hint)
	}
	return err
}

// fromSite returns a folder as a path from the site's own when it was given as
// one from here or from the root.
func fromSite(site, dir string) (string, error) {
	if dir == "" {
		return "", nil
	}
	from, err := filepath.Abs(site)
	if err != nil {
		return "", fmt.Errorf("find the site: %w", err)
	}
	to, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the folder: %w", err)
	}
	if rel, err := filepath.Rel(filepath.Join(from, content.Root), to); err == nil && filepath.IsLocal(rel) {
		return path.Join(content.Root, filepath.ToSlash(rel)), nil
	}
	if !filepath.IsLocal(dir) {
		return "", withHint(fmt.Errorf("the folder %q is not in the site's content", dir), "name a folder below the one for this kind of file, such as --dir 2027")
	}
	return filepath.ToSlash(dir), nil
}

// pages returns the paths of all pages of a site.
func pages(site string) (list []string, err error) {
	root, err := os.OpenRoot(site)
	if err != nil {
		return nil, fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	err = fs.WalkDir(root.FS(), content.Root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ".md" {
			list = append(list, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read site: %w", err)
	}
	return list, nil
}
