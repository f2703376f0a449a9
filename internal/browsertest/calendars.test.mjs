// Every calendar, read by a calendar library that is not ours.

import assert from 'node:assert/strict'
import test from 'node:test'

import { BUILT } from './browser.mjs'
import { eventProblems, formProblems, lackingProblems, readCalendars, zoneProblems } from './checks/calendars.mjs'
import { none } from './report.mjs'
import { siteFromEnvironment } from './site.mjs'

const ZONE = 'Europe/London'

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  test(`calendars of ${name}`, async t => {
    const site = siteFromEnvironment(name)
    const calendars = readCalendars(site)
    const events = [...calendars.values()].flatMap(c => c.events ?? [])
    t.diagnostic(`${calendars.size} calendars, ${events.length} events, ${events.filter(e => e.isRecurring()).length} of them repeated`)

    await t.test('one is beside each feed and of each opportunity with dates', () => none(lackingProblems(site, calendars, ZONE)))
    await t.test('each is a whole file that a program can subscribe to', () => {
      none([...calendars].flatMap(([file, calendar]) => formProblems(site, file, calendar)))
    })
    await t.test('each defines its time zone as it is for the next two years', () => {
      const seen = new Set()
      none([...calendars].flatMap(([file, calendar]) => zoneProblems(file, calendar, BUILT, 2 * 365, seen)))
      assert.ok(seen.size > 0)
    })
    await t.test('each holds the deadlines, openings and sessions of the open data, and no others', () => {
      none([...calendars].flatMap(([file, calendar]) => eventProblems(site, file, calendar, ZONE, BUILT)))
      assert.ok(events.some(e => e.isRecurring()) && events.some(e => e.startDate.isDate), 'no event is repeated, or none is of a day')
    })
  })
}
