package watch

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// A change comes some milliseconds after the one before it.
type change struct {
	after int
	path  string
}

// every makes a burst: one change each step milliseconds, n of them.
func every(step, n int, paths ...string) []change {
	var list []change
	for i := range n {
		list = append(list, change{step, paths[i%len(paths)]})
	}
	return list
}

func TestOneSignalFollowsAChangeOrABurst(t *testing.T) {
	for _, test := range []struct {
		name    string
		changes []change
		want    []int // milliseconds after the beginning
	}{
		{"nothing", nil, nil},
		{"one file", []change{{0, "a"}}, []int{10}},
		{"one file written twice in a save", []change{{0, "a"}, {5, "a"}}, []int{15}},
		{"two saves of one file", []change{{0, "a"}, {100, "a"}}, []int{10, 110}},
		{"two files", []change{{0, "a"}, {5, "b"}}, []int{55}},
		{"a burst that returns to the first file", []change{{0, "a"}, {5, "b"}, {30, "a"}}, []int{85}},
		{"one file after a burst", []change{{0, "a"}, {5, "b"}, {200, "b"}}, []int{55, 215}},
		{"a burst of 20 files", every(8, 20, "a", "b", "c"), []int{210}},
		{"files without end", every(7, 300, "a", "b"), []int{1007, 2008, 2150}},
		{"one file without end", every(7, 300, "a"), []int{1007, 2008, 2110}},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				changes, signals, closing := make(chan string), make(chan struct{}, 1), make(chan struct{})
				go settle(changes, signals, closing)
				go func() {
					for _, c := range test.changes {
						time.Sleep(time.Duration(c.after) * time.Millisecond)
						changes <- c.path
					}
				}()
				var got []int
				time.Sleep(time.Millisecond / 2)
				for ms := range 5000 {
					synctest.Wait()
					select {
					case <-signals:
						got = append(got, ms)
					default:
					}
					time.Sleep(time.Millisecond)
				}
				close(closing)
				if !slices.Equal(got, test.want) {
					t.Errorf("signals at %v ms, want %v", got, test.want)
				}
			})
		})
	}
}

func TestSignalsThatNobodyTakesBecomeOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		changes, signals, closing := make(chan string), make(chan struct{}, 1), make(chan struct{})
		go settle(changes, signals, closing)
		for range 3 {
			changes <- "a"
			time.Sleep(time.Second)
		}
		if got, want := len(signals), 1; got != want {
			t.Errorf("%d signals wait, want %d", got, want)
		}
		close(closing)
	})
}
