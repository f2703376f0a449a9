// The checks of calendars: they find nothing in a good one, and each mistake that is
// planted in it.

import assert from 'node:assert/strict'
import test from 'node:test'

import { BUILT } from './browser.mjs'
import { eventProblems, formProblems, lackingProblems, readCalendars, zoneProblems } from './checks/calendars.mjs'
import { files, folder } from './good.mjs'
import { siteAt } from './site.mjs'

test('calendars that are broken, or lack, add or move events, are found', t => {
  const ZONE = 'Europe/London'
  const url = 'http://127.0.0.1/opportunities/panel/'
  const event = (uid, ...lines) => [
    'BEGIN:VEVENT', `UID:panel.${uid}@x`, 'DTSTAMP:20261105T000000Z', 'CREATED:20261101T000000Z', 'LAST-MODIFIED:20261105T000000Z',
    ...lines, `DESCRIPTION:Words: ${url}`, `URL:${url}`, 'CATEGORIES:Carers', 'END:VEVENT',
  ]
  const good = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    'NAME:A\\, and B', 'X-WR-CALNAME:A\\, and B', 'DESCRIPTION:C', 'X-WR-CALDESC:C', 'X-WR-TIMEZONE:Europe/London',
    `SOURCE;VALUE=URI:${url}calendar.ics`, `URL:${url}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VTIMEZONE', 'TZID:Europe/London',
    'BEGIN:DAYLIGHT', 'DTSTART:19700329T010000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
    'BEGIN:STANDARD', 'DTSTART:19701025T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
    'END:VTIMEZONE',
    ...event('closes', 'SEQUENCE:1', 'DTSTART;VALUE=DATE:20261204', 'DTEND;VALUE=DATE:20261205', 'TRANSP:TRANSPARENT', 'STATUS:CONFIRMED',
      'SUMMARY:Last day to apply\\, until 5pm UK time: A panel'),
    ...event('session.off', 'SEQUENCE:2', 'DTSTART;TZID=Europe/London:20270309T180000', 'DTEND;TZID=Europe/London:20270309T190000', 'STATUS:CANCELLED',
      'SUMMARY:Cancelled: A panel (only if you have a place)'),
    ...event('session.all', 'SEQUENCE:2', 'DTSTART;TZID=Europe/London:20270316T180000', 'DTEND;TZID=Europe/London:20270316T190000',
      'RRULE:FREQ=WEEKLY;UNTIL=20270406T225959Z', 'EXDATE;TZID=Europe/London:20270323T180000', 'STATUS:CONFIRMED', 'SUMMARY:A panel (only if you have a place)'),
    ...event('session.one', 'SEQUENCE:2', 'DTSTART;TZID=Europe/London:20270323T180000', 'STATUS:CANCELLED', 'SUMMARY:Cancelled: A panel (only if you have a place)'),
    'END:VCALENDAR', '',
  ].join('\r\n')
  const session = (id, starts, more) => ({ id, starts, ends: starts.replace('T18', 'T19'), ...more })
  const panel = {
    id: 'panel', url, title: 'A panel', entry: 'apply', published: '2026-11-01', opens: '2026-11-01', closes: '2026-12-04T17:00:00Z',
    updates: [{ date: '2026-11-05', kind: 'news' }],
    sessions: [
      session('off', '2027-03-09T18:00:00Z', { cancelled: true }),
      session('all', '2027-03-16T18:00:00Z', { repeat: { every: 'week', until: '2027-04-06' } }),
      { id: 'one', starts: '2027-03-23T18:00:00Z', cancelled: true },
    ],
  }
  const path = 'opportunities/panel/calendar.ics'

  function look(text, o = panel) {
    const built = { ...files(), 'opportunities/panel/index.html': '', [path]: text }
    const site = siteAt(folder(t, built), 'http://127.0.0.1/', [o])
    const calendars = readCalendars(site)
    const calendar = calendars.get(path)
    const problems = [...lackingProblems(site, calendars, ZONE), ...formProblems(site, path, calendar)]
    if (calendar.root) problems.push(...zoneProblems(path, calendar, BUILT, 365), ...eventProblems(site, path, calendar, ZONE, BUILT))
    return problems
  }
  assert.deepEqual(look(good), [])
  for (const [from, to, word] of [
    ['\r\nMETHOD', '\nMETHOD', 'does not end with CRLF'],
    ['DESCRIPTION:C', `DESCRIPTION:C${'c'.repeat(70)}`, 'more than 75 octets'],
    ['DESCRIPTION:C', 'DESCRIPTION:\xff', 'does not parse'],
    ['END:VEVENT\r\nEND:VCALENDAR', 'END:VCALENDAR', 'does not parse'],
    ['METHOD:PUBLISH', 'METHOD:REQUEST', 'method is REQUEST'],
    ['X-WR-CALNAME:A', 'X-WR-CALNAME:D', 'x-wr-calname is D'],
    ['panel/calendar.ics', 'calendar.ics', 'source is'],
    ['UID:panel.session.off', 'UID:panel.closes', 'has a UID twice'],
    ['DTSTART;TZID=Europe/London:20270309', 'DTSTART;TZID=Europe/Paris:20270309', 'which is not defined'],
    ['DTSTART;TZID=Europe/London:20270309', 'DTSTART:20270309', 'in no zone'],
    ['LAST-MODIFIED:20261105T000000Z', 'LAST-MODIFIED:20261106T000000Z', 'a dtstamp of its own'],
    ['TRANSP:TRANSPARENT\r\n', '', 'takes up time'],
    ['CATEGORIES:Carers\r\n', '', 'has no categories'],
    [`URL:${url}`, 'URL:http://127.0.0.1/gone/', 'no such page'],
    ['TZOFFSETTO:+0100', 'TZOFFSETTO:+0200', 'clocks show'],
    ['BYMONTH=10;BYDAY=-1SU', 'BYMONTH=10;BYDAY=4SU', 'clocks show'],
    ['TZOFFSETTO:+0100', 'TZOFFSETTO:+0200', 'session.all has the times'],
    ['DATE:20261204', 'DATE:20261203', 'closes has the start 2026-12-03'],
    ['DATE:20261205', 'DATE:20261206', 'closes has the end 2026-12-06'],
    ['STATUS:CANCELLED', 'STATUS:CONFIRMED', 'has the status CONFIRMED'],
    ['SUMMARY:Cancelled: ', 'SUMMARY:', 'has the summary'],
    ['Last day to apply\\, until 5pm UK time', 'Closes soon', 'has the summary'],
    [' (only if you have a place)', '', 'has the summary'],
    ['SEQUENCE:2', 'SEQUENCE:1', 'has the sequence 1, not 2'],
    ['FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', 'has the times'],
    [';UNTIL=20270406T225959Z', '', 'last day of its repeats'],
    ['UNTIL=20270406T225959Z', 'UNTIL=20270406T165959Z', 'has the times'],
    ['EXDATE;TZID=Europe/London:20270323T180000\r\n', '', 'has the times'],
    ['London:20270316T180000', 'London:20270316T170000', 'has the start 2027-03-16T17:00'],
    [`DESCRIPTION:Words: ${url}`, 'DESCRIPTION:Words', 'link in its description'],
    ['UID:panel.session.off', 'UID:panel.session.other', 'lacks panel.session.off'],
    ['UID:panel.session.off', 'UID:panel.session.other', 'panel.session.other is not of the open data'],
  ]) {
    assert.ok(good.includes(from), from)
    const text = to.includes('\xff') ? Buffer.from(good.replace(from, to), 'latin1') : good.replace(from, to)
    const problems = look(text)
    assert.ok(problems.some(p => p.includes(word)), `${to || `without ${from}`}: wanted ${word}, got: ${problems.join('\n') || 'nothing'}`)
  }
  assert.ok(look(good, { ...panel, closes: 'ongoing', sessions: [] }).some(p => p.endsWith('is of nothing')))
  const none = siteAt(folder(t, files()), 'http://127.0.0.1/', [panel])
  assert.deepEqual(lackingProblems(none, readCalendars(none), ZONE), [`${path} is not there`])
})
