package against

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/keys"
	"involve/internal/loadtest"
)

var update = flag.Bool("update", false, "write the warnings that come out into testdata")

// Each file of testdata but base.txtar has cases: an archive's file whose name
// is the promise, and a file "want" with the warnings that come of it, none
// when it is empty. A case has an edit a line, of files below content named
// without .md, where \n is a new line:
//
//	FILE: OLD => NEW       the text OLD is replaced
//	was FILE: OLD => NEW   the same in the old site too
//	FILE gone              the file is not there
//	FILE now FILE2         it has another path
//	FILE twice FILE2       a copy of it has another path
//	at TIME                when it is looked at
type scene struct {
	old, now fstest.MapFS
	at       time.Time
}

func play(t testing.TB, text string) scene {
	t.Helper()
	s := scene{fstest.MapFS{}, fstest.MapFS{}, instant(t, "2026-11-29T12:00:00Z")}
	for _, f := range archive(t, "testdata/base.txtar").Files {
		s.old[f.Name], s.now[f.Name] = &fstest.MapFile{Data: f.Data}, &fstest.MapFile{Data: f.Data}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if at, ok := strings.CutPrefix(line, "at "); ok {
			s.at = instant(t, at)
			continue
		}
		line, both := strings.CutPrefix(line, "was ")
		if file, edit, ok := strings.Cut(line, ": "); ok {
			from, to, _ := strings.Cut(edit, " => ")
			if both {
				replace(t, s.old, path(file), from, to)
			}
			replace(t, s.now, path(file), from, to)
			continue
		}
		words := strings.Fields(line)
		file := path(words[0])
		if s.now[file] == nil {
			t.Fatalf("%s: there is no %s", line, file)
		}
		switch {
		case len(words) == 2 && words[1] == "gone":
			delete(s.now, file)
		case len(words) == 3 && words[1] == "now":
			s.now[path(words[2])] = s.now[file]
			delete(s.now, file)
		case len(words) == 3 && words[1] == "twice":
			s.now[path(words[2])] = s.now[file]
		default:
			t.Fatalf("what is %q?", line)
		}
	}
	return s
}

func path(name string) string {
	if name == "_site" {
		return content.SettingsPath
	}
	return content.Root + "/" + name + ".md"
}

func replace(t testing.TB, site fstest.MapFS, file, from, to string) {
	t.Helper()
	from, to = strings.ReplaceAll(from, `\n`, "\n"), strings.ReplaceAll(to, `\n`, "\n")
	if site[file] == nil || strings.Count(string(site[file].Data), from) != 1 {
		t.Fatalf("%s does not have %q once", file, from)
	}
	site[file] = &fstest.MapFile{Data: []byte(strings.Replace(string(site[file].Data), from, to, 1))}
}

// warnings compares the two sites of a scene.
func (s scene) warnings(t testing.TB) diag.List {
	t.Helper()
	l := Run(site(t, s.old), site(t, s.now), s.at)
	l.Sort()
	return l
}

func site(t testing.TB, fsys fs.FS) Site {
	t.Helper()
	s := Site{loadtest.Library(t, fsys), map[string]bool{}}
	s.Library.EveryPage(func(p *content.Page) { s.Files[p.Path] = true })
	return s
}

func archive(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func written(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "%v\n  hint: %s\n", d, d.Hint)
	}
	return b.String()
}

func archives(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 5 {
		t.Fatalf("testdata: %v, %v", names, err)
	}
	return slices.DeleteFunc(names, func(n string) bool { return filepath.Base(n) == "base.txtar" })
}

func TestFollowersMissNothingUnsaid(t *testing.T) {
	for _, name := range archives(t) {
		a := archive(t, name)
		for i := 0; i+1 < len(a.Files); i += 2 {
			scene, want := a.Files[i], &a.Files[i+1]
			if want.Name != "want" {
				t.Fatalf("%s: after %q comes %q", name, scene.Name, want.Name)
			}
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+scene.Name, func(t *testing.T) {
				got := written(play(t, string(scene.Data)).warnings(t))
				if got != string(want.Data) && !*update {
					t.Errorf("warnings:\n%s\nwant:\n%s", got, want.Data)
				}
				if *update {
					want.Data = []byte(got)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Every rule has a case in which it speaks, and is only ever a warning. The
// test above proves that what testdata says comes out does.
func TestEveryRuleHasACase(t *testing.T) {
	have := map[string]bool{}
	said := regexp.MustCompile(`(?m)^content/.+?: (\w+): .+ \[([a-z-]+)\]$`)
	for _, name := range archives(t) {
		a := archive(t, name)
		for i := 1; i < len(a.Files); i += 2 {
			for _, m := range said.FindAllStringSubmatch(string(a.Files[i].Data), -1) {
				have[m[2]] = true
				if m[1] != diag.Warning.String() {
					t.Errorf("%s: %s is not a warning", a.Files[i-1].Name, m[0])
				}
			}
		}
	}
	form := regexp.MustCompile(`"([a-z]+(?:-[a-z]+)+)"`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	rules := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range form.FindAllSubmatch(text, -1) {
			if rules++; !have[string(m[1])] {
				t.Errorf("%s: no case shows the rule %q", f, m[1])
			}
		}
	}
	if rules < 10 {
		t.Errorf("only %d rules found in the source", rules)
	}
}

// Two equal sites never differ, whenever they are looked at.
func TestNothingChangedIsSilent(t *testing.T) {
	same := site(t, os.DirFS("../.."))
	for at := instant(t, "2026-01-01T00:00:00Z"); at.Year() < 2028; at = at.AddDate(0, 0, 5) {
		if l := Run(same, same, at); len(l) > 0 {
			t.Fatalf("at %v: %s", at, written(l))
		}
	}
}

// A new site has no followers yet.
func TestNewSiteIsSilent(t *testing.T) {
	s := play(t, "")
	if l := Run(Site{Library: &content.Library{}}, site(t, s.now), s.at); len(l) > 0 {
		t.Error(written(l))
	}
}

// What cannot be read, now or then, is somebody else's to tell: it is neither
// gone nor new.
func TestUnreadableFilesAreNeitherGoneNorNew(t *testing.T) {
	s := play(t, "")
	whole, broken := site(t, s.old), site(t, s.now)
	lib := *broken.Library
	lib.Home, lib.Opportunities, lib.Guidance, lib.Groups = nil, nil, nil, nil
	lib.Settings.Keys, lib.Settings.Topics, lib.Settings.FeedID = keys.List{}, content.Vocabulary{}, ""
	broken.Library = &lib
	if l := Run(whole, broken, s.at); len(l) > 0 {
		t.Error("broken now:\n" + written(l))
	}
	if l := Run(broken, whole, s.at); len(l) > 0 {
		t.Error("broken then:\n" + written(l))
	}
}

// A value that could not be read is no change.
func TestUnreadableValuesAreNoChange(t *testing.T) {
	s := play(t, "")
	old, now := site(t, s.old), site(t, s.now)
	for i, o := range now.Library.Opportunities {
		n := *o
		n.Closes, n.Opens, n.Published, n.Payment = content.Closing{}, content.When{}, content.When{}, content.Payment{}
		n.Sessions = slices.Clone(n.Sessions)
		for i := range n.Sessions {
			n.Sessions[i].Starts = content.When{}
		}
		now.Library.Opportunities[i] = &n
	}
	if l := Run(old, now, s.at); len(l) > 0 {
		t.Error("broken now:\n" + written(l))
	}
	if l := Run(now, old, s.at); len(l) > 0 {
		t.Error("broken then:\n" + written(l))
	}
}
