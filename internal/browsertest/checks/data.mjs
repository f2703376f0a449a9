// The open data of a site: index.json against its own schema, the table as a reader
// that is not ours understands it, and what pages say of themselves in JSON-LD.

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

import { pageURL } from '../site.mjs'
import { PYTHON } from '../tools.mjs'

// schemaProblems returns a function that says what the site's schema finds wrong with
// data. A schema with a mistake throws.
export function schemaProblems(site) {
  const ajv = new Ajv({ strict: true, allErrors: true })
  addFormats(ajv)
  const valid = ajv.compile(JSON.parse(site.read('opportunities/index.schema.json')))
  return data => (valid(data) ? [] : valid.errors.map(e => `${e.instancePath || 'the file'} ${e.message} ${JSON.stringify(e.params)}`))
}

// pathsOf returns the path of every member in data, as the page on open data writes
// them: a list is not part of a path.
export function pathsOf(data, path = '', found = new Set()) {
  if (Array.isArray(data)) {
    for (const one of data) pathsOf(one, path, found)
  } else if (data && typeof data === 'object') {
    for (const [name, value] of Object.entries(data)) {
      const below = path ? `${path}.${name}` : name
      found.add(below)
      pathsOf(value, below, found)
    }
  }
  return found
}

// readTable returns {mark, ends, rows} of a file: whether it begins with a byte-order
// mark, whether all lines end with CRLF, and its cells.
export function readTable(file) {
  const script = fileURLToPath(new URL('table.py', import.meta.url))
  const run = spawnSync(PYTHON, [script, file], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(`csv: ${run.stderr}`)
  return JSON.parse(run.stdout)
}

// tableProblems compares a table with the open data beside it.
export function tableProblems({ mark, ends, rows }, opportunities) {
  const problems = []
  const say = (bad, what) => bad && problems.push(`the table ${what}`)
  const [header, ...records] = rows
  say(!mark, 'has no byte-order mark')
  say(!ends, 'has a line that does not end with CRLF')
  say(new Set(header).size !== header.length, `has a column twice: ${header.join(' ')}`)
  say(records.length !== opportunities.length, `has ${records.length} rows for ${opportunities.length} opportunities`)
  for (const [i, row] of records.entries()) {
    say(row.length !== header.length, `has ${row.length} cells in row ${i + 1}, and ${header.length} columns`)
    for (const [j, cell] of row.entries()) say(/^[\s\p{Z}\p{C}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell), `has ${JSON.stringify(cell)} as ${header[j]}, a formula`)
    for (const name of ['id', 'url', 'status', 'title', 'closes']) {
      const cell = row[header.indexOf(name)]
      say(cell?.replace(/^'/, '') !== opportunities[i]?.[name], `has ${JSON.stringify(cell)} as ${name} of ${opportunities[i]?.id}`)
    }
  }
  return problems
}

// linkedData returns what each page of a site says in JSON-LD, by its file.
export function linkedData(site) {
  return new Map(site.pages.map(file => [file, [...site.read(file).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(m => m[1])]))
}

// linkedProblems returns what is wrong with the JSON-LD of one page.
export function linkedProblems(site, file, scripts) {
  if (scripts.length > 1) return [`${file}: has ${scripts.length} blocks of JSON-LD`]
  return scripts.flatMap(script => {
    let graph
    try {
      graph = JSON.parse(script)
    } catch (error) {
      return [`${file}: JSON-LD does not parse: ${error.message}`]
    }
    const problems = []
    if (graph['@context'] !== 'https://schema.org') problems.push(`${file}: @context is ${graph['@context']}`)
    const nodes = graph['@graph'] ?? []
    if (nodes.length === 0) problems.push(`${file}: says nothing`)
    const crumbs = nodes.filter(n => n['@type'] === 'BreadcrumbList')
    if (crumbs.length !== (file === 'index.html' ? 0 : 1)) problems.push(`${file}: has ${crumbs.length} breadcrumbs`)
    problems.push(...nodes.flatMap(node => nodeProblems(file, node)), ...eventProblems(site, file, nodes.filter(n => n['@type'] === 'Event')))
    return problems
  })
}

const ADDRESSES = ['url', 'item', 'contentUrl', 'image', 'license', 'eventStatus', 'eventAttendanceMode']

// nodeProblems looks into a node and all that are in it.
function nodeProblems(file, node) {
  const problems = []
  if (!node['@type']) problems.push(`${file}: a node without @type: ${JSON.stringify(node).slice(0, 100)}`)
  for (const [name, value] of Object.entries(node)) {
    if (ADDRESSES.includes(name) && !URL.canParse(value)) problems.push(`${file}: ${name} is ${value}, no absolute address`)
    for (const inner of [value].flat()) if (inner && typeof inner === 'object') problems.push(...nodeProblems(file, inner))
  }
  return problems
}

// eventProblems holds that events are the sessions of an opportunity that anybody may
// come to, and no others, at their times in the open data.
function eventProblems(site, file, events) {
  const o = site.opportunities.find(o => new URL(o.url).pathname === pageURL(site, file))
  const comes = o && ['book', 'drop-in'].includes(o.entry) && o.open_to === 'everyone' && !['closed', 'outcome'].includes(o.status)
  const wanted = comes ? (o.sessions ?? []).map(s => `${s.starts} ${s.cancelled || o.status === 'cancelled' ? 'Cancelled' : 'Scheduled'}`) : []
  const said = events.map(e => `${e.startDate} ${e.eventStatus.replace('https://schema.org/Event', '')}`)
  return said.join() === wanted.join() ? [] : [`${file}: has the events ${said.join(', ') || 'none'}, and should have ${wanted.join(', ') || 'none'}`]
}
