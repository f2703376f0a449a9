// Package loadtest reads whole sites for the tests of what comes after loading.
//
// It takes a site's files and gives its library, or fails the test. Nothing but
// tests may import it.
package loadtest

import (
	"io/fs"
	"testing"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/load"
	"involve/internal/sources"
)

// Library reads a site in which nothing is wrong within one file.
func Library(t testing.TB, site fs.FS) *content.Library {
	t.Helper()
	src, err := sources.Read(site)
	if err != nil {
		t.Fatal(err)
	}
	set, l := load.Settings(src.Settings)
	var docs []*load.Document
	for _, s := range src.Pages {
		doc := load.Parse(s, load.Options{Zone: set.Zone})
		l, docs = append(l, doc.Diags...), append(docs, doc)
	}
	lib, more := load.Assemble(set, docs, src.Files)
	if l = append(l, more...); l.Count(diag.Error) > 0 {
		t.Fatalf("the library has mistakes: %v", l)
	}
	return lib
}
