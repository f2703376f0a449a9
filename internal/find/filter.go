package find

import (
	"slices"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/view"
)

// facetsUnfolded is how many facets of a filter are open to begin with.
const facetsUnfolded = 3

// filter makes the facet links of a listing: to other terms of what is chosen,
// and to its combinations with terms of other facets. The count beside a link
// is what opens behind it; nothing leads to an empty list. A facet that the
// chosen one cannot be combined with is left out, since its links would drop
// what was chosen.
func (m *Maker) filter(chosen []facet.Choice) *view.Filter {
	var lists []view.FacetList
	for i, f := range m.Facets.Facets {
		isChosen := slices.ContainsFunc(chosen, func(c facet.Choice) bool { return c.Facet == f.Name })
		if i >= m.Facets.Shown && !isChosen {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(chosen), func(c facet.Choice) bool { return c.Facet == f.Name })
		if len(others) > 1 {
			continue
		}
		var under facet.Choice
		if len(others) == 1 {
			under = others[0]
		}
		counts := m.Counts(under)
		list := view.FacetList{Name: f.Name, Label: f.Label, Open: len(lists) < facetsUnfolded}
		for _, t := range f.Terms {
			c := facet.Choice{Facet: f.Name, Term: t.Slug}
			url := content.FacetURL(c.Facet, c.Term)
			if len(others) == 1 {
				a, b, ok := m.Facets.Combination(others[0], c)
				if !ok {
					break
				}
				url = content.FacetURL(a.Facet, a.Term, b.Facet, b.Term)
			}
			if n := counts[c]; n > 0 {
				list.Terms = append(list.Terms, view.FacetLink{
					Link: view.Link{Text: t.Label, Href: m.Href(url), Current: slices.Contains(chosen, c)}, Count: n,
				})
			}
		}
		if len(list.Terms) > 0 {
			lists = append(lists, list)
		}
	}
	if len(lists) == 0 {
		return nil
	}
	return &view.Filter{Facets: lists}
}
