package editor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/loadtest"
	"involve/internal/schema"
	"involve/themes"
)

func library(t *testing.T) *content.Library {
	t.Helper()
	return loadtest.Library(t, os.DirFS("../.."))
}

func TestFilesAreJSONAndInOrder(t *testing.T) {
	last := ""
	for _, f := range Files(library(t)) {
		var v map[string]any
		if err := json.Unmarshal(f.Data, &v); err != nil || len(v) == 0 {
			t.Errorf("%s: %v", f.Path, err)
		}
		if f.Path <= last || path.Dir(f.Path) != ".vscode" && f.Own {
			t.Errorf("%s stands after %s", f.Path, last)
		}
		if last = f.Path; !bytes.HasSuffix(f.Data, []byte("}\n")) {
			t.Errorf("%s does not end with one end of line", f.Path)
		}
	}
}

// The YAML extension finds the schema where it is written.
func TestTheSettingsNameTheSchemaThatIsWritten(t *testing.T) {
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	written := map[string]bool{}
	for _, f := range Files(library(t)) {
		written["./"+f.Path] = true
		if f.Path == ".vscode/settings.json" {
			if err := json.Unmarshal(f.Data, &settings); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, file := range settings.Schemas {
		if !written[name] || file != content.SettingsPath {
			t.Errorf("%s is the schema of %s", name, file)
		}
	}
	if len(settings.Schemas) != 1 {
		t.Errorf("there are %d schemas", len(settings.Schemas))
	}
}

// A matcher is how the editor finds a problem in a line that a task prints.
type matcher struct {
	Owner, Source string
	FileLocation  []string
	Pattern       struct {
		Kind, Regexp                                string
		File, Line, Column, Severity, Message, Code int
	}
}

// A task is what the editor runs.
type task struct {
	Command        string
	Args           []string
	ProblemMatcher []matcher
}

func tasks(t *testing.T) []task {
	t.Helper()
	var tasks struct{ Tasks []task }
	for _, f := range Files(library(t)) {
		if f.Path == ".vscode/tasks.json" {
			if err := json.Unmarshal(f.Data, &tasks); err != nil {
				t.Fatal(err)
			}
		}
	}
	return tasks.Tasks
}

func matchers(t *testing.T) []matcher {
	t.Helper()
	all := tasks(t)
	if len(all) == 0 || all[0].Command != "involve" || all[0].Args[0] != "check" {
		t.Fatalf("the first task is not check: %+v", all)
	}
	return all[0].ProblemMatcher
}

// What two tasks find is one list, in which neither stands twice.
func TestTheTasksFindProblemsAlike(t *testing.T) {
	want, n := matchers(t), 0
	for _, k := range tasks(t) {
		if len(k.ProblemMatcher) == 0 {
			continue
		}
		if n++; !reflect.DeepEqual(k.ProblemMatcher, want) {
			t.Errorf("%s %v finds problems by %+v, want %+v", k.Command, k.Args, k.ProblemMatcher, want)
		}
	}
	for _, m := range want {
		if m.Owner != "involve" {
			t.Errorf("the owner is %q", m.Owner)
		}
	}
	if n != 2 {
		t.Errorf("%d tasks find problems, want check and what runs while one writes", n)
	}
}

// What is written is saved, and so checked, a moment after the last letter.
func TestWhatIsWrittenIsSavedByItself(t *testing.T) {
	var settings map[string]json.RawMessage
	for _, f := range Files(library(t)) {
		if f.Path == ".vscode/settings.json" {
			if err := json.Unmarshal(f.Data, &settings); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, language := range []string{"[markdown]", "[yaml]"} {
		var of struct {
			Save  string `json:"files.autoSave"`
			Delay int    `json:"files.autoSaveDelay"`
		}
		if err := json.Unmarshal(settings[language], &of); err != nil || of.Save != "afterDelay" || of.Delay < 500 || of.Delay > 1500 {
			t.Errorf("%s: %+v, %v", language, of, err)
		}
	}
}

// read finds the problems in a text as the editor does: each line belongs to
// the first matcher that knows it. What is not told is 0.
func read(t *testing.T, text string) (l diag.List) {
	t.Helper()
	list := matchers(t)
	for line := range strings.Lines(text) {
		for _, m := range list {
			groups := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(strings.TrimSuffix(line, "\n"))
			if groups == nil {
				continue
			}
			get := func(i int) string {
				if i == 0 {
					return ""
				}
				return groups[i]
			}
			d := diag.Diagnostic{Rule: get(m.Pattern.Code), Message: get(m.Pattern.Message)}
			d.Path = get(m.Pattern.File)
			d.Line, _ = strconv.Atoi(get(m.Pattern.Line))
			d.Col, _ = strconv.Atoi(get(m.Pattern.Column))
			d.Severity = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "info": diag.Info}[get(m.Pattern.Severity)]
			if m.Pattern.Kind == "file" && d.Line != 0 {
				t.Errorf("a whole file has a line: %q", line)
			}
			l = append(l, d)
			break
		}
	}
	return l
}

func TestTheProblemMatcherReadsWhatCheckPrints(t *testing.T) {
	const page = "content/pages/with a space.md"
	site := fstest.MapFS{page: &fstest.MapFile{Data: []byte(
		"---\ncontent/a.md:1:2: error: not one [at-all]\nx: warning: nor this [one]\n" + strings.Repeat("\n", 2000) + "z: error: far down [below]\n")}}
	at := func(line, col, end int) diag.Pos { return diag.Pos{Path: page, Line: line, Col: col, EndCol: end} }
	want := diag.List{
		{Pos: at(2, 3, 9), Rule: "unknown-term", Message: `"carer" is not a group`, Hint: `did you mean "carers"? error: no [no-rule]`},
		{Pos: at(3, 1, 0), Severity: diag.Warning, Rule: "left-out", Message: "it says a: b: warning: c [d] and more"},
		{Pos: at(2004, 1, 2), Severity: diag.Info, Rule: "far-down", Message: "many lines"},
		{Pos: at(9999, 1, 2), Rule: "no-source", Message: "a line that cannot be read"},
		{Pos: at(2, 0, 0), Rule: "no-column", Message: "a line as a whole"},
		{Pos: diag.Pos{Path: page}, Severity: diag.Warning, Rule: "stray-file", Message: "nothing is made of this file: at all", Hint: "x: error: y [z]"},
		{Pos: diag.Pos{Path: content.SettingsPath}, Rule: "no-settings", Message: "the site has no settings"},
		{Pos: diag.Pos{Path: "content/a:b 10:20.md", Line: 1, Col: 1}, Rule: "bad-slug", Message: "“a:b” cannot be part of an address"},
	}
	var b bytes.Buffer
	if err := want.Text(&b, site, false); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, want.Summary())
	fmt.Fprintln(&b, "nothing is wrong in 103 pages")
	got := read(t, b.String())
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(want):
			t.Errorf("one too many: %v", got[i])
		case i >= len(got):
			t.Errorf("not found: %v", want[i])
		default:
			want[i].Hint, want[i].EndCol = "", 0
			if got[i] != want[i] {
				t.Errorf("got %+v, want %+v", got[i], want[i])
			}
		}
	}
}

// The editor's regular expressions have no more and no less than ours as long
// as they keep to what both know.
func TestTheProblemMatcherKeepsToPlainRegularExpressions(t *testing.T) {
	for _, m := range matchers(t) {
		if s := m.Pattern.Regexp; strings.Contains(s, "(?P") || strings.Contains(s, "[[:") || strings.Contains(s, `\z`) || strings.Contains(s, "(?i") {
			t.Errorf("%s is not for browsers", s)
		}
	}
}

// expand does what the editor does with a snippet: the first of the words to
// choose from, the date, and what answer gives for the key of the line
// elsewhere.
func expand(body []string, answer func(key string) string) string {
	var lines []string
	for _, line := range body {
		line = variable.ReplaceAllStringFunc(line, func(s string) string {
			return map[string]string{"$CURRENT_YEAR": "2026", "$CURRENT_MONTH": "11", "$CURRENT_DATE": "29"}[s]
		})
		line = choice.ReplaceAllString(line, "$1")
		line = likely.ReplaceAllString(line, "$1")
		key, _, _ := strings.Cut(strings.TrimLeft(line, " -"), ":")
		line = place.ReplaceAllStringFunc(line, func(string) string { return answer(key) })
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n") + "\n"
}

var (
	variable = regexp.MustCompile(`\$CURRENT_[A-Z]+`)
	choice   = regexp.MustCompile(`\$\{\d+\|([^,|]+)[^|]*\|\}`)
	likely   = regexp.MustCompile(`\$\{\d+:([^}]*)\}`)
	place    = regexp.MustCompile(`\$\d+`)
)

var at = time.Date(2026, 11, 29, 9, 0, 0, 0, time.UTC)

// answers are what is written where a snippet has no words to choose from.
var answers = map[string]string{
	"closes": "2026-12-20T17:00", "outcome_due": "2027-03-01", "minutes": "60", "opens": "2026-12-01", "starts": "2026-12-01T10:00", "ends": "2026-12-01T12:00",
	"until": "2027-01-01", "review_due": "2027-11-29", "decision_due": "2027-06-01", "url": "https://example.org/", "email": "team@example.org", "phone": "01632 960 123",
	"text_relay": "18001 01632 960 123", "id": "kidney-panel", "programme": "kidneys", "order": "1", "age_min": "18", "age_max": "99", "places": "12", "lang": "cy",
	"report_every": "3 months", "aliases": "/old-name/", "replaced_by": "/guidance/", "related": "/guidance/", "guide": "/guidance/", "image": "/files/around-the-table.png",
}

// reach are the answers of a way to take part or of a helpline.
var reach = map[string]string{
	"email": "team@example.org", "phone": "01632 960 123", "sms": "01632 960 123", "text-relay": "18001 01632 960 123", "post": "Freepost Team", "in-person": "The hall",
}

func written(t *testing.T) map[string]snippet {
	t.Helper()
	list := map[string]snippet{}
	for _, f := range Files(library(t)) {
		if f.Path == ".vscode/involve.code-snippets" {
			if err := json.Unmarshal(f.Data, &list); err != nil {
				t.Fatal(err)
			}
		}
	}
	return list
}

// filled is a snippet as an author leaves it.
func filled(s snippet) string {
	to := "https://example.org/"
	for way, address := range reach {
		if strings.HasSuffix(s.Prefix, "way-"+way) {
			to = address
		}
	}
	return expand(s.Body, func(key string) string {
		switch a, ok := answers[key]; {
		case key == "to":
			return to
		case ok:
			return a
		}
		return "Something to read"
	})
}

// said is what check has for the sample content with one more file.
func said(t *testing.T) func(path, text string) diag.List {
	t.Helper()
	files := fstest.MapFS{}
	lib := library(t)
	lib.EveryPage(func(p *content.Page) { files[p.Path] = nil })
	for _, f := range lib.Files {
		files[f.Path] = nil
	}
	files[content.SettingsPath] = nil
	for name := range files {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	s, err := build.NewSession(build.Options{Site: files, Themes: themes.FS})
	if err != nil {
		t.Fatal(err)
	}
	return func(path, text string) (l diag.List) {
		t.Helper()
		files[path] = &fstest.MapFile{Data: []byte(text)}
		site, err := s.Load(at)
		delete(files, path)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range site.Diags.All() {
			if d.Path == path {
				l = append(l, d)
			}
		}
		return l
	}
}

var folder = map[string]string{
	"opportunity": "opportunities", "guidance": "guidance", "page": "pages", "group": "groups", "stage": "stages", "organisation": "organisations",
}

func TestASnippetOfAWholeFilePassesCheck(t *testing.T) {
	list, check := written(t), said(t)
	for _, k := range schema.Kinds() {
		if k.Name == "settings" {
			continue
		}
		s := list["involve: new-"+k.Name]
		text := filled(s)
		if k.Name == "opportunity" { // a link is the first way, and one more is needed
			text = strings.Replace(text, "kind: link\n    to: \"https://example.org/\"", "kind: email\n    to: \"a@example.org\"", 1)
		}
		for _, d := range check("content/"+folder[k.Name]+"/something-new.md", text) {
			t.Errorf("%s: %s\n%s", k.Name, d, text)
		}
	}
}

func TestTheSnippetOfEachKeyPassesCheck(t *testing.T) {
	list, check := written(t), said(t)
	whole := map[string]string{}
	for _, k := range schema.Kinds() {
		if k.Name == "settings" {
			continue
		}
		whole[k.Name] = filled(list["involve: new-"+k.Name])
		for i := range k.Fields {
			f := &k.Fields[i]
			s, there := list["involve: "+f.Key]
			if !there || s.Scope != "markdown" || s.Prefix != f.Key || s.Description == "" {
				t.Errorf("%s: %+v is no snippet for the key %s", k.Name, s, f.Key)
				continue
			}
			text := without(whole[k.Name], f.Key)
			extra := filled(s)
			if f.Key == "image" {
				extra += "image_alt: A team\n"
			}
			text = strings.Replace(text, "---\n", "---\n"+extra, 1)
			for _, d := range check("content/"+folder[k.Name]+"/something-new.md", text) {
				if d.Severity == diag.Error {
					t.Errorf("%s: %s: %s\n%s", k.Name, f.Key, d, extra)
				}
			}
			if f.Type != schema.Objects {
				continue
			}
			// One more entry below those that are there.
			for name, more := range list {
				if !strings.Contains(more.Description, "One more entry of "+f.Key+":") && more.Description != "One more entry of "+f.Key {
					continue
				}
				var entry []string
				for line := range strings.Lines(filled(more)) {
					entry = append(entry, "  "+line)
				}
				text := strings.Replace(without(whole[k.Name], f.Key), "---\n", "---\n"+f.Key+":\n"+strings.Join(entry, ""), 1)
				for _, d := range check("content/"+folder[k.Name]+"/something-new.md", text) {
					if d.Severity == diag.Error {
						t.Errorf("%s: %s\n%s", name, d, text)
					}
				}
			}
		}
	}
}

// without takes a key and what belongs to it out of front matter.
func without(text, key string) string {
	var kept []string
	inside := false
	for line := range strings.Lines(text) {
		if inside = strings.HasPrefix(line, key+":") || inside && strings.HasPrefix(line, " "); !inside {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

func TestSnippetsHaveTheWordsOfTheSite(t *testing.T) {
	list := written(t)
	for name, want := range map[string]string{
		"groups":       "groups: ${1|service-users,beneficiaries,care-professionals,active-citizens,carers|}",
		"organisation": "midshire-icb",
		"areas":        "north-east",
		"support":      "large-print,travel-booked,ask|}",
		"draft":        "draft: ${1|true,false|}",
	} {
		if got := strings.Join(list["involve: "+name].Body, "\n"); !strings.Contains(got, want) {
			t.Errorf("%s is %q, want %q in it", name, got, want)
		}
	}
	for _, name := range []string{"update-extended", "update-cancelled", "session", "outcome", "format-easy-read", "way-text-relay", "helpline"} {
		if _, there := list["involve: "+name]; !there {
			t.Errorf("there is no snippet %s", name)
		}
	}
	// Of a site without topics there is nothing to choose.
	lib := *library(t)
	lib.Settings.Topics = content.Vocabulary{}
	if text := string(snippets(&lib)); strings.Contains(text, `"involve: topics"`) || strings.Contains(text, "||}") {
		t.Error("there is a choice of nothing")
	}
}
