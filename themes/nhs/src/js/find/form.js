// The form that filters: a folded list of small boxes for each facet.
//
// Takes the records; gives
//   element              the form
//   show(choice, counts) makes it say a choice, and what each option would find
//   count(counts)        the latter alone
//   read()               the choice that it says now
//   unfolded()           the names of the facets that are
//   unfold(names)        unfolds these and folds the others
// An option that would find nothing is not offered, unless it is chosen.

import { fill, fillIn } from '../parts/fill.js'
import { read } from './address.js'

export function makeForm(records) {
  const element = fill('filter_form').firstElementChild
  const hidden = element.querySelector('.involve-filter__hidden')
  const facets = records.facets.slice(0, records.shown).map(makeFacet)
  element.querySelector('.involve-filter__facets').append(...facets.map(facet => facet.details))

  const count = counts => facets.forEach((facet, f) => facet.count(counts[f]))
  const unfold = names => facets.forEach(({ name, details }) => { details.open = names.includes(name) })

  element.addEventListener('change', () => facets.forEach(facet => facet.tell()))
  // The address says nothing of what was left empty or as it was.
  element.addEventListener('formdata', ({ formData }) => {
    if (!formData.get('q').trim()) formData.delete('q')
    if (formData.get('sort') === element.elements.sort.options[0].value) formData.delete('sort')
  })
  return {
    element,
    count,
    unfold,
    unfolded: () => facets.filter(({ details }) => details.open).map(({ name }) => name),
    read: () => read(new URLSearchParams(new FormData(element)), records.facets),
    show(choice, counts) {
      element.elements.q.value = choice.q
      element.elements.sort.value = choice.sort
      facets.forEach((facet, f) => facet.choose(choice.terms[f]))
      // What the form does not offer, an address may still ask for.
      hidden.replaceChildren(...records.facets.flatMap(({ name, terms }, f) =>
        f < records.shown ? [] : choice.terms[f].map(term => hiddenInput(name, terms[term][0]))))
      count(counts)
    }
  }
}

function hiddenInput(name, value) {
  const input = document.createElement('input')
  Object.assign(input, { type: 'hidden', name, value })
  return input
}

function makeFacet({ name, label, terms }) {
  const details = fill('filter_facet', { facet: label, name }).firstElementChild
  const model = details.querySelector('.nhsuk-checkboxes__item')
  const list = model.parentElement
  model.remove()
  const selected = details.querySelector('.involve-facet__selected')
  const options = terms.map(([slug, words]) => {
    const item = model.cloneNode(true)
    fillIn(item, { id: `filter_${name}_${slug}`, name, value: slug, label: words })
    return { item, words, input: item.querySelector('input'), label: item.querySelector('label') }
  })
  list.append(...options.map(({ item }) => item))

  // tell says beside the facet how many of its boxes are ticked.
  function tell() {
    const n = options.filter(({ input }) => input.checked).length
    selected.textContent = n ? `${n} selected` : ''
  }

  return {
    name,
    details,
    tell,
    choose(chosen) {
      options.forEach(({ input }, term) => { input.checked = chosen.includes(term) })
      tell()
    },
    count(counts) {
      options.forEach(({ item, words, input, label }, term) => {
        label.textContent = `${words} (${counts[term]})`
        item.hidden = counts[term] === 0 && !input.checked
      })
      details.hidden = options.every(({ item }) => item.hidden)
    }
  }
}
