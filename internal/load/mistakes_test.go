package load

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"
)

// mistakesTable has one mistake a file, and is no archive of a site.
const mistakesTable = "mistakes.txtar"

// A mistake is one file of the table.
type mistake struct {
	name string
	path string // where it stands in the site
	data []byte
	want *txtar.File // its first line is for the JSON Schema's own test
}

// mistakes reads the table: the site that each file is put into alone, and the
// files. A name can be followed by the folder that a file stands in.
func mistakes(t testing.TB) (*txtar.Archive, fstest.MapFS, []mistake) {
	t.Helper()
	table, err := txtar.ParseFile(filepath.Join("testdata", mistakesTable))
	if err != nil {
		t.Fatal(err)
	}
	base := siteFiles(t, "base.txtar")
	var list []mistake
	for i, f := range table.Files {
		name, folder, _ := strings.Cut(f.Name, " ")
		if strings.HasPrefix(name, "content/") {
			base[name] = &fstest.MapFile{Data: f.Data}
			continue
		}
		name, page := strings.CutSuffix(name, ".md")
		if !page {
			continue
		}
		if folder == "" {
			folder = "opportunities"
		}
		if i+1 == len(table.Files) || table.Files[i+1].Name != name+".want" {
			t.Fatalf("%s.md is not followed by %s.want", name, name)
		}
		list = append(list, mistake{name, "content/" + folder + "/" + name + ".md", f.Data, &table.Files[i+1]})
	}
	return table, base, list
}

var schemaLine = regexp.MustCompile(`^schema: (sees it|cannot see it: .+)\n`)

// Of each file in the table one thing is said, and where its author would look.
func TestOneMistakeIsOneDiagnostic(t *testing.T) {
	table, base, list := mistakes(t)
	if len(list) < 200 {
		t.Errorf("the table has %d mistakes, want at least 200", len(list))
	}
	seen := map[string]bool{}
	for _, m := range list {
		fsys := maps.Clone(base)
		fsys[m.path] = &fstest.MapFile{Data: m.data}
		_, l := site(t, fsys)
		head := schemaLine.FindString(string(m.want.Data))
		if head == "" {
			t.Errorf("%s: the first line does not say whether the schema sees it", m.name)
		}
		got := head + wanted(l)
		if *update {
			m.want.Data = []byte(got)
		}
		if want := string(m.want.Data); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", m.name, got, want)
		}
		if len(l) != 1 || l[0].Path != m.path {
			t.Errorf("%s: %d diagnostics, want one of its own:\n%s", m.name, len(l), got)
		}
		for _, d := range l {
			if problem := outside(d.Pos, m.data); problem != "" || d.Line == 0 {
				t.Errorf("%s: %v: %s", m.name, d, problem)
			}
		}
		if seen[string(m.data)] {
			t.Errorf("%s is in the table twice", m.name)
		}
		seen[string(m.data)] = true
	}
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", mistakesTable), txtar.Format(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.IsSortedFunc(list, func(a, b mistake) int { return strings.Compare(a.name, b.name) }) {
		t.Errorf("the mistakes are not in the order of their numbers")
	}
}

// Where a YAML reader gets no further, and where there is nothing to read, no
// schema is asked; everywhere else one is.
func TestTheTableKnowsWhatCannotBeRead(t *testing.T) {
	_, _, list := mistakes(t)
	for _, m := range list {
		head, _, _ := strings.Cut(string(m.want.Data), "\n")
		_, reason, _ := strings.Cut(head, "cannot see it: ")
		block, found := strings.CutPrefix(strings.TrimPrefix(strings.ReplaceAll(string(m.data), "\r", ""), "\ufeff"), "---\n")
		block, _, ends := strings.Cut(block, "\n---\n")
		if is := !found || !ends; is != (reason == "there is no front matter") {
			t.Errorf("%s: the first line is %q, and there being no front matter is %t", m.name, head, is)
			continue
		} else if is {
			continue
		}
		var keys map[string]any
		err := yaml.Unmarshal([]byte(block+"\n"), &keys)
		if (err != nil) != (reason == "a YAML reader stops here first") {
			t.Errorf("%s: the first line is %q, and a YAML reader says: %v", m.name, head, err)
		}
	}
}
