// Words that matched, in the texts of a result. Takes texts and the terms of a
// hit; gives nodes of text with mark elements, never markup.

import { words } from '../parts/words.js'

const LONGEST = 200
const BEFORE = 50 // of an excerpt may stand before its first match

// marked returns a text as nodes, with each word in it that is one of the terms
// marked.
export function marked(text, terms) {
  const nodes = document.createDocumentFragment()
  let done = 0
  for (const { at, text: word } of matches(text, terms)) {
    if (at < done) continue // a part of a word that is marked as a whole
    const mark = document.createElement('mark')
    mark.textContent = word
    nodes.append(text.slice(done, at), mark)
    done = at + word.length
  }
  nodes.append(text.slice(done))
  return nodes
}

// has says whether one of the terms is in a text.
export function has(text, terms) {
  return matches(text, terms).length > 0
}

// excerpt returns the place in a text where most of the terms are, cut between
// words.
export function excerpt(text, terms) {
  const found = matches(text, terms)
  let best = { at: 0 }
  let most = 0
  for (const [i, first] of found.entries()) {
    const near = found.slice(i, i + 20).filter(({ at }) => at - first.at < LONGEST - BEFORE)
    const different = new Set(near.map(({ term }) => term)).size
    if (different > most) [best, most] = [first, different]
  }
  const from = best.at <= BEFORE ? 0 : text.indexOf(' ', best.at - BEFORE) + 1
  const rest = text.slice(from)
  const part = rest.length <= LONGEST ? rest : rest.slice(0, rest.lastIndexOf(' ', LONGEST))
  return (from ? '… ' : '') + part + (part.length < rest.length ? ' …' : '')
}

function matches(text, terms) {
  return words(text).filter(({ term }) => terms.includes(term))
}
