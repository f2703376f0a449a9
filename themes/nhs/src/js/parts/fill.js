// Copies of a template whose placeholders, such as {title}, have become values.
//
// Takes the id of a template and an object with the values. A placeholder may
// stand in a text or in an attribute. An element whose text has one with an empty
// value is left out, in a list of facts with its name. Placeholders that the
// object does not name stay.

const PLACEHOLDER = /\{(\w+)\}/g

export function fill(id, values = {}) {
  const copy = document.getElementById(id).content.cloneNode(true)
  fillIn(copy, values)
  return copy
}

// fillIn does the same to what was copied already.
export function fillIn(root, values) {
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes('{')) element.setAttribute(name, replaced(value, values))
    }
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const empty = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    const names = [...text.data.matchAll(PLACEHOLDER)].map(match => match[1]).filter(name => name in values)
    if (names.length === 0) continue
    if (names.some(name => values[name])) text.data = replaced(text.data, values)
    else empty.push(text.parentElement)
  }
  for (const element of empty) (element.closest('dl > div') || element).remove()
}

function replaced(text, values) {
  return text.replace(PLACEHOLDER, (all, name) => (name in values ? values[name] : all))
}
