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
func openData(d *view.Data) []byte {
	out := *d
	out.Opportunities = list(slices.Clone(d.Opportunities))
	for i := range out.Opportunities {
		r := &out.Opportunities[i]
		r.Activity = list(r.Activity)
		r.Groups = list(r.Groups)
		r.Stages = list(r.Stages)
		r.Mode = list(r.Mode)
		r.Areas = list(r.Areas)
		r.WhoCan = list(r.WhoCan)
		r.Outcomes = slices.Clone(r.Outcomes)
		for j := range r.Outcomes {
			r.Outcomes[j].Heard = list(r.Outcomes[j].Heard)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(&out); err != nil {
		panic(fmt.Sprintf("encode: open data: %v", err)) // it holds strings, numbers and lists only
	}
	return b.Bytes()
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
