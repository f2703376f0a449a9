package build

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls f with every element of in, several at a time, and returns the
// results in the order of in. A panic in f is the caller's: a server has to
// outlive it. All goroutines of the pipeline are here.
func each[T, R any](in []T, workers int, f func(T) R) []R {
	out := make([]R, len(in))
	var next atomic.Int64
	var wg sync.WaitGroup
	var first atomic.Pointer[any]
	for range min(workers, len(in)) {
		wg.Go(func() {
			defer func() {
				if fault := recover(); fault != nil {
					first.CompareAndSwap(nil, &fault)
				}
			}()
			for i := next.Add(1) - 1; i < int64(len(in)) && first.Load() == nil; i = next.Add(1) - 1 {
				out[i] = f(in[i])
			}
		})
	}
	wg.Wait()
	if fault := first.Load(); fault != nil {
		panic(*fault)
	}
	return out
}

// together calls all of list at the same time.
func together(list ...func()) {
	each(list, len(list), func(f func()) struct{} {
		f()
		return struct{}{}
	})
}

// cores is how many goroutines serve work that keeps a processor busy.
func cores() int { return runtime.GOMAXPROCS(0) }

// writers is how many goroutines render and write, more than there are cores
// because they wait for the disk: eight write a third faster than two.
func writers() int { return 4 * cores() }
