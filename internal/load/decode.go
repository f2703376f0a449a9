package load

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/schema"
)

// A decoder fills a noun from a block, as a table of the schema says.
type decoder struct {
	*block
	zone *time.Location

	keys  []content.Key
	words []word
}

// A word is a term of a vocabulary that only the whole site knows.
type word struct {
	vocabulary string
	slug       string
	key        string
}

func (d *decoder) fault(n *yaml.Node, rule, message, hint string) {
	d.diags.Add(diag.Diagnostic{Pos: d.pos(n), Rule: rule, Message: message, Hint: hint})
}

// key remembers where a value stands.
func (d *decoder) key(name string, n *yaml.Node) {
	p := d.pos(n)
	d.keys = append(d.keys, content.Key{Name: name, Line: int32(p.Line), Col: int32(p.Col), EndCol: int32(p.EndCol)})
}

// all reads the whole block. head is where keys are missed that are not there.
// It reports whether there was anything to read.
func (d *decoder) all(fields []schema.Field, parent any, head diag.Pos) bool {
	if d.root == nil && len(d.broken) > 0 {
		return false
	}
	d.mapping(d.root, fields, parent, "", head)
	d.keys = append(d.keys, d.broken...)
	return true
}

// mapping fills the struct that parent points to. prefix begins the names of
// keys, such as "payment."; head is where keys are missed that are not there.
func (d *decoder) mapping(n *yaml.Node, fields []schema.Field, parent any, prefix string, head diag.Pos) {
	seen := make([]*yaml.Node, len(fields))
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(fields, func(f schema.Field) bool { return f.Key == key.Value })
		if key.Kind != yaml.ScalarNode || at < 0 {
			d.unknown(key, value, fields, n.Style&yaml.FlowStyle != 0)
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
		if f.Required && seen[i] == nil && !(prefix == "" && d.passed(f.Key)) {
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

// unknown reports a key that is not in the table.
func (d *decoder) unknown(key, value *yaml.Node, fields []schema.Field, flow bool) {
	switch {
	case key.Kind != yaml.ScalarNode:
		d.fault(key, "unknown-key", "there is no key before this colon", "text that begins with a bracket has to be in double quotes")
		return
	case key.Value == "":
		d.fault(key, "unknown-key", "there is no key before this colon", "write a key in front of it, or take the line out")
		return
	case flow && value.Tag == "!!null" && value.Value == "":
		d.fault(key, "unknown-key", fmt.Sprintf("%q is not a key: a comma ends a value inside { }", key.Value), "put double quotes around a value that has a comma in it")
		return
	}
	keys := schema.Keys(fields)
	hint := "the keys here are " + and(keys)
	if len(keys) > 20 {
		hint = "take it out, or look in a file of the same kind for the key that you mean"
	}
	if near := diag.Nearest(strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(key.Value)), keys); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	d.fault(key, "unknown-key", fmt.Sprintf("%q is not a key that is known here", key.Value), hint)
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
			if n.Style&yaml.FlowStyle != 0 {
				hint = "if it is text that begins with a bracket, put the whole of it in double quotes"
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
		case e.Kind == yaml.MappingNode:
			d.fault(e, "wrong-type", fmt.Sprintf("an entry of %q has a colon or brackets in it, and so is not read as text", f.Key), "put the whole entry in double quotes")
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

// scalar reads a single value.
func (d *decoder) scalar(f *schema.Field, n *yaml.Node, to any, name string) {
	switch to := to.(type) {
	case *string:
		d.text(f, n, to, name)
	case *bool:
		if n.Value != "true" && n.Value != "false" {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is neither true nor false", n.Value), fmt.Sprintf("write %s: true or %s: false", f.Key, f.Key))
			return
		}
		*to = n.Value == "true"
	case *int:
		v, err := strconv.Atoi(n.Value)
		if err != nil || v < 0 || v > 1e6 {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a whole number from 0 to 1,000,000", n.Value), "write it in digits, without units, commas or words")
			return
		}
		*to = v
	case *content.Date:
		v, err := content.ParseDate(n.Value)
		d.date(n, err)
		*to = v
	case *content.When:
		v, err := content.ParseWhen(n.Value, d.zone)
		d.date(n, err)
		*to = v
	case *content.Closing:
		if n.Value == "ongoing" {
			to.Ongoing = true
			return
		}
		v, err := content.ParseWhen(n.Value, d.zone)
		d.date(n, err)
		to.When = v
	case *content.Months:
		v, ok := length(n.Value, "month")
		if !ok {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a number of months", n.Value), "write it as 3 months")
		}
		*to = content.Months(v)
	case *time.Duration:
		v, ok := length(n.Value, "day")
		if !ok {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a number of days", n.Value), "write it as 14 days")
		}
		*to = time.Duration(v) * 24 * time.Hour
	case **time.Location:
		v, err := time.LoadLocation(n.Value)
		if err != nil || n.Value == "Local" {
			d.fault(n, "wrong-type", fmt.Sprintf("%q is not a time zone", n.Value), "use a name such as Europe/London")
			return
		}
		*to = v
	default:
		panic(fmt.Sprintf("schema: key %q points to a %T", f.Key, to))
	}
}

func (d *decoder) date(n *yaml.Node, err error) {
	if e, ok := err.(*content.DateError); ok {
		d.fault(n, e.Rule, e.Message, e.Hint)
	}
}

// length reads "3 months" or "1 month".
func length(s, unit string) (int, bool) {
	number, what, _ := strings.Cut(s, " ")
	v, err := strconv.Atoi(number)
	return v, err == nil && v > 0 && v < 1000 && strings.TrimSuffix(what, "s") == unit
}

// text reads every type that is held as a string.
func (d *decoder) text(f *schema.Field, n *yaml.Node, to *string, name string) {
	s := strings.TrimSpace(n.Value)
	if strings.ContainsFunc(s, func(r rune) bool { return r != '\n' && isHidden(r) }) {
		d.fault(n, "control-character", "this text has a character in it that cannot be seen", "type the text again rather than pasting it")
		return
	}
	switch f.Type {
	case schema.Text:
		d.remark(n)
		if f.Max > 0 {
			s = strings.Join(strings.Fields(s), " ")
			if c := utf8.RuneCountInString(s); c > f.Max {
				d.fault(n, "too-long", fmt.Sprintf("%q has %d characters; at most %d fit", f.Key, c, f.Max), "say the rest in the text of the page")
			}
		}
	case schema.Slug:
		if !content.IsSlug(s) {
			d.fault(n, "bad-slug", fmt.Sprintf("%q is not a short name", s), "use lower-case letters without accents, digits and hyphens, such as kidney-panel")
			return
		}
	case schema.Term:
		if s == f.Or {
			break
		}
		if slugs, closed := f.Closed(); !closed {
			d.words = append(d.words, word{f.Vocabulary, s, name})
		} else if !slices.Contains(slugs, s) {
			d.fault(n, "unknown-term", fmt.Sprintf("%q is not a word that %q can have", s, f.Key), nearest(s, slugs))
			return
		}
	case schema.Address:
		if problem, hint := badAddress(s); problem != "" {
			d.fault(n, "bad-address", problem, hint)
			return
		}
	case schema.Language:
		if !languageTag.MatchString(s) {
			d.fault(n, "bad-language", fmt.Sprintf("%q is not the code of a language", s), "use a code such as en-GB, cy for Welsh or ur for Urdu")
			return
		}
	}
	*to = s
}

// remark finds text that is left out because YAML takes it for a remark of the
// author's to other authors: Ward #5. Such remarks have a space behind the #.
func (d *decoder) remark(n *yaml.Node) {
	w := d.width(n)
	if w == 0 {
		return
	}
	line := d.lines[n.Line-1]
	rest := line[offset(line, n.Column+w):]
	if m := remarkForm.FindStringIndex(rest); m != nil {
		p := d.pos(n)
		p.Col, p.EndCol = p.EndCol+m[1]-2, p.EndCol+utf8.RuneCountInString(rest)
		d.diags.Add(diag.Diagnostic{
			Pos: p, Severity: diag.Warning, Rule: "left-out",
			Message: "what follows # in this line is left out", Hint: "put the whole text in double quotes, or a space after the # of a remark",
		})
	}
}

var remarkForm = regexp.MustCompile(`^[ \t]+#[^\s#]`)

// nearest proposes a word, and names the others when they are few.
func nearest(s string, slugs []string) string {
	if near := diag.Nearest(strings.ToLower(s), slugs); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(slugs) == 0 {
		return "there are none yet"
	}
	return "use one of " + and(slugs)
}

// and writes a list in words.
func and(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
