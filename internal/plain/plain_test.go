package plain

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// report writes findings as testdata has them.
func report(text string, list []Finding) string {
	var out strings.Builder
	for _, f := range list {
		fmt.Fprintf(&out, "%q: %s [%s]\n  hint: %s\n", text[f.From:f.To], f.Message, f.Rule, f.Hint)
	}
	return out.String()
}

// mend applies all fixes to a text.
func mend(text string, list []Finding) string {
	var fixes []Fix
	for _, f := range list {
		if f.Fix != nil {
			fixes = append(fixes, *f.Fix)
		}
	}
	slices.SortFunc(fixes, func(a, b Fix) int { return b.From - a.From })
	for _, f := range fixes {
		text = text[:f.From] + f.Text + text[f.To:]
	}
	return text
}

// cases calls do with each rule's file.
func cases(t testing.TB, do func(rule, path string, archive *txtar.Archive)) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("Glob found %d files, error %v", len(files), err)
	}
	for _, path := range files {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		do(strings.TrimSuffix(filepath.Base(path), ".txtar"), path, archive)
	}
}

func section(f txtar.File) (text string) { return strings.TrimSuffix(string(f.Data), "\n") }

// TestRulesFindWhatIsWrongAndNothingElse reads testdata. A "wrong" text is
// followed by what is wanted of it and, where there are fixes, by the text as
// they leave it. In a "right" text no rule finds anything.
func TestRulesFindWhatIsWrongAndNothingElse(t *testing.T) {
	cases(t, func(rule, path string, archive *txtar.Archive) {
		t.Run(rule, func(t *testing.T) {
			if why := strings.TrimSpace(string(archive.Comment)); why == "" || strings.Contains(why, "\n") {
				t.Errorf("the file begins with %q; it must say in one line why the rule is there", why)
			}
			var out []txtar.File
			wrong, right := 0, 0
			for i, f := range archive.Files {
				kind, _, named := strings.Cut(f.Name, ": ")
				switch {
				case kind == "wrong" && named:
					wrong++
					text := section(f)
					list := Read(text)
					if !slices.ContainsFunc(list, func(f Finding) bool { return f.Rule == rule }) {
						t.Errorf("%s: %q is not found", f.Name, text)
					}
					got := []txtar.File{{Name: "want", Data: []byte(report(text, list))}}
					mended := mend(text, list)
					if mended != text {
						got = append(got, txtar.File{Name: "fixed", Data: []byte(mended + "\n")})
					}
					for k, g := range got {
						want := txtar.File{}
						if i+1+k < len(archive.Files) {
							want = archive.Files[i+1+k]
						}
						if !*update && (want.Name != g.Name || string(want.Data) != string(g.Data)) {
							t.Errorf("%s: %s is\n%swant\n%s", f.Name, g.Name, g.Data, want.Data)
						}
					}
					out = append(append(out, f), got...)
				case kind == "right" && named:
					right++
					text := section(f)
					if list := Read(text); list != nil {
						t.Errorf("%s: finds\n%sin %q", f.Name, report(text, list), text)
					}
					out = append(out, f)
				case f.Name != "want" && f.Name != "fixed":
					t.Errorf("the section %q is neither wrong, right, want nor fixed", f.Name)
				}
			}
			if wrong < 3 || right < 4 {
				t.Errorf("has %d wrong and %d right texts; at least 3 and 4", wrong, right)
			}
			if !*update {
				if len(out) != len(archive.Files) {
					t.Errorf("has %d sections, want %d", len(archive.Files), len(out))
				}
				return
			}
			if err := os.WriteFile(path, txtar.Format(&txtar.Archive{Comment: archive.Comment, Files: out}), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	})
}

func count(list []Finding, rule string) (n int) {
	for _, f := range list {
		if f.Rule == rule {
			n++
		}
	}
	return n
}

// TestFixedTextNoLongerBreaksTheRule applies each fix of testdata on its own,
// and all of a text together.
func TestFixedTextNoLongerBreaksTheRule(t *testing.T) {
	fixes := 0
	cases(t, func(rule, path string, archive *txtar.Archive) {
		for _, f := range archive.Files {
			if !strings.HasPrefix(f.Name, "wrong: ") {
				continue
			}
			text := section(f)
			list := Read(text)
			for _, found := range list {
				if found.Fix == nil {
					continue
				}
				fixes++
				mended := mend(text, []Finding{found})
				if was, is := count(list, found.Rule), count(Read(mended), found.Rule); is >= was {
					t.Errorf("%s: %s is found %d times in %q and %d times in %q", rule, found.Rule, was, text, is, mended)
				}
				fix := found.Fix
				if fix.From < found.From || fix.To > found.To+1 {
					t.Errorf("%s: the fix of %q changes %q, outside it", rule, text[found.From:found.To], text[fix.From:fix.To])
				}
			}
			mended := mend(text, list)
			for _, left := range Read(mended) {
				if left.Fix != nil {
					t.Errorf("%s: %q could still be fixed for %s", rule, mended, left.Rule)
				}
			}
		}
	})
	if fixes < 50 {
		t.Errorf("testdata has %d fixes; at least 50", fixes)
	}
}

// TestEveryRuleHasItsFile reads the rules' names in the source, so that none
// can be added without a file, and no file stays when its rule goes.
func TestEveryRuleHasItsFile(t *testing.T) {
	have, want := map[string]bool{}, map[string]bool{}
	cases(t, func(rule, path string, archive *txtar.Archive) { have[rule] = true })
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../figures/*.go")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, more...)
	name := regexp.MustCompile(`(?:r\.Add\(|rule: )"([a-z-]+)"`)
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range name.FindAllSubmatch(src, -1) {
			want[string(m[1])] = true
		}
	}
	for rule := range want {
		if !have[rule] {
			t.Errorf("testdata has no %s.txtar", rule)
		}
	}
	for rule := range have {
		if !want[rule] {
			t.Errorf("testdata has %s.txtar, but there is no such rule", rule)
		}
	}
	if len(want) < 34 {
		t.Errorf("found %d rules in the source, which cannot be all", len(want))
	}
}
