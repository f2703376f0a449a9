package serve

import (
	"flag"
	"fmt"
	"net/http"
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
// browser hears, and to the last byte of the page that it then asks for: a file is
// saved in place, under a running server. Reported are medians.
//
//	go test ./internal/serve -run '^$' -bench Reload -benchtime 30x -opportunities 10000
func BenchmarkReload(b *testing.B) {
	s, dir := served(b)
	saved(b, s, dir, "guidance", `title: Measured guidance
summary: Measured.
`)
	saved(b, s, dir, "opportunities", `title: Measured opportunity
summary: Measured.
organisation: dunmere-partnership
activity: survey
groups: [carers]
stages: [delivery]
areas: [yorkshire]
mode: online
published: 2026-11-01
closes: 2027-11-01
time: {text: 10 minutes, minutes: 10}
payment: {kind: unpaid}
expenses: {covered: not-needed}
support: ask
who_can: [Anyone]
contact: {team: Measuring team, email: measure@example.org}
take_part: [{kind: link, to: "https://example.org/measure"}]
`)
}

// saved measures with a file of its own in a folder of the content.
func saved(b *testing.B, s *Server, dir, folder, front string) {
	name, page := "content/"+folder+"/measured.md", "/"+folder+"/measured/"
	save := func(n int) {
		write(b, dir, name, fmt.Sprintf("---\n%s---\n\nSaved for the %05dth time.\n", front, n))
	}
	n := 0
	b.Run(folder, func(b *testing.B) {
		n++
		save(n)
		until(b, s, page, shows(fmt.Sprintf("for the %05dth time", n)))
		time.Sleep(2 * doubt) // until all is quiet
		var heard, shown []time.Duration
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
	})
}

// BenchmarkFirstPage measures the time from the start of a server to the last byte
// of the first page. Each start has a server of its own: count them, and loop once.
//
//	go test ./internal/serve -run '^$' -bench FirstPage -benchtime 1x -count 5 -opportunities 10000
func BenchmarkFirstPage(b *testing.B) {
	dir := benched(b)
	for b.Loop() {
		if a := get(b, running(b, dir), "/"); a.status != http.StatusOK {
			b.Fatalf("status %d", a.status)
		}
	}
}

// served runs a server on a made-up site.
func served(b *testing.B) (*Server, string) {
	dir := benched(b)
	return running(b, dir), dir
}

// benched makes up a site.
func benched(b *testing.B) string {
	dir := b.TempDir()
	if err := corpus.Write(dir, corpus.Options{Opportunities: *opportunities, Guidance: 200, Seed: 1}); err != nil {
		b.Fatal(err)
	}
	return dir
}

// running starts a server as the command does.
func running(b *testing.B, dir string) *Server {
	debug.SetGCPercent(400)
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	return start(b, dir, func(o *Options) { o.Build.Site = root.FS() })
}

func median(list []time.Duration) float64 {
	slices.Sort(list)
	return float64(list[len(list)/2].Microseconds()) / 1000
}
