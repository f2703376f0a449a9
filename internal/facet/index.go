package facet

import (
	"slices"

	"involve/internal/content"
)

// An Index knows which terms each opportunity of a list has. It is never
// changed and safe for concurrent use.
type Index struct {
	table   *Table
	list    []*content.Opportunity
	choices []Choice
	id      map[Choice]int // in choices
	has     [][]int32      // those of each of list
	with    [][]int32      // those of list that have each choice
}

// Index looks at a list once, for the many questions that are asked of it.
func (t *Table) Index(list []*content.Opportunity) *Index {
	x := &Index{table: t, list: list, id: map[Choice]int{}, has: make([][]int32, len(list))}
	ids := make([]map[string]int32, len(t.Facets)) // of the terms of each: to find them by a Choice takes longer
	for i := range ids {
		ids[i] = map[string]int32{}
	}
	var one [1]string
	var all []int32
	ends := make([]int, len(list))
	for i, o := range list {
		for f := range t.Facets {
			first := len(all)
			for _, term := range t.terms(o, t.Facets[f].Name, &one) {
				id, known := ids[f][term]
				if !known {
					id = int32(len(x.choices))
					c := Choice{t.Facets[f].Name, term}
					ids[f][term], x.id[c] = id, int(id)
					x.choices, x.with = append(x.choices, c), append(x.with, nil)
				}
				if !slices.Contains(all[first:], id) { // a term may be written twice
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
	x := &Index{table: t, id: map[Choice]int{}}
	for _, p := range parts {
		ids := make([]int32, len(p.choices))
		for i, c := range p.choices {
			id, known := x.id[c]
			if !known {
				id = len(x.choices)
				x.id[c] = id
				x.choices, x.with = append(x.choices, c), append(x.with, nil)
			}
			ids[i] = int32(id)
			for _, at := range p.with[i] {
				x.with[id] = append(x.with[id], int32(len(x.list))+at)
			}
		}
		for _, has := range p.has {
			row := make([]int32, len(has))
			for i, id := range has {
				row[i] = ids[id]
			}
			x.has = append(x.has, row)
		}
		x.list = append(x.list, p.list...)
	}
	return x
}

// With returns those of the list that have all of some terms, each of another
// facet, in the same order: what Filter returns.
func (x *Index) With(c Choice, more ...Choice) []*content.Opportunity {
	id, ok := x.id[c]
	if !ok {
		return nil
	}
	ids := make([]int32, len(more))
	for i, c := range more {
		id, ok := x.id[c]
		if !ok {
			return nil
		}
		ids[i] = int32(id)
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

// Count returns how many of the list have each term.
func (x *Index) Count() map[Choice]int {
	counts := make(map[Choice]int, len(x.choices))
	for id, c := range x.choices {
		counts[c] = len(x.with[id])
	}
	return counts
}

// CountWith returns how many of those that have a term have each term.
func (x *Index) CountWith(c Choice) map[Choice]int {
	id, ok := x.id[c]
	if !ok {
		return nil
	}
	n := make([]int, len(x.choices))
	for _, at := range x.with[id] {
		for _, id := range x.has[at] {
			n[id]++
		}
	}
	counts := map[Choice]int{}
	for id, c := range x.choices {
		if n[id] > 0 {
			counts[c] = n[id]
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
	n := len(x.choices)
	first := make([]int32, n*n) // of the list, from 1, that has both terms
	var combined []bool
	for _, c := range x.choices {
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
	for _, f := range x.table.Facets {
		for _, s := range f.Terms {
			a, ok := x.id[Choice{f.Name, s.Slug}]
			if !ok {
				continue
			}
			for _, g := range x.table.Facets {
				if one, _, ok := x.table.Combination(Choice{Facet: f.Name}, Choice{Facet: g.Name}); !ok || one.Facet != f.Name {
					continue
				}
				for _, t := range g.Terms {
					b, ok := x.id[Choice{g.Name, t.Slug}]
					if !ok {
						continue
					}
					if at := first[a*n+b]; at > 0 {
						pairs = append(pairs, Pair{[2]Choice{x.choices[a], x.choices[b]}, x.list[at-1]})
					}
				}
			}
		}
	}
	return pairs
}
