package check

import (
	"bytes"
	"flag"
	"fmt"
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
	"involve/internal/loadtest"
	"involve/internal/plan"
)

var update = flag.Bool("update", false, "write the diagnostics that come out into testdata")

// The files of an archive are those of a site over the files of base.txtar,
// which has no mistakes. A name can be followed by
//
//	more                   lines of settings to put in place of their own
//	over valid             keys to put first in a valid opportunity, in place of its own
//	over valid without k   the same, and without the key k
//	gone                   the file of base.txtar is not there
//
// A first line "at TIME" says when the site is looked at.
func tree(t testing.TB, name string) (site fstest.MapFS, at time.Time, a *txtar.Archive) {
	t.Helper()
	read := func(name string) *txtar.Archive {
		a, err := txtar.ParseFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	base, a := read("base.txtar"), read(name)
	data := map[string]string{}
	for _, f := range base.Files {
		data[f.Name] = string(f.Data)
	}
	site = fstest.MapFS{}
	for _, f := range append(slices.Clone(base.Files), a.Files...) {
		name, form, _ := strings.Cut(f.Name, " ")
		switch without, over := strings.CutPrefix(form, "over valid"); {
		case name == "want" || name == "valid":
			continue
		case form == "gone":
			delete(site, name)
			continue
		case form == "more":
			f.Data = []byte(overlay(data[name], string(f.Data), nil))
		case over:
			f.Data = []byte("---\n" + overlay(strings.TrimPrefix(data["valid"], "---\n"), string(f.Data), strings.Fields(strings.TrimPrefix(without, " without"))))
			// Each has a title of its own.
			f.Data = bytes.Replace(f.Data, []byte("title: Kidney panel\n"), []byte("title: Kidney panel, "+filepath.Base(name)+"\n"), 1)
		case form != "":
			t.Fatalf("%s: %s: what is %q?", name, name, form)
		}
		site[name] = &fstest.MapFile{Data: f.Data}
	}
	at = instant(t, "2026-11-25T12:00:00Z")
	if s, ok := strings.CutPrefix(string(a.Comment), "at "); ok {
		s, _, _ = strings.Cut(s, "\n")
		at = instant(t, s)
	}
	return site, at, a
}

// overlay puts keys in place of those of a text.
func overlay(text, keys string, without []string) string {
	for _, m := range regexp.MustCompile(`(?m)^([a-z_]+) ?:`).FindAllStringSubmatch(keys, -1) {
		without = append(without, m[1])
	}
	var b strings.Builder
	b.WriteString(keys)
	drop, head := false, true
	for line := range strings.Lines(text) {
		head = head && line != "---\n"
		if head && line[0] != ' ' {
			key, _, _ := strings.Cut(line, ":")
			drop = slices.Contains(without, key)
		}
		if !drop || !head {
			b.WriteString(line)
		}
	}
	return b.String()
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// found returns what is wrong with a library at an instant.
func found(lib *content.Library, at time.Time) diag.List {
	p, l := plan.Make(lib, plan.Options{At: at})
	l = append(l, Run(lib, p, at)...)
	for _, o := range lib.Opportunities {
		l = append(l, Duties(o)...)
	}
	l.Sort()
	return l
}

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

func archives(t testing.TB) (names []string) {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) < 5 {
		t.Fatalf("testdata: %v, %v", paths, err)
	}
	for _, p := range paths {
		names = append(names, filepath.Base(p))
	}
	return names
}

func TestEachMistakeIsReportedInItsPlace(t *testing.T) {
	for _, name := range archives(t) {
		t.Run(strings.TrimSuffix(name, ".txtar"), func(t *testing.T) {
			site, at, a := tree(t, name)
			got := wanted(found(loadtest.Library(t, site), at))
			i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
			if i < 0 {
				t.Fatal("there is no want")
			}
			if want := string(a.Files[i].Data); got != want && !*update {
				t.Errorf("diagnostics:\n%s\nwant:\n%s", got, want)
			}
			if a.Files[i].Data = []byte(got); *update {
				if err := os.WriteFile(filepath.Join("testdata", name), txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// Every rule of this package, and those of links, have a case in testdata.
func TestEveryRuleHasACase(t *testing.T) {
	have := map[string]bool{}
	for _, name := range archives(t) {
		site, at, _ := tree(t, name)
		for _, d := range found(loadtest.Library(t, site), at) {
			have[d.Rule] = true
		}
	}
	form := regexp.MustCompile(`"([a-z]+(?:-[a-z]+)+)"`)
	rules := map[string]bool{}
	for _, glob := range []string{"*.go", "../snapshot/*.go"} {
		paths, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			data, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(p, "_test.go") {
				continue
			}
			for _, m := range form.FindAllSubmatch(data, -1) {
				rules[string(m[1])] = string(m[1]) != "non-accessible"
			}
		}
	}
	if len(rules) < 20 {
		t.Errorf("only %d rules found in the source: %v", len(rules), rules)
	}
	for rule, is := range rules {
		if is && !have[rule] {
			t.Errorf("no file of testdata shows the rule %q", rule)
		}
	}
}

// errors writes the errors of a list without what they propose.
func errors(l diag.List) (list []string) {
	for _, d := range l {
		if d.Severity == diag.Error {
			list = append(list, d.String())
		}
	}
	return list
}

// The first law of the content: nothing that becomes true by time passing is
// ever an error.
func TestTimeMakesNoErrors(t *testing.T) {
	libs := map[string]*content.Library{"the sample": loadtest.Library(t, os.DirFS("../.."))}
	for _, name := range archives(t) {
		site, _, _ := tree(t, name)
		libs[name] = loadtest.Library(t, site)
	}
	for name, lib := range libs {
		// Every instant at which something changes, and some between. Of the
		// sample, whose plan takes its time, fewer of both.
		days, each := 31, 1
		if name == "the sample" {
			days, each = 150, 15
		}
		var ats []time.Time
		for at := instant(t, "2026-01-01T00:00:00Z"); at.Year() < 2031; at = at.AddDate(0, 0, days) {
			ats = append(ats, at)
		}
		n := 0
		for next := lib.NextChange(ats[0], true); !next.IsZero(); next = lib.NextChange(next, true) {
			if n++; n%each == 0 {
				ats = append(ats, next)
			}
		}
		first := errors(found(lib, ats[0]))
		for _, at := range ats[1:] {
			if now := errors(found(lib, at)); !slices.Equal(now, first) {
				t.Errorf("%s has other errors at %v:\n%s\nthan at %v:\n%s", name, at, strings.Join(now, "\n"), ats[0], strings.Join(first, "\n"))
				break
			}
		}
		if name == "the sample" && len(first) > 0 {
			t.Errorf("the sample has the errors %v", first)
		}
	}
}

func TestDraftsMakeNoOtherErrors(t *testing.T) {
	for _, name := range archives(t) {
		site, at, _ := tree(t, name)
		lib := loadtest.Library(t, site)
		p, l := plan.Make(lib, plan.Options{At: at, Drafts: true})
		l = append(l, Run(lib, p, at)...)
		l.Sort()
		if got, want := errors(l), errors(found(lib, at)); !slices.Equal(got, want) {
			t.Errorf("%s with drafts has the errors\n%s\nwithout\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestSampleHasNoWarningWhenItIsNew(t *testing.T) {
	lib := loadtest.Library(t, os.DirFS("../.."))
	if l := found(lib, instant(t, "2026-11-22T09:00:00Z")); len(l) > 0 {
		t.Errorf("the sample has %v", l)
	}
}
