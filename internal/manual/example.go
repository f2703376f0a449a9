package manual

import (
	"slices"
	"strings"

	"involve/internal/schema"
)

// A key is a row of the schema with the rows that it stands below.
type key []*schema.Field

// keys returns every key of a table, each before those below it.
func keys(fields []schema.Field, above key) (all []key) {
	for i := range fields {
		k := append(slices.Clone(above), &fields[i])
		all = append(all, k)
		below := fields[i].Fields
		if fields[i].Type == schema.Words && len(above) > 1 && above[1].Key == "area" {
			below = []schema.Field{term()}
		}
		all = append(all, keys(below, k)...)
	}
	return all
}

// term is a row for a term of the settings, whose key is its own slug.
func term() schema.Field {
	return schema.Field{
		Key: "england", Type: schema.Object, Fields: schema.TermFields(), Help: "A term with more than a label.",
		Right: "england:\n  label: Anywhere in England\n  everywhere: true",
		Wrong: "england: [Anywhere in England, everywhere]",
	}
}

// own is the row of the key itself.
func (k key) own() *schema.Field { return k[len(k)-1] }

// name is the key as authors think of it: "payment: kind".
func (k key) name() string {
	names := make([]string, len(k))
	for i, f := range k {
		names[i] = f.Key
	}
	return strings.Join(names, ": ")
}

// show returns an example with the keys around it and nothing beside it.
func (k key) show(example string) string {
	for i := len(k) - 2; i >= 0; i-- {
		first, rest := "  ", "  "
		if k[i].Type == schema.Objects {
			first, rest = "  - ", "    "
		}
		example = k[i].Key + ":\n" + first + strings.ReplaceAll(example, "\n", "\n"+rest)
	}
	return example
}

// within returns a block of keys with an example in place of what it has.
func (k key) within(block, example string) string {
	for i := len(k) - 2; i >= 0; i-- {
		example = insert(k[i], k[i+1].Key, example)
	}
	return replace(block, k[0].Key, example)
}

// insert puts an example of a key into the right example of the key above it:
// in a list, into the first item that has the key, or the first of all.
func insert(above *schema.Field, key, example string) string {
	head, body, _ := strings.Cut(above.Right, "\n")
	if above.Type != schema.Objects {
		return head + "\n" + indent(replace(outdent(body, 2), key, example), "  ", "  ")
	}
	var items []string
	for line := range strings.Lines(body) {
		if strings.HasPrefix(line, "  - ") {
			items = append(items, "")
		}
		items[len(items)-1] += line
	}
	for i := range items {
		items[i] = outdent(items[i], 4)
	}
	at := max(0, slices.IndexFunc(items, func(item string) bool { return find(item, key) >= 0 }))
	items[at] = replace(items[at], key, example)
	for i := range items {
		items[i] = indent(items[i], "  - ", "    ")
	}
	return head + "\n" + strings.Join(items, "\n")
}

// replace puts an example in place of a key of a block, or at its end.
func replace(block, key, example string) string {
	lines := strings.Split(strings.TrimRight(block, "\n"), "\n")
	from := find(block, key)
	if from < 0 {
		return strings.Join(append(lines, example), "\n")
	}
	to := from + 1
	for to < len(lines) && strings.HasPrefix(lines[to], " ") {
		to++
	}
	return strings.Join(slices.Replace(lines, from, to, example), "\n")
}

// find returns the line of a block on which a key stands, or -1.
func find(block, key string) int {
	return slices.IndexFunc(strings.Split(block, "\n"), func(line string) bool { return strings.HasPrefix(line, key+":") })
}

func outdent(s string, n int) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i, line := range lines {
		lines[i] = line[min(n, len(line)):]
	}
	return strings.Join(lines, "\n")
}

func indent(s, first, rest string) string {
	return first + strings.ReplaceAll(s, "\n", "\n"+rest)
}
