// Package progress draws how far a long work is.
//
// It takes counts and a terminal, and knows nothing of the work.
package progress

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"
)

// A Bar draws progress on a terminal, for work that takes over a second. A nil
// Bar draws nothing.
type Bar struct {
	w     io.Writer
	total int
	files atomic.Int64
	stop  chan struct{}
	ended chan struct{}
}

// Seen reports whether somebody sees what is written to a file: whether it is a
// terminal.
func Seen(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Begin begins to draw the progress of n files.
func Begin(w io.Writer, n int) *Bar {
	b := &Bar{w: w, total: n, stop: make(chan struct{}), ended: make(chan struct{})}
	go b.draw()
	return b
}

// Add counts one file. It may be called from several goroutines.
func (b *Bar) Add() {
	if b != nil {
		b.files.Add(1)
	}
}

// End takes the bar away.
func (b *Bar) End() {
	if b != nil {
		close(b.stop)
		<-b.ended
	}
}

func (b *Bar) draw() {
	defer close(b.ended)
	wait := time.NewTimer(time.Second)
	defer wait.Stop()
	const width = 30
	for drawn := false; ; drawn = true {
		select {
		case <-b.stop:
			if drawn {
				fmt.Fprint(b.w, "\r\x1b[K")
			}
			return
		case <-wait.C:
			n := int(b.files.Load())
			full := width * n / max(b.total, 1)
			fmt.Fprintf(b.w, "\r[%s%s] %d of %d files", strings.Repeat("#", full), strings.Repeat(".", width-full), n, b.total)
			wait.Reset(100 * time.Millisecond)
		}
	}
}
