package frontmatter

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"involve/internal/content"
	"involve/internal/schema"
)

// terms reads the terms of a vocabulary: a slug with a label, or with label
// and everywhere below it.
func (d *decoder) terms(f *schema.Field, n *yaml.Node, to *[]content.Term, name string) {
	if n.Kind != yaml.MappingNode {
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a line for each term", f.Key), termHint)
		return
	}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		t := content.Term{Slug: key.Value}
		if !content.IsSlug(t.Slug) {
			d.fault(key, "bad-slug", fmt.Sprintf("%q is not a short name", t.Slug), "use lower-case letters without accents, digits and hyphens, such as north-west")
			continue
		}
		if line := lines[t.Slug]; line > 0 {
			d.fault(key, "duplicate-key", fmt.Sprintf("%q is here twice", t.Slug), fmt.Sprintf("keep one of them; the other is in line %d", line))
			continue
		}
		p := d.pos(key)
		lines[t.Slug] = p.Line
		d.key(name+"."+t.Slug, key)
		switch {
		case isEmpty(value):
			d.fault(key, "empty-value", fmt.Sprintf("%q has no label", t.Slug), termHint)
		case value.Kind == yaml.MappingNode:
			d.mapping(value, termFields, &t, name+"."+t.Slug+".", p)
		case value.Kind == yaml.ScalarNode:
			label := schema.Field{Key: t.Slug, Type: schema.Text}
			d.text(&label, value, &t.Label, name)
		default:
			d.fault(value, "wrong-type", fmt.Sprintf("%q needs one label", t.Slug), termHint)
		}
		*to = append(*to, t)
	}
}

const termHint = "write slug: Label, such as london: London"

var termFields = schema.TermFields()

// severities reads the severity of each writing rule that is named.
func (d *decoder) severities(f *schema.Field, n *yaml.Node, to *map[string]string) {
	if n.Kind != yaml.MappingNode {
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a line for each rule", f.Key), "write the rule's name and error, warning, info or off")
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
		if value.Kind != yaml.ScalarNode {
			d.fault(value, "wrong-type", fmt.Sprintf("%q needs one word", key.Value), "use one of "+and(words))
			continue
		}
		if !slices.Contains(words, value.Value) {
			d.fault(value, "unknown-term", fmt.Sprintf("%q does not say how bad the rule is", value.Value), nearest(value.Value, words))
			continue
		}
		d.key(f.Key+"."+key.Value, key)
		(*to)[key.Value] = value.Value
	}
}
