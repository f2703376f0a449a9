package prose_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/check"
	"involve/internal/diag"
	"involve/internal/load"
	"involve/internal/loadtest"
	"involve/internal/markdown"
	"involve/internal/plan"
	"involve/internal/prose"
	"involve/internal/sources"
)

var update = flag.Bool("update", false, "write the diagnostics that come out into testdata")

// An archive of testdata is named for a rule. Its comment is one sentence for
// content designers: why the rule is there. Its files are
//
//	wrong: what   the Markdown of a body, or a whole file when it begins with
//	              ---, in which the rule finds something
//	want          what it finds there
//	right: what   the same, in which it finds nothing
//	beside        another page of the site, for rules that look at two
//
// The first wrong and the first right are shown to content designers.
func archive(t testing.TB, rule string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", rule+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// rules are those with cases here.
func rules(t testing.TB) (list []string) {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) < 40 {
		t.Fatalf("testdata: %v, %v", paths, err)
	}
	for _, p := range paths {
		list = append(list, strings.TrimSuffix(filepath.Base(p), ".txtar"))
	}
	return list
}

func row(t testing.TB, rule string) prose.Rule {
	t.Helper()
	i := slices.IndexFunc(prose.Rules(), func(r prose.Rule) bool { return r.ID == rule })
	if i < 0 {
		t.Fatalf("%s.txtar is about no rule of the table", rule)
	}
	return prose.Rules()[i]
}

// read returns what all rules find in a case, in the order of the page.
func read(t testing.TB, r prose.Rule, data, beside string) diag.List {
	t.Helper()
	reader := prose.New("en-GB", []string{"Rivermouth Hospitals NHS Trust", "Eastvale Voice", "Citizens Advice"})
	var l diag.List
	switch {
	case r.Between:
		l = between(t, data, beside)
	case strings.HasPrefix(data, "---"):
		zone, err := time.LoadLocation("Europe/London")
		if err != nil {
			t.Fatal(err)
		}
		src := sources.File{Path: "content/opportunities/page.md", Data: []byte(data)}
		l = load.Parse(src, load.Options{Zone: zone, Prose: reader}).Diags
	default:
		_, words, found := markdown.Body("page.md", 1, []byte(data))
		l = reader.Read(words, "", found)
	}
	l = slices.Clone(l)
	for i := range l {
		l[i].Path = "page.md"
	}
	l.Sort()
	return l
}

// between returns what is found of a page in a site with another.
func between(t testing.TB, data, beside string) (l diag.List) {
	t.Helper()
	const page = "content/guidance/page.md"
	site := fstest.MapFS{
		"content/_site.yaml": {Data: []byte(`title: Involving people
base_url: https://example.org/
feed_id: "tag:example.org,2026:"
since: 2026-11-01
organisation: {name: Eastvale}
`)},
		"content/index.md": {Data: []byte("---\ntitle: Home\nsummary: Take part.\n---\n")},
		page:               {Data: []byte(data)},
	}
	if beside != "" {
		site["content/guidance/beside.md"] = &fstest.MapFile{Data: []byte(beside)}
	}
	lib := loadtest.Library(t, site)
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	p, _ := plan.Make(lib, plan.Options{At: at})
	for _, d := range check.Run(lib, p, at) {
		if d.Path == page {
			l.Add(d)
		}
	}
	return l
}

// only returns what one rule finds.
func only(l diag.List, rule string) diag.List {
	return slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return d.Rule != rule })
}

// wanted writes diagnostics as testdata has them.
func wanted(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		place := d.Pos.String()
		if d.EndCol > 0 {
			place += fmt.Sprintf("-%d", d.EndCol)
		}
		fmt.Fprintf(&b, "%s: %v: %s [%s]\n  hint: %s\n", place, d.Severity, d.Message, d.Rule, d.Hint)
	}
	return b.String()
}

// A testCase is one text.
type testCase struct {
	name, data, want string
	wrong            bool
}

func cases(t testing.TB, a *txtar.Archive) (list []testCase, beside string) {
	t.Helper()
	for i, f := range a.Files {
		kind, name, _ := strings.Cut(f.Name, ": ")
		switch {
		case f.Name == "beside":
			beside = string(f.Data)
		case kind == "wrong":
			if i+1 == len(a.Files) || a.Files[i+1].Name != "want" {
				t.Fatalf("nothing is wanted of %q", f.Name)
			}
			list = append(list, testCase{name, string(f.Data), string(a.Files[i+1].Data), true})
		case kind == "right":
			list = append(list, testCase{name, string(f.Data), "", false})
		case f.Name != "want":
			t.Fatalf("what is %q?", f.Name)
		}
	}
	return list, beside
}

func TestEachRuleFindsWhatIsWrongAndNothingElse(t *testing.T) {
	for _, rule := range rules(t) {
		t.Run(rule, func(t *testing.T) {
			a, r := archive(t, rule), row(t, rule)
			list, beside := cases(t, a)
			n := 0
			for _, c := range list {
				got := wanted(only(read(t, r, c.data, beside), rule))
				if c.wrong {
					n++
				}
				if c.wrong && *update {
					i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "wrong: "+c.name })
					a.Files[i+1].Data = []byte(got)
					continue
				}
				if got != c.want {
					t.Errorf("in %q it finds\n%s\nwant\n%s", c.name, got, c.want)
				}
				if c.wrong && c.want == "" {
					t.Errorf("nothing is found in %q, which is wrong", c.name)
				}
			}
			if right := len(list) - n; n < 3 || right < 4 {
				t.Errorf("there are %d wrong and %d right texts, want 3 and 4", n, right)
			}
			if *update {
				if err := os.WriteFile(filepath.Join("testdata", rule+".txtar"), txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// What is shown to content designers as right is right by every rule.
func TestFirstRightTextIsRightByEveryRule(t *testing.T) {
	for _, rule := range rules(t) {
		a, r := archive(t, rule), row(t, rule)
		list, beside := cases(t, a)
		i := slices.IndexFunc(list, func(c testCase) bool { return !c.wrong })
		for _, d := range read(t, r, list[i].data, beside) {
			if known(d.Rule) {
				t.Errorf("%s: the first right text has %v", rule, d)
			}
		}
	}
}

func known(rule string) bool { return slices.Contains(prose.IDs(), rule) }

func TestLineEndsOfWindowsMoveNoPlace(t *testing.T) {
	for _, rule := range rules(t) {
		a, r := archive(t, rule), row(t, rule)
		list, beside := cases(t, a)
		for _, c := range list {
			windows := read(t, r, strings.ReplaceAll(c.data, "\n", "\r\n"), beside)
			if got, want := wanted(windows), wanted(read(t, r, c.data, beside)); got != want {
				t.Errorf("%s: with such line ends it finds in %q\n%s\nwant\n%s", rule, c.name, got, want)
			}
		}
	}
}

// Quotations are other people's words.
func TestNoRuleReadsQuotations(t *testing.T) {
	// What would go wrong on the page is said in quotations too.
	elsewhere := []string{"heading-one-h1", "link-empty", "alt-missing", "underline"}
	n := 0
	for _, rule := range rules(t) {
		a, r := archive(t, rule), row(t, rule)
		list, _ := cases(t, a)
		for _, c := range list {
			if strings.HasPrefix(c.data, "---") || r.Family == "Remarks" || slices.Contains(elsewhere, rule) {
				continue
			}
			n++
			quoted := "> " + strings.ReplaceAll(strings.TrimSuffix(c.data, "\n"), "\n", "\n> ") + "\n"
			for _, d := range read(t, r, quoted, "") {
				if known(d.Rule) && !slices.Contains(elsewhere, d.Rule) {
					t.Errorf("%s: %q in a quotation has %v", rule, c.name, d)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("looked at %d texts only", n)
	}
}

func TestEveryRuleOfTheTableHasCases(t *testing.T) {
	here := rules(t)
	for _, r := range prose.Rules() {
		_, err := os.Stat(filepath.Join("..", "plain", "testdata", r.ID+".txtar"))
		if slices.Contains(here, r.ID) == (err == nil) {
			t.Errorf("the rule %s has no cases, or two sets of them", r.ID)
		}
	}
}

func TestTheTableIsInOrder(t *testing.T) {
	seen := map[string]bool{}
	families := []string{}
	for _, r := range prose.Rules() {
		if seen[r.ID] {
			t.Errorf("%s is in the table twice", r.ID)
		}
		seen[r.ID] = true
		if len(families) == 0 || families[len(families)-1] != r.Family {
			if slices.Contains(families, r.Family) {
				t.Errorf("%s stands apart from the others of %q", r.ID, r.Family)
			}
			families = append(families, r.Family)
		}
		if len(r.Why) < 20 || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: the reason is %q, want a sentence", r.ID, r.Why)
		}
	}
}

func TestCommentOfAnArchiveIsOneSentence(t *testing.T) {
	for _, rule := range rules(t) {
		comment := strings.TrimSpace(string(archive(t, rule).Comment))
		if !strings.HasSuffix(comment, ".") || strings.Count(comment, ". ") > 0 || strings.Contains(comment, "\n") {
			t.Errorf("%s: the comment is %q, want one sentence on one line", rule, comment)
		}
	}
}

func TestMessagesAreInPlainWords(t *testing.T) {
	for _, rule := range rules(t) {
		a, r := archive(t, rule), row(t, rule)
		list, beside := cases(t, a)
		for _, c := range list {
			for _, d := range only(read(t, r, c.data, beside), rule) {
				if d.Message == "" || d.Hint == "" || strings.HasSuffix(d.Message, ".") || strings.HasSuffix(d.Hint, ".") && !strings.HasSuffix(d.Hint, "].") && !strings.HasSuffix(d.Hint, ").") {
					t.Errorf("%v, hint %q: want a message and a hint without full stops", d, d.Hint)
				}
			}
		}
	}
}
