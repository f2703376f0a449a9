package editor

import (
	"fmt"
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/schema"
)

// A maker makes one snippet, and counts the places in it where the cursor
// stops.
type maker struct {
	lib   *content.Library
	kind  string // of an entry, when it is given
	stops int
}

func (m *maker) stop() int {
	m.stops++
	return m.stops
}

// wanted are keys of groups that are seldom left out, beside those that have to
// be there.
var wanted = map[string][]string{
	"payment": {"amount", "basis"}, "contact": {"email", "phone"}, "expenses": {"items"}, "sessions": {"ends"}, "repeat": {"until"},
	"formats": {"url"}, "outcomes": {"did", "not_done"}, "decision": {"who", "when", "open", "settled"}, "take_part": {"label"},
}

// file returns all that a file of a kind needs.
func (m *maker) file(k *schema.Kind) []string {
	lines := []string{"---"}
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Required || f.Key == "outcome_due" || f.Key == "updated" {
			lines = append(lines, m.key(f)...)
		}
	}
	lines = append(lines, "---", "")
	if k.Name != "opportunity" {
		return append(lines, "$0")
	}
	for i, h := range content.Headings {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, "## "+h, "", fmt.Sprintf("$%d", m.stop()))
	}
	return lines
}

// key returns the lines of a key. They are nil for a word of which the site has
// none.
func (m *maker) key(f *schema.Field) []string {
	switch f.Type {
	case schema.Object:
		return append([]string{f.Key + ":"}, indent(m.group(f))...)
	case schema.Objects:
		return append([]string{f.Key + ":"}, indent(m.entry(f))...)
	case schema.Texts:
		return []string{f.Key + ":", fmt.Sprintf(`  - "$%d"`, m.stop())}
	}
	value := m.value(f)
	if value == "" {
		return nil
	}
	return []string{f.Key + ": " + value}
}

// group returns the keys below another.
func (m *maker) group(f *schema.Field) (lines []string) {
	for i := range f.Fields {
		if g := &f.Fields[i]; g.Required || slices.Contains(wanted[f.Key], g.Key) {
			lines = append(lines, m.key(g)...)
		}
	}
	return lines
}

// entry returns an entry of a list.
func (m *maker) entry(f *schema.Field) []string {
	lines := indent(m.group(f))
	lines[0] = "- " + strings.TrimPrefix(lines[0], "  ")
	return lines
}

// value returns what stands behind a key: words to choose from, a date that is
// likely, or a place to write.
func (m *maker) value(f *schema.Field) string {
	const today = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
	switch f.Type {
	case schema.Term, schema.Terms:
		v, _ := m.lib.Vocabulary(f.Vocabulary)
		slugs := v.Slugs()
		if f.Or != "" {
			slugs = append(slugs, f.Or)
		}
		if f.Key == "kind" && m.kind != "" {
			return m.kind
		}
		if len(slugs) == 0 {
			return ""
		}
		return fmt.Sprintf("${%d|%s|}", m.stop(), strings.Join(slugs, ","))
	case schema.Bool:
		return fmt.Sprintf("${%d|true,false|}", m.stop())
	case schema.Day, schema.Moment:
		if slices.Contains([]string{"published", "date", "updated", "reviewed", "checked"}, f.Key) {
			return fmt.Sprintf("${%d:%s}", m.stop(), today)
		}
		return fmt.Sprintf("$%d", m.stop())
	case schema.Text:
		return fmt.Sprintf(`"$%d"`, m.stop())
	}
	return fmt.Sprintf("$%d", m.stop())
}

func indent(lines []string) []string {
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	return lines
}
