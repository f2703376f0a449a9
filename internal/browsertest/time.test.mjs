// Pages read long after they were built. The browser's clock is set, in several
// time zones; the site stands as it was built.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import { kind } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { fileAt, siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

// The instant for which the site was built: with this clock everything is as the
// build left it.
const BUILT = unix('2026-11-22T09:00:00Z')
const ZONES = ['Europe/London', 'Pacific/Auckland', 'America/Los_Angeles']

// Kinds of page that count what is open.
const WITH_COUNTS = ['home', 'stage guide', 'listing', 'group page', 'upcoming', 'closed', 'opportunity, open']

const pathOf = o => new URL(o.url, site.base).pathname
const closedFrom = o => unix(o.closes) + 1 // the deadline is the last second
const closing = site.opportunities
  .filter(o => ['open', 'closing-soon'].includes(o.status) && o.closes !== 'ongoing')
  .sort((a, b) => closedFrom(a) - closedFrom(b))
const first = closing[0]
const lists = {
  home: site.path,
  listing: kind(site, 'listing').url,
  'facet page': `${site.path}opportunities/group/${first.groups[0]}/`,
}

test('a page read after it was built', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })

  // at opens a path in a browser whose clock stands still at a second. Without its
  // records a list stays the one that the build made; with them, settled is when the
  // browser has drawn its own. In one test, pages with the same options are one.
  const opened = new Map()
  t.afterEach(() => opened.clear())
  async function at(second, path, use, { settled = false, ...options } = {}) {
    const key = JSON.stringify(options)
    if (!opened.has(key)) opened.set(key, await openFor(options))
    const { page, scripts, errors, javaScript } = opened.get(key)
    await page.clock.setFixedTime(second * 1000)
    await scripts(javaScript)
    await page.goto(host.origin + path, { waitUntil: settled ? 'networkidle' : 'load' })
    await scripts(true)
    await use(page)
    assert.deepEqual(errors.splice(0), [])
  }

  async function openFor({ records = true, javaScript = true, ...options }) {
    const { page, scripts } = await browser.open({ clock: false, snapshots: false, timezoneId: ZONES[0], ...options })
    const errors = []
    page.on('pageerror', error => errors.push(error.message))
    if (!records) await page.route('**/records.*.json', route => route.abort())
    return { page, scripts, errors, javaScript }
  }

  const noViolation = async (page, name) => {
    await arm(page)
    const { problems } = await axe(page)
    problems.push(...(await page.evaluate(() => globalThis.probe.sideways())))
    none(problems)
  }

  for (const timezoneId of ZONES) {
    for (const [name, path] of Object.entries(lists)) {
      await t.test(`${name} in ${timezoneId}: a card is open in its last second and closed in the next`, async () => {
        const options = { timezoneId, records: false }
        await at(closedFrom(first) - 1, path, async page => {
          assert.deepEqual(await cardOf(page, first), { status: 'Closing soon', verb: verbOf(first) })
        }, options)
        await at(closedFrom(first), path, async page => {
          assert.deepEqual(await cardOf(page, first), { status: 'Closed', verb: 'Closed' })
          if (timezoneId === ZONES[0]) await noViolation(page, `${name} after closing`)
        }, options)
      })
    }

    await t.test(`an opportunity in ${timezoneId}: open in its last second and closed in the next`, async () => {
      await at(closedFrom(first) - 1, pathOf(first), async page => {
        assert.equal(await status(page), 'Closing soon')
        assert.deepEqual(await ways(page), { button: true, section: true })
        assert.equal(await deadline(page), verbOf(first))
        assert.equal(await page.getByText('still open').count(), 0)
      }, { timezoneId })
      for (const width of [320, 1280]) {
        await at(closedFrom(first), pathOf(first), async page => {
          await saysClosed(page)
          if (timezoneId === ZONES[0]) await noViolation(page, `opportunity after closing at ${width} px`)
        }, { timezoneId, width })
      }
    })
  }

  await t.test('whatever has ways to take part and a deadline says that it has closed', async () => {
    const others = site.opportunities.filter(o => o.status === 'full' && o.waiting_list)
    assert.ok(others.length > 0, 'the site has no full opportunity with a waiting list')
    for (const o of [closing.at(-1), ...others]) await at(closedFrom(o), pathOf(o), saysClosed)
  })

  await t.test('paused and full, without ways to take part: closed all the same', async () => {
    const others = site.opportunities.filter(o => ['paused', 'full'].includes(o.status) && !o.waiting_list)
    assert.ok(others.length > 1, 'the site has no paused opportunity, or no full one')
    for (const o of others) {
      await at(closedFrom(o) - 1, pathOf(o), async page => assert.equal((await status(page)).toLowerCase(), o.status))
      await at(closedFrom(o), pathOf(o), async page => assert.equal(await status(page), 'Closed'))
      await at(closedFrom(o), kind(site, 'upcoming').url, async page => {
        assert.deepEqual(await cardOf(page, o), { status: 'Closed', verb: 'Closed' })
      })
    }
  })

  await t.test('closing soon begins at its second, on a card and on the page', async () => {
    const open = closing.find(o => o.status === 'open')
    let soon
    await at(BUILT, pathOf(open), async page => {
      soon = Number(await page.locator('#page_statuses').getAttribute('data-soon'))
      assert.equal(await status(page), 'Open')
    })
    assert.ok(soon >= 24 * 60 * 60, `closing soon begins ${soon} seconds before the end`)
    const begins = closedFrom(open) - 1 - soon
    for (const timezoneId of ZONES.slice(1)) {
      const options = { timezoneId, records: false }
      await at(begins - 1, lists.listing, async page => assert.equal((await cardOf(page, open)).status, undefined), options)
      await at(begins, lists.listing, async page => {
        assert.deepEqual(await cardOf(page, open), { status: 'Closing soon', verb: verbOf(open) })
      }, options)
      await at(begins - 1, pathOf(open), async page => assert.equal(await status(page), 'Open'), { timezoneId })
      await at(begins, pathOf(open), async page => {
        assert.equal(await status(page), 'Closing soon')
        assert.deepEqual(await ways(page), { button: true, section: true })
      }, { timezoneId })
    }
  })

  await t.test('after its opening, an upcoming one is not said to be upcoming', async () => {
    const upcoming = site.opportunities.filter(o => o.status === 'upcoming')
    const timed = upcoming.find(o => o.opens.includes('T'))
    assert.ok(timed, 'the site has no upcoming opportunity that opens at an hour')
    const opens = unix(timed.opens)
    const list = kind(site, 'upcoming').url
    await at(opens - 1, list, async page => {
      assert.deepEqual(await cardOf(page, timed), { status: 'Not open yet', verb: 'Opens' })
    })
    await at(opens, list, async page => {
      assert.deepEqual(await cardOf(page, timed), { status: undefined, verb: 'Was due to open' })
      await noViolation(page, 'upcoming after an opening')
    })
    await at(opens - 1, pathOf(timed), async page => assert.equal(await status(page), 'Not open yet'))
    await at(opens, pathOf(timed), async page => {
      assert.equal(await status(page), undefined)
      const opening = await page.locator('.involve-facts__opens dd').innerText()
      const said = await page.locator('.involve-standing').innerText()
      assert.ok(said.includes(`was due to open on ${opening}.`), said)
      assert.equal(await page.locator('.involve-facts__opens dt').innerText(), 'Was due to open')
      assert.equal(await page.locator('.involve-standing a[href="#contact_team"]').innerText(), 'ask us')
      assert.equal(await page.locator('#contact_team').isVisible(), true)
      await noViolation(page, 'opportunity after its opening')
    })
    // Long after, it has closed; its card no longer gives the date of its opening.
    await at(closedFrom(timed), pathOf(timed), saysClosed)
    await at(closedFrom(timed), list, async page => {
      assert.deepEqual(await cardOf(page, timed), { status: 'Closed', verb: undefined })
    })
  })

  await t.test('counts of what is open stand until one may be wrong, and leave no gap', async () => {
    let until
    await at(BUILT, site.path, async page => {
      until = Number(await page.locator('[data-counts-until]').first().getAttribute('data-counts-until'))
    })
    assert.equal(until, Math.min(closedFrom(first), ...opensLater()))
    for (const name of WITH_COUNTS) {
      const { url } = kind(site, name)
      await at(until - 1, url, async page => {
        assert.ok((await counts(page)).length > 0, `${name} has no count`)
      }, { records: false })
      await at(until, url, async page => {
        assert.deepEqual(await counts(page), [], name)
        assert.deepEqual(await hollow(page), [], name)
        if (['home', 'upcoming'].includes(name)) await noViolation(page, `${name} without counts`)
      }, { records: false })
    }
  })

  await t.test('a list that the browser draws holds what is open now, and says how many', async () => {
    const openAt = second =>
      site.opportunities.filter(o => ['open', 'closing-soon'].includes(o.status) && (o.closes === 'ongoing' || closedFrom(o) > second))
    const group = o => o.groups.includes(first.groups[0])
    for (const second of [closedFrom(first) - 1, closedFrom(first), closedFrom(closing[4])]) {
      await at(second, lists.listing, async page => {
        const open = openAt(second)
        assert.equal(await seen(page.getByRole('status')), `${open.length} opportunities`)
        // The ongoing come last, in an order that the open data does not say.
        const dated = open.filter(o => o.closes !== 'ongoing').sort((a, b) => closedFrom(a) - closedFrom(b)).map(pathOf)
        const listed = await linked(page)
        assert.deepEqual(listed.slice(0, dated.length).sort(), dated.slice(0, 20).sort())
        assert.equal(listed.length, Math.min(20, open.length))
        assert.deepEqual(listed.filter(path => !open.map(pathOf).includes(path)), [])
        const option = page.locator(`label[for="filter_group_${first.groups[0]}"]`)
        assert.match(await option.textContent(), new RegExp(`\\(${open.filter(group).length}\\)$`))
      }, { settled: true })
      await at(second, lists['facet page'], async page => {
        // The cards of the build stay on such a page, those that have closed too.
        const count = `${openAt(second).filter(group).length} opportunities`
        assert.equal(await seen(page.getByRole('status')), second < closedFrom(first) ? count : `${count} still open`)
      }, { settled: true })
    }
  })

  await t.test('a clock that is ten years slow changes nothing', async () => {
    for (const name of [...WITH_COUNTS, 'opportunity, closing-soon', 'opportunity, upcoming', 'opportunity, full']) {
      const { url } = kind(site, name)
      assert.match(site.read(fileAt(site, url)), /data-(open-from|closed-from|counts-until)=/, `${name} is not told the time`)
      const bodies = []
      for (const second of [BUILT, BUILT - 10 * 365 * 24 * 60 * 60]) {
        await at(second, url, async page => bodies.push(await page.evaluate(() => document.body.outerHTML)), { settled: true })
      }
      assert.equal(bodies[1], bodies[0], name)
    }
  })

  await t.test('without JavaScript a page is whole, whatever the time, and says when it closes', async () => {
    await at(closedFrom(first) + 1e8, pathOf(first), async page => {
      assert.deepEqual(await ways(page), { button: true, section: true })
      const text = await page.locator('main').innerText()
      assert.ok(text.includes(String(new Date(first.closes).getUTCFullYear())), 'no year on the page')
      for (const way of first.take_part) assert.ok(squeeze(text).includes(squeeze(way.to)), `${way.to} is not on the page`)
      assert.equal(await page.getByText('If you think this is still open').count(), 0)
    }, { javaScript: false })
    await at(closedFrom(first) + 1e8, site.path, async page => {
      assert.ok((await counts(page)).length > 0, 'the home page has no count')
      assert.equal((await cardOf(page, first)).verb, verbOf(first))
    }, { javaScript: false })
  })

  // open opens a page whose clock runs, from a second on.
  async function open(second, path, use) {
    const { page } = await browser.open({ clock: false })
    await page.clock.install({ time: second * 1000 })
    await page.goto(host.origin + path)
    await use(page)
  }

  await t.test('a page left open says so when the time comes', async () => {
    await open(closedFrom(first) - 90, pathOf(first), async page => {
      assert.equal(await status(page), 'Closing soon')
      await page.clock.fastForward(91_000)
      await saysClosed(page)
      assert.equal(await focused(page), 'BODY', 'the focus moved though it was nowhere')
    })
    await open(closedFrom(first) - 90, site.path, async page => {
      await page.evaluate(() => document.addEventListener('involve:turn', () => (globalThis.turns = (globalThis.turns ?? 0) + 1)))
      await page.clock.fastForward(91_000)
      assert.deepEqual(await cardOf(page, first), { status: 'Closed', verb: 'Closed' })
      assert.equal(await page.evaluate(() => globalThis.turns), 1)
    })
    const last = closing.at(-1)
    await open(BUILT, pathOf(last), async page => {
      await page.clock.fastForward((closedFrom(last) - BUILT) * 1000)
      await saysClosed(page)
    })
  })

  await t.test('a list left open counts what has closed on its other pages', () =>
    open(closedFrom(first) - 90, `${lists.listing}?sort=title`, async page => {
      const open = site.opportunities.filter(o => ['open', 'closing-soon'].includes(o.status)).length
      const status = page.getByRole('status')
      await status.getByText(`${open} opportunities`).waitFor()
      const [one, two] = closing
      const listed = await linked(page)
      assert.deepEqual([one, two].filter(o => listed.includes(pathOf(o))), [], 'they are on the first page')
      await page.clock.fastForward(91_000)
      await status.getByText(`${open - 1} opportunities`).waitFor()
      await page.clock.fastForward((closedFrom(two) - closedFrom(one)) * 1000)
      await status.getByText(`${open - 2} opportunities`).waitFor()
    }),
  )

  // A browser does at once what is to be done in over 2^31 ms.
  await t.test('no timer waits for longer than a browser can', async () => {
    const { page } = await browser.open({ clock: false })
    // Playwright's own clock has timers of another kind.
    await page.addInitScript(second => {
      const { setTimeout } = globalThis
      Date.now = () => second * 1000
      globalThis.waits = []
      globalThis.setTimeout = (act, ms) => (globalThis.waits.push(ms), setTimeout(act, ms))
    }, BUILT - 100 * 24 * 60 * 60)
    await page.goto(host.origin + pathOf(closing.at(-1)))
    const waits = await page.evaluate(() => globalThis.waits)
    assert.ok(waits.some(ms => ms > 1000), `the page waits for nothing: ${waits}`)
    assert.deepEqual(waits.filter(ms => ms >= 2 ** 31), [])
  })

  await t.test('a page that is looked at again looks at the clock again', () =>
    at(closedFrom(first) - 1, pathOf(first), async page => {
      await page.clock.setFixedTime(closedFrom(first) * 1000)
      assert.equal(await status(page), 'Closing soon')
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      await saysClosed(page)
    }),
  )

  await t.test('when the ways to take part go, the focus in them goes to the status', async () => {
    for (const selector of ['.involve-take-part a', 'a.nhsuk-button']) {
      await open(closedFrom(first) - 90, pathOf(first), async page => {
        await page.locator(selector).first().focus()
        await page.clock.fastForward(91_000)
        await saysClosed(page)
        assert.equal(await focused(page), '.involve-standing')
        await page.keyboard.press('Tab')
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#contact_team')
      })
    }
  })

  await t.test('a page that comes back by the Back button looks at the clock again', async t => {
    const browser = await startBrowser({ test: t, keepsPagesForBack: true })
    const { page } = await browser.open({ clock: false })
    // The test tells the time by the storage of the tab, which both pages see.
    await page.addInitScript(() => (Date.now = () => Number(sessionStorage.getItem('now')) * 1000))
    const set = second => page.evaluate(s => sessionStorage.setItem('now', s), second)
    await page.goto(host.origin + site.path)
    await set(closedFrom(first) - 60 * 60)
    await page.goto(host.origin + pathOf(first))
    assert.equal(await status(page), 'Closing soon')
    await page.evaluate(() => addEventListener('pageshow', event => (globalThis.kept = event.persisted)))
    await page.goto(host.origin + site.path)
    await set(closedFrom(first))
    await page.evaluate(() => history.back())
    await page.waitForFunction(() => globalThis.kept !== undefined)
    assert.equal(await page.evaluate(() => globalThis.kept), true, 'the browser did not keep the page')
    await saysClosed(page)
  })
})

function unix(instant) {
  return Date.parse(instant) / 1000
}

// opensLater returns the seconds at which more is open than when the site was built.
function opensLater() {
  return site.opportunities.filter(o => o.status === 'upcoming').map(o => unix(o.opens))
}

const verbOf = o => ({ apply: 'Apply by', book: 'Book by', 'drop-in': 'Runs until' })[o.entry] ?? 'Closes'

// cardOf returns what a list says of an opportunity's status, and the verb before its date.
async function cardOf(page, o) {
  const card = page.locator('.involve-card', { has: page.locator(`a[href="${pathOf(o)}"]`) })
  assert.equal(await card.count(), 1, `${await card.count()} cards of ${o.id}`)
  return { status: await seen(card.locator('.involve-card__status')), verb: await seen(card.locator('.involve-card__verb')) }
}

// linked returns the paths of the opportunities in the list.
function linked(page) {
  return page.locator('.involve-results .nhsuk-card__link').evaluateAll(all => all.map(a => a.getAttribute('href')))
}

const status = page => seen(page.locator('.involve-standing .nhsuk-tag').first())
const deadline = page => seen(page.locator('.involve-facts__deadline dt'))

// seen returns the text of what is there and seen, or undefined.
async function seen(locator) {
  return (await locator.count()) && (await locator.isVisible()) ? (await locator.innerText()).trim() : undefined
}

async function ways(page) {
  return {
    button: await page.locator('main a.nhsuk-button').isVisible(),
    section: await page.locator('.involve-take-part').isVisible(),
  }
}

// saysClosed asserts that the page of an opportunity says that it has closed, leads
// to no way to take part, and leads to somebody to ask.
async function saysClosed(page) {
  assert.equal(await status(page), 'Closed')
  assert.equal(await deadline(page), 'Closed')
  assert.match(await page.locator('.involve-standing').innerText(), /This closed on .+ You cannot take part any more\.\s+If you think this is still open, ask us\./)
  assert.deepEqual(await ways(page), { button: false, section: false })
  assert.equal(await page.locator('main a[href="#take_part"]:visible').count(), 0)
  assert.equal(await page.locator('.involve-standing a[href="#contact_team"]').innerText(), 'ask us')
  assert.equal(await page.locator('#contact_team').isVisible(), true)
  assert.equal(await page.locator('.involve-contact a').first().isVisible(), true)
}

// counts returns the counts of what is open that are seen, what is folded away too.
function counts(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('main .involve-count')].filter(e => !e.closest('[hidden]')).map(e => e.textContent),
  )
}

// hollow returns the lines of the page that say nothing, and brackets around nothing.
function hollow(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(p, li, dd, h2, h3)')]
      .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0 && !e.querySelector('svg, img') && (!/[\p{L}\p{N}]/u.test(e.innerText) || e.innerText.includes('()')))
      .map(e => e.outerHTML),
  )
}

function focused(page) {
  return page.evaluate(() => (document.activeElement.matches('.involve-standing') ? '.involve-standing' : document.activeElement.tagName))
}

const squeeze = text => text.replaceAll(/\s/g, '')
