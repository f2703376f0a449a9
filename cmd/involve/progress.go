package main

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"
)

// A progress draws a bar on a terminal, for work that takes over a second.
type progress struct {
	w     io.Writer
	total int
	files atomic.Int64
	stop  chan struct{}
	ended chan struct{}
}

// bar begins to draw the progress of n files. It returns nil where nobody is
// there to see it; a nil progress draws nothing.
func (p *program) bar(c *common, n int) *progress {
	if !p.terminal || c.quiet {
		return nil
	}
	b := &progress{w: p.stderr, total: n, stop: make(chan struct{}), ended: make(chan struct{})}
	go b.draw()
	return b
}

// add counts one file. It may be called from several goroutines.
func (b *progress) add() {
	if b != nil {
		b.files.Add(1)
	}
}

// end takes the bar away.
func (b *progress) end() {
	if b != nil {
		close(b.stop)
		<-b.ended
	}
}

func (b *progress) draw() {
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
