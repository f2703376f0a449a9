// Package forms writes what is wrong with a site's content for machines to read.
//
// It takes a [diag.List] in the order in which it is to be told, and gives JSON,
// SARIF for code scanning, and the annotations and the table of a GitHub
// workflow. Nothing from the content can act on a terminal or on GitHub. The
// package refuses to judge: it does not sort, reads no file, and is told what a
// rule is about. The form for people is [diag.List.Text].
package forms

import (
	"fmt"
	"slices"

	"involve/internal/diag"
)

// A Format is a form in which a list can be written. A pointer to one is a
// [flag.Value].
type Format int

// The formats. Text is for people and written by [diag.List.Text], the rest are
// for machines.
const (
	Text Format = iota
	JSON
	SARIF
	GitHub
)

var formats = []string{Text: "text", JSON: "json", SARIF: "sarif", GitHub: "github"}

// String returns "text", "json", "sarif" or "github".
func (f Format) String() string { return formats[f] }

// Set makes f the format of that name. On error it is as it was.
func (f *Format) Set(name string) error {
	i := slices.Index(formats, name)
	if i < 0 {
		return fmt.Errorf("unknown format %q: choose text, json, sarif or github", name)
	}
	*f = Format(i)
	return nil
}

// advice is the message and, on a line of its own, the hint.
func advice(d diag.Diagnostic) string {
	if d.Hint == "" {
		return d.Message
	}
	return d.Message + "\n" + d.Hint
}
