package desk

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
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
	warnings := of(site.Diags, diag.Warning)
	c.N = len(warnings)
	sum := sha256.New()
	for _, g := range warnings {
		// Lines move while one writes, and a warning stays the same.
		fmt.Fprintf(sum, "%q %q %q\n", g.Path, g.Rule, g.Message)
	}
	c.Key = fmt.Sprintf("%.8x", sum.Sum(nil))
	slices.SortStableFunc(warnings, func(a, b diag.Diagnostic) int {
		switch here := a.Path == source; {
		case here == (b.Path == source):
			return 0
		case here:
			return -1
		}
		return 1
	})
	const few = 20
	for _, g := range warnings[:min(few, len(warnings))] {
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
