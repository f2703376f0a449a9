// The page that searches: #page_search, with the addresses of what it needs as
// data-index, data-records and data-worker. The address says what is looked for
// (?q=), so that it can be shared, and gone back to.
//
// Everything is fetched when it is first needed, and again after it failed.

import { arrived } from './parts/arrived.js'
import { startAsking } from './parts/asking.js'
import { now } from './parts/clock.js'
import { show } from './search/results.js'
import { fetchThings, standing } from './search/things.js'

const page = document.getElementById('page_search')
const links = document.getElementById('search_links')
page.prepend(document.getElementById('search_parts').content.cloneNode(true))

const part = name => page.querySelector(`.involve-search__${name}`)
const form = page.querySelector('form')
const heading = document.getElementById('page_results')
const status = page.querySelector('[role="status"]')
const title = document.title

const PATIENCE = 400 // milliseconds before a reader wonders whether anything happens

let loading
let shown
let turn = 0

function load() {
  const { records, index, worker } = page.dataset
  loading = loading || fetchThings(records, index).then(all => {
    const asking = startAsking(worker)
    asking.add(all.things)
    return { ...all, ask: asking.ask }
  }).catch(error => {
    loading = undefined
    throw error
  })
  return loading
}

// find returns what matches all the words or, when nothing does, some of them.
async function find(query) {
  const { at, soon, things, ask } = await load()
  let hits = await ask(query)
  const all = hits.length > 0
  if (!all) hits = await ask(query, 'OR')
  const groups = {}
  for (const { id, terms } of hits) {
    const { group, when } = standing(things[id], now(at), soon)
    groups[group] = groups[group] || []
    groups[group].push({ thing: things[id], terms, when })
  }
  return { groups, all, count: hits.length }
}

const asked = () => (new URLSearchParams(location.search).get('q') || '').trim()

// search shows what the address asks for.
async function search({ focus }) {
  const query = asked()
  const mine = ++turn
  shown = query
  form.elements.q.value = query
  if (!query) return clear()
  const slow = setTimeout(() => { part('waiting').hidden = false }, PATIENCE)
  let found
  try {
    found = await find(query)
  } catch {
    loading = undefined // the worker may be what failed
  }
  clearTimeout(slow)
  if (mine !== turn) return // something else was asked for meanwhile
  const lost = part('results').contains(document.activeElement)
  part('waiting').hidden = true
  heading.hidden = false
  part('nothing').hidden = !found || found.count > 0
  links.hidden = Boolean(found)
  show(page, found ? found.groups : {})
  status.textContent = told(query, found)
  document.title = found ? `${query} (${found.count}) – ${title}` : `${query} – ${title}`
  if (focus || lost) heading.focus()
}

function told(query, found) {
  if (!found) return 'The search does not work at the moment. Try again, or use the links on this page'
  const { count, all } = found
  const results = `${count || 'No'} ${count === 1 ? 'result' : 'results'}`
  if (count && !all) return `Nothing has all of these words: '${query}'. ${results} with some of them`
  return `${results} for '${query}'`
}

function clear() {
  const lost = part('results').contains(document.activeElement)
  for (const name of ['waiting', 'nothing']) part(name).hidden = true
  heading.hidden = true
  links.hidden = false
  show(page, {})
  status.textContent = ''
  document.title = title
  if (lost) form.elements.q.focus()
}

form.addEventListener('focusin', () => load().catch(() => {}), { once: true })
form.addEventListener('submit', event => {
  event.preventDefault()
  const query = form.elements.q.value.trim()
  const address = query ? `?${new URLSearchParams({ q: query })}` : location.pathname
  if (query !== asked()) history.pushState(null, '', address)
  search({ focus: Boolean(query) })
})
// It comes when the reader follows a link to a place on this page, too.
addEventListener('popstate', () => {
  if (asked() !== shown) search({ focus: false })
})

search({ focus: location.hash === `#${heading.id}` && arrived() })
