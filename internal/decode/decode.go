// Package decode fills the nouns of package content from front matter.
//
// It takes a file that package frontmatter cut and a table of the schema, and
// says where each value stands and what is wrong with it, in an author's words,
// with what was meant where package explain knows it. It goes on past what it
// cannot read, so that one run finds every mistake. The package looks at one
// file alone: whether a word is one of the site's own it leaves to others.
package decode

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"involve/internal/content"
	"involve/internal/diag"
	"involve/internal/explain"
	"involve/internal/frontmatter"
	"involve/internal/keys"
	"involve/internal/remark"
	"involve/internal/schema"
	"involve/internal/tree"
)

// A Reading is what came of a block beside the noun that it filled.
type Reading struct {
	Keys  keys.List
	Words []Word
	Prose *tree.Tree // what readers read, and remarks on lines of their own, for the writing rules
	Diags diag.List
	Empty bool // nothing could be read
	Whole bool // everything could
}

// A Word is a term of a vocabulary that only the whole site knows.
type Word struct {
	Vocabulary string
	Slug       string
	Key        string
}

// File fills the noun that to points to from the head of a file, as a table
// says. Times without an offset are in zone.
func File(f *frontmatter.File, table *Table, to any, zone *time.Location, lists *Lists) Reading {
	d := decoder{Block: f.Read(table.keys), zone: zone, lists: lists, table: table, prose: tree.Make()}
	if d.Root == nil && len(d.Broken) > 0 {
		return Reading{Prose: d.prose, Diags: d.Diags, Empty: true}
	}
	room := rooms.Get().(*room)
	defer rooms.Put(room)
	d.keys, d.words = room.keys[:0], room.words[:0]
	// Keys that are not there are missed where the block begins.
	d.mapping(d.Root, table.fields, to, "", f.Head())
	room.keys, room.words = append(d.keys, d.Broken...), d.words
	d.prose.Comments = remark.Find(f.Head().Path, d.First, d.Lines)
	return Reading{
		Keys: keys.New(room.keys), Words: slices.Concat(d.words), // which are kept, without slack
		Prose: d.prose, Diags: d.Diags, Whole: len(d.Broken) == 0,
	}
}

// A room holds what is found in one block after the other.
type room struct {
	keys  []keys.Key
	words []Word
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// A decoder fills a noun from a block.
type decoder struct {
	*frontmatter.Block
	zone  *time.Location
	lists *Lists
	table *Table

	keys      []keys.Key
	words     []Word
	prose     *tree.Tree
	src       *tree.Source    // of the block, once it is asked for
	elsewhere map[string]bool // keys that are there, but in the wrong place: "payment.amount"
}

func (d *decoder) fault(n *frontmatter.Node, rule, message, hint string) {
	d.Diags.Add(diag.Diagnostic{Pos: d.Pos(n), Rule: rule, Message: message, Hint: hint})
}

// key remembers where a value stands.
func (d *decoder) key(name string, n *frontmatter.Node) {
	d.keys = append(d.keys, keys.Key{Name: name, Place: d.Pos(n).Place()})
}

// mapping fills the struct that to points to. parent is the name of the key that
// holds these, such as "payment"; head is where keys are missed that are not
// there.
func (d *decoder) mapping(n *frontmatter.Node, fields []schema.Field, to any, parent string, head diag.Pos) {
	seen := make([]*frontmatter.Node, len(fields))
	var meant []string // keys that are there, but spelt wrong
	if parent == "" && n != nil {
		d.lookAhead(n)
	}
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := schema.Index(fields, key.Value)
		if key.Kind != frontmatter.Scalar || at < 0 {
			if more := d.comma(n, i); more > 0 {
				i += 2 * (more - 1)
				continue
			}
			meant = append(meant, d.unknown(n, key, fields, parent))
			continue
		}
		if seen[at] != nil {
			d.fault(key, "duplicate-key", fmt.Sprintf("%q is here twice", key.Value), fmt.Sprintf("keep one of them; the other is in line %d", d.First+seen[at].Line-1))
			continue
		}
		seen[at] = key
		f := &fields[at]
		if more := d.notIndented(n, i, f, fields); more > 0 {
			i += 2 * more
			continue
		}
		d.value(f, value, key, f.In(to), d.table.join(parent, f.Key))
	}
	var missing diag.List
	for i := range fields {
		f := &fields[i]
		if f.Required && seen[i] == nil && !slices.Contains(meant, f.Key) && !(parent == "" && d.passed(f.Key)) && !d.elsewhere[withoutIndexes(parent)+f.Key] {
			missing.Add(diag.Diagnostic{Pos: head, Rule: "missing-key", Message: fmt.Sprintf("%q is missing", prefixed(parent, f.Key)), Hint: f.Missing()})
		}
	}
	if len(missing) == 1 && parent == "" && d.NoKey {
		return // it is the one that has a colon and nothing in front of it
	}
	d.Diags = append(d.Diags, missing...)
}

// value reads one value into the place that to points to.
func (d *decoder) value(f *schema.Field, n, key *frontmatter.Node, to any, name string) {
	d.key(name, n)
	if frontmatter.IsEmpty(n) {
		if d.lost(key) {
			return
		}
		d.fault(key, "empty-value", fmt.Sprintf("%q has no value", f.Key), belongs(f))
		return
	}
	switch f.Type {
	case schema.Texts, schema.Terms, schema.Addresses:
		d.list(f, n, key, to.(*[]string), name)
	case schema.Object:
		if n.Kind != frontmatter.Group {
			hint := "write each on a line below it, with two spaces in front: " + and(schema.Keys(f.Fields))
			if n.Kind == frontmatter.List && len(n.Content) == 1 && n.Content[0].Kind == frontmatter.Group {
				hint = "take the hyphen or the brackets away: it is not a list"
			}
			d.fault(n, "wrong-type", fmt.Sprintf("%q needs keys of its own", f.Key), hint)
			return
		}
		d.mapping(n, f.Fields, to, name, d.Pos(key))
	case schema.Objects:
		d.objects(f, n, key, to, name)
	case schema.Words:
		d.terms(f, n, to.(*[]content.Term), name)
	case schema.Severity:
		d.severities(f, n, to.(*map[string]string))
	default:
		if n.Kind == frontmatter.Scalar {
			d.scalar(f, n, to, name)
			return
		}
		hint := f.Help
		inner, flow := n.Content, n.Style&frontmatter.InLine != 0
		switch {
		case flow && f.Type == schema.Text:
			hint = "if it is text that begins with a bracket, " + explain.Quoted(d.Source(n))
		case n.Kind == frontmatter.List && len(inner) == 1 && inner[0].Kind == frontmatter.Scalar && flow:
			hint = fmt.Sprintf("write it without brackets: %s", inner[0].Value)
		case len(inner) == 1 && !flow:
			hint = fmt.Sprintf("take the hyphen away, and write it on one line with %s:", f.Key)
		case n.Kind == frontmatter.Group && !flow:
			hint = fmt.Sprintf("write it as text on one line with %s:", f.Key)
		case flow:
			hint = "write one value alone, without brackets"
		}
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs one value, not a list or a group of keys", f.Key), hint)
	}
}

// objects reads a list whose entries have keys of their own.
func (d *decoder) objects(f *schema.Field, n, key *frontmatter.Node, to any, name string) {
	if n.Kind != frontmatter.List {
		hint := "begin each entry with a hyphen and a space; the keys of an entry are " + and(schema.Keys(f.Fields))
		if n.Kind == frontmatter.Group && n.Style&frontmatter.InLine == 0 {
			hint = fmt.Sprintf("put a hyphen and a space in front of %s, and two spaces in front of each line of the same entry", n.Content[0].Value)
		}
		d.fault(n, "wrong-type", fmt.Sprintf("%q needs a list", f.Key), hint)
		return
	}
	if len(n.Content) == 0 && f.Required {
		d.fault(key, "empty-value", fmt.Sprintf("%q is an empty list", f.Key), "write at least one. "+f.Help)
	}
	for i := 0; i < len(n.Content); i++ {
		e := n.Content[i]
		element := f.Add(to)
		at := d.table.entry(name, i)
		d.key(at, e)
		if e.Kind != frontmatter.Group {
			d.fault(e, "wrong-type", fmt.Sprintf("an entry of %q needs keys of its own", f.Key), "write each as key: value; the keys are "+and(schema.Keys(f.Fields)))
			continue
		}
		if i+1 < len(n.Content) && n.Style&frontmatter.InLine == 0 && torn(f, e, n.Content[i+1]) {
			i++
			p, first := d.hyphen(n.Content[i]), n.Content[i].Content[0].Value
			d.Diags.Add(diag.Diagnostic{
				Pos: p, Rule: "wrong-type", Message: fmt.Sprintf("this hyphen begins another entry of %q", f.Key),
				Hint: fmt.Sprintf("put a space in its place, since %q belongs to the entry above", first),
			})
			whole := *e
			whole.Content = slices.Concat(e.Content, n.Content[i].Content)
			e = &whole
		}
		d.mapping(e, f.Fields, element, at, d.Pos(e))
	}
}

// torn reports whether two entries of a list lack what the other one has, as
// they do when a hyphen stands before each key.
func torn(f *schema.Field, a, b *frontmatter.Node) bool {
	if b.Kind != frontmatter.Group || len(b.Content) == 0 {
		return false
	}
	has := func(n *frontmatter.Node, key string) bool { return keyNode(n, key) != nil }
	var onlyA, onlyB bool
	for _, k := range f.Fields {
		inA, inB := has(a, k.Key), has(b, k.Key)
		if inA && inB || k.Required && !inA && !inB {
			return false
		}
		onlyA, onlyB = onlyA || k.Required && inA, onlyB || k.Required && inB
	}
	return onlyA && onlyB
}

// hyphen returns where the hyphen stands that begins an entry.
func (d *decoder) hyphen(e *frontmatter.Node) diag.Pos {
	line := d.Line(e)
	p := d.Pos(e)
	if i := strings.LastIndexByte(line[:frontmatter.Offset(line, e.Column)], '-'); i >= 0 {
		p.Col = 1 + utf8.RuneCountInString(line[:i])
		p.EndCol = p.Col + 1
	}
	return p
}

// list reads a list, or one value that stands alone.
func (d *decoder) list(f *schema.Field, n, key *frontmatter.Node, to *[]string, name string) {
	items := []*frontmatter.Node{n}
	if n.Kind == frontmatter.List {
		items = n.Content
		if len(items) == 0 && f.Required {
			d.fault(key, "empty-value", fmt.Sprintf("%q is an empty list", f.Key), "write at least one. "+f.Help)
		}
	}
	block := n.Kind == frontmatter.List && n.Style&frontmatter.InLine == 0
	for _, e := range items {
		problem, hint := d.badEntry(f, e, e == n)
		if problem != "" {
			p, rule := d.Pos(e), "wrong-type"
			if frontmatter.IsEmpty(e) {
				rule = "empty-value"
			}
			switch {
			case frontmatter.IsEmpty(e) && block:
				p = d.hyphen(e)
			case e == n && e.Kind == frontmatter.Scalar && p.EndCol == 0:
				p.EndCol = p.Col + utf8.RuneCountInString(d.Source(e))
			case e.Kind == frontmatter.Group && e.Style&frontmatter.InLine == 0:
				p.EndCol = p.Col + utf8.RuneCountInString(d.Source(e))
			}
			d.Diags.Add(diag.Diagnostic{Pos: p, Rule: rule, Message: problem, Hint: hint})
			continue
		}
		at := d.table.entry(name, len(*to))
		words := len(d.words)
		s := d.text(f, e, at)
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
		if *to == nil {
			*to = make([]string, 0, len(items))
		}
		*to = append(*to, s)
	}
	if f.Type == schema.Terms {
		*to = d.lists.shared(*to)
	}
}

// Lists lets files share the lists of terms that they have alike: few are different,
// and whoever looks at one of each of ten thousand opportunities finds it in the
// processor's cache. A list that is shared may not be changed. Lists is safe for
// concurrent use; a nil one shares nothing.
type Lists struct{ known sync.Map }

func (l *Lists) shared(list []string) []string {
	if l == nil || len(list) == 0 {
		return list
	}
	same, _ := l.known.LoadOrStore(strings.Join(list, "\n"), slices.Clip(list))
	if same := same.([]string); slices.Equal(same, list) {
		return same
	}
	return list // a term of two lines, which is none
}

// badEntry says why an entry of a list of words or text is none. alone is one
// that stands where a list could.
func (d *decoder) badEntry(f *schema.Field, e *frontmatter.Node, alone bool) (problem, hint string) {
	text := strings.TrimSpace(e.Value)
	noList := func() string { return fmt.Sprintf("%q is not read as a list", f.Key) }
	switch {
	case frontmatter.IsEmpty(e):
		return fmt.Sprintf("an entry of %q is empty", f.Key), f.Help + " Write it after the hyphen, or take the line out."
	case e.Kind == frontmatter.Group && e.Style&frontmatter.InLine != 0 && f.Type == schema.Texts:
		return fmt.Sprintf("an entry of %q is in brackets, and so is not read as text", f.Key), "write it without brackets, or put double quotes around it"
	case e.Kind == frontmatter.Group && f.Type == schema.Texts:
		return fmt.Sprintf("an entry of %q has a colon in it, and so is not read as text", f.Key), explain.Quoted(d.Source(e))
	case e.Kind == frontmatter.Group:
		return fmt.Sprintf("an entry of %q has keys of its own", f.Key), "write the word alone, without a colon or brackets"
	case e.Kind != frontmatter.Scalar && e.Style&frontmatter.InLine != 0:
		return fmt.Sprintf("an entry of %q is a list itself", f.Key), "take the hyphen or the brackets away: one of them makes the list"
	case e.Kind != frontmatter.Scalar:
		return fmt.Sprintf("an entry of %q is a list itself", f.Key), "write one hyphen in front of each entry, and all in the same column"
	case !alone || e.Style != 0:
		return "", ""
	case strings.HasPrefix(text, "-"):
		return noList(), "put a space after the hyphen that begins an entry"
	case bullet.MatchString(text):
		return noList(), "begin each line with a hyphen and a space, not with another sign"
	case f.Type == schema.Texts:
		return "", ""
	case strings.HasSuffix(text, ",") && !strings.Contains(strings.Trim(text, ","), ","):
		return fmt.Sprintf("there is a comma after the value of %q", f.Key), "take it out: " + strings.Trim(text, ", ")
	case strings.Contains(text, ","):
		return noList(), fmt.Sprintf("put square brackets around it: [%s]", strings.Trim(text, "(), "))
	case !strings.HasPrefix(d.Rest(e), text):
		return noList(), "begin each line with a hyphen and a space"
	}
	if parts := explain.Several(text); len(parts) > 1 {
		if slugs, closed := f.Closed(); closed && !slices.ContainsFunc(parts, func(p string) bool { return !slices.Contains(slugs, p) }) {
			return noList(), fmt.Sprintf("write [%s]", strings.Join(parts, ", "))
		}
	}
	return "", ""
}

var bullet = regexp.MustCompile(`^[–—•·*▪●] `)

// belongs says what to write where there is nothing yet.
func belongs(f *schema.Field) string {
	hint := f.Help
	if slugs, closed := f.Closed(); closed {
		hint += " Use " + or(append(slugs, strings.Fields(f.Or)...)) + "."
	}
	if !f.Required {
		hint += " Or take the line out."
	}
	return hint
}
