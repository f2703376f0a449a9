// Command samepages builds of the site of internal/corpus only what the Hugo
// site beside it has, so that the two can be compared: opportunities, guidance,
// the home page, the listings of five facets with their further pages, the feeds
// of all opportunities and of groups, the sitemap, the data and a style sheet.
// All else is still planned, and not drawn.
//
//	samepages SITE OUT
package main

import (
	"fmt"
	"log"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // as in the command

	"involve/internal/build"
	"involve/internal/corpus"
	"involve/internal/diag"
	"involve/internal/plan"
	"involve/themes"
)

// same matches the paths of what is built.
var same = regexp.MustCompile("^(" + strings.Join([]string{
	`index\.html`,
	`guidance/(.+/)?index\.html`,
	`opportunities/[^/]+-[0-9]+/index\.html`,
	`opportunities/((group|stage|activity|mode|area)/[^/]+/)?(page/[0-9]+/)?index\.html`,
	`opportunities/(group/[^/]+/)?feed\.xml`,
	`opportunities/index\.json`,
	`sitemap\.xml`,
	`assets/neutral/[^/]+\.css`,
}, "|") + ")$")

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: samepages SITE OUT")
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func run(folder, out string) error {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("open the site: %w", err)
	}
	defer root.Close()
	s, err := build.NewSession(build.Options{Site: root.FS(), Themes: themes.FS})
	if err != nil {
		return err
	}
	site, err := s.Load(corpus.Day.Add(9 * time.Hour))
	if err != nil {
		return err
	}
	if n := site.Diags.Count(diag.Error); n > 0 {
		return fmt.Errorf("the site has %d mistakes", n)
	}
	_, err = site.PublishOnly(out, slices.DeleteFunc(slices.Clone(site.Plan.Outputs()), other), nil)
	return err
}

// other reports whether the Hugo site has no such page.
func other(o plan.Output) bool { return !same.MatchString(o.Path) }
