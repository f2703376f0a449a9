package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"involve/internal/content"
	"involve/internal/editor"
	"involve/internal/files"
	"involve/internal/scaffold"
	"involve/internal/schema"
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
	file, err := scaffold.Place(kind, files.Below(filepath.Join(c.site, content.Root), *dir), slug)
	if err != nil {
		return trouble, refused(err)
	}
	site, at, err := p.look(c)
	if err != nil {
		return trouble, err
	}
	pages, err := files.List(c.site, content.Root, ".md")
	if err != nil {
		return trouble, fmt.Errorf("read site: %w", err)
	}
	if err := scaffold.Clash(file, pages); err != nil {
		return trouble, refused(err)
	}
	if _, url, _ := content.Locate(file); site.Plan.Has(url) {
		return trouble, withHint(fmt.Errorf("the site makes a page at %s by itself", url), "choose another title")
	}
	data, blanks := scaffold.New(kind, title, site.Library, content.DateOf(at.In(site.Library.Settings.Zone)))
	if err := files.Create(c.site, file, data); err != nil {
		return trouble, fmt.Errorf("make %s: %w", file, err)
	}
	fmt.Fprintln(p.stdout, filepath.Join(c.site, filepath.FromSlash(file)))
	if !c.quiet {
		p.remains(c, kind, blanks)
	}
	return fine, nil
}

// remains says what is still to be written.
func (p *program) remains(c *common, kind *schema.Kind, blanks []scaffold.Blank) {
	fmt.Fprint(p.stderr, scaffold.Remaining(blanks))
	where := ""
	if c.site != "." {
		where = " --site " + files.Typed(c.site)
	}
	fmt.Fprintf(p.stderr, "then run involve check%s, which says what is still missing\n", where)
	isWord := kind.Name == "group" || kind.Name == "stage" || kind.Name == "organisation"
	if _, err := os.Stat(filepath.Join(c.site, editor.Snippets)); isWord && err == nil {
		fmt.Fprintf(p.stderr, "and involve schema --editor%s, so that your editor knows the new word\n", where)
	}
}

// refused makes a refusal an error with a hint.
func refused(err error) error {
	if r := (*scaffold.Refusal)(nil); errors.As(err, &r) {
		return withHint(err, r.Hint)
	}
	return err
}
