package decode

import (
	"fmt"
	"slices"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/explain"
	"involve/internal/frontmatter"
	"involve/internal/schema"
)

// terms reads the terms of a vocabulary: a slug with a label, or with label
// and everywhere below it.
func (d *decoder) terms(f *schema.Field, n *frontmatter.Node, to *[]content.Term, name string) {
	if n.Kind != frontmatter.Group {
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a line for each term", f.Key), termHint)
		return
	}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		t := content.Term{Slug: key.Value}
		if !content.IsSlug(t.Slug) {
			d.fault(key, "bad-slug", fmt.Sprintf("%q is not a short name", t.Slug), write(explain.Slug(t.Slug), "use lower-case letters without accents, digits and hyphens, such as north-west"))
			continue
		}
		if line := lines[t.Slug]; line > 0 {
			d.fault(key, "duplicate-key", fmt.Sprintf("%q is here twice", t.Slug), fmt.Sprintf("keep one of them; the other is in line %d", line))
			continue
		}
		p := d.Pos(key)
		lines[t.Slug] = p.Line
		d.key(d.table.join(name, t.Slug), key)
		switch {
		case frontmatter.IsEmpty(value):
			d.fault(key, "empty-value", fmt.Sprintf("%q has no label", t.Slug), termHint)
		case value.Kind == frontmatter.Group:
			d.mapping(value, termFields, &t, d.table.join(name, t.Slug), p)
		case value.Kind == frontmatter.Scalar:
			label := schema.Field{Key: t.Slug, Type: schema.Text}
			t.Label = d.text(&label, value, name)
		default:
			d.fault(value, "wrong-type", fmt.Sprintf("%q needs one label", t.Slug), termHint)
		}
		*to = append(*to, t)
	}
}

const termHint = "write its short name, a colon and its label, such as london: London"

var termFields = schema.TermFields()

const (
	severityWords = `"error", "warning", "info" or "off"`
	severityHint  = "write " + severityWords
)

// severities reads the severity of each writing rule that is named.
func (d *decoder) severities(f *schema.Field, n *frontmatter.Node, to *map[string]string) {
	if n.Kind != frontmatter.Group {
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a line for each rule", f.Key), "write the name of the rule, a colon and "+severityWords)
		return
	}
	*to = map[string]string{}
	words := []string{"error", "warning", "info", "off"}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if _, twice := (*to)[key.Value]; twice {
			d.fault(key, "duplicate-key", fmt.Sprintf("%q is here twice", key.Value), "keep one of them")
			continue
		}
		if value.Kind != frontmatter.Scalar {
			d.fault(value, "wrong-type", fmt.Sprintf("%q needs one word", key.Value), severityHint)
			continue
		}
		if !slices.Contains(words, value.Value) {
			hint := severityHint
			if near := diag.Nearest(value.Value, words); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			d.fault(value, "unknown-term", fmt.Sprintf("%q does not say how much the rule matters", value.Value), hint)
			continue
		}
		d.key(d.table.join(f.Key, key.Value), key)
		(*to)[key.Value] = value.Value
	}
}
