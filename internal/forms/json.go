package forms

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"involve/internal/diag"
)

type jsonList struct {
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
	Errors      int              `json:"errors"`
	Warnings    int              `json:"warnings"`
	Infos       int              `json:"infos"`
}

type jsonDiagnostic struct {
	Path      string `json:"path"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndColumn int    `json:"end_column"`
	Severity  string `json:"severity"`
	Rule      string `json:"rule"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
}

// WriteJSON writes a list as one object. Every key is always there, and 0 stands
// for a place that is not known. Paths are from the site's folder.
func WriteJSON(w io.Writer, l diag.List) error {
	out := jsonList{
		Diagnostics: make([]jsonDiagnostic, 0, len(l)),
		Errors:      l.Count(diag.Error),
		Warnings:    l.Count(diag.Warning),
		Infos:       l.Count(diag.Info),
	}
	for _, d := range l {
		out.Diagnostics = append(out.Diagnostics, jsonDiagnostic{
			d.Path, d.Line, d.Col, d.EndCol, d.Severity.String(), d.Rule, d.Message, d.Hint,
		})
	}
	return encode(w, out)
}

// encode writes v with each hidden character as an escape: JSON allows some
// of them as they are, but it is also read on terminals.
func encode(w io.Writer, v any) error {
	var plain, safe bytes.Buffer
	enc := json.NewEncoder(&plain)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	for _, r := range plain.String() {
		if r != '\n' && r <= 0xffff && diag.Hidden(r) {
			fmt.Fprintf(&safe, `\u%04x`, r)
		} else {
			safe.WriteRune(r)
		}
	}
	_, err := safe.WriteTo(w)
	return err
}
