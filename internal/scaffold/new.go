package scaffold

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"involve/internal/content"
	"involve/internal/schema"
	"involve/internal/slug"
)

// A Blank is a place that is still to be filled.
type Blank struct {
	Line int
	Name string // of the key, such as "payment: kind", or of the text
	Text bool   // it is text below the front matter
}

// New makes a file of a kind: every key that it needs with what it is for, the
// others as comments, and a prompt for each part of the text. Dates are
// proposed from today.
func New(k *schema.Kind, title string, lib *content.Library, today content.Date) ([]byte, []Blank) {
	w := &writer{lib: lib, kind: k.Name, today: today, values: proposals(k, today)}
	w.values["title"] = quoted(title)
	lines := []line{{text: "---"}}
	lines = append(lines, comment("Fill in what is empty between quotation marks. Down to the next line of hyphens, lines that begin with # are for you, and no reader sees them.", width)...)
	var rest []*schema.Field
	for i := range k.Fields {
		f := &k.Fields[i]
		if !w.live(f, "") {
			rest = append(rest, f)
			continue
		}
		lines = append(append(lines, line{}), w.needed(f, "", width)...)
		for _, key := range beside[f.Key] {
			if g := k.Field(key); g != nil {
				lines = append(lines, off(w.brief(g, width-1))...)
			}
		}
	}
	lines = append(append(lines, line{}), comment("All of the rest is optional. To use a key, take away the # at the beginning of its line, and of the lines that are set in below it.", width)...)
	lines = append(lines, line{})
	for _, f := range rest {
		if slices.ContainsFunc(slices.Collect(maps.Values(beside)), func(keys []string) bool { return slices.Contains(keys, f.Key) }) {
			continue
		}
		if terms, isTerm := w.terms(f); !isTerm || len(terms) > 0 { // else the site has no such words
			lines = append(lines, off(w.brief(f, width-1))...)
		}
	}
	lines = append(append(lines, line{text: "---"}), w.body()...)

	var b strings.Builder
	var blanks []Blank
	for i, l := range lines {
		b.WriteString(l.text + "\n")
		if l.blank != "" {
			blanks = append(blanks, Blank{Line: i + 1, Name: l.blank, Text: l.prompt})
		}
	}
	return []byte(b.String()), blanks
}

// beside are optional keys that stand below another, since whether they are
// wanted depends on it.
var beside = map[string][]string{"published": {"opens"}, "mode": {"venue", "access"}}

// proposals are the values that can be proposed for a new file.
func proposals(k *schema.Kind, today content.Date) map[string]string {
	if k.Field("closes") == nil {
		return map[string]string{"updated": today.String()}
	}
	closes := today.AddDays(4 * 7)
	return map[string]string{
		"published": today.String(), "closes": closes.String() + "T17:00", "outcome_due": closes.AddDays(12 * 7).String(),
	}
}

// A writer writes one file.
type writer struct {
	lib    *content.Library
	kind   string
	today  content.Date
	values map[string]string
}

// live reports whether a key is there to be filled in rather than as a
// comment. prefix names the keys around it.
func (w *writer) live(f *schema.Field, prefix string) bool {
	switch {
	case f.Required, prefix == "" && w.values[f.Key] != "":
		return true
	case prefix != "":
		return prefix == "contact: " && f.Key == "email" // a contact has one way at least
	}
	// What opportunities take from their organisation, it has to say.
	lacks := func(absent func(*content.Organisation) bool) bool {
		return w.kind == "organisation" || !slices.ContainsFunc(w.lib.Organisations, func(o *content.Organisation) bool { return !absent(o) })
	}
	switch f.Key {
	case "contact":
		return lacks(func(o *content.Organisation) bool { return o.Contact.IsZero() })
	case "expenses":
		return lacks(func(o *content.Organisation) bool { return o.Expenses.Covered == "" })
	case "support":
		return lacks(func(o *content.Organisation) bool { return len(o.Support) == 0 })
	}
	return false
}

// needed returns a key that is to be filled in, below what it is for.
func (w *writer) needed(f *schema.Field, prefix string, room int) []line {
	value := w.value(f, prefix)
	lines := comment(w.help(f, value != ""), room)
	if terms, isTerm := w.terms(f); isTerm && value == "" {
		for _, t := range terms {
			lines = append(lines, line{text: "#   " + t.Slug + " – " + t.Label})
		}
	}
	name := prefix + f.Key
	switch f.Type {
	case schema.Object:
		return append(append(lines, line{text: f.Key + ":"}), indent(w.group(f.Fields, name+": ", room-2))...)
	case schema.Objects:
		return append(append(lines, line{text: f.Key + ":"}), indent(entry(w.group(f.Fields, name+": ", room-4)))...)
	case schema.Texts:
		return append(lines, line{text: f.Key + ":"}, line{text: `  - ""`, blank: name})
	}
	if value != "" {
		return append(lines, line{text: f.Key + ": " + value})
	}
	return append(lines, line{text: f.Key + `: ""`, blank: name})
}

// group returns the keys below another.
func (w *writer) group(fields []schema.Field, prefix string, room int) (lines []line) {
	for i := range fields {
		if f := &fields[i]; w.live(f, prefix) {
			lines = append(lines, w.needed(f, prefix, room)...)
		} else {
			lines = append(lines, off(w.brief(f, room-1))...)
		}
	}
	return lines
}

// value returns what can be said for a key already, or "".
func (w *writer) value(f *schema.Field, prefix string) string {
	if terms, isTerm := w.terms(f); isTerm && len(terms) == 1 {
		return terms[0].Slug // there is nothing to choose
	}
	if prefix == "" {
		return w.values[f.Key]
	}
	return ""
}

// brief returns a key with what it is for behind it, or above it where the
// line would be too long.
func (w *writer) brief(f *schema.Field, room int) []line {
	help := f.Help
	if terms, isTerm := w.terms(f); isTerm {
		help += map[schema.Type]string{schema.Term: " One of: ", schema.Terms: " One or more of: "}[f.Type] + inWords(terms) + "."
	}
	key := f.Key + `: ""`
	var below []line
	switch f.Type {
	case schema.Bool:
		key = f.Key + ": true"
	case schema.Object, schema.Objects:
		key = f.Key + ":"
		for i := range f.Fields {
			below = append(below, w.brief(&f.Fields[i], room-2*int(f.Type-schema.Object+1))...)
		}
		if f.Type == schema.Objects {
			below = entry(below)
		}
	}
	if n := utf8.RuneCountInString(key + "  # " + help); n <= room {
		return append([]line{{text: key + "  # " + help}}, indent(below)...)
	}
	return append(append(comment(help, room), line{text: key}), indent(below)...)
}

// help returns what a key that is to be filled in is for, and what form its
// value has.
func (w *writer) help(f *schema.Field, proposed bool) string {
	help := f.Help
	terms, isTerm := w.terms(f)
	switch {
	case isTerm && len(terms) == 0:
		help += " There are none yet."
	case proposed:
	case f.Max > 0:
		help += fmt.Sprintf(" At most %d characters.", f.Max)
	case f.Type == schema.Texts:
		help += " Each begins with a hyphen."
	case f.Type == schema.Moment, f.Type == schema.Day:
		help += fmt.Sprintf(" Such as %s.", w.today)
	case f.Type == schema.Term:
		help += " One of:"
	case f.Type == schema.Terms:
		help += " One of these, or several with commas between them in square brackets:"
	}
	return help
}

// terms returns the words that a key can have, and whether it has words.
func (w *writer) terms(f *schema.Field) ([]content.Term, bool) {
	if f.Vocabulary == "" {
		return nil, false
	}
	v, _ := w.lib.Vocabulary(f.Vocabulary)
	terms := slices.Clone(v.Terms)
	if f.Or != "" {
		terms = append(terms, content.Term{Slug: f.Or, Label: "people tell you what they need; it stands alone"})
	}
	return terms, true
}

// inWords lists terms, with their labels where those say more.
func inWords(terms []content.Term) string {
	var list []string
	for _, t := range terms {
		s := t.Slug
		if slug.Of(t.Label) != t.Slug {
			s += " (" + t.Label + ")"
		}
		list = append(list, s)
	}
	return strings.Join(list, ", ")
}
