package share

import (
	"strings"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// Picture makes the picture of a group, or of the whole site when it is nil.
func Picture(m *snapshot.Snapshot, group *content.Page) *view.Picture {
	s := &m.Library.Settings
	p := &view.Picture{Site: s.Title, Brand: s.Brand, Code: m.Absolute("/opportunities/")}
	p.Heading, p.Text = wording.Invitation(group)
	if group != nil {
		p.Code = m.Absolute(group.URL)
	}
	if s.Demo {
		p.Note = "Example"
	}
	_, p.Address, _ = strings.Cut(p.Code, "://")
	return p
}
