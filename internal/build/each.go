package build

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls f with every element of in, several at a time, and returns the
// results in the order of in.
func each[T, R any](in []T, workers int, f func(T) R) []R {
	out := make([]R, len(in))
	every(len(in), workers, func(i int) { out[i] = f(in[i]) })
	return out
}

// every calls f with every number from 0 up to n, several at a time. A panic in f
// is the caller's: a server has to outlive it. All goroutines of the pipeline are
// here.
func every(n, workers int, f func(int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	var first atomic.Pointer[any]
	for range min(workers, n) {
		wg.Go(func() {
			defer func() {
				if fault := recover(); fault != nil {
					first.CompareAndSwap(nil, &fault)
				}
			}()
			for i := next.Add(1) - 1; i < int64(n) && first.Load() == nil; i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	wg.Wait()
	if fault := first.Load(); fault != nil {
		panic(*fault)
	}
}

// many is every for as many as the disk can well serve at a time.
func many(n int, f func(int)) { every(n, writers(), f) }

// together calls all of list at the same time.
func together(list ...func()) {
	every(len(list), len(list), func(i int) { list[i]() })
}

// cores is how many goroutines serve work that keeps a processor busy.
func cores() int { return runtime.GOMAXPROCS(0) }

// writers is how many goroutines render and write, more than there are cores
// because they wait for the disk: eight write a third faster than two.
func writers() int { return 4 * cores() }
