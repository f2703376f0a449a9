package forms

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"involve/internal/diag"
)

// sarifRules compiles the JSON Schema of SARIF 2.1.0. It stands in a module that
// writes SARIF, as a constant that is not exported, and is read from its source.
func sarifRules(t *testing.T) *jsonschema.Schema {
	t.Helper()
	path, _ := runtime.FuncForPC(reflect.ValueOf(sarif.NewReport).Pointer()).FileLine(0)
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(filepath.Dir(path), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	value, ok := file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit)
	if !ok {
		t.Fatal("the schema is no constant")
	}
	text, err := strconv.Unquote(value.Value)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if id := doc.(map[string]any)["id"]; id != sarifSchema {
		t.Fatalf("the schema is %v, and a log names %s", id, sarifSchema)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(sarifSchema, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(sarifSchema)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// logs are lists of all kinds, by name.
func logs() map[string]diag.List {
	hostile := diag.List{
		{Pos: at("content/a b%:?#\u202e\n.md", 1, 1, 9), Rule: "r", Message: "\x00\x1b[2J\ufeff<b>", Hint: "\r\n"},
		{Pos: at("../../etc/x", 0, 7, 3), Severity: diag.Info, Rule: "", Message: ""},
		{Pos: at("C:\\x.md", 3, 4, 4), Rule: "unknown-term", Message: "m"},
	}
	mend := diag.List{{Pos: at("content/x y.md", 7, 9, 14), Rule: "r", Message: "m", Fix: &diag.Fix{Col: 9, EndCol: 11, Old: "th", Text: ""}}}
	long := make(diag.List, 2_000)
	for i := range long {
		long[i] = diag.Diagnostic{Pos: at("content/x.md", i, i%7, i%11), Severity: diag.Severity(i % 3), Rule: "rule-" + strconv.Itoa(i%90), Message: "m", Hint: "h"}
	}
	return map[string]diag.List{"nothing": nil, "all kinds": mixed, "hostile": hostile, "a fix": mend, "long": long}
}

func TestSARIFIsSARIF(t *testing.T) {
	schema := sarifRules(t)
	for name, l := range logs() {
		var b strings.Builder
		if err := WriteSARIF(&b, l, "sites/north", diag.About); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The schema that the test above holds logs against is one that finds mistakes.
func TestBrokenSARIFIsFound(t *testing.T) {
	schema := sarifRules(t)
	var b strings.Builder
	if err := WriteSARIF(&b, mixed, "", diag.About); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new string }{
		{"a level that is none", `"level": "note"`, `"level": "info"`},
		{"a line that is none", `"startLine": 7`, `"startLine": 0`},
		{"a key that is none", `"ruleIndex": 0`, `"index_of_rule": 0`},
		{"another version", `"version": "2.1.0"`, `"version": "2.2"`},
		{"columns of another kind", `"unicodeCodePoints"`, `"bytes"`},
		{"a message without text", `"text": "no content"`, `"txt": "no content"`},
		{"an address that is none", `a%20b`, `a%zzb`},
		{"a tool without a name", `"name": "involve",`, ``},
	} {
		broken := strings.Replace(b.String(), c.old, c.new, 1)
		if broken == b.String() {
			t.Errorf("%s: the log does not hold %s", c.name, c.old)
			continue
		}
		var doc any
		if err := json.Unmarshal([]byte(broken), &doc); err != nil {
			t.Fatal(err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("%s is not found", c.name)
		}
	}
}

// GitHub shows an alert only with a place, and wants three texts of each rule.
func TestSARIFHasWhatGitHubAsksFor(t *testing.T) {
	l := diag.List{{Pos: diag.Pos{Path: "content/x.md"}, Rule: "broken-link", Message: "m"}}
	var b strings.Builder
	if err := WriteSARIF(&b, l, "", diag.About); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if r := run.Tool.Driver.Rules[0]; r.Short == nil || r.Full == nil || r.Help == nil || r.Help.Text != diag.About("broken-link") {
		t.Errorf("the rule is %+v, want all its texts", r)
	}
	if p := run.Results[0].Locations[0].PhysicalLocation; p.ArtifactLocation.URI != "content/x.md" || p.Region.StartLine != 1 {
		t.Errorf("the place is %+v, want the file's first line", p)
	}
}

func TestSARIFHasTheFix(t *testing.T) {
	l := diag.List{{Pos: at("content/x y.md", 7, 3, 14), Rule: "r", Message: "m", Fix: &diag.Fix{Col: 9, EndCol: 13, Old: "e.g.", Text: "for example"}}}
	var b strings.Builder
	if err := WriteSARIF(&b, l, "north", diag.About); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	want := []sarifFix{{[]sarifChange{{sarifFile{"north/content/x%20y.md"}, []sarifReplacement{{sarifRegion{7, 9, 13}, sarifMessage{"for example"}}}}}}}
	if got := log.Runs[0].Results[0].Fixes; !reflect.DeepEqual(got, want) {
		t.Errorf("the fixes are %+v, want %+v", got, want)
	}
}
