package page

import (
	"strings"

	"involve/internal/linked"
	"involve/internal/view"
)

// Data makes the page on open data.
func (m *Maker) Data(g view.DataGuide) view.View {
	v := &view.DataPage{
		Page:      m.Shell("/data/", openData, "Every opportunity on this site, for a spreadsheet or a program of your own.", nil),
		DataGuide: g, Subscribe: m.LinkTo("/subscribe/"),
	}
	for _, part := range []struct{ text, id string }{
		{"What there is", "what_there_is"},
		{"What you may do with it", "licence"},
		{"How fresh it is", "fresh"},
		{"In a spreadsheet", "spreadsheet"},
		{"In a program", "program"},
		{"What stays the same", "version"},
		{"The columns of the spreadsheet", "columns"},
		{"The fields of the JSON file", "fields"},
	} {
		v.Contents = append(v.Contents, view.Link{Text: part.text, Href: view.URL("#" + part.id)})
	}
	if l := m.site.Licence; l != nil {
		from := m.site.Title
		if name := m.site.Organisation.Text; name != "" {
			from += ", " + name
		}
		v.Credit = strings.TrimSpace("Contains information from " + from + " (" + m.Absolute("/") + "), licensed under the " + l.Text + ".")
	}
	v.LinkedData = linked.Dataset(m.Snapshot, linked.Trail(m.Snapshot, &v.Page), g)
	return v
}
