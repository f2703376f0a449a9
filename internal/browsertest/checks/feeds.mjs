// Every feed of the site, as readers that are not ours understand it, against the
// site's open data.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { PYTHON } from '../tools.mjs'
import { readJSONFeed } from './jsonfeed.mjs'
import { addressProblems } from './links.mjs'

const MOST = 50

// What a feed is called, by its format.
const VERSIONS = { 'feed.xml': 'rss20', 'open.xml': 'rss20', 'atom.xml': 'atom10', 'feed.json': 'https://jsonfeed.org/version/1.1' }

// The facets whose terms stand in the open data as they do in addresses. A term that
// counts in every area is in the feeds of all areas, so areas may hold more.
export const FIELDS = { group: 'groups', stage: 'stages', organisation: 'organisation', topic: 'topics', area: 'areas' }

const nameOf = file => file.split('/').at(-1)

// parse returns what the program beside this one reads in files of the site.
function parse(site, files) {
  const input = files.map(file => join(site.folder, file)).join('\n')
  const script = fileURLToPath(new URL('feeds.py', import.meta.url))
  const run = spawnSync(PYTHON, [script], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(`feeds.py: ${run.stderr}`)
  const read = JSON.parse(run.stdout)
  return new Map(files.map(file => [file, read[join(site.folder, file)]]))
}

// readFeeds returns what a reader makes of every feed, by the file's path in the
// site: feedparser of those in XML, and of those in JSON what a schema lets pass.
export function readFeeds(site) {
  const files = site.files.filter(file => VERSIONS[nameOf(file)])
  const read = parse(site, files.filter(file => file.endsWith('.xml')))
  return new Map(files.map(file => [file, read.get(file) ?? readJSONFeed(site.read(file))]))
}

// formProblems returns what is wrong with a feed whatever is in it.
export function formProblems(site, file, feed) {
  const problems = []
  const say = (bad, what) => bad && problems.push(`${file}: ${what}`)
  const version = VERSIONS[nameOf(file)]
  say(feed.bozo, `does not parse: ${feed.why}`)
  for (const warning of feed.warnings) say(true, warning)
  say(feed.version !== version, `is ${feed.version || 'no feed'}, not ${version}`)
  say(!feed.title || !feed.language || !feed.home, 'has no title, language or page')
  say(feed.self.join(' ') !== new URL(file, site.base).href, `says it is at ${feed.self.join(' ') || 'no address'}`)
  say(!feed.rights || feed.licence.length !== 1, 'names no licence')
  say(feed.entries.length > MOST, `has ${feed.entries.length} entries`)
  const ids = feed.entries.map(e => e.id)
  say(new Set(ids).size !== ids.length, 'has an id twice')
  const addresses = [feed.home]
  for (const [i, e] of feed.entries.entries()) {
    say(!e.id || !e.title || !e.link || !e.published || !e.summary || !e.content, `entry ${i + 1} lacks a part: ${JSON.stringify(e).slice(0, 200)}`)
    say(i > 0 && e.published > feed.entries[i - 1].published, `${e.id} is newer than the entry before it`)
    say(e.updated !== null && e.updated !== e.published, `${e.id} was updated`)
    say(/<\w/.test(e.summary), `${e.id} has markup in its summary`)
    const tags = e.tags.map(tag => tag.join(' '))
    say(new Set(tags).size !== tags.length, `${e.id} has a category twice`)
    const within = [...(e.content ?? '').matchAll(/ (?:href|src)="([^"]*)"/g)].map(m => m[1])
    for (const address of within) say(!address.startsWith('http'), `${e.id} has an address that is not whole: ${address}`)
    addresses.push(e.link, ...e.images)
  }
  return [...problems, ...addressProblems(site, file, addresses.filter(Boolean))]
}

// isEnded says whether a feed or a calendar is what stays of a term that is no longer
// used: its listing leads elsewhere.
export function isEnded(site, file) {
  const listing = `/${file.slice(0, file.lastIndexOf('/') + 1)}`
  return site.redirects.some(rule => rule.from === listing)
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

// withTerms returns the opportunities that have the terms of a feed's address, by
// the id of their first entry.
function withTerms(site, file, prefix) {
  const is = (o, [facet, term]) => [o[FIELDS[facet]] ?? []].flat().includes(term)
  return new Map(site.opportunities.filter(o => termsOf(file).every(t => is(o, t))).map(o => [prefix + o.id, o]))
}

// itemProblems compares a feed with the opportunities that have its terms: each has
// its first entry, unless fifty newer entries pushed it out, and nobody else has any.
export function itemProblems(site, file, feed, prefix) {
  const terms = termsOf(file)
  const exact = terms.every(([facet]) => facet !== 'area')
  const wanted = withTerms(site, file, prefix)
  const firsts = feed.entries.filter(e => !e.id.includes('#')).map(e => e.id)
  const oldest = feed.entries.length < MOST ? -Infinity : feed.entries.at(-1).published * 1000
  const problems = []
  if (isEnded(site, file)) {
    const ids = feed.entries.map(e => e.id).join(' ')
    return ids === `${prefix}${file.slice(0, file.lastIndexOf('/') + 1)}ended` ? [] : [`${file}: has ended, and holds ${ids}`]
  }
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

// openProblems compares a feed of what is open with the opportunities that the open
// data says are: one entry for each under its own title, at most fifty.
export function openProblems(site, file, feed, prefix) {
  const open = new Map([...withTerms(site, file, prefix)].filter(([, o]) => ['open', 'closing-soon'].includes(o.status)))
  const ids = feed.entries.map(e => e.id.split('#')[0])
  const problems = []
  if (new Set(ids).size !== ids.length) problems.push(`${file}: has an opportunity twice`)
  if (ids.length !== Math.min(MOST, open.size)) problems.push(`${file}: has ${ids.length} entries, of ${open.size} that are open`)
  for (const [i, e] of feed.entries.entries()) {
    const o = open.get(ids[i])
    if (!o) problems.push(`${file}: holds ${e.id}, which is not open`)
    else if (e.title !== o.title) problems.push(`${file}: ${e.id} is called ${e.title}`)
  }
  return problems
}

// sameProblems compares the feeds of one listing: Atom and JSON Feed say of the same
// entries what RSS says, where a description is HTML and a category has a label alone.
export function sameProblems(file, rss, atom, json) {
  const plain = (s = '') => s.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const say = (e, tags, summary) => JSON.stringify([e.id, e.title, e.language, e.link, e.published, summary, e.content, e.images, tags])
  const wanted = rss.entries.map(e => say(e, e.tags.map(([, label]) => label), plain(e.summary)))
  const schemes = rss.entries.map(e => e.tags.map(([scheme]) => scheme).join(' '))
  const problems = []
  for (const [name, feed] of [['atom.xml', atom], ['feed.json', json]]) {
    const found = feed.entries.map(e => say(e, e.tags.map(([, , label]) => label), e.summary))
    for (let i = 0; i < Math.max(found.length, wanted.length); i++) {
      if (found[i] !== wanted[i]) problems.push(`${file}: entry ${i + 1} is ${wanted[i] ?? 'missing'}\n  in ${name} ${found[i] ?? 'missing'}`)
    }
    if (feed.title !== rss.title || feed.home !== rss.home) problems.push(`${file}: ${name} is ${feed.title}, of ${feed.home}`)
  }
  for (const [i, e] of atom.entries.entries()) {
    const found = e.tags.map(([scheme]) => scheme).join(' ')
    if (found !== schemes[i]) problems.push(`${file}: the categories of entry ${i + 1} are of ${schemes[i]}, in atom.xml of ${found}`)
    for (const [scheme, term] of e.tags) if (!scheme || !/^[a-z0-9-]+$/.test(term)) problems.push(`${file}: ${e.id} has the category ${scheme} ${term}`)
  }
  if (!atom.id || !atom.updated) problems.push(`${file}: atom.xml has no id or no date`)
  return problems
}

// opmlProblems compares the list of feeds with the feeds that are there: that of
// everything and those of one term, each once.
export function opmlProblems(site, file, feeds) {
  const list = parse(site, [file]).get(file)
  const problems = []
  const say = (bad, what) => bad && problems.push(`${file}: ${what}`)
  say(list.root !== 'opml' || list.version !== '2.0', `is ${list.root} ${list.version}`)
  say(!list.head.title || !list.head.ownerName, 'has no title or owner')
  say('dateCreated' in list.head || 'dateModified' in list.head, 'says when it was made')
  for (const group of list.groups) say(!group.attributes.text, 'has a group without a name')
  const named = list.groups.flatMap(group => group.feeds)
  for (const f of named) {
    say(f.type !== 'rss' || !f.text || !f.language, `names a feed so that a reader cannot take it: ${JSON.stringify(f)}`)
    const home = new URL('./', f.xmlUrl).href
    say(f.htmlUrl !== home, `says that ${f.xmlUrl} is of ${f.htmlUrl}`)
  }
  const found = named.map(f => f.xmlUrl).sort()
  const wanted = [...feeds.keys()].filter(feed => nameOf(feed) === 'feed.xml' && termsOf(feed).length < 2 && !isEnded(site, feed)).map(feed => new URL(feed, site.base).href)
  for (const url of found) say(!wanted.includes(url), `names ${url}, which is no feed`)
  for (const url of wanted) say(!found.includes(url), `lacks ${url}`)
  say(new Set(found).size !== found.length, 'names a feed twice')
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
