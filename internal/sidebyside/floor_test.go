// Package sidebyside measures involve beside Hugo: run.sh tells how.
package sidebyside

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

var (
	content = flag.String("content", "", "the folder of sources that BenchmarkFloor reads")
	output  = flag.String("output", "", "the site whose files BenchmarkFloor writes again")
	scratch = flag.String("scratch", "", "a folder for what it writes, which is left there")
)

// BenchmarkFloor measures what no program that makes such a site can go below on
// this machine: to read the sources, to make HTML of every body with goldmark, and
// to write as many bytes under the same names. Reported are medians.
func BenchmarkFloor(b *testing.B) {
	if *content == "" || *output == "" || *scratch == "" {
		b.Fatal("run.sh says -content, -output and -scratch")
	}
	sources, files := list(b, *content), list(b, *output)
	cores := runtime.GOMAXPROCS(0)
	texts := make([][]byte, len(sources))
	read := func() {
		each(b, cores, len(sources), func(i int) (err error) {
			texts[i], err = os.ReadFile(filepath.Join(*content, sources[i].name))
			return err
		})
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	render := func() {
		each(b, cores, len(sources), func(i int) error {
			buf := buffers.Get().(*bytes.Buffer)
			defer buffers.Put(buf)
			buf.Reset()
			return md.Convert(body(texts[i]), buf)
		})
	}
	// What is in a file makes no difference to its writing.
	data := bytes.Repeat([]byte("the floor\n"), 1+slices.MaxFunc(files, bySize).size/10)
	write := func(dir string) {
		for _, f := range files {
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(f.name)), 0o755); err != nil {
				b.Fatal(err)
			}
		}
		each(b, 4*cores, len(files), func(i int) error { // as a build does: it is the fastest
			return os.WriteFile(filepath.Join(dir, files[i].name), data[:files[i].size], 0o644)
		})
	}

	var reading, rendering, writing []time.Duration
	read() // so that every timed reading finds the files in memory
	for b.Loop() {
		reading = append(reading, took(read))
		rendering = append(rendering, took(render))
		dir := filepath.Join(*scratch, fmt.Sprint(len(writing))) // nothing is removed: that slows what is written next
		writing = append(writing, took(func() { write(dir) }))
	}
	r, m, w := median(reading), median(rendering), median(writing)
	b.ReportMetric(r, "s-read")
	b.ReportMetric(m, "s-goldmark")
	b.ReportMetric(w, "s-write")
	b.ReportMetric(r+m+w, "s-floor")
}

type file struct {
	name string
	size int
}

func bySize(a, b file) int { return a.size - b.size }

// list returns the files of a folder.
func list(b *testing.B, dir string) []file {
	b.Helper()
	var files []file
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files = append(files, file{filepath.FromSlash(p), int(info.Size())})
		}
		return err
	})
	if err != nil || len(files) == 0 {
		b.Fatalf("%d files in %s: %v", len(files), dir, err)
	}
	return files
}

// body returns a text without its front matter.
func body(text []byte) []byte {
	if rest, ok := bytes.CutPrefix(text, []byte("---\n")); ok {
		_, text, _ = bytes.Cut(rest, []byte("\n---\n"))
	}
	return text
}

// each calls f with 0 to n-1 from so many goroutines.
func each(b *testing.B, workers, n int, f func(i int) error) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := f(i); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
}

func took(f func()) time.Duration {
	began := time.Now()
	f()
	return time.Since(began)
}

func median(list []time.Duration) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2].Seconds()
}
