package plan

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestOutputsAreSortedAsThoughOneByOne(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		list := make([]Output, n)
		for i := range list {
			list[i] = Output{Path: fmt.Sprint(r.IntN(n)), URL: fmt.Sprint(i)}
		}
		for from := 0; from < n && n%3 > 0; { // runs
			to := min(n, from+1+r.IntN(n))
			slices.SortStableFunc(list[from:to], func(a, b Output) int { return cmp.Compare(a.Path, b.Path) })
			from = to
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, func(a, b Output) int { return cmp.Compare(a.Path, b.Path) })
		same := func(a, b Output) bool { return a.Path == b.Path && a.URL == b.URL }
		if got := sorted(list); !slices.EqualFunc(got, want, same) {
			t.Fatalf("sorted = %v, want %v", got, want)
		}
	}
}
