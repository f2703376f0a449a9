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
import { startResults } from './find/results.js'
import { arrived } from './parts/arrived.js'
import { now } from './parts/clock.js'
import { fetchRecords } from './parts/records.js'
import { asks, UNFILTERED } from './parts/unfiltered.js'

const finder = document.getElementById('page_finder')
const { worker, query: about } = finder.dataset
const here = 'here' in finder.dataset
const title = document.title
finder.dataset.started = ''
const panel = startPanel()
const results = startResults()

// place returns how many pages of that size a list has, which one is asked for,
// and words for it after the first.
function place(n, choice, size) {
  const pages = Math.max(1, Math.ceil(n / size))
  const page = Math.min(choice.page, pages)
  return { pages, page, on: page > 1 ? `page ${page} of ${pages}` : '' }
}

// told returns what the status says.
function told(n, on) {
  return `${n ? n.toLocaleString('en-GB') : 'No'} ${n === 1 ? 'opportunity' : 'opportunities'}${on && `, ${on}`}`
}

function lost() {
  const { activeElement } = document
  return !activeElement || activeElement === document.body || activeElement.getClientRects().length === 0
}

async function start() {
  const waiting = here && asks(finder)
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
    results.say(UNFILTERED)
    return
  }
  const { facets } = records
  const look = keywords(worker, records)
  const time = () => now(records.at)
  const form = makeForm(records)
  let shown // the query that the page shows
  let choice // what it asks for
  let hits // the opportunities that have its words
  let note = ''
  let turn = 0

  const current = () => read(here ? location.search : about, facets)
  const stale = () => records.closedFrom[0] > 0 && records.closedFrom[0] <= time() // the soonest is first

  // expectTurn has the clock tell when the next one closes that is not on this page.
  function expectTurn() {
    const next = records.closedFrom.find(second => second > time())
    if (next && !finder.dataset.countsUntil) finder.dataset.countsUntil = next
    document.dispatchEvent(new Event('involve:drawn'))
  }

  // show makes the page say what the address asks for.
  async function show(then) {
    const mine = ++turn
    const asked = current()
    let found
    let lacking = ''
    shown = location.search
    if (asked.q) {
      results.wait()
      try {
        found = await look(asked.q)
      } catch {
        lacking = '. Keyword search is not available just now.'
      }
      if (mine !== turn) return // something else was asked for meanwhile
    }
    hits = found
    note = lacking
    choice = lacking ? { ...asked, q: '' } : asked
    const list = match(records, choice, hits, time())
    form.show(asked, list.counts)
    panel.tell(chipsOf(choice, facets).length)
    tell(list.found)
    if (here) draw(list.found)
    if (then) then()
  }

  // tell says in the title and the status what the list is.
  function tell(found) {
    const { on } = place(found.length, choice, records.page)
    const words = told(found.length, on) + note
    if (here) {
      const terms = chipsOf(choice, facets).map(({ term }) => term).join(', ')
      const count = `${found.length.toLocaleString('en-GB')}${on && `, ${on}`}`
      document.title = terms ? `${terms} (${count}) – ${title}` : `${on ? `Page${on.slice(4)} – ` : ''}${title}`
      // What the page says already when it comes is no news.
      if (turn > 1 || results.said() !== words) results.say(words)
    } else if (stale()) {
      results.say(`${words} still open`)
    }
  }

  function draw(found) {
    const { pages, page } = place(found.length, choice, records.page)
    const address = other => `${location.pathname}${write(other, facets)}`
    if (!write({ ...choice, page }, facets) && !stale()) return results.showBuilt()
    results.draw({
      records,
      time: time(),
      chips: chipsOf(choice, facets).map(chip => ({ ...chip, href: address(chip.without) })),
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

  const first = current()
  form.show(first, match(records, first, undefined, time()).counts)
  panel.put(form.element, () => form.unfold((history.state || {}).unfolded || panel.unfolded()))
  await show(() => {
    const at = document.activeElement === results.heading
    if (here && location.hash === `#${results.heading.id}` && arrived() && (at || lost())) toHeading()
  })

  // Each address remembers which facets were unfolded there.
  form.element.addEventListener('toggle', () => {
    history.replaceState({ ...history.state, unfolded: form.unfolded() }, '')
  }, true)
  document.addEventListener('involve:turn', () => {
    const { found, counts } = match(records, choice, hits, time())
    form.count(counts)
    tell(found)
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
    if (event.detail > 1) return // the next chip is where the first one was
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

// A mistake of ours must not cost the reader the list.
start().catch(error => {
  results.showBuilt()
  if (here && asks(finder)) results.say(UNFILTERED)
  throw error
})
