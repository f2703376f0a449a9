package decode

import (
	"strconv"

	"involve/internal/schema"
)

// A Table is the keys of one kind of file, with what follows from them made
// ready: a site has thousands of files and a handful of kinds. Nothing changes
// it after its making.
type Table struct {
	fields []schema.Field
	keys   []string            // of the fields and of all below them
	homes  map[string][]string // the keys of the block below which a key belongs
	names  map[[2]string]string
}

// NewTable makes a table of rows of the schema.
func NewTable(fields []schema.Field) *Table {
	t := &Table{fields: fields, keys: everyKey(fields), homes: map[string][]string{}, names: map[[2]string]string{}}
	for i := range fields {
		for _, key := range schema.Keys(fields[i].Fields) {
			t.homes[key] = append(t.homes[key], fields[i].Key)
		}
		t.add(fields[i].Key, &fields[i])
	}
	return t
}

// everyKey returns the keys of a table and of all tables below it.
func everyKey(fields []schema.Field) []string {
	keys := schema.Keys(fields)
	for i := range fields {
		keys = append(keys, everyKey(fields[i].Fields)...)
	}
	return keys
}

// fewEntries is how many entries of a list have their names made ready.
const fewEntries = 6

// add makes the names ready that stand below a key.
func (t *Table) add(name string, f *schema.Field) {
	below := func(name string) {
		for i := range f.Fields {
			t.add(t.keep(name, f.Fields[i].Key), &f.Fields[i])
		}
	}
	switch f.Type {
	case schema.Object:
		below(name)
	case schema.Texts, schema.Terms, schema.Addresses, schema.Objects:
		for i := range fewEntries {
			below(t.keep(name, strconv.Itoa(i)))
		}
	}
}

func (t *Table) keep(name, below string) string {
	joined := name + "." + below
	t.names[[2]string{name, below}] = joined
	return joined
}

// join names what stands below a key: "payment" and "amount" are
// "payment.amount". Files share the names that are common.
func (t *Table) join(name, below string) string {
	if name == "" {
		return below
	}
	if joined, ok := t.names[[2]string{name, below}]; ok {
		return joined
	}
	return name + "." + below
}

// entry names an entry of a list.
func (t *Table) entry(name string, i int) string { return t.join(name, strconv.Itoa(i)) }
