// Package facet says which terms an opportunity has, which listings of terms
// exist, and how many opportunities are behind each.
//
// It takes a library and lists of opportunities, and knows nothing of dates,
// pages or addresses. Terms of one facet are alternatives, terms of several
// facets all have to hold, here as everywhere else.
package facet

import (
	"slices"
	"sync"

	"involve/internal/content"
)

// A Choice is one term of one facet.
type Choice struct {
	Facet, Term string
}

// A Facet is something that listings can be filtered by.
type Facet struct {
	Name  string
	Label string
	Terms []content.Term
}

// A Table knows the facets of a site. It is safe for concurrent use.
type Table struct {
	Facets  []Facet // the settings' facets in their order, then the others that have pages
	Shown   int     // how many of them the settings name: those that a filter offers
	combine []string

	everywhere []string // the areas that count in every area
	areas      []string // all of them

	numbers func() *numbering // of the terms that stand when an index is first made
}

// New makes the table of a library.
func New(lib *content.Library) *Table {
	names := slices.Clone(lib.Settings.Facets)
	t := &Table{Shown: len(names), combine: lib.Settings.Combine}
	t.numbers = sync.OnceValue(t.number)
	for _, name := range content.Facets {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if v, ok := lib.Vocabulary(name); ok {
			t.Facets = append(t.Facets, Facet{name, v.Label, v.Terms})
		} else if len(t.Facets) < t.Shown {
			t.Shown--
		}
	}
	areas, _ := lib.Vocabulary("area")
	t.areas = areas.Slugs()
	for _, term := range areas.Terms {
		if term.Everywhere {
			t.everywhere = append(t.everywhere, term.Slug)
		}
	}
	return t
}

// Facet returns the facet of a name.
func (t *Table) Facet(name string) (Facet, bool) {
	i := slices.IndexFunc(t.Facets, func(f Facet) bool { return f.Name == name })
	if i < 0 {
		return Facet{}, false
	}
	return t.Facets[i], true
}

// Term returns the term of a choice.
func (t *Table) Term(c Choice) (content.Term, bool) {
	f, _ := t.Facet(c.Facet)
	return content.Vocabulary{Terms: f.Terms}.Term(c.Term)
}

// Terms returns the terms of a facet that an opportunity has. One that is in
// an area which counts everywhere has every area.
func (t *Table) Terms(o *content.Opportunity, name string) []string {
	return t.terms(o, name, new([1]string))
}

// terms is Terms with memory for one term.
func (t *Table) terms(o *content.Opportunity, name string, one *[1]string) []string {
	switch name {
	case "group":
		return o.Groups
	case "stage":
		return o.Stages
	case "activity":
		return o.Activity
	case "mode":
		return o.Mode
	case "area":
		if slices.ContainsFunc(t.everywhere, func(area string) bool { return slices.Contains(o.Areas, area) }) {
			return t.areas
		}
		return o.Areas
	case "topic":
		return o.Topics
	case "payment":
		one[0] = o.Payment.Kind
		return one[:]
	case "time":
		one[0] = timeTerm(o.Time)
		return one[:]
	case "support":
		if slices.Equal(o.Support, []string{"ask"}) {
			return nil // people say what they need: a promise, but no term
		}
		return o.Support
	case "organisation":
		one[0] = o.Organisation
		return one[:]
	case "format":
		if len(o.Formats) == 0 {
			return nil
		}
		kinds := make([]string, 0, len(o.Formats))
		for _, f := range o.Formats {
			if !slices.Contains(kinds, f.Kind) {
				kinds = append(kinds, f.Kind)
			}
		}
		return kinds
	}
	return nil
}

// timeTerm sorts the time needed into the terms of the filter: under 30
// minutes, to 2 hours, to half a day (4 hours), longer; what has to be done
// more than once is regular.
func timeTerm(t content.TimeNeeded) string {
	switch {
	case t.Per != "" && t.Per != "once":
		return "regular"
	case t.Minutes < 30:
		return "under-30-minutes"
	case t.Minutes <= 120:
		return "up-to-2-hours"
	case t.Minutes <= 240:
		return "up-to-half-a-day"
	}
	return "longer"
}

// Has reports whether an opportunity has the term.
func (t *Table) Has(o *content.Opportunity, c Choice) bool {
	return slices.Contains(t.Terms(o, c.Facet), c.Term)
}

// Filter returns those of list that have every choice, in the same order.
// Several terms of one facet are alternatives.
func (t *Table) Filter(list []*content.Opportunity, choices ...Choice) []*content.Opportunity {
	if len(choices) == 0 {
		return list
	}
	var out []*content.Opportunity
	for _, o := range list {
		if t.matches(o, choices) {
			out = append(out, o)
		}
	}
	return out
}

func (t *Table) matches(o *content.Opportunity, choices []Choice) bool {
	for _, c := range choices {
		if t.Has(o, c) {
			continue
		}
		alternative := slices.ContainsFunc(choices, func(d Choice) bool { return d.Facet == c.Facet && t.Has(o, d) })
		if !alternative {
			return false
		}
	}
	return true
}

// Combination returns two choices in the order in which their listing has
// them, and whether there may be such a listing at all: one of the facets has
// to be among those that the settings combine.
func (t *Table) Combination(a, b Choice) (first, second Choice, ok bool) {
	i, j := slices.Index(t.combine, a.Facet), slices.Index(t.combine, b.Facet)
	switch {
	case a.Facet == b.Facet || i < 0 && j < 0:
		return a, b, false
	case i < 0 || j >= 0 && j < i:
		return b, a, true
	}
	return a, b, true
}
