package internal

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"involve/internal/build"
	"involve/internal/diag"
	"involve/internal/markdown"
	"involve/internal/prose"
)

var update = flag.Bool("update", false, "write docs/messages.md")

// A told is one thing that authors are told, somewhere in testdata.
type told struct {
	rule, severity, message, hint string
}

// wantForm is how testdata writes a diagnostic: place, severity, message, rule.
var wantForm = regexp.MustCompile(`^[^\s:]+(?::\d+(?::\d+(?:-\d+)?)?)?: (error|warning|info): (.+) \[([a-z0-9-]+)\]$`)

// wordForm is how package plain, which knows no places and severities, writes
// one: the part that is meant, message, rule.
var wordForm = regexp.MustCompile(`^".*?": (.+) \[([a-z0-9-]+)\]$`)

// messages gathers what the testdata of all packages has in the form of wanted
// diagnostics, and what package markdown, whose testdata has another form, says
// of its own.
func messages(t *testing.T) []told {
	t.Helper()
	all := map[told]bool{}
	paths, err := filepath.Glob("*/testdata/*.txtar")
	if err != nil || len(paths) < 30 {
		t.Fatalf("testdata: %v, %v", paths, err)
	}
	for _, p := range paths {
		archive, err := txtar.ParseFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			var last *told
			note := func() {
				if last != nil {
					all[*last] = true
				}
			}
			for line := range strings.Lines(string(f.Data)) {
				line = strings.TrimSuffix(line, "\n")
				if m := wantForm.FindStringSubmatch(line); m != nil {
					note()
					last = &told{rule: m[3], severity: m[1], message: m[2]}
				} else if m := wordForm.FindStringSubmatch(line); m != nil && strings.HasPrefix(p, "plain/") {
					note()
					last = &told{rule: m[2], severity: prose.Severity(m[2]).String(), message: m[1]}
				} else if hint, ok := strings.CutPrefix(line, "  hint: "); ok && last != nil {
					last.hint = hint
				}
			}
			note()
			if strings.HasPrefix(p, "markdown/") && strings.HasSuffix(f.Name, ".md") {
				_, _, l := markdown.Body(f.Name, 1, f.Data)
				for _, d := range l {
					all[told{rule: d.Rule, severity: d.Severity.String(), message: d.Message, hint: d.Hint}] = true
				}
			}
		}
	}
	for _, rare := range []string{"<!-- a --> text", "[a <https://example.org> b](/x)",
		"##Why", "• a", "-a", "[a](/b/){c}", "<<<<<<< HEAD\n=======\n>>>>>>> b"} {
		_, _, l := markdown.Body("page.md", 1, []byte(rare))
		for _, d := range l {
			all[told{rule: d.Rule, severity: d.Severity.String(), message: d.Message, hint: d.Hint}] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), func(a, b told) int {
		return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.severity, b.severity), cmp.Compare(a.message, b.message), cmp.Compare(a.hint, b.hint))
	})
}

const messagesPath = "../docs/messages.md"

func TestMessagesAreLaidOutInOneFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("# What authors are told\n\n" +
		"Every message of `check`, with its hint, as the tests of this repository bring them about.\n" +
		"A test writes this file and holds it against them: `go test ./internal -run Messages -update`.\n" +
		"Of messages that differ only in what their author wrote there is one.\n")
	rule, shapes := "", map[told]bool{}
	for _, m := range messages(t) {
		// Of those that differ in an author's own words alone, one is enough.
		shape := told{m.rule, m.severity, shapeOf(m.message), shapeOf(m.hint)}
		if shapes[shape] {
			continue
		}
		shapes[shape] = true
		if m.rule != rule {
			rule = m.rule
			fmt.Fprintf(&b, "\n## %s\n\n", rule)
			if about := build.About(rule); about != "" {
				fmt.Fprintf(&b, "%s\n\n", about)
			}
		}
		fmt.Fprintf(&b, "- %s: %s", m.severity, code(m.message))
		if m.hint != "" {
			fmt.Fprintf(&b, "  \n  → %s", code(m.hint))
		}
		b.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile(messagesPath, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(messagesPath)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != b.String() {
		t.Errorf("docs/messages.md is not what the tests bring about: run go test ./internal -run Messages -update, and read what has changed")
	}
}

// What SARIF says of a rule holds for rules that there are, and for all of them.
func TestEveryRuleSaysWhatItIsAbout(t *testing.T) {
	said := map[string]bool{}
	for _, m := range messages(t) {
		said[m.rule] = true
	}
	for _, rule := range diag.Rules() {
		if prose.Why(rule) != "" {
			t.Errorf("both prose and diag say what %q is about", rule)
		}
		if !said[rule] {
			t.Errorf("diag says what %q is about, and no test brings it about", rule)
		}
		delete(said, rule)
	}
	for _, m := range messages(t) {
		if build.About(m.rule) == "" && said[m.rule] {
			t.Errorf("neither prose nor diag says what %q is about", m.rule)
			delete(said, m.rule)
		}
	}
}

// shapeOf is a text with what comes from a file taken out of it.
func shapeOf(s string) string { return own.ReplaceAllString(s, "…") }

var own = regexp.MustCompile(`"[^"]*"|“[^”]*”|'[^' ]*'|\[[^\]]*\]|[^ ]*[0-9/#_.][^ ]*|<[^>]*>|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)

// code shows text as it is, whatever Markdown would make of it.
func code(s string) string {
	s = strings.ReplaceAll(s, "\n", " ")
	marks := "`"
	for strings.Contains(s, marks) {
		marks += "`"
	}
	if len(marks) > 1 {
		return marks + " " + s + " " + marks
	}
	return marks + s + marks
}

var (
	jargon = regexp.MustCompile(`(?i)\b(yaml|json|unmarshal\w*|tokens?|mappings?|scalars?|nodes?|sequences?|arrays?|parse\w*|invalid|illegal|fail(?:ed|s|ure)?|fatal|syntax|struct|nil|null|strings?|integers?|booleans?|floats?|enums?|regexp?|regex|whitespace|delimiters?|terminat\w+|unexpected|unterminated|malformed|schema|metadata|slug|utc)\b|%!`)
	blame  = regexp.MustCompile(`(?i)\b(you forgot|you (?:have )?(?:made|missed|failed)|forgot\w*|wrong\w*|bad|error|mistake|incorrect\w*|stupid|obviously|simply|just|please|sorry|must not|oops)\b`)
	quoted = regexp.MustCompile(`"[^"]*"|'[^']*'|“[^”]*”`) // the author's own words
	site   = strings.NewReplacer("content/_site.yaml", "the settings")
)

// What authors read is in their words, and blames nobody.
func TestMessagesAreInPlainWordsWithoutBlame(t *testing.T) {
	list := messages(t)
	if len(list) < 200 {
		t.Errorf("only %d messages were found", len(list))
	}
	for _, m := range list {
		for _, text := range []string{m.message, m.hint} {
			words := quoted.ReplaceAllString(site.Replace(text), "…")
			for name, list := range map[string]*regexp.Regexp{"jargon": jargon, "blame": blame} {
				if word := list.FindString(words); word != "" {
					t.Errorf("[%s] %q has the word %q, which is %s", m.rule, text, word, name)
				}
			}
		}
		if strings.HasSuffix(m.message, ".") {
			t.Errorf("[%s] %q ends with a full stop", m.rule, m.message)
		}
		if m.hint == "" {
			t.Errorf("[%s] %q has no hint", m.rule, m.message)
		}
	}
}
