// Every kind of page over a slow line.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, settled, startBrowser } from './browser.mjs'
import { holdScripts, readable, shiftProblems, slowDown } from './checks/slow.mjs'
import { kind, kinds } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

// Kinds that scripts change: wider windows prove nothing new of the others.
const CHANGING = ['home', 'listing', 'listing page 2', 'group page', 'combined facet page', 'search', 'opportunity, open']
const NAMES = { 320: kinds(site).map(kind => kind.name), 768: CHANGING, 1280: CHANGING }

// Slow pages are waited for, so that many can be waited for at once.
const AT_ONCE = 5

test('over a slow line', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })

  for (const [width, names] of Object.entries(NAMES)) {
    await t.test(`at ${width} px no page jumps when its scripts come`, async () => {
      const waiting = names.map(name => [name, kind(site, name).url])
      if (width !== '320') waiting.push(['listing with a filter', kind(site, 'listing').url + '?group=carers'])
      const problems = []
      const worker = async () => {
        const { page, context } = await browser.open({ width: Number(width), height: 800, snapshots: false })
        await slowDown(page)
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [name, url] = next
          problems.push(...(await visit(page, url)).map(problem => `${name}: ${problem}`))
        }
        await context.close()
      }
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
      none(problems)
    })
  }

  async function visit(page, url) {
    await page.goto(host.origin + url)
    await settled(page)
    return shiftProblems(page)
  }

  await t.test('every page can be read before its scripts come', async () => {
    const { page } = await browser.open({ width: 320 })
    const release = await holdScripts(page)
    const problems = []
    for (const { name, url } of kinds(site)) {
      await page.goto(host.origin + url, { waitUntil: 'commit' })
      problems.push(...(await readable(page)).map(problem => `${name}: ${problem}`))
    }
    release()
    none(problems)
  })

  for (const [name, selector] of [
    ['home', 'main a[href]'],
    ['listing', '.involve-results a[href]'],
    ['listing', '.involve-facets a[href]'],
    ['search', 'main a[href]'],
  ]) {
    await t.test(`${name}: a link (${selector}) leads on before the scripts come`, async () => {
      const { page } = await browser.open()
      const release = await holdScripts(page)
      await page.goto(host.origin + kind(site, name).url, { waitUntil: 'commit' })
      const link = page.locator(selector).filter({ visible: true }).first()
      const href = await link.getAttribute('href')
      await link.click()
      await page.waitForURL(host.origin + href, { waitUntil: 'commit' })
      release()
    })
  }

  for (const [width, name, selector] of [
    [320, 'home', 'main a[href]'],
    [320, 'listing', '.involve-results a[href]'],
    [1280, 'listing', '.involve-facets a[href]'],
    [1280, 'search', 'main a[href]'],
  ]) {
    await t.test(`${name} at ${width} px: who is at ${selector} when the scripts come stays there`, async () => {
      const { page } = await browser.open({ width })
      const release = await holdScripts(page)
      await page.goto(host.origin + kind(site, name).url, { waitUntil: 'commit' })
      await page.locator(selector).filter({ visible: true }).nth(2).focus()
      const focused = () => page.evaluate(() => document.activeElement.getAttribute('href'))
      const before = await focused()
      release()
      await page.waitForLoadState('networkidle')
      assert.equal(await focused(), before)
      await arm(page)
      const stop = await page.evaluate(() => globalThis.probe.focus())
      assert.equal(stop?.seen, true, `covered, out of sight or lost: ${stop?.name ?? 'the focus'}`)
      // The keyboard leaves the links, and only then the form takes their place.
      await page.locator('footer a').first().focus()
      await settled(page)
      assert.equal(await page.evaluate(() => Boolean(document.activeElement.closest('footer'))), true)
    })
  }
})
