package decode

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"involve/internal/diag"
	"involve/internal/explain"
	"involve/internal/frontmatter"
	"involve/internal/keys"
	"involve/internal/schema"
)

// keyNode returns the key of a group that has the name, or nil.
func keyNode(n *frontmatter.Node, name string) *frontmatter.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i]
		}
	}
	return nil
}

// passed reports whether a key is there, but could not be read.
func (d *decoder) passed(key string) bool {
	return slices.ContainsFunc(d.Broken, func(k keys.Key) bool { return k.Name == key })
}

// prefixed names a key as its author thinks of it: "amount" of "payment".
func prefixed(parent, key string) string {
	return strings.ReplaceAll(withoutIndexes(parent), ".", ": ") + key
}

// withoutIndexes takes the places in lists out of the name of a key, and ends it
// with a full stop where there is one.
func withoutIndexes(parent string) string {
	name := ""
	for part := range strings.SplitSeq(parent, ".") {
		if _, err := strconv.Atoi(part); err != nil && part != "" {
			name += part + "."
		}
	}
	return name
}

// lookAhead finds keys of the block that belong below another one, so that
// nobody misses them there.
func (d *decoder) lookAhead(n *frontmatter.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if schema.Lookup(d.table.fields, key.Value) != nil {
			continue
		}
		if homes := d.table.homes[key.Value]; len(homes) == 1 {
			name := d.table.join(homes[0], key.Value)
			d.isElsewhere(name)
			d.key(name, key)
		}
	}
}

// isElsewhere remembers a key that is there, but in the wrong place.
func (d *decoder) isElsewhere(name string) {
	if d.elsewhere == nil {
		d.elsewhere = map[string]bool{}
	}
	d.elsewhere[name] = true
}

// notIndented finds keys that belong to the one with index i, which has no
// value, and stand below it without a space in front. It returns how many.
func (d *decoder) notIndented(n *frontmatter.Node, i int, f *schema.Field, fields []schema.Field) int {
	if len(f.Fields) == 0 || !frontmatter.IsEmpty(n.Content[i+1]) {
		return 0
	}
	var names []string
	for j := i + 2; j+1 < len(n.Content); j += 2 {
		name := n.Content[j].Value
		if schema.Lookup(f.Fields, name) == nil || schema.Lookup(fields, name) != nil {
			break
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return 0
	}
	hint := fmt.Sprintf("put two spaces in front of %s", and(names))
	if f.Type == schema.Objects {
		hint = fmt.Sprintf("put a hyphen and a space in front of %s, and two spaces in front of what belongs to the same entry", names[0])
	}
	d.fault(n.Content[i+2], "wrong-type", fmt.Sprintf("%q belongs to %q above it, but is not indented", names[0], f.Key), hint)
	d.key(f.Key, n.Content[i])
	for _, name := range names {
		d.key(d.table.join(f.Key, name), n.Content[i])
	}
	return len(names)
}

// comma finds text inside { } that a comma divides, and what follows it, from
// index i on, read as keys without values. It returns how many.
func (d *decoder) comma(n *frontmatter.Node, i int) (more int) {
	if n.Style&frontmatter.InLine == 0 || i == 0 {
		return 0
	}
	for j := i; j+1 < len(n.Content); j += 2 {
		if key, value := n.Content[j], n.Content[j+1]; key.Kind != frontmatter.Scalar || key.Value == "" || value.Tag != "!!null" || value.Value != "" {
			break
		}
		more++
	}
	before := n.Content[i-1]
	if more == 0 || before.Kind != frontmatter.Scalar || before.Value == "" {
		return 0
	}
	last := n.Content[i+2*(more-1)]
	p, end := d.Pos(before), d.Pos(last)
	message, hint := "a comma ends a value inside { }, and this one goes on after it", "put double quotes around a value that has a comma in it"
	if end.Line == p.Line && end.EndCol > 0 && before.Style == 0 {
		p.EndCol = end.EndCol
		line := d.Line(before)
		hint = explain.Quoted(line[frontmatter.Offset(line, p.Col):frontmatter.Offset(line, p.EndCol)])
	}
	d.Diags.Add(diag.Diagnostic{Pos: p, Rule: "unknown-key", Message: message, Hint: hint})
	return more
}

// part adds an error at a part of a key or a word that stands on one line as it
// is: offsets in bytes.
func (d *decoder) part(n *frontmatter.Node, from, to int, rule, message, hint string) {
	p := d.Pos(n)
	if strings.HasPrefix(d.Rest(n), n.Value) {
		p.EndCol = p.Col + utf8.RuneCountInString(n.Value[:to])
		p.Col += utf8.RuneCountInString(n.Value[:from])
	}
	d.Diags.Add(diag.Diagnostic{Pos: p, Rule: rule, Message: message, Hint: hint})
}

// unknown reports a key that is not in the table, and returns the one that is
// meant, if any.
func (d *decoder) unknown(n, key *frontmatter.Node, fields []schema.Field, parent string) (meant string) {
	if key.Kind != frontmatter.Scalar {
		d.fault(key, "unknown-key", "there is no key before this colon", "if it is text that begins with a bracket, put double quotes around it")
		return ""
	}
	if key.Value == "" {
		d.fault(key, "unknown-key", "there is no key before this colon", "write a key in front of it, or take the line out")
		return ""
	}
	if from, to := explain.Unseen(key.Value); to > 0 {
		d.part(key, from, to, "control-character", explain.UnseenChar, explain.Retype)
		return key.Value[:from] + key.Value[to:]
	}
	keys := schema.Keys(fields)
	typed := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(key.Value))
	near, other, homes := diag.Nearest(typed, keys), explain.OtherName(typed), d.table.homes[typed]
	message, hint := fmt.Sprintf("%q is not a key that is known here", key.Value), ""
	switch {
	case slices.Contains(keys, typed):
		hint, meant = fmt.Sprintf("did you mean %q?", typed), typed
	case parent == "" && schema.Lookup(fields, "summary") != nil && explain.Needless(typed) != "":
		hint = explain.Needless(typed)
	case parent == "" && slices.Contains(keys, other) && keyNode(n, other) == nil:
		hint, meant = fmt.Sprintf("did you mean %q?", other), other
	case parent == "" && len(homes) > 0:
		message = fmt.Sprintf("%q belongs below %s", typed, or(homes))
		hint = "move it there, with two spaces in front of it"
		if len(homes) == 1 && keyNode(n, homes[0]) == nil {
			hint = fmt.Sprintf("write %s: in the line above it, and put two spaces in front of it", homes[0])
		}
	case parent != "" && schema.Lookup(d.table.fields, typed) != nil:
		message = fmt.Sprintf("%q does not belong to %q", typed, strings.TrimSuffix(prefixed(parent, ""), ": "))
		hint = "take the spaces in front of it away, and move it below the other keys"
		d.isElsewhere(typed)
	case near != "":
		hint, meant = fmt.Sprintf("did you mean %q?", near), near
	case len(keys) > 20:
		hint = "take it out, or look in a file of the same kind for the key that you mean"
	case len(keys) == 1:
		hint = "the only key here is " + keys[0]
	default:
		hint = "the keys here are " + and(keys)
	}
	d.fault(key, "unknown-key", message, hint)
	return meant
}
