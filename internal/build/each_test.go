package build

import (
	"slices"
	"testing"
)

func TestEachKeepsTheOrder(t *testing.T) {
	in := make([]int, 1000)
	for i := range in {
		in[i] = i
	}
	got := each(in, 8, func(i int) int { return 2 * i })
	for i := range in {
		if got[i] != 2*i {
			t.Fatalf("each gave %v at %d, want %v", got[i], i, 2*i)
		}
	}
	if got := each(nil, 8, func(i int) int { return i }); len(got) != 0 {
		t.Errorf("each(nil) = %v, want nothing", got)
	}
}

func TestAPanicReachesTheCaller(t *testing.T) {
	defer func() {
		if got := recover(); got != "at 7" {
			t.Errorf("recovered %v, want the panic of f", got)
		}
	}()
	each(slices.Repeat([]int{7}, 20), 4, func(int) int { panic("at 7") })
}
