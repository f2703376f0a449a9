// What a word is. Whoever puts words into an index, asks it, or marks them in a
// text uses this, so that all three agree.
//
// Takes a text; gives its words in order as {at, text, term}: where it stands,
// how it is written, and how it is compared. Terms have no capitals, accents,
// apostrophes or plural endings: carer's, carers' and Carers are all "carer".
// A word with hyphens comes first as a whole, then in its parts, which bear the
// whole as `of`: co-production is found as coproduction, and by production.

const LETTERS = "[\\p{L}\\p{M}\\p{N}]+"
const WORD = new RegExp(`${LETTERS}(?:['’ʼ‐‑-]${LETTERS})*`, 'gu')
const PART = new RegExp(`${LETTERS}(?:['’ʼ]${LETTERS})*`, 'gu')

export function words(text) {
  const found = []
  for (const match of text.matchAll(WORD)) {
    const whole = { at: match.index, text: match[0], term: fold(match[0]) }
    found.push(whole)
    if (!/[‐‑-]/.test(whole.text)) continue
    for (const part of whole.text.matchAll(PART)) {
      found.push({ at: whole.at + part.index, text: part[0], term: fold(part[0]), of: whole })
    }
  }
  return found
}

function fold(word) {
  const plain = word.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f'’ʼ‐‑-]/g, '').normalize('NFC')
  if (plain.length < 4) return plain
  return plain.replace(/ies$/, 'y').replace(/([^su])s$/, '$1')
}
