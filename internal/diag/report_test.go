package diag

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// reports makes some sheets and a rest by chance, and the list of all that.
func reports(r *rand.Rand, most int) (*Report, List) {
	some := func(path string) (l List) {
		for range r.IntN(most) {
			l.Add(Diagnostic{Pos: Pos{Path: path, Line: r.IntN(3)}, Severity: Severity(r.IntN(3)), Rule: string(rune('x' + r.IntN(2))), Message: "so"})
		}
		return l
	}
	var all, rest List
	var sheets []*Sheet
	for _, path := range []string{"c", "a/b", "a", "a-b", "d"} {
		l := some(path)
		l.Sort()
		sheets = append(sheets, NewSheet(l))
		more := slices.Concat(some(path), l[:r.IntN(len(l)+1)], some("z"), some(""))
		all, rest = slices.Concat(all, l, more), append(rest, more...)
	}
	all.Sort()
	return NewReport(sheets, rest), all
}

func TestAReportSaysWhatOneSortedListWould(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 400 {
		report, want := reports(r, 1+i%12)
		if got := report.All(); !slices.Equal(got, want) {
			t.Fatalf("All = %v, want %v", got, want)
		}
		for s := Error; s <= Info; s++ {
			var of List
			for _, d := range want {
				if d.Severity == s {
					of.Add(d)
				}
			}
			if got := slices.Collect(report.Of(s)); report.Count(s) != len(of) || !slices.Equal(got, of) {
				t.Fatalf("Of(%v) = %v (%d), want %v", s, got, report.Count(s), of)
			}
			for range report.Of(s) {
				break
			}
		}
		if got := report.Summary(); got != want.Summary() {
			t.Fatalf("Summary = %q, want %q", got, want.Summary())
		}
		for _, path := range []string{"a", "a/b", "a-b", "z", "", "nowhere"} {
			about := slices.DeleteFunc(slices.Clone(want), func(d Diagnostic) bool { return d.Path != path })
			if got := report.About(path); !slices.Equal(got, about) {
				t.Fatalf("About(%q) = %v, want %v", path, got, about)
			}
		}
		for _, first := range [][]string{nil, {"c"}, {"nowhere", "c", "a-b"}} {
			var told, rest List
			for _, d := range want {
				if slices.Contains(first, d.Path) {
					told.Add(d)
				} else {
					rest.Add(d)
				}
			}
			var a, b bytes.Buffer
			if err := report.Text(&a, nil, false, first...); err != nil {
				t.Fatal(err)
			}
			if err := append(told, rest...).Text(&b, nil, false); err != nil {
				t.Fatal(err)
			}
			if a.String() != b.String() {
				t.Fatalf("with %v first it is\n%s\nand not\n%s", first, &a, &b)
			}
		}
	}
}

func TestADigestIsAnotherWhenTheRemarksAreOthers(t *testing.T) {
	one := func(line int, severity Severity, message string) Diagnostic {
		return Diagnostic{Pos: Pos{Path: "a", Line: line}, Severity: severity, Rule: "r", Message: message}
	}
	digest := func(sheet, rest List) string { return NewReport([]*Sheet{nil, NewSheet(sheet)}, rest).Digest(Warning) }
	w, moved, other := one(1, Warning, "m"), one(2, Warning, "m"), one(1, Warning, "n")
	was := digest(List{w}, List{other})
	for name, same := range map[string]string{
		"a line that moved": digest(List{moved}, List{other}), "an error": digest(List{w}, List{other, one(1, Error, "e")}),
	} {
		if same != was {
			t.Errorf("%s makes another digest", name)
		}
	}
	seen := map[string]string{was: "the first"}
	for name, now := range map[string]string{
		"nothing": digest(nil, nil), "less in the sheet": digest(nil, List{other}), "less beside it": digest(List{w}, nil),
		"more in the sheet": digest(List{w, moved}, List{other}), "another beside it": digest(List{w}, List{w, other, one(3, Warning, "o")}),
	} {
		if seen[now] != "" {
			t.Errorf("%s has the digest of %s", name, seen[now])
		}
		seen[now] = name
	}
}

func TestAReportWithMoreIsAsIfMadeOfAll(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		report, all := reports(r, 5)
		_, more := reports(r, 5)
		want := slices.Concat(all, more)
		want.Sort()
		if got := report.With(more).All(); !slices.Equal(got, want) {
			t.Fatal(fmt.Sprint(got, " is not ", want))
		}
	}
}
