// Package schema is the one table of front-matter keys: what each is called,
// what it holds, whether it must be there, and what it is for.
//
// The table drives the decoding of files, and everything that explains the
// keys to authors. Each row knows where its value goes in the nouns of package
// content, so a key cannot be documented without being read, nor read without
// being documented. The package reads no files and knows no YAML.
package schema

import (
	"involve/internal/content"
)

// A Type is what the value of a key looks like.
type Type int

// The types. The comment says what [Field.In] returns a pointer to.
const (
	Text      Type = iota // string
	Texts                 // []string: a list of text, where one may stand alone
	Slug                  // string
	Term                  // string: a word of a vocabulary
	Terms                 // []string: words of a vocabulary, where one may stand alone
	Address               // string: a path of the site, a file, or an https address
	Addresses             // []string
	Bool                  // bool
	Number                // int, 0 or more
	Day                   // content.Date
	Moment                // content.When
	Deadline              // content.Closing
	Length                // content.Months: 3 months
	Days                  // time.Duration: 14 days
	Language              // string: a BCP 47 tag
	Zone                  // *time.Location
	Object                // a struct with fields of its own
	Objects               // a list of such structs
	Words                 // content.Vocabulary's terms: slug: label, or slug: {label, everywhere}
	Severity              // map[string]string: a writing rule's name, and error, warning, info or off
)

// A Field is one key.
type Field struct {
	Key        string
	Type       Type
	Required   bool
	Vocabulary string // of Term and Terms; see [Field.Closed]
	Or         string // a word that may stand alone in place of terms
	Max        int    // of Text: characters
	Prose      bool   // of Text and Texts: words for readers, which the writing rules look at
	Fields     []Field
	Help       string // what it is for, in an author's words
	Right      string // the key as it may stand in a file, without what is around it
	Wrong      string // the same with a mistake that authors make

	in  func(parent any) any
	add func(list any) any
}

// In returns a pointer to the field's place in its parent, which is a pointer
// to the struct that the table is about.
func (f *Field) In(parent any) any { return f.in(parent) }

// Missing returns the hint for a file that lacks the key.
func (f *Field) Missing() string {
	return "add " + f.Key + ": on a line of its own. " + f.Help
}

// Add appends an empty element to the list that In returned, and returns a
// pointer to it.
func (f *Field) Add(list any) any { return f.add(list) }

// Closed returns the slugs that the field may hold when they are the same for
// every site, and false when they depend on the site's own files.
func (f *Field) Closed() ([]string, bool) {
	v, closed := f.BuiltIn()
	if !closed {
		return nil, false
	}
	return v.Slugs(), true
}

// BuiltIn returns the vocabulary of which the field may hold words when it is the
// same for every site.
func (f *Field) BuiltIn() (content.Vocabulary, bool) {
	switch f.Vocabulary {
	case "", "group", "stage", "organisation", "area", "topic", "support":
		return content.Vocabulary{}, false
	}
	return content.BuiltIn(f.Vocabulary), true
}

// An example shows a key right, and wrong as authors write it. It is YAML as it
// stands in a file, without the key that it stands below.
type example struct{ right, wrong string }

// show gives the rows of a table their examples. One of a key below another has
// both in its name: "payment.kind".
func show(fields []Field, examples ...map[string]example) []Field {
	for _, of := range examples {
		place(fields, "", of)
	}
	return fields
}

func place(fields []Field, prefix string, examples map[string]example) {
	for i := range fields {
		f := &fields[i]
		if e, ok := examples[prefix+f.Key]; ok {
			f.Right, f.Wrong = e.right, e.wrong
		}
		place(f.Fields, prefix+f.Key+".", examples)
	}
}

// A Kind is one kind of file.
type Kind struct {
	Name   string // what authors call it: "opportunity"
	Fields []Field
}

// Kinds returns every kind of file.
func Kinds() []*Kind {
	return []*Kind{Opportunity(), Page("guidance"), Page("page"), Page("group"), Stage(), Organisation(), Settings()}
}

// Field returns the row of a key, or nil.
func (k *Kind) Field(key string) *Field { return Lookup(k.Fields, key) }

// Lookup returns the row of a key, or nil.
func Lookup(fields []Field, key string) *Field {
	if i := Index(fields, key); i >= 0 {
		return &fields[i]
	}
	return nil
}

// Index returns the place of a key's row, or -1.
func Index(fields []Field, key string) int {
	for i := range fields { // a row is too big to be handed on
		if fields[i].Key == key {
			return i
		}
	}
	return -1
}

// Keys returns the names of the fields in the table's order.
func Keys(fields []Field) []string {
	keys := make([]string, len(fields))
	for i := range fields {
		keys[i] = fields[i].Key
	}
	return keys
}

// of makes a field whose place in a T is what get returns.
func of[T any](f Field, get func(*T) any) Field {
	f.in = func(parent any) any { return get(parent.(*T)) }
	return f
}

// list makes a field that is a list of E.
func list[T, E any](f Field, get func(*T) *[]E) Field {
	f.Type = Objects
	f.in = func(parent any) any { return get(parent.(*T)) }
	f.add = func(l any) any {
		s := l.(*[]E)
		*s = append(*s, *new(E))
		return &(*s)[len(*s)-1]
	}
	return f
}
