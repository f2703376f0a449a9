package desk

import (
	"involve/internal/diag"
	"involve/internal/wording"
)

// Mistakes makes the page that says why the site cannot be shown, with each
// mistake, and below them what can wait.
func (d *Desk) Mistakes(f Frame, r *diag.Report) []byte {
	mistakes := d.kind("mistake", r, diag.Error)
	data := map[string]any{"N": mistakes.N, "Title": count(mistakes.N, "mistake") + " to mend", "All": mistakes}
	d.canWait(data, r)
	return page("mistakes.html", f, data)
}

// A kind is all that is equally severe.
type kind struct {
	N     int
	Noun  string
	Notes []note // the first of them
	More  int    // how many there are beside
}

func (d *Desk) kind(noun string, r *diag.Report, s diag.Severity) kind {
	k := kind{N: r.Count(s), Noun: noun, Notes: d.notes(first(most, r.Of(s)))}
	k.More = k.N - len(k.Notes)
	return k
}

// canWait adds what is not wrong, but could be better.
func (d *Desk) canWait(data map[string]any, r *diag.Report) {
	var kinds []kind
	if r.Count(diag.Warning) > 0 {
		kinds = append(kinds, d.kind("warning", r, diag.Warning))
	}
	if r.Count(diag.Info) > 0 {
		kinds = append(kinds, d.kind("suggestion", r, diag.Info))
	}
	data["CanWait"] = kinds
}

// Fault makes the page that tells of a fault of the machine, the theme or the
// program.
func (d *Desk) Fault(f Frame, err error) []byte {
	return page("message.html", f, map[string]any{
		"Title": "The site cannot be shown", "Code": err.Error(),
		"Text": "This page goes away by itself when that is put right.",
	})
}

// BadInstant makes the page for an instant that cannot be read. here is the
// address of the page without one.
func (d *Desk) BadInstant(f Frame, why, here string) []byte {
	return page("instant.html", f, map[string]any{"Title": "The day in the address cannot be read", "Why": wording.Upper(why), "Here": here})
}
