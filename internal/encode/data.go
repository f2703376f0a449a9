package encode

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"involve/internal/view"
)

// openData returns index.json, indented, so that a change to one field is a
// change to one line. A list that is always there is [] when it is empty, never
// null: whoever reads the file may loop over it without asking.
//
// A record is written after the other: indenting all of them at once would take
// several times the file's size in memory.
func openData(d *view.Data) []byte {
	frame := *d
	frame.Opportunities = []view.Record{}
	var b bytes.Buffer
	writer := func(margin string) func(v any) {
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent(margin, "  ")
		return func(v any) {
			if err := e.Encode(v); err != nil {
				panic(fmt.Sprintf("encode: open data: %v", err)) // it holds strings, numbers and lists only
			}
		}
	}
	writer("")(&frame)
	if len(d.Opportunities) == 0 {
		return b.Bytes()
	}
	end := bytes.LastIndexByte(b.Bytes(), ']') // of the empty list
	after := string(b.Bytes()[end:])
	b.Truncate(end)
	write := writer("    ")
	for i, r := range d.Opportunities {
		if i == some {
			b.Grow(b.Len() / some * (len(d.Opportunities) - i) * 11 / 10)
		}
		if i > 0 {
			b.Truncate(b.Len() - len("\n"))
			b.WriteByte(',')
		}
		b.WriteString("\n    ")
		write(withLists(r))
	}
	b.WriteString("  " + after)
	return b.Bytes()
}

// some records tell how long the others are about to be, so that the memory for all
// is taken at once.
const some = 100

// withLists returns a record in which no list that is always there is nil.
func withLists(r view.Record) *view.Record {
	r.Activity = list(r.Activity)
	r.Groups = list(r.Groups)
	r.Stages = list(r.Stages)
	r.Mode = list(r.Mode)
	r.Areas = list(r.Areas)
	r.WhoCan = list(r.WhoCan)
	r.Outcomes = slices.Clone(r.Outcomes)
	for i := range r.Outcomes {
		r.Outcomes[i].Heard = list(r.Outcomes[i].Heard)
	}
	return &r
}

// list returns s, empty rather than nil.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// compact returns what the site's own scripts read, without white space.
func compact(v view.View) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("encode: data of scripts: %v", err)) // it holds strings, numbers and lists only
	}
	return b.Bytes()
}

// printSheet returns the stylesheet for paper alone.
func printSheet(s *view.PrintSheet) []byte {
	if strings.ContainsAny(s.Origin, "\"\\\n") {
		panic(fmt.Sprintf("encode: %q is no origin", s.Origin))
	}
	return fmt.Appendf(nil, ":root{--involve-origin:%q}\n", s.Origin)
}
