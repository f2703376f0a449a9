// Package internal holds the walls of the house: which package may import
// which, where each library comes in, and how big a room may be.
package internal

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers says what each package may import of ours. The lists rule. When a
// wall stands wrong, move it here, and say why in the commit.
var layers = map[string]string{
	"cmd/involve": "build content desk diag editor files forms git jsonschema progress publish scaffold schema serve themes",

	"serve": "build content desk diag plan watch",

	"desk": "build content diag wording",

	"scaffold":   "content schema slug",
	"editor":     "content jsonschema schema",
	"jsonschema": "content schema",

	"build": "against check content diag load plan prose publish render sources theme view",

	"render":  "encode theme view",
	"check":   "content diag plan",
	"against": "content diag snapshot wording",

	"load":     "content decode diag explain frontmatter keys markdown prose reach schema sources tree",
	"sources":  "content diag leftover photo",
	"reach":    "content diag prose",
	"loadtest": "content diag load sources",
	"manual":   "content diag plain prose schema",
	"plan":     "content diag encode facet find opendata page share snapshot view wording",

	"find":     "content facet page view wording",
	"page":     "content facet linked qr snapshot view wording",
	"linked":   "content snapshot view wording",
	"opendata": "content facet snapshot view wording",
	"share":    "content facet snapshot view wording",
	"snapshot": "content diag facet view wording",

	"decode":      "content diag explain frontmatter keys remark schema tree",
	"frontmatter": "diag explain keys",

	"markdown": "content diag heard slug tree",
	"heard":    "tree",
	"prose":    "diag plain structure tree",
	"schema":   "content",
	"facet":    "content",
	"wording":  "content",
	"theme":    "component view",
	"encode":   "ical picture view",
	"plain":    "figures passage",
	"figures":  "passage",
	"ical":     "view",
	"picture":  "qr view",

	"structure": "diag script sentence tree",
	"remark":    "diag tree",

	"git": "content",

	// For benchmarks alone.
	"corpus/write":         "corpus",
	"sidebyside/samepages": "build corpus diag plan publish themes",

	"watch": "leftover",

	"content": "diag keys",
	"forms":   "diag",
	"keys":    "diag",
	"tree":    "diag",
	"view":    "",

	"component": "",
	"corpus":    "",
	"diag":      "",
	"explain":   "",
	"leftover":  "",
	"photo":     "",
	"publish":   "",
	"passage":   "",
	"qr":        "",
	"script":    "",
	"sentence":  "",
	"files":     "",
	"progress":  "",
	"slug":      "",
	"themes":    "",
}

// doors says which packages alone may import a library, by the beginning of
// its path.
var doors = map[string]string{
	"github.com/yuin/goldmark":      "markdown heard",
	"github.com/adrg/frontmatter":   "frontmatter",
	"go.yaml.in/yaml":               "frontmatter",
	"github.com/fsnotify/fsnotify":  "watch",
	"github.com/tdewolff/minify":    "theme",
	"github.com/gorilla/feeds":      "encode",
	"golang.org/x/text":             "wording",
	"golang.org/x/sys":              "publish watch",
	"rsc.io/qr":                     "qr",
	"os/exec":                       "cmd/involve git",
	"github.com/arran4/golang-ical": "ical",
	"golang.org/x/image":            "picture",
}

// The biggest a file and a package may be, in lines without tests.
const (
	fileLines    = 500
	packageLines = 1100
)

// A source is one Go file that is not a test.
type source struct {
	path string // from the repository's root
	pkg  string // as in layers
	text []byte
	ast  *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	root := os.DirFS("..")
	var list []source
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && p != ".") {
			return fs.SkipDir
		}
		if path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		text, err := fs.ReadFile(root, p)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), p, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		list = append(list, source{p, strings.TrimPrefix(path.Dir(p), "internal/"), text, file})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 50 {
		t.Fatalf("found %d Go files, which cannot be all", len(list))
	}
	return list
}

func TestPackagesImportOnlyWhatTheLayersAllow(t *testing.T) {
	for _, s := range sources(t) {
		allowed, known := layers[s.pkg]
		if !known {
			t.Errorf("%s: the package %s has no row in the layers", s.path, s.pkg)
			continue
		}
		for _, imp := range s.ast.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			if ours, ok := strings.CutPrefix(p, "involve/"); ok {
				ours = strings.TrimPrefix(ours, "internal/")
				if !slices.Contains(strings.Fields(allowed), ours) {
					t.Errorf("%s imports %s, which the layers do not allow", s.path, ours)
				}
				continue
			}
			for library, pkg := range doors {
				if strings.HasPrefix(p, library) && !slices.Contains(strings.Fields(pkg), s.pkg) {
					t.Errorf("%s imports %s, whose only door is %s", s.path, p, pkg)
				}
			}
		}
	}
}

func TestEveryOutsideLibraryHasADoor(t *testing.T) {
	for _, s := range sources(t) {
		for _, imp := range s.ast.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			first, _, _ := strings.Cut(p, "/")
			if !strings.Contains(first, ".") {
				continue
			}
			found := false
			for library := range doors {
				found = found || strings.HasPrefix(p, library)
			}
			if !found {
				t.Errorf("%s imports %s, which has no door", s.path, p)
			}
		}
	}
}

func TestRoomsAreSmall(t *testing.T) {
	total := map[string]int{}
	for _, s := range sources(t) {
		n := bytes.Count(s.text, []byte("\n"))
		if total[s.pkg] += n; n > fileLines {
			t.Errorf("%s has %d lines; at most %d", s.path, n, fileLines)
		}
	}
	for pkg, n := range total {
		if n > packageLines {
			t.Errorf("the package %s has %d lines; at most %d", pkg, n, packageLines)
		}
	}
}

func TestOnlyTheCommandReadsAClock(t *testing.T) {
	for _, s := range sources(t) {
		if s.pkg == "cmd/involve" {
			continue
		}
		ast.Inspect(s.ast, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && (sel.Sel.Name == "Now" || sel.Sel.Name == "Since" || sel.Sel.Name == "Until") {
					t.Errorf("%s reads the clock with time.%s", s.path, sel.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestEveryPackageHasOneComment(t *testing.T) {
	comments := map[string]int{}
	for _, s := range sources(t) {
		comments[s.pkg] += 0
		if s.ast.Doc != nil {
			comments[s.pkg]++
		}
	}
	for pkg, n := range comments {
		if n != 1 {
			t.Errorf("the package %s has %d package comments", pkg, n)
		}
	}
}
