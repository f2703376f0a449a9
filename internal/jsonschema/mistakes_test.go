package jsonschema

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/content"
	"involve/internal/load"
	"involve/internal/sources"
)

// The table of mistakes says of each whether a schema can see it, and the
// schema sees those and no others.
func TestTheSchemaSeesTheMistakesThatItCan(t *testing.T) {
	table, err := txtar.ParseFile("../load/testdata/mistakes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	base, err := txtar.ParseFile("../load/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range append(base.Files, table.Files...) {
		if name := f.Name; strings.HasPrefix(name, "content/") && !strings.Contains(name, " ") {
			site[name] = &fstest.MapFile{Data: f.Data}
		}
	}
	schemas := all(t, wordsOf(t, site))

	seen, unseen := 0, 0
	for i, f := range table.Files {
		name, folder, _ := strings.Cut(f.Name, " ")
		name, page := strings.CutSuffix(name, ".md")
		if !page || strings.HasPrefix(name, "content/") {
			continue
		}
		if folder == "" {
			folder = "opportunities"
		}
		if i+1 == len(table.Files) || table.Files[i+1].Name != name+".want" {
			t.Fatalf("%s.md is not followed by %s.want", name, name)
		}
		first, _, _ := strings.Cut(string(table.Files[i+1].Data), "\n")
		problem := judge(t, schemas, path.Join(content.Root, folder, name+".md"), string(f.Data))
		if problem == notYAML {
			problem = "" // no schema comes to see it
		}
		switch {
		case first == "schema: sees it":
			if seen++; problem == "" {
				t.Errorf("%s: the schema does not see it", name)
			}
		case strings.HasPrefix(first, "schema: cannot see it: "):
			if unseen++; problem != "" {
				t.Errorf("%s: the schema sees it: %s", name, problem)
			}
		default:
			t.Errorf("%s: the first line is %q", name, first)
		}
	}
	if seen < 60 || unseen == 0 {
		t.Errorf("the table has %d mistakes that a schema sees and %d that it cannot see, which cannot be all", seen, unseen)
	}
}

// wordsOf reads a site for its words.
func wordsOf(t *testing.T, site fstest.MapFS) *content.Library {
	t.Helper()
	src, err := sources.Read(site)
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := load.Settings(src.Settings)
	var docs []*load.Document
	for _, s := range src.Pages {
		docs = append(docs, load.Parse(s, load.Options{Zone: time.UTC}))
	}
	lib, _ := load.Assemble(settings, docs, src.Files)
	return lib
}
