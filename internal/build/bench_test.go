package build

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"involve/internal/check"
	"involve/internal/corpus"
	"involve/internal/diag"
	"involve/internal/load"
	"involve/internal/plan"
	"involve/internal/prose"
	"involve/internal/sources"
)

// A benchmark for each stage, on a made-up site of this size with 200 pages of
// guidance:
//
//	go test ./internal/build -run '^$' -bench . -benchtime 3x -opportunities 10000
//
// BenchmarkReload of package serve measures the last stage.
var opportunities = flag.Int("opportunities", 1000, "how many the site of a benchmark has")

// benched writes the site of a benchmark and begins a session, as the command does.
func benched(b *testing.B) (*Session, string) {
	b.Helper()
	b.ReportAllocs()
	dir := b.TempDir()
	if err := corpus.Write(dir, corpus.Options{Opportunities: *opportunities, Guidance: 200, Seed: 1}); err != nil {
		b.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { root.Close() })
	return session(b, root.FS()), dir
}

// standing loads the site of a benchmark.
func standing(b *testing.B) *Site {
	s, _ := benched(b)
	return loaded(b, s, at)
}

// report says how long the stage takes for each of n.
func report(b *testing.B, n int, one string) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/"+one)
}

// BenchmarkLoad reads the files, parses them, and assembles the library.
func BenchmarkLoad(b *testing.B) {
	s, _ := benched(b)
	read := func(b *testing.B) sources.Set {
		src, err := sources.ReadBy(s.opt.Site, many)
		if err != nil {
			b.Fatal(err)
		}
		if len(src.Pages) < *opportunities {
			b.Fatalf("read %d files", len(src.Pages))
		}
		return src
	}
	src := read(b)
	settings, _ := load.Settings(src.Settings)
	opt := load.Options{Zone: settings.Zone, Prose: prose.New(settings.Language, settings.Names)}
	parse := func() []*load.Document {
		return each(src.Pages, cores(), func(f sources.File) *load.Document { return load.Parse(f, opt) })
	}
	docs, n := parse(), len(src.Pages)
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			read(b)
		}
		report(b, n, "file")
	})
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, d := range parse() {
				if d.Diags.Count(diag.Error) > 0 {
					b.Fatal(d.Diags)
				}
			}
		}
		report(b, n, "file")
	})
	b.Run("assemble", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if lib, diags := load.Assemble(settings, docs, src.Files); len(lib.Opportunities) != *opportunities || diags.Count(diag.Error) > 0 {
				b.Fatal(diags)
			}
		}
		report(b, n, "file")
	})
}

func BenchmarkPlan(b *testing.B) {
	site := standing(b)
	for b.Loop() {
		if p, diags := plan.Make(site.Library, site.options); len(p.Outputs()) != len(site.Plan.Outputs()) || diags.Count(diag.Error) > 0 {
			b.Fatal(diags)
		}
	}
	report(b, len(site.Plan.Outputs()), "file")
}

// BenchmarkCheck does what Site.At does after planning, one part after another.
func BenchmarkCheck(b *testing.B) {
	site := standing(b)
	for b.Loop() {
		diags := slices.Concat(site.found, check.Run(site.Library, site.Plan, at))
		r := diag.NewReport(site.sheets, prose.Weigh(diags, site.Library.Settings.Rules))
		if r.Count(diag.Warning) != site.Diags.Count(diag.Warning) {
			b.Fatalf("%d warnings, want %d", r.Count(diag.Warning), site.Diags.Count(diag.Warning))
		}
	}
	report(b, len(site.Plan.Outputs()), "file")
}

// BenchmarkRender draws everything to nowhere.
func BenchmarkRender(b *testing.B) {
	site := standing(b)
	for b.Loop() {
		site = again(b, site)
		if err := site.Check(nil); err != nil {
			b.Fatal(err)
		}
	}
	report(b, len(site.Plan.Outputs()), "file")
}

// again plans a site anew while the clock stands, so that nothing is remembered
// of the pages that were drawn before.
func again(b *testing.B, site *Site) *Site {
	b.StopTimer()
	defer b.StartTimer()
	return site.At(site.Standing())
}

// BenchmarkPublish draws everything and writes it: into a new folder, over the
// same site, and over one of which one page was otherwise.
func BenchmarkPublish(b *testing.B) {
	s, dir := benched(b)
	site := loaded(b, s, at)
	changed := change(b, s, dir, site)
	n := len(site.Plan.Outputs())
	publish := func(b *testing.B, site *Site, folder int, written func(int) bool) {
		site = again(b, site)
		r, err := site.Publish(filepath.Join(dir, "out", fmt.Sprint(folder)), nil)
		if err != nil {
			b.Fatal(err)
		}
		if r.Written+r.Unchanged < n || !written(r.Written) {
			b.Fatalf("%d files: %+v", n, r)
		}
	}
	tries := 0 // nothing is removed meanwhile: that slows what is written next
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			tries++
			publish(b, site, tries, func(written int) bool { return written >= n })
		}
		report(b, n, "file")
	})
	publish(b, site, 0, func(int) bool { return true })
	b.Run("unchanged", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			publish(b, site, 0, func(written int) bool { return written == 0 })
		}
		report(b, n, "file")
	})
	publish(b, site, 0, func(int) bool { return true })
	b.Run("one-changed", func(b *testing.B) {
		b.ReportAllocs()
		turns := []*Site{changed, site}
		for i := 0; b.Loop(); i++ {
			publish(b, turns[i%2], 0, func(written int) bool { return 0 < written && written < n/10 })
		}
		report(b, n, "file")
	})
}

// change adds a sentence to the first opportunity of a site and loads it again.
func change(b *testing.B, s *Session, dir string, site *Site) *Site {
	b.Helper()
	name := filepath.Join(dir, filepath.FromSlash(site.Library.Opportunities[0].Path))
	file, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteString("\nThis was added.\n"); err != nil {
		b.Fatal(err)
	}
	return loaded(b, s, at)
}
