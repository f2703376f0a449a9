package facet

import (
	"slices"

	"involve/internal/content"
)

// A numbering gives each term of a table a number, in its order.
type numbering struct {
	choices []Choice
	of      []map[string]int32 // of the terms of each facet
}

func (t *Table) number() *numbering {
	n := &numbering{of: make([]map[string]int32, len(t.Facets))}
	for i, f := range t.Facets {
		n.of[i] = make(map[string]int32, len(f.Terms))
		for _, term := range f.Terms {
			if _, twice := n.of[i][term.Slug]; !twice {
				n.of[i][term.Slug] = int32(len(n.choices))
				n.choices = append(n.choices, Choice{f.Name, term.Slug})
			}
		}
	}
	return n
}

// An Index knows which terms of the table each opportunity of a list has. It is
// never changed and safe for concurrent use.
type Index struct {
	table *Table
	list  []*content.Opportunity
	has   [][]int32 // the numbers of the terms that each of list has
	with  [][]int32 // those of list that have each term
}

// Index looks at a list once, for the many questions that are asked of it.
func (t *Table) Index(list []*content.Opportunity) *Index {
	n := t.numbers()
	x := &Index{table: t, list: list, has: make([][]int32, len(list)), with: make([][]int32, len(n.choices))}
	var one [1]string
	all := make([]int32, 0, 16*len(list)) // few have more
	ends := make([]int, len(list))
	for i, o := range list {
		first := len(all)
		for f := range t.Facets {
			for _, term := range t.terms(o, t.Facets[f].Name, &one) {
				id, known := n.of[f][term]
				if known && !slices.Contains(all[first:], id) { // a term may be written twice
					all = append(all, id)
					x.with[id] = append(x.with[id], int32(i))
				}
			}
		}
		ends[i] = len(all)
	}
	begin := 0
	for i, end := range ends {
		x.has[i], begin = all[begin:end:end], end
	}
	return x
}

// Join returns the index of several lists, one after another.
func (t *Table) Join(parts ...*Index) *Index {
	if len(parts) == 1 {
		return parts[0]
	}
	x := t.Index(nil)
	total := 0
	for _, p := range parts {
		total += len(p.list)
	}
	x.list, x.has = make([]*content.Opportunity, 0, total), make([][]int32, 0, total)
	for _, p := range parts {
		for id, with := range p.with {
			for _, at := range with {
				x.with[id] = append(x.with[id], int32(len(x.list))+at)
			}
		}
		x.list, x.has = append(x.list, p.list...), append(x.has, p.has...)
	}
	return x
}

// id returns the number of a term, if it is one of the table.
func (x *Index) id(c Choice) (int32, bool) {
	f := slices.IndexFunc(x.table.Facets, func(f Facet) bool { return f.Name == c.Facet })
	if f < 0 {
		return 0, false
	}
	id, ok := x.table.numbers().of[f][c.Term]
	return id, ok
}

// With returns those of the list that have all of some terms, each of another
// facet, in the same order: what Filter returns.
func (x *Index) With(c Choice, more ...Choice) []*content.Opportunity {
	id, ok := x.id(c)
	if !ok {
		return nil
	}
	ids := make([]int32, len(more))
	for i, c := range more {
		if ids[i], ok = x.id(c); !ok {
			return nil
		}
	}
	var list []*content.Opportunity
	if len(more) == 0 {
		list = make([]*content.Opportunity, 0, len(x.with[id]))
	}
	for _, at := range x.with[id] {
		if !slices.ContainsFunc(ids, func(id int32) bool { return !slices.Contains(x.has[at], id) }) {
			list = append(list, x.list[at])
		}
	}
	return list
}

// Count returns how many of the list have each term that any of them has.
func (x *Index) Count() map[Choice]int {
	counts := make(map[Choice]int, len(x.with))
	for id, with := range x.with {
		if len(with) > 0 {
			counts[x.table.numbers().choices[id]] = len(with)
		}
	}
	return counts
}

// CountWith returns how many of those that have a term have each term.
func (x *Index) CountWith(c Choice) map[Choice]int {
	id, ok := x.id(c)
	if !ok {
		return nil
	}
	n := make([]int, len(x.with))
	for _, at := range x.with[id] {
		for _, id := range x.has[at] {
			n[id]++
		}
	}
	counts := map[Choice]int{}
	for id, n := range n {
		if n > 0 {
			counts[x.table.numbers().choices[id]] = n
		}
	}
	return counts
}

// A Pair is two terms whose listing exists, and the first of a list that has both.
type Pair struct {
	Choices [2]Choice
	First   *content.Opportunity
}

// Pairs returns the pairs of terms that some opportunity of a list has and whose
// listing exists, in the order of the table, without repeats.
func (t *Table) Pairs(list []*content.Opportunity) []Pair {
	if !t.Combines() {
		return nil
	}
	return t.Index(list).Pairs()
}

// Combines reports whether there may be any pairs.
func (t *Table) Combines() bool { return len(t.combine) > 0 }

// Pairs is [Table.Pairs] of the list.
func (x *Index) Pairs() (pairs []Pair) {
	n := len(x.with)
	first := make([]int32, n*n) // of the list, from 1, that has both terms
	var combined []bool
	for _, c := range x.table.numbers().choices {
		combined = append(combined, slices.Contains(x.table.combine, c.Facet))
	}
	for i, has := range x.has {
		for _, a := range has {
			if !combined[a] {
				continue
			}
			for _, b := range has {
				if at := int(a)*n + int(b); first[at] == 0 {
					first[at] = int32(i + 1)
				}
			}
		}
	}
	for a, s := range x.table.numbers().choices {
		for b, t := range x.table.numbers().choices {
			at := first[a*n+b]
			if at == 0 {
				continue
			}
			if one, _, ok := x.table.Combination(s, t); ok && one == s {
				pairs = append(pairs, Pair{[2]Choice{s, t}, x.list[at-1]})
			}
		}
	}
	return pairs
}
