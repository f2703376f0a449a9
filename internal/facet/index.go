package facet

import (
	"slices"

	"involve/internal/content"
)

// An Index knows which terms each opportunity of a list has. It is never
// changed and safe for concurrent use.
type Index struct {
	list    []*content.Opportunity
	choices []Choice
	id      map[Choice]int // in choices
	has     [][]int        // those of each of list
	with    [][]int        // those of list that have each choice
}

// Index looks at a list once, for the many questions that are asked of it.
func (t *Table) Index(list []*content.Opportunity) *Index {
	x := &Index{list: list, id: map[Choice]int{}, has: make([][]int, len(list))}
	for i, o := range list {
		for _, f := range t.Facets {
			for _, term := range t.Terms(o, f.Name) {
				c := Choice{f.Name, term}
				id, known := x.id[c]
				if !known {
					id = len(x.choices)
					x.id[c] = id
					x.choices, x.with = append(x.choices, c), append(x.with, nil)
				}
				if !slices.Contains(x.has[i], id) { // a term may be written twice
					x.has[i] = append(x.has[i], id)
					x.with[id] = append(x.with[id], i)
				}
			}
		}
	}
	return x
}

// With returns those of the list that have a term, in the same order: what
// Filter returns.
func (x *Index) With(c Choice) []*content.Opportunity {
	id, ok := x.id[c]
	if !ok {
		return nil
	}
	list := make([]*content.Opportunity, len(x.with[id]))
	for i, at := range x.with[id] {
		list[i] = x.list[at]
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
