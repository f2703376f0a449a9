// Every feed of the site, as a feed reader that is not ours understands it, against
// the site's open data.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { PYTHON } from '../tools.mjs'
import { addressProblems } from './links.mjs'

const MOST = 50

// The facets whose terms stand in the open data as they do in addresses. A term that
// counts in every area is in the feeds of all areas, so areas may hold more.
const FIELDS = { group: 'groups', stage: 'stages', organisation: 'organisation', topic: 'topics', area: 'areas' }

// readFeeds returns what feedparser makes of every feed.xml, by the file's path in
// the site.
export function readFeeds(site) {
  const files = site.files.filter(file => file.split('/').at(-1) === 'feed.xml')
  const input = files.map(file => join(site.folder, file)).join('\n')
  const script = fileURLToPath(new URL('feeds.py', import.meta.url))
  const run = spawnSync(PYTHON, [script], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(`feedparser: ${run.stderr}`)
  const read = JSON.parse(run.stdout)
  return new Map(files.map(file => [file, read[join(site.folder, file)]]))
}

// formProblems returns what is wrong with a feed whatever is in it.
export function formProblems(site, file, feed) {
  const problems = []
  const say = (bad, what) => bad && problems.push(`${file}: ${what}`)
  say(feed.bozo, `does not parse: ${feed.why}`)
  say(feed.version !== 'rss20', `is ${feed.version || 'no feed'}, not RSS 2.0`)
  say(!feed.title, 'has no title')
  say(feed.self.join(' ') !== new URL(file, site.base).href, `says it is at ${feed.self.join(' ') || 'no address'}`)
  say(feed.entries.length > MOST, `has ${feed.entries.length} entries`)
  const ids = feed.entries.map(e => e.id)
  say(new Set(ids).size !== ids.length, 'has an id twice')
  for (const [i, e] of feed.entries.entries()) {
    say(!e.id || !e.title || !e.link || !e.published || !e.description, `entry ${i + 1} lacks a part: ${JSON.stringify(e).slice(0, 200)}`)
    say(i > 0 && e.published > feed.entries[i - 1].published, `${e.id} is newer than the entry before it`)
  }
  const addresses = [feed.home, ...feed.entries.map(e => e.link)].filter(Boolean)
  return [...problems, ...addressProblems(site, file, addresses)]
}

// feedID returns what the ids of all entries begin with, from the first entry of
// the feed of all opportunities.
export function feedID(site, feeds) {
  const ids = feeds.get('opportunities/feed.xml').entries.map(e => e.id)
  for (const id of ids) {
    const own = site.opportunities.map(o => o.id).filter(own => id.endsWith(own)).sort((a, b) => b.length - a.length)[0]
    if (own) return id.slice(0, -own.length)
  }
  throw new Error('no entry of opportunities/feed.xml ends with the id of an opportunity')
}

// itemProblems compares a feed with the opportunities that have its terms: each has
// its first entry, unless fifty newer entries pushed it out, and nobody else has any.
export function itemProblems(site, file, feed, prefix) {
  const terms = termsOf(file)
  const is = (o, [facet, term]) => [o[FIELDS[facet]] ?? []].flat().includes(term)
  const exact = terms.every(([facet]) => facet !== 'area')
  const wanted = new Map(site.opportunities.filter(o => terms.every(t => is(o, t))).map(o => [prefix + o.id, o]))
  const firsts = feed.entries.filter(e => !e.id.includes('#')).map(e => e.id)
  const oldest = feed.entries.length < MOST ? -Infinity : feed.entries.at(-1).published * 1000
  const problems = []
  for (const [id, o] of wanted) {
    const pushedOut = Date.parse(o.published) <= oldest
    if (!firsts.includes(id) && !pushedOut) problems.push(`${file}: lacks ${id}`)
  }
  for (const e of feed.entries) {
    const id = e.id.split('#')[0]
    const known = site.opportunities.some(o => prefix + o.id === id)
    if (!known || (exact && !wanted.has(id))) problems.push(`${file}: holds ${e.id}, which is not in the open data under ${terms.join(' ') || 'any term'}`)
  }
  return problems
}

// termsOf returns the facets and terms that a feed's address names:
// opportunities/group/carers/stage/delivery/feed.xml has two.
export function termsOf(file) {
  const parts = file.split('/').slice(1, -1)
  const terms = []
  for (let i = 0; i < parts.length; i += 2) terms.push([parts[i], parts[i + 1]])
  const strange = terms.filter(([facet, term]) => !FIELDS[facet] || !term)
  if (strange.length) throw new Error(`${file}: a feed of a kind that these tests do not know`)
  return terms
}
