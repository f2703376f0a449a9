// The list of results: its count, chips, cards and pages. Draws them from the
// templates of the page, or shows again what the build had made.

import { statusOf } from '../parts/clock.js'
import { fill, fillIn } from '../parts/fill.js'

const PATIENCE = 400 // milliseconds before a reader wonders whether anything happens

export function startResults() {
  const heading = document.getElementById('page_results')
  const status = document.getElementById('page_count')
  const list = document.getElementById('page_list')
  const waiting = document.getElementById('page_waiting')
  const built = [...list.childNodes]
  let slow

  function show(nodes) {
    // What is there already stays: whoever is in it would lose their place.
    if (nodes[0] !== list.firstChild) list.replaceChildren(...nodes)
    list.classList.remove('involve-list--hidden')
    list.removeAttribute('aria-busy')
    clearTimeout(slow)
    if (waiting) waiting.hidden = true
    document.dispatchEvent(new Event('involve:drawn'))
  }

  return {
    heading,
    // say changes what is announced, once.
    say(text) {
      status.textContent = text
    },
    said: () => status.innerText.trim(),
    // wait marks the list as one that is about to change, and says so to whoever
    // may wonder.
    wait() {
      list.setAttribute('aria-busy', true)
      clearTimeout(slow)
      slow = setTimeout(() => { waiting.hidden = false }, PATIENCE)
    },
    // hide keeps the room of the list, so that what stands below does not jump.
    hide: () => list.classList.add('involve-list--hidden'),
    showBuilt: () => show(built),
    // draw takes chips as {facet, term, href}, and the address of a page's number.
    draw({ records, time, chips, found, page, pages, address }) {
      show([
        ...chips.length ? [drawChips(chips)] : [],
        found.length ? drawList(records, time, found.slice((page - 1) * records.page, page * records.page)) : fill('filter_empty'),
        ...pages > 1 ? [drawPages(page, pages, address)] : []
      ])
    },
    chip: n => list.querySelectorAll('.involve-chip')[n],
    // scroll brings the heading to the top, unless it is near.
    scroll() {
      const { top } = heading.getBoundingClientRect()
      if (top < 0 || top > innerHeight / 3) heading.scrollIntoView()
    }
  }
}

function drawChips(chips) {
  const list = fill('filter_chips').firstElementChild
  const model = fill('filter_chip')
  for (const chip of chips) {
    const item = model.cloneNode(true)
    fillIn(item, chip)
    list.append(item)
  }
  return list
}

function drawList(records, time, found) {
  const list = document.createElement('ul')
  list.className = 'involve-results'
  for (const i of found) {
    const item = document.createElement('li')
    item.append(drawCard(records, time, i))
    list.append(item)
  }
  return list
}

function drawCard(records, time, i) {
  const card = fill('page_card', {
    title: records.titles[i],
    summary: records.summaries[i],
    ...Object.fromEntries(Object.keys(records.cards).map(name => [name, records.card(name, i)]))
  })
  const link = card.querySelector('.nhsuk-card__link')
  link.setAttribute('href', records.href(i))
  const lang = records.langs[i]
  if (lang) for (const words of [link, card.querySelector('p:not([class])')]) if (words) Object.assign(words, { lang, dir: 'auto' })
  const closedFrom = records.closedFrom[i]
  if (closedFrom) card.querySelector('.involve-card__when').dataset.closedFrom = closedFrom
  if (closedFrom && closedFrom - 1 - records.soon <= time) {
    card.querySelector('.nhsuk-card__heading').after(statusOf('closing-soon'))
  }
  return card
}

function drawPages(page, pages, address) {
  const nav = fill('filter_pages').firstElementChild
  const [previous, next] = ['prev', 'next'].map(rel => nav.querySelector(`[rel="${rel}"]`))
  const [number, current, gap] = nav.querySelectorAll('li')
  const list = number.parentElement
  list.replaceChildren()
  const link = (element, n) => element.setAttribute('href', address(n))
  let last = 0
  for (let n = 1; n <= pages; n++) {
    if (n !== 1 && n !== pages && Math.abs(n - page) > 1) continue
    if (n > last + 1) list.append(gap.cloneNode(true))
    const item = (n === page ? current : number).cloneNode(true)
    fillIn(item, { n })
    link(item.querySelector('a'), n)
    list.append(item)
    last = n
  }
  if (page > 1) link(previous, page - 1)
  else previous.remove()
  if (page < pages) link(next, page + 1)
  else next.remove()
  return nav
}
