package frontmatter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/remark"
	"involve/internal/schema"
	"involve/internal/tree"
)

// A Reading is what came of a block beside the noun that it filled.
type Reading struct {
	Keys     []content.Key // where each value stands
	Words    []Word
	Prose    []tree.Block   // what readers read, for the writing rules
	Comments []tree.Comment // remarks on lines of their own
	Diags    diag.List
	Empty    bool // nothing could be read
	Whole    bool // everything could
}

// A Word is a term of a vocabulary that only the whole site knows.
type Word struct {
	Vocabulary string
	Slug       string
	Key        string
}

// Decode fills the noun that parent points to, as a table of the schema says.
// Times without an offset are in zone.
func (f *File) Decode(fields []schema.Field, parent any, zone *time.Location) Reading {
	d := decoder{block: readYAML(f.path, f.block, f.line, f.hasBody), zone: zone}
	if d.root == nil && len(d.broken) > 0 {
		return Reading{Diags: d.diags, Empty: true}
	}
	// Keys that are not there are missed where the block begins.
	d.mapping(d.root, fields, parent, "", diag.Pos{Path: f.path, Line: max(f.line-1, 1), Col: 1})
	return Reading{Keys: append(d.keys, d.broken...), Words: d.words, Prose: d.prose, Comments: remark.Find(d.path, d.first, d.lines), Diags: d.diags, Whole: len(d.broken) == 0}
}

// A decoder fills a noun from a block.
type decoder struct {
	*block
	zone *time.Location

	keys  []content.Key
	words []Word
	prose []tree.Block
	src   *tree.Source // of the block, once it is asked for
}

func (d *decoder) fault(n *yaml.Node, rule, message, hint string) {
	d.diags.Add(diag.Diagnostic{Pos: d.pos(n), Rule: rule, Message: message, Hint: hint})
}

// key remembers where a value stands.
func (d *decoder) key(name string, n *yaml.Node) {
	p := d.pos(n)
	d.keys = append(d.keys, content.Key{Name: name, Line: int32(p.Line), Col: int32(p.Col), EndCol: int32(p.EndCol)})
}

// mapping fills the struct that parent points to. prefix begins the names of
// keys, such as "payment."; head is where keys are missed that are not there.
func (d *decoder) mapping(n *yaml.Node, fields []schema.Field, parent any, prefix string, head diag.Pos) {
	seen := make([]*yaml.Node, len(fields))
	var meant []string // keys that are there, but spelt wrong
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(fields, func(f schema.Field) bool { return f.Key == key.Value })
		if key.Kind != yaml.ScalarNode || at < 0 {
			meant = append(meant, d.unknown(key, value, fields, n.Style&yaml.FlowStyle != 0))
			continue
		}
		if seen[at] != nil {
			d.fault(key, "duplicate-key", fmt.Sprintf("%q is here twice", key.Value), fmt.Sprintf("keep one of them; the other is in line %d", d.first+seen[at].Line-1))
			continue
		}
		seen[at] = key
		f := &fields[at]
		d.value(f, value, key, f.In(parent), prefix+f.Key)
	}
	for i, f := range fields {
		if f.Required && seen[i] == nil && !slices.Contains(meant, f.Key) && !(prefix == "" && d.passed(f.Key)) {
			d.diags.Add(diag.Diagnostic{Pos: head, Rule: "missing-key", Message: fmt.Sprintf("%q is missing", prefixed(prefix, f.Key)), Hint: f.Help})
		}
	}
}

// passed reports whether a key is there, but could not be read.
func (d *decoder) passed(key string) bool {
	return slices.ContainsFunc(d.broken, func(k content.Key) bool { return k.Name == key })
}

// prefixed names a key as its author thinks of it: "amount" of "payment".
func prefixed(prefix, key string) string {
	name := ""
	for part := range strings.SplitSeq(prefix, ".") {
		if _, err := strconv.Atoi(part); err != nil && part != "" {
			name += part + ": "
		}
	}
	return name + key
}

// unknown reports a key that is not in the table, and returns the one that is
// most like it, if any.
func (d *decoder) unknown(key, value *yaml.Node, fields []schema.Field, flow bool) string {
	switch {
	case key.Kind != yaml.ScalarNode:
		d.fault(key, "unknown-key", "there is no key before this colon", "text that begins with a bracket has to be in double quotes")
		return ""
	case key.Value == "":
		d.fault(key, "unknown-key", "there is no key before this colon", "write a key in front of it, or take the line out")
		return ""
	case flow && value.Tag == "!!null" && value.Value == "":
		d.fault(key, "unknown-key", fmt.Sprintf("%q is not a key: a comma ends a value inside { }", key.Value), "put double quotes around a value that has a comma in it")
		return ""
	}
	keys := schema.Keys(fields)
	near := diag.Nearest(strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(key.Value)), keys)
	var hint string
	switch {
	case near != "":
		hint = fmt.Sprintf("did you mean %q?", near)
	case len(keys) > 20:
		hint = "take it out, or look in a file of the same kind for the key that you mean"
	case len(keys) == 1:
		hint = "the only key here is " + keys[0]
	default:
		hint = "the keys here are " + and(keys)
	}
	d.fault(key, "unknown-key", fmt.Sprintf("%q is not a key that is known here", key.Value), hint)
	return near
}

// value reads one value into the place that to points to.
func (d *decoder) value(f *schema.Field, n, key *yaml.Node, to any, name string) {
	d.key(name, n)
	if isEmpty(n) {
		d.fault(key, "empty-value", fmt.Sprintf("%q has no value", f.Key), "write one, or take the line out")
		return
	}
	switch f.Type {
	case schema.Texts, schema.Terms, schema.Addresses:
		d.list(f, n, key, to.(*[]string), name)
	case schema.Object:
		if n.Kind != yaml.MappingNode {
			d.fault(n, "wrong-type", fmt.Sprintf("%q needs keys of its own", f.Key), "put each on a line below it, indented by two spaces: "+and(schema.Keys(f.Fields)))
			return
		}
		d.mapping(n, f.Fields, to, name+".", d.pos(key))
	case schema.Objects:
		d.objects(f, n, key, to, name)
	case schema.Words:
		d.terms(f, n, to.(*[]content.Term), name)
	case schema.Severity:
		d.severities(f, n, to.(*map[string]string))
	default:
		if n.Kind != yaml.ScalarNode {
			hint := f.Help
			switch {
			case n.Style&yaml.FlowStyle == 0:
			case f.Type == schema.Text:
				hint = "if it is text that begins with a bracket, put the whole of it in double quotes"
			default:
				hint = "write the value alone, without brackets"
			}
			d.fault(n, "wrong-type", fmt.Sprintf("%q needs one value, not a list or a group of keys", f.Key), hint)
			return
		}
		d.scalar(f, n, to, name)
	}
}

func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == "" || n.Tag == "!!null"
}

// objects reads a list whose entries have keys of their own.
func (d *decoder) objects(f *schema.Field, n, key *yaml.Node, to any, name string) {
	if n.Kind != yaml.SequenceNode {
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a list", f.Key), "begin each entry with a hyphen; the keys of an entry are "+and(schema.Keys(f.Fields)))
		return
	}
	if len(n.Content) == 0 && f.Required {
		d.fault(key, "empty-value", fmt.Sprintf("%q is an empty list", f.Key), f.Help)
	}
	for i, e := range n.Content {
		element := f.Add(to)
		at := fmt.Sprintf("%s.%d", name, i)
		d.key(at, e)
		if e.Kind != yaml.MappingNode {
			d.fault(e, "wrong-type", fmt.Sprintf("an entry of %q needs keys of its own", f.Key), "write each as key: value; the keys are "+and(schema.Keys(f.Fields)))
			continue
		}
		d.mapping(e, f.Fields, element, at+".", d.pos(e))
	}
}

// list reads a list, or one value that stands alone.
func (d *decoder) list(f *schema.Field, n, key *yaml.Node, to *[]string, name string) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
		if len(items) == 0 && f.Required {
			d.fault(key, "empty-value", fmt.Sprintf("%q is an empty list", f.Key), f.Help)
		}
	}
	one := *f
	switch f.Type {
	case schema.Texts:
		one.Type = schema.Text
	case schema.Terms:
		one.Type = schema.Term
	case schema.Addresses:
		one.Type = schema.Address
	}
	for _, e := range items {
		switch {
		case isEmpty(e):
			d.fault(e, "empty-value", fmt.Sprintf("an entry of %q is empty", f.Key), "write something after the hyphen, or take the line out")
			continue
		case e.Kind == yaml.MappingNode && f.Type == schema.Texts:
			d.fault(e, "wrong-type", fmt.Sprintf("an entry of %q has a colon or brackets in it, and so is not read as text", f.Key), "put the whole entry in double quotes")
			continue
		case e.Kind == yaml.MappingNode:
			d.fault(e, "wrong-type", fmt.Sprintf("an entry of %q has keys of its own", f.Key), "write the word alone, without a colon or brackets")
			continue
		case e == n && n.Style == 0 && strings.HasPrefix(n.Value, "-"):
			d.fault(e, "wrong-type", fmt.Sprintf("%q is not read as a list", f.Key), "put a space after the hyphen that begins an entry")
			continue
		case e == n && f.Type != schema.Texts && strings.Contains(n.Value, ","):
			d.fault(e, "wrong-type", fmt.Sprintf("%q is not read as a list", f.Key), fmt.Sprintf("put square brackets around it: [%s]", strings.TrimSpace(n.Value)))
			continue
		case e.Kind != yaml.ScalarNode:
			d.fault(e, "wrong-type", fmt.Sprintf("an entry of %q is a list itself", f.Key), "give each entry a hyphen of its own, all in the same column")
			continue
		}
		at := fmt.Sprintf("%s.%d", name, len(*to))
		words := len(d.words)
		var s string
		d.scalar(&one, e, &s, at)
		if s == "" {
			continue
		}
		if f.Type == schema.Terms && slices.Contains(*to, s) {
			d.words = d.words[:words]
			d.fault(e, "duplicate-term", fmt.Sprintf("%q is in the list twice", s), "keep one of them")
			continue
		}
		if s == f.Or && len(items) > 1 {
			d.fault(e, "wrong-type", fmt.Sprintf("%q stands alone: it means that people tell you what they need", s), "take it out, or take the others out")
			continue
		}
		d.key(at, e)
		*to = append(*to, s)
	}
}
