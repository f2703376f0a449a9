package serve

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"
)

var corpus = flag.String("corpus", "", "a site of which BenchmarkReload measures a copy too")

// BenchmarkReload measures the time from the write of a file to the event that a
// browser hears, and to the last byte of the page that it then asks for: a page of
// guidance is saved in place, under a running server. Reported are medians.
//
//	go test ./internal/serve -run '^$' -bench Reload -benchtime 30x
func BenchmarkReload(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("opportunities=%d", n), func(b *testing.B) { reloads(b, many(b, n)) })
	}
	if *corpus != "" {
		b.Run("corpus", func(b *testing.B) {
			dir := b.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(*corpus, "content"))); err != nil {
				b.Fatal(err)
			}
			reloads(b, dir)
		})
	}
}

func reloads(b *testing.B, dir string) {
	debug.SetGCPercent(400) // as the command does
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

// many writes a site with so many opportunities and 200 pages of guidance.
func many(b *testing.B, n int) string {
	dir := folder(b)
	var areas strings.Builder
	for i := range 10 {
		fmt.Fprintf(&areas, "      area-%d: Area %d\n", i, i)
		write(b, dir, fmt.Sprintf("content/groups/group-%d.md", i), fmt.Sprintf("---\ntitle: Group %d\nsummary: Group.\n---\n", i))
		org := strings.NewReplacer("title: Trust", fmt.Sprintf("title: Trust %d", i)).Replace(site()["content/organisations/trust.md"])
		write(b, dir, fmt.Sprintf("content/organisations/trust-%d.md", i), org)
	}
	write(b, dir, "content/_site.yaml", settings+areas.String())
	words := strings.Repeat("People who use the service say what would make it better for them, and hear [what became of it](/guidance/why/). ", 16)
	for i := range 200 {
		write(b, dir, fmt.Sprintf("content/guidance/page-%d.md", i), fmt.Sprintf("---\ntitle: Page %d\nsummary: Page.\n---\n\n%s\n", i, words))
	}
	for i := range n {
		day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%300).Format(time.DateOnly)
		front := strings.NewReplacer(
			"closes: 2026-11-22", "closes: "+day,
			"groups: carers", fmt.Sprintf("groups: [group-%d, group-%d]", i%10, (i+3)%10),
			"organisation: trust", fmt.Sprintf("organisation: trust-%d", i%7),
			"areas: england", fmt.Sprintf("areas: [area-%d]", i%9),
			"activity: panel", "activity: "+[]string{"panel", "survey", "interview", "workshop"}[i%4],
		).Replace(opportunity)
		write(b, dir, fmt.Sprintf("content/opportunities/%d/one-%d.md", i%20, i), fmt.Sprintf("---\ntitle: One of many, the %dth\nsummary: One of many.\n%s---\n\n## Why we are doing this\n\n%s\n", i, front, words))
	}
	return dir
}
