// A list of opportunities that can be filtered: #page_finder, with the addresses
// of the records and of the worker as data-records and data-worker, what the page
// is about as data-query, and data-here on the page that shows filtered lists.
//
// When the records have arrived, a form takes the place of the links to other
// lists. Here it filters in place, and the address says what is shown, so that it
// can be shared and gone back to. Elsewhere it leads here, as any form would.

import { chips as chipsOf, read, write } from './find/address.js'
import { makeForm } from './find/form.js'
import { keywords } from './find/keywords.js'
import { match } from './find/match.js'
import { startPanel } from './find/panel.js'
import { PAGE, startResults } from './find/results.js'
import { now } from './parts/clock.js'
import { fetchRecords } from './parts/records.js'

const finder = document.getElementById('page_finder')
const { worker, query: about } = finder.dataset
const here = 'here' in finder.dataset
const title = document.title

// place returns how many pages a list has, which one is asked for, and words for
// it after the first.
function place(n, choice) {
  const pages = Math.max(1, Math.ceil(n / PAGE))
  const page = Math.min(choice.page, pages)
  return { pages, page, on: page > 1 ? `page ${page} of ${pages}` : '' }
}

// told returns what the status says.
function told(n, choice) {
  const { on } = place(n, choice)
  return `${n || 'No'} ${n === 1 ? 'opportunity' : 'opportunities'}${on && `, ${on}`}`
}

// asks says whether the address asks for anything but the list that was built.
function asks() {
  const names = ['q', 'sort', 'page', ...[...finder.querySelectorAll('[data-facet]')].map(({ dataset }) => dataset.facet)]
  const params = new URLSearchParams(location.search)
  return names.some(name => params.get(name))
}

function lost() {
  const { activeElement } = document
  return !activeElement || activeElement === document.body || activeElement.getClientRects().length === 0
}

async function start() {
  const panel = startPanel()
  const results = startResults()
  const waiting = here && asks()
  if (waiting) {
    results.hide()
    results.say('Loading the list')
  }
  let records
  try {
    records = await fetchRecords(finder.dataset.records)
  } catch {
    panel.giveUp()
    if (!waiting) return
    results.showBuilt()
    results.say('The list cannot be filtered just now. This is everything that is open.')
    return
  }
  const { facets } = records
  const look = keywords(worker, records)
  const time = () => now(records.at)
  const form = makeForm(records, [])
  let shown // the query that the page shows
  let hits
  let turn = 0

  const current = () => read(here ? location.search : about, facets)
  const stale = () => records.closedFrom.some(second => second && second <= time())

  // expectTurn has the clock tell when the next one closes that is not on this page.
  function expectTurn() {
    const next = records.closedFrom.find(second => second > time())
    if (next && !finder.dataset.countsUntil) finder.dataset.countsUntil = next
    document.dispatchEvent(new Event('involve:drawn'))
  }

  // show makes the page say what the address asks for.
  async function show(then) {
    const mine = ++turn
    const choice = current()
    shown = location.search
    hits = undefined
    let note = ''
    if (choice.q) {
      results.wait()
      try {
        hits = await look(choice.q)
      } catch {
        note = '. Keyword search is not available just now.'
      }
      if (mine !== turn) return // something else was asked for meanwhile
    }
    const { found, counts } = match(records, choice, hits, time())
    const chips = chipsOf(choice, facets)
    form.show(choice, counts)
    panel.tell(chips.length)
    if (here) draw(choice, found, chips, note)
    else if (stale()) results.say(told(found.length, choice))
    if (then) then()
  }

  function draw(choice, found, chips, note) {
    const { pages, page, on } = place(found.length, choice)
    const terms = chips.map(({ term }) => term).join(', ')
    const address = other => `${location.pathname}${write(other, facets)}`
    const count = [found.length, ...on ? [on] : []].join(', ')
    document.title = terms ? `${terms} (${count}) – ${title}` : `${on ? `Page${on.slice(4)} – ` : ''}${title}`
    results.say(told(found.length, choice) + note)
    if (!write({ ...choice, page }, facets) && !stale()) return results.showBuilt()
    results.draw({
      records,
      time: time(),
      chips: chips.map(chip => ({ ...chip, href: address(chip.without) })),
      found,
      page,
      pages,
      address: n => address({ ...choice, page: n })
    })
  }

  // go shows another choice, under an address of its own.
  function go(query, then) {
    if (query !== location.search) history.pushState(history.state, '', `${location.pathname}${query}`)
    show(then)
  }

  // The heading comes to the top when the form above it is folded away.
  function toHeading() {
    results.heading.focus({ preventScroll: true })
    panel.fold()
    results.scroll()
  }

  await show(() => {
    const unfolded = history.state && history.state.unfolded
    panel.put(form.element, () => form.unfold(unfolded || panel.unfolded()))
    if (here && location.hash === `#${results.heading.id}` && (lost() || document.activeElement === results.heading)) toHeading()
  })

  // Each address remembers which facets were unfolded there.
  form.element.addEventListener('toggle', () => {
    history.replaceState({ ...history.state, unfolded: form.unfolded() }, '')
  }, true)
  document.addEventListener('involve:turn', () => {
    const choice = current()
    const { found, counts } = match(records, choice, hits, time())
    form.count(counts)
    if (here || stale()) results.say(told(found.length, choice))
    expectTurn()
  })
  expectTurn()
  if (!here) return

  form.element.addEventListener('submit', event => {
    event.preventDefault()
    go(write({ ...form.read(), page: 1 }, facets), toHeading)
  })
  // Chips, pages and all that clears the filter are links to other lists here.
  finder.addEventListener('click', event => {
    const link = event.target.closest('a[href]')
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    if (link.pathname !== location.pathname || link.hash) return
    event.preventDefault()
    const chip = link.matches('.involve-chip') ? [...link.closest('ul').children].indexOf(link.parentElement) : -1
    go(link.search, () => {
      const next = chip >= 0 && results.chip(chip)
      if (!next) return toHeading()
      next.focus()
      panel.fold()
    })
  })
  // It comes when the reader follows a link to a place on this page, too.
  addEventListener('popstate', () => {
    if (location.search === shown) return
    const { unfolded } = history.state || {}
    show(() => {
      if (unfolded) form.unfold(unfolded)
      if (lost()) results.heading.focus({ preventScroll: true })
    })
  })
}

start()
