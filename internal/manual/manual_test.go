package manual

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/build"
	"involve/internal/diag"
	"involve/internal/prose"
	"involve/internal/schema"
	"involve/internal/theme"
	"involve/themes"
)

var update = flag.Bool("update", false, "write the pages that come out into content and docs")

// at is the instant at which examples are tried.
var at = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// places are the files in which the examples of each kind of file are tried.
var places = map[string]string{
	"opportunity":  "content/opportunities/clinic-letters.md",
	"guidance":     "content/guidance/staying-safe.md",
	"group":        "content/groups/beneficiaries.md",
	"page":         "content/pages/contact.md",
	"stage":        "content/stages/delivery.md",
	"organisation": "content/organisations/eastvale-voice.md",
	"settings":     "content/_site.yaml",
}

// A site is the one in testdata, with one file after another in it.
type site struct {
	t       *testing.T
	files   fstest.MapFS
	session *build.Session
}

func newSite(t *testing.T) *site {
	t.Helper()
	a, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, files: fstest.MapFS{}}
	valid := a.Files[len(a.Files)-1]
	for _, f := range a.Files[:len(a.Files)-1] {
		if name, ok := strings.CutSuffix(f.Name, " valid"); ok {
			f.Name, f.Data = name, valid.Data
			if strings.HasSuffix(name, "readers-panel.md") {
				f.Data = bytes.Replace(f.Data, []byte("Clinic letters"), []byte("Readers panel"), 1)
			}
		}
		s.files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, name := range []string{"letters.png", "letters-easy-read.pdf", "letters-report.pdf"} {
		s.files["content/files/"+name] = &fstest.MapFile{Data: []byte(name)}
	}
	s.session, err = build.NewSession(build.Options{Site: s.files, Themes: themes.FS})
	if err != nil {
		t.Fatal(err)
	}
	if l := s.check(); len(l) > 0 {
		t.Fatalf("the site in testdata has mistakes:\n%v", l)
	}
	return s
}

// check gives what check says of the site, but for information.
func (s *site) check() diag.List {
	s.t.Helper()
	built, err := s.session.Load(at)
	if errors.Is(err, theme.ErrNotBuilt) {
		s.t.Fatalf("%v: run make theme", err)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return built.Diags.All().Down(diag.Warning)
}

// with gives what check says once a file is another.
func (s *site) with(path, text string) diag.List {
	s.t.Helper()
	before := s.files[path]
	s.files[path] = &fstest.MapFile{Data: []byte(text)}
	defer func() {
		if s.files[path] = before; before == nil {
			delete(s.files, path)
		}
	}()
	return s.check()
}

// bench tries the examples of keys.
func (s *site) bench() Bench {
	b := Bench{Valid: map[string]string{}}
	after := map[string]string{}
	for kind, path := range places {
		text := string(s.files[path].Data)
		if strings.HasPrefix(text, "---\n") {
			block, body, _ := strings.Cut(text[4:], "\n---\n")
			b.Valid[kind], after[kind] = block, body
			continue
		}
		b.Valid[kind] = text
	}
	b.Check = func(kind, text string) diag.List {
		if body, ok := after[kind]; ok {
			text = "---\n" + text + "\n---\n" + body
		}
		return s.with(places[kind], text)
	}
	return b
}

// kinds are all kinds of files.
var kinds = []*schema.Kind{
	schema.Opportunity(), schema.Page("guidance"), schema.Page("group"), schema.Page("page"), schema.Stage(), schema.Organisation(), schema.Settings(),
}

func TestARightExampleOfEachKeyIsRight(t *testing.T) {
	b := newSite(t).bench()
	for _, kind := range kinds {
		for _, k := range keys(kind.Fields, nil) {
			f := k.own()
			if f.Right == "" {
				t.Errorf("%s: %s has no right example", kind.Name, k.name())
				continue
			}
			file := k.within(b.Valid[kind.Name], f.Right)
			if !strings.Contains(file, f.Key+":") {
				t.Errorf("%s: the file that tries %s does not have it:\n%s", kind.Name, k.name(), file)
			}
			if l := b.Check(kind.Name, file); len(l) > 0 {
				t.Errorf("%s: %s: of the right example check says:\n%v\n%s", kind.Name, k.name(), l, file)
			}
		}
	}
}

func TestAWrongExampleOfEachKeyHasOneMistake(t *testing.T) {
	b := newSite(t).bench()
	for _, kind := range kinds {
		for _, k := range keys(kind.Fields, nil) {
			f := k.own()
			if f.Wrong == "" || f.Wrong == f.Right {
				t.Errorf("%s: %s has no wrong example", kind.Name, k.name())
				continue
			}
			if l := b.Check(kind.Name, k.within(b.Valid[kind.Name], f.Wrong)); len(l) != 1 {
				t.Errorf("%s: %s: check says %d things of the wrong example, want 1:\n%s\n%v", kind.Name, k.name(), len(l), k.show(f.Wrong), l)
			}
		}
	}
}

func TestEveryFactOfAnOpportunityIsInOneGroup(t *testing.T) {
	seen := map[string]int{}
	for _, g := range groups {
		for name := range strings.FieldsSeq(g.keys) {
			if schema.Opportunity().Field(name) == nil {
				t.Errorf("%s: an opportunity has no key %q", g.slug, name)
			}
			seen[name]++
		}
	}
	for _, name := range schema.Keys(schema.Opportunity().Fields) {
		if seen[name] != 1 {
			t.Errorf("%s is in %d groups, want 1", name, seen[name])
		}
	}
}

// cases reads the first examples of each rule from where the rule is proven.
func cases(t *testing.T) map[string]Case {
	t.Helper()
	all := map[string]Case{}
	for _, rule := range prose.Rules() {
		paths, err := filepath.Glob("../*/testdata/" + rule.ID + ".txtar")
		if err != nil || len(paths) != 1 {
			t.Errorf("the cases of %s are in %v, want one file", rule.ID, paths)
			continue
		}
		a, err := txtar.ParseFile(paths[0])
		if err != nil {
			t.Fatal(err)
		}
		var sections []Section
		for _, f := range a.Files {
			sections = append(sections, Section{f.Name, string(f.Data)})
		}
		c, err := CaseOf(rule, sections)
		if err != nil {
			t.Error(err)
		}
		all[rule.ID] = c
	}
	return all
}

func TestEveryFamilyOfRulesIsOnOnePage(t *testing.T) {
	seen := map[string]int{}
	for _, p := range rulePages {
		for _, family := range p.families {
			seen[family]++
		}
	}
	for _, r := range prose.Rules() {
		if seen[r.Family] != 1 {
			t.Errorf("%s: the family %q is on %d pages, want 1", r.ID, r.Family, seen[r.Family])
		}
	}
}

func TestAnExampleIsShownWithWhatIsSaidOfIt(t *testing.T) {
	rule := prose.Rule{ID: "latin-eg", Severity: diag.Warning}
	got, err := CaseOf(rule, []Section{
		{"wrong: first", "Costs, e.g. parking."},
		{"want", "\"Costs\": \"Costs\" is another rule's [other]\n  hint: none\n\"e.g.\": \"e.g.\" is Latin [latin-eg]\n  hint: write it out\n"},
		{"fixed", "A cost, e.g. parking."},
		{"wrong: second", "Costs, eg parking."},
		{"want", "page.md:1:8-10: error: \"eg\" is Latin [latin-eg]\n"},
		{"fixed", "Costs, for example parking."},
		{"right: first", "Costs, such as parking."},
		{"right: second", "Vitamin E."},
	})
	want := Case{
		Wrong: "Costs, e.g. parking.", Right: "Costs, such as parking.", Mended: true,
		Said: diag.Diagnostic{Severity: diag.Warning, Rule: "latin-eg", Message: "\"e.g.\" is Latin", Hint: "write it out"},
	}
	if err != nil || got != want {
		t.Errorf("CaseOf = %+v, %v, want %+v", got, err, want)
	}
	got, err = CaseOf(rule, []Section{
		{"wrong: with its place", "Costs, eg parking."},
		{"want", "page.md:1:8-10: error: \"eg\" is Latin [latin-eg]\n"},
		{"wrong: with another's mend", "Costs, ‘eg’ parking."},
		{"want", "page.md:1:8: warning: \"‘\" is curly [curly-quotes]\npage.md:1:9-11: error: \"eg\" is Latin [latin-eg]\n"},
		{"fixed", "Costs, 'eg' parking."},
		{"right: first", "Costs, such as parking."},
	})
	if err != nil || got.Said.Severity != diag.Error || got.Mended {
		t.Errorf("CaseOf = %+v, %v, want an error that is not mended", got, err)
	}
	if _, err := CaseOf(rule, []Section{{"wrong: alone", "x"}}); err == nil {
		t.Error("CaseOf takes a file without what is said of the example")
	}
}

func TestThePagesSayWhatTheProgramDoes(t *testing.T) {
	s := newSite(t)
	pages := slices.Concat(Facts(s.bench()), []Page{Other(s.bench())}, Rules(prose.Rules(), cases(t)))
	for _, p := range pages {
		name := filepath.Join("..", "..", filepath.FromSlash(p.Path))
		if *update {
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(p.Text), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
		} else if string(got) != p.Text {
			t.Errorf("%s says something else than the program: run go test ./internal/manual -update", p.Path)
		}
	}
}
