package build

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"involve/internal/corpus"
)

// corpusSum is that of all files that are made of the corpus, but for the theme's
// own and drawings. When a page is meant to come out otherwise, take the sum that
// the test prints; what makes a build faster must not change it.
const corpusSum = "2972 files, f308042855c77eaa890d74cbc7f3a9a6"

// The golden site is small. Here listings have many pages, feeds are cut off, and
// most of what pages share is shared.
func TestAnEqualCorpusGivesTheSameBytes(t *testing.T) {
	dir := t.TempDir()
	if err := corpus.Write(dir, corpus.Options{Opportunities: 1000, Guidance: 200, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	site := loaded(t, session(t, os.DirFS(dir)), corpus.Day.Add(9*time.Hour))
	sum, n := sha256.New(), 0
	for i := range site.Plan.Outputs() {
		o := &site.Plan.Outputs()[i]
		if path.Ext(o.Path) == ".png" || o.Path == "manifest.json" || strings.HasPrefix(o.Path, "assets/") && !strings.HasSuffix(o.Path, ".json") {
			continue
		}
		data, err := site.Render(o)
		if err != nil {
			t.Fatal(err)
		}
		n++
		fmt.Fprintf(sum, "%s\n%s\n", fingerprint.ReplaceAllString(o.Path, "$1."), fingerprint.ReplaceAllString(string(data), "$1."))
	}
	if got := fmt.Sprintf("%d files, %.16x", n, sum.Sum(nil)); got != corpusSum {
		t.Errorf("the sum is %q, and was %q", got, corpusSum)
	}
}
