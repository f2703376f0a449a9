package serve

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"involve/internal/corpus"
)

var opportunities = flag.Int("opportunities", 1000, "how many the site of a benchmark has")

// BenchmarkReload measures the time from the write of a file to the event that a
// browser hears, and to the last byte of the page that it then asks for: a page of
// guidance is saved in place, under a running server. Reported are medians.
//
//	go test ./internal/serve -run '^$' -bench Reload -benchtime 30x -opportunities 10000
func BenchmarkReload(b *testing.B) {
	debug.SetGCPercent(400) // as the command does
	dir := b.TempDir()
	if err := corpus.Write(dir, corpus.Options{Opportunities: *opportunities, Guidance: 200, Seed: 1}); err != nil {
		b.Fatal(err)
	}
	s := start(b, dir, func(o *Options) {
		root, err := os.OpenRoot(dir) // as the command does, too
		if err != nil {
			b.Fatal(err)
		}
		o.Build.Site = root.FS()
	})
	const name, page = "content/guidance/measured.md", "/guidance/measured/"
	save := func(n int) {
		write(b, dir, name, fmt.Sprintf("---\ntitle: Measured\nsummary: Measured.\n---\n\nSaved for the %05dth time.\n", n))
	}
	save(0)
	until(b, s, page, shows("for the 00000th time"))
	time.Sleep(2 * doubt) // until all is quiet
	var heard, shown []time.Duration
	n := 0
	for b.Loop() {
		n++
		st := hear(b, s, s.current.Load().id)
		time.Sleep(100 * time.Millisecond)
		began := time.Now()
		save(n)
		st.changed()
		heard = append(heard, time.Since(began))
		if a := get(b, s, page); !strings.Contains(a.body, fmt.Sprintf("for the %05dth time", n)) {
			b.Fatalf("the page is as it was (status %d)", a.status)
		}
		shown = append(shown, time.Since(began))
	}
	b.ReportMetric(0, "ns/op") // it holds the pause
	b.ReportMetric(median(heard), "ms/event")
	b.ReportMetric(median(shown), "ms/page")
}

func median(list []time.Duration) float64 {
	slices.Sort(list)
	return float64(list[len(list)/2].Microseconds()) / 1000
}
