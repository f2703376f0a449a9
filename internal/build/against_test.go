package build

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"involve/internal/diag"
	"involve/themes"
)

const letters = "content/opportunities/2026/letters-survey.md"

// more returns what a session finds that compares a site with what it was, beside
// what is wrong with the site itself.
func more(t *testing.T, site, was fs.FS) (l diag.List) {
	t.Helper()
	own := whole(t, session(t, site)).Diags.All()
	for _, d := range whole(t, comparing(t, site, was)).Diags.All() {
		if !slices.Contains(own, d) {
			l.Add(d)
		}
	}
	return l
}

func comparing(t *testing.T, site, was fs.FS) *Session {
	t.Helper()
	s, err := NewSession(Options{Site: site, Themes: themes.FS, Against: was})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func whole(t *testing.T, s *Session) *Site {
	t.Helper()
	site, err := s.Load(at)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// edited is a site with one text replaced in one file.
func edited(t *testing.T, site fstest.MapFS, file, old, new string) fstest.MapFS {
	t.Helper()
	if bytes.Count(site[file].Data, []byte(old)) != 1 {
		t.Fatalf("%s does not have %q once", file, old)
	}
	site = maps.Clone(site)
	site[file] = &fstest.MapFile{Data: bytes.Replace(site[file].Data, []byte(old), []byte(new), 1)}
	return site
}

func TestLoadComparesWithWhatWas(t *testing.T) {
	was := tree(t)
	if l := more(t, was, was); len(l) > 0 {
		t.Errorf("with itself: %v", l)
	}
	l := more(t, edited(t, was, letters, "closes: 2026-12-04T17:00", "closes: 2026-12-11T17:00"), was)
	if want := (diag.Pos{Path: letters, Line: 9, Col: 9, EndCol: 25}); len(l) != 1 || l[0].Rule != "deadline-without-update" || l[0].Pos != want {
		t.Errorf("with another deadline: %v, want one at %v", l, want)
	}
}

// What is wrong in the old site cannot be mended any more, and a file of it
// that cannot be read is as good as none.
func TestMistakesOfWhatWasAreNotTold(t *testing.T) {
	site := tree(t)
	was := edited(t, site, letters, "closes: 2026-12-04T17:00", "closes: soon")
	was["content/index.md"] = &fstest.MapFile{Data: []byte("--\n")}
	was["content/strange/a.md"] = &fstest.MapFile{Data: []byte("a")}
	if l := more(t, site, was); len(l) > 0 {
		t.Errorf("the diagnostics are %v, want none", l)
	}
}

// A file that is wrong now is told for that, and not as one that is gone.
func TestMistakesOfNowAreNoChanges(t *testing.T) {
	was := tree(t)
	for _, file := range []string{letters, "content/groups/carers.md", "content/guidance/index.md", "content/_site.yaml"} {
		now := maps.Clone(was)
		now[file] = &fstest.MapFile{Data: []byte("---\ntitle: [\n---\n")}
		if l := more(t, now, was); len(l) > 0 {
			t.Errorf("with %s broken: %v", file, l)
		}
	}
}

// A session compares with the same old site each time.
func TestWhatWasIsReadOnce(t *testing.T) {
	was := tree(t)
	s := comparing(t, edited(t, was, letters, "closes: 2026-12-04T17:00", "closes: 2026-12-11T17:00"), was)
	first := whole(t, s).Diags.All()
	clear(was)
	if again := whole(t, s).Diags.All(); !slices.Equal(again, first) {
		t.Errorf("the diagnostics are %v, and then %v", first, again)
	}
}

func TestWhatWasHasToBeReadable(t *testing.T) {
	if _, err := comparing(t, tree(t), fstest.MapFS{}).Load(at); err == nil || !strings.Contains(err.Error(), "what to compare with") {
		t.Errorf("Load = %v, want an error about the old site", err)
	}
}
