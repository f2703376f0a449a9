package scaffold

import (
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"involve/internal/content"
)

func TestANewSiteHasNoMistakesOnAnyDay(t *testing.T) {
	for _, day := range []string{"2026-11-29T09:00", "2027-01-01T00:00", "2027-03-28T01:30", "2027-10-31T01:30", "2028-02-29T23:59", "2031-06-30T12:00"} {
		at, err := time.ParseInLocation("2006-01-02T15:04", day, london)
		if err != nil {
			t.Fatal(err)
		}
		site := load(t, newSite(content.DateOf(at)), at)
		if len(site.Diags.All()) > 0 {
			t.Errorf("on %s: %v", day, site.Diags.All())
		}
		if err := site.Check(nil); err != nil {
			t.Errorf("on %s: %v", day, err)
		}
		if got := site.Plan.Tally.Statuses; got[0].N+got[1].N == 0 {
			t.Errorf("on %s nothing is open: %v", day, got)
		}
	}
}

func TestANewSiteHasWhatTheContentModelNames(t *testing.T) {
	site := load(t, newSite(today), at)
	lib := site.Library
	if len(lib.Groups) != 5 || len(lib.Stages) != 3 || len(lib.Organisations) != 1 || len(lib.Opportunities) != 1 || len(lib.Guidance) != 4 || len(lib.Pages) != 4 {
		t.Errorf("the site has %d groups, %d stages, %d organisations, %d opportunities, %d guidance pages and %d others",
			len(lib.Groups), len(lib.Stages), len(lib.Organisations), len(lib.Opportunities), len(lib.Guidance), len(lib.Pages))
	}
	if s := lib.Settings; s.Brand != "neutral" || !s.Demo || !strings.Contains(s.FeedID, "2026-11-29") {
		t.Errorf("the settings are %+v", s)
	}
	for _, s := range lib.Stages {
		if !site.Plan.Has(s.Guide) {
			t.Errorf("%s has no guide", s.Path)
		}
	}
}

var (
	frontMatter = regexp.MustCompile(`(?s)^---\n.*?\n---\n`)
	linkTarget  = regexp.MustCompile(`\]\([^)]*\)`)
	sentenceEnd = regexp.MustCompile(`[.?!:](\s|$)`)
	doubtful    = regexp.MustCompile(`[‘’“”—!]|\b(e\.g|i\.e|etc|via|can't|don't|won't|two|three|four|five|six|seven|eight|nine|ten)\b|&|%20`)
)

// The texts keep to the rules that check has for everybody's.
func TestTheTextsOfANewSiteAreInPlainWords(t *testing.T) {
	n := 0
	for _, f := range Site(today) {
		if path.Ext(f.Path) != ".md" {
			continue
		}
		text := linkTarget.ReplaceAllString(frontMatter.ReplaceAllString(string(f.Data), ""), "]")
		if m := doubtful.FindString(text); m != "" {
			t.Errorf("%s has %q in it", f.Path, m)
		}
		for block := range strings.SplitSeq(text, "\n") {
			for _, s := range sentenceEnd.Split(block, -1) {
				n++
				if words := strings.Fields(s); len(words) > 20 {
					t.Errorf("%s: %d words: %s", f.Path, len(words), s)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("found %d sentences, which cannot be all", n)
	}
}
