// Which opportunities a choice finds, and how many each option would find.
//
// Takes the records, a choice (see address.js), the opportunities that have the
// words looked for (a Set of their numbers, or undefined for all) and the time;
// gives {found, counts}: the numbers of the opportunities in the order asked
// for, and for each facet and term how many there would be with that term under
// what is chosen in the other facets. Within a facet any term will do; each
// facet with a choice has to agree.

export function match(records, choice, hits, time) {
  const { facets, count, closedFrom } = records
  const agrees = facets.map(({ sets }, f) => {
    const chosen = choice.terms[f]
    return sets.map(set => chosen.length === 0 || set.some(term => chosen.includes(term)))
  })
  const bySet = facets.map(({ sets }) => new Uint32Array(sets.length))
  const fits = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    if ((closedFrom[i] && closedFrom[i] <= time) || (hits && !hits.has(i))) continue
    let against = 0
    let only = -1
    for (let f = 0; f < facets.length && against < 2; f++) {
      if (agrees[f][facets[f].of[i]]) continue
      against++
      only = f
    }
    if (against === 0) {
      fits[i] = 1
      for (let f = 0; f < facets.length; f++) bySet[f][facets[f].of[i]]++
    } else if (against === 1) {
      bySet[only][facets[only].of[i]]++
    }
  }
  return { found: order(records, choice.sort).filter(i => fits[i]), counts: facets.map((facet, f) => byTerm(facet, bySet[f])) }
}

function byTerm({ terms, sets }, counts) {
  const list = new Array(terms.length).fill(0)
  sets.forEach((set, s) => set.forEach(term => { list[term] += counts[s] }))
  return list
}

// order returns the numbers of all opportunities as they are to be sorted. The
// records are in the first order, soonest closing first.
function order(records, sort) {
  records.orders = records.orders || { newest: records.newest, closing: records.slugs.map((_, i) => i) }
  if (!records.orders[sort]) {
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true })
    records.orders[sort] = [...records.orders.closing].sort((a, b) => compare(records.titles[a], records.titles[b]) || a - b)
  }
  return records.orders[sort]
}
