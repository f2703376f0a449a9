// What an address asks of the list, and the address that asks it.
//
// A choice is {terms, q, sort, page}: for each facet, in the order of the
// records, the numbers of the terms chosen; the words to look for; how to sort;
// and which page of the list. What the records do not know is ignored.

const SORTS = ['closing', 'newest', 'title']

// read returns the choice in a query such as '?group=carers&page=2'.
export function read(query, facets) {
  const params = new URLSearchParams(query)
  const sort = params.get('sort')
  return {
    terms: facets.map(({ name, terms }) => {
      const slugs = params.getAll(name)
      return terms.flatMap(([slug], term) => (slugs.includes(slug) ? [term] : []))
    }),
    q: (params.get('q') || '').trim(),
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    page: Math.max(1, Math.floor(Number(params.get('page'))) || 1)
  }
}

// write returns the query of a choice, empty when it asks for nothing.
export function write({ terms, q, sort, page }, facets) {
  const params = new URLSearchParams()
  facets.forEach(({ name, terms: all }, f) => terms[f].forEach(term => params.append(name, all[term][0])))
  if (q) params.set('q', q)
  if (sort !== SORTS[0]) params.set('sort', sort)
  if (page > 1) params.set('page', page)
  const query = params.toString()
  return query && `?${query}`
}

// chips returns what can be taken out of a choice again: the words for it, and
// the choice without it.
export function chips(choice, facets) {
  const without = { ...choice, page: 1 }
  const list = facets.flatMap(({ label, terms }, f) => choice.terms[f].map(term => ({
    facet: label,
    term: terms[term][1],
    without: { ...without, terms: choice.terms.map((chosen, g) => (g === f ? chosen.filter(t => t !== term) : chosen)) }
  })))
  if (choice.q) list.push({ facet: 'Keywords', term: choice.q, without: { ...without, q: '' } })
  return list
}
