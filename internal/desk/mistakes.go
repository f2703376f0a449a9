package desk

import (
	"involve/internal/diag"
	"involve/internal/wording"
)

// Mistakes makes the page that says why the site cannot be shown, with each
// mistake, and below them what can wait.
func (d *Desk) Mistakes(f Frame, list diag.List) []byte {
	mistakes := of(list, diag.Error)
	data := map[string]any{"N": len(mistakes), "Title": count(len(mistakes), "mistake") + " to mend", "All": d.kind("mistake", mistakes)}
	d.canWait(data, list)
	return page("mistakes.html", f, data)
}

// A kind is all that is equally severe.
type kind struct {
	N     int
	Noun  string
	Notes []note // the first of them
	More  int    // how many there are beside
}

func (d *Desk) kind(noun string, list diag.List) kind {
	k := kind{N: len(list), Noun: noun}
	k.Notes, k.More = d.notes(list)
	return k
}

// canWait adds what is not wrong, but could be better.
func (d *Desk) canWait(data map[string]any, list diag.List) {
	var kinds []kind
	if some := of(list, diag.Warning); len(some) > 0 {
		kinds = append(kinds, d.kind("warning", some))
	}
	if some := of(list, diag.Info); len(some) > 0 {
		kinds = append(kinds, d.kind("suggestion", some))
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
