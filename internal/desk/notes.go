package desk

import (
	"encoding/json"
	"html/template"
	"iter"
	"time"

	"involve/internal/build"
	"involve/internal/content"
	"involve/internal/diag"
)

// Corner returns, as JSON, what the corner of a page says. source is the file
// that the page comes from, if it is one's own; shifted says that the page is
// shown as it stands at another instant than now.
func (d *Desk) Corner(site *build.Site, source string, shifted bool) []byte {
	at, drafts := site.Standing()
	at = at.In(site.Library.Settings.Zone)
	c := struct {
		As       string       `json:"as"`     // when the page is shown as at another instant: that
		Date     string       `json:"date"`   // the day of it
		Drafts   bool         `json:"drafts"` // drafts are shown
		Edit     template.URL `json:"edit"`   // opens the page's own file; empty for no link
		Desk     string       `json:"desk"`
		Warnings []note       `json:"warnings"`
		N        int          `json:"n"`   // of all warnings
		Key      string       `json:"key"` // another when the warnings are others
	}{Date: content.DateOf(at).String(), Drafts: drafts, Desk: Prefix, Warnings: []note{}}
	if shifted {
		c.As = moment(at.Truncate(time.Second))
	}
	if source != "" {
		c.Edit = d.Editor.link(d.Folder, diag.Pos{Path: source})
	}
	c.N, c.Key = site.Diags.Count(diag.Warning), site.Diags.Digest(diag.Warning)
	const few = 20
	for _, g := range first(few, warnings(site.Diags, source)) {
		n := d.note(g)
		n.Here = source != "" && g.Path == source
		c.Warnings = append(c.Warnings, n)
	}
	data, err := json.Marshal(c)
	if err != nil {
		panic("desk: " + err.Error())
	}
	return data
}

// warnings goes through those of a file first, if there is one, then the others.
func warnings(r *diag.Report, source string) iter.Seq[diag.Diagnostic] {
	return func(yield func(diag.Diagnostic) bool) {
		for _, g := range r.About(source) {
			if source != "" && g.Severity == diag.Warning && !yield(g) {
				return
			}
		}
		for g := range r.Of(diag.Warning) {
			if (source == "" || g.Path != source) && !yield(g) {
				return
			}
		}
	}
}
