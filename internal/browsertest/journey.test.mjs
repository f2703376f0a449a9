// From the home page to a way to take part, by keyboard alone.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, settled, startBrowser } from './browser.mjs'
import { shownFocus, stopProblems } from './checks/keyboard.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')
const MOST = 150 // steps to the next thing to use

// Where people begin, and what they tick.
const WAYS = [
  ['all opportunities', `${site.path}opportunities/`, [['group', 'carers'], ['mode', 'online']]],
  ['a group', `${site.path}opportunities/group/carers/`, [['mode', 'online']]],
]

test('the whole journey by keyboard', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })

  for (const width of [320, 1280]) {
    for (const [name, list, ticks] of WAYS) {
      await t.test(`home, ${name}, filter, opportunity, take part, at ${width} px`, async () => {
        const { page } = await browser.open({ width, snapshots: false, reducedMotion: 'reduce' })
        await page.goto(host.origin + site.path)
        await arm(page)

        await tabTo(page, `main a[href="${list}"]`)
        await open(page, list)

        const toggle = page.locator('.involve-filter-toggle')
        if (await toggle.isVisible()) {
          await tabTo(page, '.involve-filter-toggle')
          await press(page, 'Enter')
          assert.equal(await toggle.getAttribute('aria-expanded'), 'true')
        }
        for (const [facet, term] of ticks) {
          const details = `.involve-filter [data-facet="${facet}"]`
          await tabTo(page, `${details} > summary`)
          if (!(await page.locator(details).evaluate(e => e.open))) await press(page, 'Enter')
          await tabTo(page, `${details} input[value="${term}"]`)
          await press(page, ' ')
          assert.equal(await page.locator(`${details} input[value="${term}"]`).isChecked(), true)
        }
        await tabTo(page, '.involve-filter button[type="submit"], .involve-filter button:not([type])')
        await page.keyboard.press('Enter')
        await page.waitForURL(url => url.pathname === `${site.path}opportunities/` && url.search === '?group=carers&mode=online')
        await settled(page)
        await page.waitForFunction(() => document.activeElement.id === 'page_results')
        await arm(page)
        const wanted = site.opportunities.filter(
          o => ['open', 'closing-soon'].includes(o.status) && o.groups.includes('carers') && o.mode.includes('online'),
        )
        assert.equal(await page.getByRole('status').innerText(), `${wanted.length} opportunities`)

        const card = await tabTo(page, '.involve-results .nhsuk-card__link')
        assert.ok(wanted.some(o => new URL(o.url).pathname === card.href), `${card.href} is not for carers and online`)
        await open(page, card.href)

        // The button leads to the ways further down, or is one that leads elsewhere.
        const button = await tabTo(page, 'main a.nhsuk-button')
        if (button.href.startsWith('#')) await page.keyboard.press('Enter')
        const way = await tabTo(page, '.involve-take-part a[href]')
        const ways = site.opportunities.find(o => new URL(o.url).pathname === card.href).take_part
        assert.ok(ways.some(({ to }) => bare(way.href).includes(bare(to)) || bare(to).includes(bare(way.href))), `${way.href} is no way to take part`)
      })
    }
  }

  // tabTo presses Tab until it comes to what a selector names, and returns the stop.
  // Wherever it comes through is seen; how the last looks is proved in pixels.
  async function tabTo(page, selector) {
    for (let i = 0; i < MOST; i++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => globalThis.probe.focus())
      assert.ok(stop, `on the way to ${selector} the focus fell to the page`)
      assert.ok(stop.seen, `covered or out of sight: ${stop.name}`)
      if (!(await page.evaluate(selector => document.activeElement.matches(selector), selector))) continue
      Object.assign(stop, await shownFocus(page, stop))
      none(stopProblems([stop]).filter(problem => !problem.startsWith('the first stop')))
      return stop
    }
    throw new Error(`Tab does not come to ${selector} within ${MOST} steps`)
  }

  // press presses a key that changes something here: the focus stays.
  async function press(page, key) {
    const before = await page.evaluate(() => globalThis.probe.focus().index)
    await page.keyboard.press(key)
    assert.equal(await page.evaluate(() => globalThis.probe.focus()?.index), before, `${key} moved the focus`)
  }

  // open presses Enter on a link that leads to a path.
  async function open(page, path) {
    await page.keyboard.press('Enter')
    await page.waitForURL(host.origin + path)
    await settled(page)
    await arm(page)
  }
})

// bare returns an address or a number without what links add to it.
function bare(text) {
  return text.replace(/^(mailto|tel|sms):/, '').replaceAll(/[\s+]/g, '').replace(/^44/, '0')
}
