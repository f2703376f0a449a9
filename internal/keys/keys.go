// Package keys remembers where the values of a front matter stand.
//
// It takes the keys of a file with their places and finds them by name. It keeps
// them small, since a site has thousands of files with dozens of keys each. What
// a key means it does not know.
package keys

import (
	"iter"
	"strings"
	"unique"

	"involve/internal/diag"
)

// A List holds the keys of a file, in its order. Files that have the same keys
// share their names. The zero List is empty.
type List struct {
	names  unique.Handle[string] // each between the ends of two lines
	places []diag.Place
}

// A Key is where one value stands. Name is the path to it: "closes", "groups.0",
// "updates.1.date".
type Key struct {
	Name string
	diag.Place
}

// New takes keys in their order.
func New(list []Key) List {
	if len(list) == 0 {
		return List{}
	}
	size := 1
	for _, k := range list {
		size += len(k.Name) + 1
	}
	var names strings.Builder
	names.Grow(size)
	names.WriteByte('\n')
	places := make([]diag.Place, len(list))
	for i, k := range list {
		names.WriteString(oneLine(k.Name))
		names.WriteByte('\n')
		places[i] = k.Place
	}
	return List{unique.Make(names.String()), places}
}

// oneLine keeps a name apart from the others: one in quotation marks may have
// several lines.
func oneLine(name string) string { return strings.ReplaceAll(name, "\n", "\r") }

// IsZero reports whether it is empty.
func (l List) IsZero() bool { return len(l.places) == 0 }

// All returns the keys in their order. A line end in a name comes back as \r.
func (l List) All() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		if l.IsZero() {
			return
		}
		rest := l.names.Value()[1:]
		for _, place := range l.places {
			var name string
			if name, rest, _ = strings.Cut(rest, "\n"); !yield(Key{name, place}) {
				return
			}
		}
	}
}

// Find returns the place of the first value of a name.
func (l List) Find(name string) (diag.Place, bool) {
	if l.IsZero() {
		return diag.Place{}, false
	}
	names := l.names.Value()
	i := strings.Index(names, "\n"+oneLine(name)+"\n")
	if i < 0 {
		return diag.Place{}, false
	}
	return l.places[strings.Count(names[:i], "\n")], true
}

// Below reports whether there are keys below a key.
func (l List) Below(name string) bool {
	return !l.IsZero() && strings.Contains(l.names.Value(), "\n"+oneLine(name)+".")
}
