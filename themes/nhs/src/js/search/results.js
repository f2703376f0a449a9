// The results on the page: in groups, ten of each and more on demand. Takes the
// elements of the layout's template search_parts, and hits in groups.

import { excerpt, has, marked } from './mark.js'

const STEP = 10

// show draws results: {thing, terms, when} in an array for each group's name.
export function show(place, groups) {
  for (const section of place.querySelectorAll('[data-group]')) {
    const results = groups[section.dataset.group] || []
    section.hidden = results.length === 0
    section.querySelector('.involve-search__count').textContent = results.length
    fillGroup(section, results)
  }
}

function fillGroup(section, results) {
  const list = section.querySelector('ul')
  const button = section.querySelector('button')
  const more = () => {
    const start = list.children.length
    list.append(...results.slice(start, start + STEP).map(item))
    button.hidden = list.children.length === results.length
    return list.children[start]
  }
  list.replaceChildren()
  more()
  button.onclick = () => more().querySelector('a').focus()
}

function item({ thing, terms, when }) {
  const li = document.getElementById('search_result').content.cloneNode(true).firstElementChild
  const put = (name, text) => {
    const element = li.querySelector(`.involve-search__${name}`)
    if (text) element.append(marked(text, terms))
    else element.remove()
    return element
  }
  const { title, summary = '', text = '', labels = [], href, lang } = thing
  const found = text && !has(summary, terms) && has(text, terms)
  const link = put('title', title)
  link.setAttribute('href', href)
  const words = put('words', found ? excerpt(text, terms) : summary)
  if (lang) {
    for (const element of [link, words]) Object.assign(element, { lang, dir: 'auto' })
  }
  // What it is filed under, where nothing else says why it is here.
  put('labels', has(`${title} ${summary}`, terms) ? '' : labels.filter(label => has(label, terms)).join(', '))
  const line = li.querySelector('.involve-search__when')
  if (when) line.textContent = when
  else line.remove()
  return li
}
