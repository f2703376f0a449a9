// Every calendar of the site, as a calendar program that is not ours understands it,
// against the site's open data and against what Intl knows of the time zone.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import ICAL from 'ical.js'

import { FIELDS, isEnded, termsOf } from './feeds.mjs'
import { addressProblems } from './links.mjs'

const DAY = 24 * 60 * 60 * 1000

// How long a listing's calendar surely holds what is past, and from when on it surely
// does not: it counts from the last change of the site, which is some time ago.
const KEPT = 60 * DAY
const GONE = 90 * DAY

// readCalendars returns every calendar.ics by the file's path in the site: its bytes,
// and what ical.js makes of it, or why it makes nothing.
export function readCalendars(site) {
  const files = site.files.filter(file => file.split('/').at(-1) === 'calendar.ics')
  return new Map(files.map(file => [file, readCalendar(readFileSync(join(site.folder, file)))]))
}

export function readCalendar(bytes) {
  let text = ''
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const root = new ICAL.Component(ICAL.parse(text))
    const events = root.getAllSubcomponents('vevent').map(c => new ICAL.Event(c))
    return { bytes, text, root, events }
  } catch (error) {
    return { bytes, text, why: error.message }
  }
}

// formProblems returns what is wrong with a calendar whatever is in it.
export function formProblems(site, file, calendar) {
  const problems = []
  const say = (bad, what) => bad && problems.push(`${file}: ${what}`)
  const { bytes, text, root, events } = calendar
  say(!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text), 'has a line that does not end with CRLF')
  say(bytes.toString('latin1').split('\r\n').some(line => line.length > 75), 'has a line of more than 75 octets')
  if (calendar.why) return [...problems, `${file}: does not parse: ${calendar.why}`]
  const value = name => root.getFirstPropertyValue(name)
  say(root.name !== 'vcalendar', `is a ${root.name}`)
  for (const [name, want] of [
    ['version', '2.0'],
    ['calscale', 'GREGORIAN'],
    ['method', 'PUBLISH'],
    ['source', new URL(file, site.base).href],
    ['refresh-interval', 'PT1H'],
    ['x-published-ttl', 'PT1H'],
  ]) {
    say(String(value(name)) !== want, `${name} is ${value(name)}, not ${want}`)
  }
  for (const name of ['prodid', 'name', 'description', 'url', 'x-wr-timezone']) say(!value(name), `has no ${name}`)
  for (const [older, name] of [['x-wr-calname', 'name'], ['x-wr-caldesc', 'description']]) {
    say(plain(value(older)) !== plain(value(name)), `${older} is ${value(older)}, and ${name} ${value(name)}`)
  }
  const uids = events.map(e => e.uid)
  say(new Set(uids).size !== uids.length, `has a UID twice: ${uids.filter((uid, i) => uids.indexOf(uid) < i)}`)
  const zones = root.getAllSubcomponents('vtimezone').map(z => z.getFirstPropertyValue('tzid'))
  say(zones.join() !== value('x-wr-timezone'), `defines the time zones ${zones.join()}, and is in ${value('x-wr-timezone')}`)
  let before = ''
  for (const e of events) {
    for (const name of ['uid', 'dtstamp', 'created', 'last-modified', 'sequence', 'dtstart', 'summary', 'status', 'url', 'categories']) {
      say(!e.component.hasProperty(name) && !(name === 'categories' && isEnded(site, file)), `${e.uid} has no ${name}`)
    }
    for (const p of e.component.getAllProperties()) {
      const tzid = p.getParameter('tzid')
      say(tzid && !zones.includes(tzid), `${e.uid}: ${p.name} is in ${tzid}, which is not defined`)
      say(['dtstart', 'dtend'].includes(p.name) && !tzid && p.type !== 'date' && !p.getFirstValue().zone.tzid.startsWith('UTC'), `${e.uid}: ${p.name} is in no zone`)
    }
    const stamp = e.component.getFirstPropertyValue('dtstamp')
    say(String(stamp) !== String(e.component.getFirstPropertyValue('last-modified')), `${e.uid} has a dtstamp of its own`)
    say(stamp.compare(e.component.getFirstPropertyValue('created')) < 0, `${e.uid} was changed before it was made`)
    say(e.endDate.compare(e.startDate) < 0, `${e.uid} ends before it starts`)
    say(e.startDate.isDate !== (e.component.getFirstPropertyValue('transp') === 'TRANSPARENT'), `${e.uid} takes up time, and should not, or the other way round`)
    const start = e.startDate.toJSDate().toISOString()
    say(start < before, `${e.uid} starts before the event before it`)
    before = start
  }
  const addresses = [value('url'), ...events.map(e => e.component.getFirstPropertyValue('url'))].filter(Boolean)
  return [...problems, ...addressProblems(site, file, addresses)]
}

// plain undoes the escaping of text in properties whose type ical.js does not know.
const plain = text => String(text).replaceAll(/\\([\\,;nN])/g, (_, c) => (c.toLowerCase() === 'n' ? '\n' : c))

// zoneProblems compares the zone that a calendar defines with Intl's, for each hour of
// some days from an instant on. A zone that was compared once is not compared again.
export function zoneProblems(file, calendar, from, days, seen = new Set()) {
  const problems = []
  for (const part of calendar.root.getAllSubcomponents('vtimezone')) {
    const text = part.toString()
    if (seen.has(text)) continue
    seen.add(text)
    const zone = new ICAL.Timezone(part)
    for (let at = Date.parse(from), end = at + days * DAY; at < end && problems.length < 5; at += DAY / 24) {
      const got = wall(ICAL.Time.fromJSDate(new Date(at), true).convertToZone(zone))
      const want = clock(at, zone.tzid)
      if (got !== want) problems.push(`${file}: at ${new Date(at).toISOString()} clocks show ${got} by the file, ${want} in ${zone.tzid}`)
    }
  }
  return problems
}

// eventProblems compares a calendar with the open data: it has the events of the
// opportunities that belong into it, at their times, and no others. from is the
// instant of the build.
export function eventProblems(site, file, calendar, zone, from) {
  const problems = []
  if (isEnded(site, file)) {
    const uids = calendar.events.map(e => e.uid).join(' ')
    return /^ended\.[^ ]+$/.test(uids) ? [] : [`${file}: has ended, and holds ${uids}`]
  }
  const { must, may } = opportunitiesOf(site, file, zone, from)
  const known = new Map(may.flatMap(o => wanted(o, zone)).map(w => [w.uid, w]))
  const got = new Map(calendar.events.map(e => [e.uid.split('@')[0], e]))
  for (const w of must.flatMap(o => wanted(o, zone))) if (!got.has(w.uid)) problems.push(`${file}: lacks ${w.uid}`)
  for (const [uid, e] of got) {
    const w = known.get(uid)
    const found = w ? differences(e, w, zone, from) : ['is not of the open data, or does not belong here']
    problems.push(...found.map(what => `${file}: ${uid} ${what}`))
  }
  return problems
}

// opportunitiesOf returns those whose events a calendar has to hold, and those whose
// it may hold: a term that counts everywhere is in the calendars of all areas.
function opportunitiesOf(site, file, zone, from) {
  const own = site.opportunities.filter(o => new URL('calendar.ics', o.url).href === new URL(file, site.base).href)
  if (own.length) return { must: own, may: own }
  const terms = termsOf(file)
  const is = (o, [facet, term]) => [o[FIELDS[facet]] ?? []].flat().includes(term)
  const exact = site.opportunities.filter(o => terms.every(t => is(o, t)))
  const wide = site.opportunities.filter(o => terms.every(t => t[0] === 'area' || is(o, t)))
  const age = o => Date.parse(from) - lastEnd(o, zone)
  return { must: exact.filter(o => age(o) <= KEPT), may: wide.filter(o => age(o) <= GONE) }
}

function lastEnd(o, zone) {
  const ends = (o.sessions ?? []).flatMap(s => [s.ends ?? s.starts, s.repeat ? (s.repeat.until ?? '9999-01-01') : s.starts])
  if (o.closes !== 'ongoing') ends.push(o.closes)
  ends.push(o.opens)
  return Math.max(...ends.map(d => (d.length > 10 ? Date.parse(d) : instantAt(d + 'T00:00:00', zone) + DAY)))
}

const CLOSES = {
  respond: /^Closes (today, .+ UK time|at the end of today): /,
  apply: /^Last day to apply(, until .+ UK time)?: /,
  book: /^Last day to book(, until .+ UK time)?: /,
  'drop-in': /^Last day(, until .+ UK time)?: /,
}

// wanted returns the events that an opportunity of the open data should have.
function wanted(o, zone) {
  const list = []
  const updates = o.updates ?? []
  const state = updates.reduce((is, u) => (['paused', 'full', 'cancelled'].includes(u.kind) ? u.kind : u.kind === 'reopened' ? '' : is), '')
  const last = updates.reduce((day, u) => (u.date > day ? u.date : day), dayOf(o.published, zone))
  const all = { cancelled: state === 'cancelled', sequence: updates.length, modified: last, url: o.url, before: { cancelled: 'Cancelled: ', paused: 'Paused: ' }[state] ?? '' }
  const add = (name, more) => list.push({ ...all, uid: `${o.id}.${name}`, ...more })
  if (o.closes !== 'ongoing') {
    const midnight = clock(Date.parse(o.closes), zone).endsWith('T00:00:00')
    const day = dayOf(midnight ? new Date(Date.parse(o.closes) - 1000).toISOString() : o.closes, zone)
    const before = state === 'full' ? 'Full: ' : all.before
    // A session on that day says all that the end of something to drop in at would.
    const dropIn = o.entry === 'drop-in' && (o.sessions ?? []).some(s => dayOf(s.starts, zone) === day)
    if (!dropIn) add('closes', { start: day, end: addDays(day, 1), before, says: CLOSES[o.entry], title: o.title })
  }
  const opens = dayOf(o.opens, zone)
  if (opens > dayOf(o.published, zone)) add('opens', { start: opens, end: addDays(opens, 1), says: /^Opens today(, .+ UK time)?: /, title: o.title })
  for (const s of o.sessions ?? []) {
    const isDay = s.starts.length === 10
    const except = (o.sessions ?? []).filter(x => s.repeat && x.cancelled && !x.repeat && starts(s, zone, x.starts).includes(x.starts.length === 10 ? x.starts : iso(x.starts)))
    add(`session.${s.id}`, {
      start: isDay ? s.starts : iso(s.starts),
      end: isDay ? addDays(s.ends ?? s.starts, 1) : s.ends && iso(s.ends),
      cancelled: all.cancelled || Boolean(s.cancelled),
      sequence: all.sequence + (s.cancelled ? 1 : 0) + except.length,
      before: s.cancelled ? 'Cancelled: ' : all.before,
      says: /^/,
      title: o.title + (o.entry === 'apply' ? ' (only if you have a place)' : ''),
      session: s,
      except: except.map(x => (x.starts.length === 10 ? x.starts : iso(x.starts))),
    })
  }
  return list
}

// differences says how an event is not as it should be.
function differences(e, w, zone, from) {
  const list = []
  const same = (what, got, want) => got === want || list.push(`has the ${what} ${got}, not ${want}`)
  same('start', written(e.startDate), w.start)
  if (w.end) same('end', written(e.endDate), w.end)
  same('status', e.component.getFirstPropertyValue('status'), w.cancelled ? 'CANCELLED' : 'CONFIRMED')
  same('sequence', e.sequence, w.sequence)
  same('day of its last change', dayOf(e.component.getFirstPropertyValue('last-modified').toJSDate().toISOString(), zone), w.modified)
  same('address', e.component.getFirstPropertyValue('url'), w.url)
  same('summary', e.summary, w.before + (e.summary.slice(w.before.length).match(w.says)?.[0] ?? '(something else) ') + w.title)
  same('link in its description', e.description.split(/\s/).at(-1), w.url)
  const limit = new Date(Date.parse(from) + 365 * DAY).toISOString()
  same('times', occurrences(e, limit).join(' '), (w.session ? starts(w.session, zone, limit).filter(at => !w.except.includes(at)) : [w.start]).join(' '))
  const until = e.component.getFirstPropertyValue('rrule')?.until
  same('last day of its repeats', until ? dayOf(written(until), zone) : undefined, w.session?.repeat?.until)
  return list
}

// occurrences returns when an event takes place, as ical.js reads its repeats, up to
// an instant; an event that does not come again at any time.
function occurrences(e, limit) {
  if (!e.isRecurring()) return [written(e.startDate)]
  const list = []
  const times = e.iterator()
  for (let at = times.next(); at && written(at).slice(0, 10) <= limit.slice(0, 10); at = times.next()) list.push(written(at))
  return list
}

// starts returns when a session of the open data starts, up to an instant: at the same
// time on the clock each week, fortnight or month.
function starts(session, zone, limit) {
  const isDay = session.starts.length === 10
  if (!session.repeat) return [isDay ? session.starts : iso(session.starts)]
  const first = isDay ? session.starts : clock(Date.parse(session.starts), zone)
  const list = []
  for (let n = 0; ; n++) {
    const day = { week: d => addDays(d, 7 * n), fortnight: d => addDays(d, 14 * n), month: d => addMonths(d, n) }[session.repeat.every](first.slice(0, 10))
    const at = isDay ? day : iso(instantAt(day + first.slice(10), zone))
    if (day > (session.repeat.until ?? '9999') || at.slice(0, 10) > limit.slice(0, 10)) return list
    list.push(at)
  }
}

// written writes a time of ical.js as the open data has it: a day, or an instant. The
// zone is the one that the file defines.
const written = time => (time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString())

const wall = time => time.toString().replace('Z', '')
const iso = at => new Date(at).toISOString()

// clock returns what clocks in a zone show at an instant: 2026-12-04T17:00:00.
export function clock(at, zone) {
  if (!formats.has(zone)) formats.set(zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }))
  return formats.get(zone).format(new Date(at)).replace(' ', 'T')
}
const formats = new Map()

const dayOf = (date, zone) => (date.length === 10 ? date : clock(Date.parse(date), zone).slice(0, 10))

// instantAt returns when clocks in a zone first show a time.
function instantAt(shown, zone) {
  const near = Date.parse(shown + 'Z')
  for (let at = near - 15 * DAY / 24; at <= near + 15 * DAY / 24; at += DAY / 96) if (clock(at, zone) === shown) return at
  throw new Error(`${shown} is never shown in ${zone}`)
}

const addDays = (day, n) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10)

// addMonths returns the same day of a later month, or the last where it is shorter.
function addMonths(day, n) {
  const [y, m, d] = day.split('-').map(Number)
  const last = new Date(Date.UTC(y, m + n, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(d, last.getUTCDate()))).toISOString().slice(0, 10)
}

// lackingProblems returns which calendars should be there and are not: beside each feed,
// and of each opportunity with dates.
export function lackingProblems(site, calendars, zone) {
  const listings = site.files.filter(file => file.split('/').at(-1) === 'feed.xml').map(file => file.replace(/feed\.xml$/, 'calendar.ics'))
  const own = site.opportunities.filter(o => wanted(o, zone).length).map(o => new URL('calendar.ics', o.url).href.slice(site.base.href.length))
  const should = new Set([...listings, ...own])
  return [
    ...[...should].filter(file => !calendars.has(file)).map(file => `${file} is not there`),
    ...[...calendars.keys()].filter(file => !should.has(file)).map(file => `${file} is of nothing`),
  ]
}
