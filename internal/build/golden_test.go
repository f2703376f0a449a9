package build

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/diag"
	"involve/internal/theme"
	"involve/themes"
)

var update = flag.Bool("update", false, "write the golden site that comes out into testdata")

// at is the instant of the golden site.
var at = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// tree returns the site in testdata.
func tree(t testing.TB) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	m := fstest.MapFS{}
	for _, f := range a.Files {
		m[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return m
}

// session begins one over a site with the program's own themes.
func session(t testing.TB, site fs.FS) *Session {
	t.Helper()
	s, err := NewSession(Options{Site: site, Themes: themes.FS})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// loaded reads a site in which nothing is wrong.
func loaded(t testing.TB, s *Session, at time.Time) *Site {
	t.Helper()
	site, err := s.Load(at)
	if errors.Is(err, theme.ErrNotBuilt) {
		t.Fatal(err, "(it is needed by this test)")
	}
	if err != nil {
		t.Fatal(err)
	}
	if site.Diags.Count(diag.Error) > 0 {
		t.Fatalf("the site has mistakes: %v", site.Diags.All())
	}
	return site
}

// read returns the files of a folder.
func read(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEqualInputGivesEqualTrees(t *testing.T) {
	var trees []map[string]string
	for range 2 {
		dir := filepath.Join(t.TempDir(), "out")
		if _, err := loaded(t, session(t, os.DirFS("../..")), time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)).Publish(dir, nil); err != nil {
			t.Fatal(err)
		}
		trees = append(trees, read(t, dir))
	}
	if len(trees[0]) < 500 || len(trees[0]) != len(trees[1]) {
		t.Errorf("%d files and %d", len(trees[0]), len(trees[1]))
	}
	for name, data := range trees[0] {
		if trees[1][name] != data {
			t.Errorf("%s differs", name)
		}
	}
}

var fingerprint = regexp.MustCompile(`(assets/[A-Za-z0-9/_-]+)\.[0-9a-f]{10}\.`)

// listing matches the listings of terms, which are many and alike; told are
// those of which the golden site has all and not a sum only.
var (
	listing = regexp.MustCompile(`^(opportunities/[a-z]+/.+)/(index\.html|atom\.xml|feed\.json|open\.xml|calendar\.ics)$`)
	told    = []string{"group/service-users", "group/carers", "group/carers/stage/delivery", "mode/in-person"}
)

// golden writes a site's files as testdata has them: text in full, without
// assets and their fingerprints.
func golden(files map[string]string) []byte {
	a := &txtar.Archive{Comment: []byte("The golden site as it comes out. To write it anew: go test ./internal/build -update\n\n")}
	var sums strings.Builder
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if strings.HasPrefix(name, "assets/") || name == "manifest.json" || name == "favicon.ico" {
			continue
		}
		data := fingerprint.ReplaceAllString(files[name], "$1.FINGERPRINT.")
		term := strings.TrimPrefix(listing.ReplaceAllString(name, "$1"), "opportunities/")
		if listing.MatchString(name) && !slices.Contains(told, term) {
			fmt.Fprintf(&sums, "%s %.6x\n", name, sha256.Sum256([]byte(data)))
			continue
		}
		switch path.Ext(name) {
		case ".png":
			// What the drawing packs to may differ from one Go to the next.
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte("a picture\n")})
		case ".html", ".xml", ".json", ".txt", ".ics", ".csv", ".opml", "":
			data = strings.ReplaceAll(data, "\r\n", "\n")
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(data)})
		default:
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(fmt.Sprintf("%d bytes\n", len(data)))})
		}
	}
	a.Files = append(a.Files, txtar.File{Name: "OTHER LISTINGS", Data: []byte(sums.String())})
	return txtar.Format(a)
}

func TestGoldenSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	if _, err := loaded(t, session(t, tree(t)), at).Publish(dir, nil); err != nil {
		t.Fatal(err)
	}
	got := golden(read(t, dir))
	const name = "testdata/golden.txtar"
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) == string(want) {
		return
	}
	is, was := map[string]string{}, map[string]string{}
	for _, f := range txtar.Parse(got).Files {
		is[f.Name] = string(f.Data)
	}
	for _, f := range txtar.Parse(want).Files {
		was[f.Name] = string(f.Data)
		if is[f.Name] == "" {
			t.Errorf("%s is gone", f.Name)
		}
	}
	shown := 0
	for _, f := range txtar.Parse(got).Files {
		if now := string(f.Data); now != was[f.Name] {
			if shown++; shown > 5 {
				t.Errorf("%s differs too", f.Name)
				continue
			}
			t.Errorf("%s differs: %s", f.Name, firstDifference(now, was[f.Name]))
		}
	}
	t.Error("if that is right: go test ./internal/build -update, and look at the difference in Git")
}

// firstDifference shows two texts from the line in which they part.
func firstDifference(now, was string) string {
	a, b := strings.Split(now, "\n"), strings.Split(was, "\n")
	for i := range a {
		if i >= len(b) {
			return fmt.Sprintf("line %d is new:\n%s", i+1, a[i])
		}
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is\n%s\nand was\n%s", i+1, a[i], b[i])
		}
	}
	return "it is shorter"
}
