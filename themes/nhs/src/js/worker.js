// An index of words in a worker, so that building it holds nobody up.
//
// Takes {add: [{id, title, summary, words, text}]} as often as wanted, and
// {ask: n, query, combine}, combine being AND (all words) or OR (any of them).
// Gives {answer: n, hits: [{id, terms}]}, best first, terms being those of the
// document that matched; or {error}.
//
// A word finds those that begin with it, from three letters on. Only a word
// that finds none that way finds those spelt almost like it, so that "mental"
// is not also "dental". Little words count only when there are no others.

import MiniSearch from 'minisearch'
import { words } from './parts/words.js'

const LITTLE = new Set(('a about am an and any are as at be by can do does for from get have how i if in is it me my of on or ' +
  'our so that the there this to want was we what when where which who why will with would you your').split(' '))

const index = new MiniSearch({
  fields: ['title', 'summary', 'words', 'text'],
  tokenize: text => words(text).map(word => word.term),
  processTerm: term => term,
  searchOptions: {
    tokenize: term => [term],
    prefix: term => term.length > 2,
    boost: { title: 4, summary: 2, words: 2 }
  }
})

function ask(query, combine) {
  const all = words(query)
  const telling = all.filter(word => !LITTLE.has(word.text.toLowerCase()))
  const used = telling.length ? telling : all
  const queries = used.filter(word => !word.of).map(word => {
    const parts = used.filter(part => part.of === word).map(part => meant(part.term))
    return parts.length ? any([meant(word.term), { combineWith: 'AND', queries: parts }]) : meant(word.term)
  })
  if (!queries.length) return []
  return index.search({ combineWith: combine, queries }).map(({ id, terms }) => ({ id, terms }))
}

const any = queries => ({ combineWith: 'OR', queries })

// meant returns a query for a term: the term itself or, when it is nowhere,
// those with two letters the other way round, one letter more, less or other,
// and in long ones two.
function meant(term) {
  const finds = (term, fuzzy = false) => index.search(term, { fuzzy }).length > 0
  if (term.length < 4 || finds(term)) return term
  const swapped = [...term.slice(1)].map((letter, i) => term.slice(0, i) + letter + term[i] + term.slice(i + 2))
  const near = [...swapped.filter(other => finds(other)), { queries: [term], fuzzy: 1 }]
  if (near.length > 1 || finds(term, 1) || term.length < 8) return any(near)
  return { queries: [term], fuzzy: 2 }
}

onmessage = ({ data }) => {
  try {
    if (data.add) index.addAll(data.add)
    if (data.ask) postMessage({ answer: data.ask, hits: ask(data.query, data.combine) })
  } catch (error) {
    postMessage({ error: error.message })
  }
}
