// The site by keyboard alone, and its menu on a phone.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, settled, startBrowser } from './browser.mjs'
import { stopProblems, tabThrough } from './checks/keyboard.mjs'
import { kind, kinds } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

// The lowest is a window of 1280 × 1024 px, enlarged to 400%.
const WINDOWS = [
  { width: 320, height: 256 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
]

test('by keyboard', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const open = options => browser.open({ reducedMotion: 'reduce', snapshots: false, ...options })

  async function show({ page, scripts }, { url }, { javaScript = true } = {}) {
    await scripts(javaScript)
    await page.goto(host.origin + url)
    await scripts(true)
    if (javaScript) await settled(page)
    await arm(page)
  }

  // at opens the page of a kind in a context of its own.
  async function at(name, options, use) {
    const opened = await open(options)
    await show(opened, kind(site, name), options)
    await use(opened.page)
  }

  for (const size of WINDOWS) {
    const opened = await open(size)
    const looks = new Set() // what looks alike on two pages is proved once
    for (const kind of kinds(site)) {
      await t.test(`${kind.name} at ${size.width} × ${size.height} px: Tab goes through the page in order and is seen`, async () => {
        await show(opened, kind)
        const stops = await tabThrough(opened.page, looks)
        none([...stopProblems(stops, { oneColumn: size.width === 320 }), ...regionProblems(stops, kind.name)])
      })
    }
    await opened.context.close()
  }

  const opened = await open()
  for (const kind of kinds(site)) {
    for (const javaScript of [true, false]) {
      await t.test(`${kind.name}: the skip link skips, JavaScript ${javaScript ? 'on' : 'off'}`, async () => {
        await show(opened, kind, { javaScript })
        const { page } = opened
        await page.keyboard.press('Tab')
        const first = await page.evaluate(() => globalThis.probe.focus())
        assert.equal(first?.href, '#maincontent')
        assert.equal(first.seen, true, 'the skip link is not seen when it has the focus')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Tab')
        const next = await page.evaluate(() => globalThis.probe.focus())
        assert.equal(next?.region, 'main', `after the skip link Tab goes to ${next?.name}`)
      })
    }
  }
  await opened.context.close()

  await t.test('forced colours: focus is seen', () =>
    at('listing', { forcedColors: 'active' }, async page => {
      none(stopProblems(await tabThrough(page, new Set())))
    }),
  )

  // All links fit beside each other at 320 px; enlarged a little, they no longer do.
  await t.test('on a narrow phone the menu opens and closes by keyboard', () =>
    at('home', { width: 240 }, async page => {
      const shown = () =>
        page.evaluate(() => [...document.querySelectorAll('header nav a[href]')].map(a => [a.getAttribute('href'), globalThis.probe.visible(a)]))
      const button = page.locator('header nav button[aria-expanded]')
      assert.equal(await button.isVisible(), true, 'no button for the menu at 240 px')
      assert.equal(await button.getAttribute('aria-expanded'), 'false')
      assert.notDeepEqual((await shown()).filter(([, visible]) => !visible), [], 'the button has nothing to show')
      await button.focus()
      await page.keyboard.press('Enter')
      assert.equal(await button.getAttribute('aria-expanded'), 'true')
      assert.deepEqual((await shown()).filter(([, visible]) => !visible), [], 'links that stay hidden')
      await page.keyboard.press('Tab')
      const next = await page.evaluate(() => globalThis.probe.focus())
      assert.equal(next.menu && next.seen, true, `after the button Tab goes to ${next.name}`)
      await page.keyboard.press('Escape')
      assert.equal(await button.getAttribute('aria-expanded'), 'false')
      await page.keyboard.press('Tab')
      const after = await page.evaluate(() => globalThis.probe.focus())
      assert.equal(after.seen && after.index > next.index, true, `closing the menu sends the keyboard back to ${after.name}`)
    }),
  )

  for (const width of [320, 1280]) {
    await t.test(`every link of the menu is seen at ${width} px, or behind its button`, () =>
      at('home', { width }, async page => {
        await page.evaluate(() => globalThis.probe.openAll())
        const hidden = await page.evaluate(() =>
          [...document.querySelectorAll('header nav a[href]')].filter(a => !globalThis.probe.visible(a)).map(a => a.textContent.trim()),
        )
        assert.deepEqual(hidden, [])
      }),
    )
  }
})

// regionProblems says where the order of a page's parts is not that of every page.
function regionProblems(stops, name) {
  const problems = []
  const order = ['header', 'breadcrumb', 'main', 'footer']
  const parts = stops.slice(1).map(s => (s.breadcrumb ? 'breadcrumb' : s.region)).filter(part => order.includes(part))
  const wanted = order.filter(part => part !== 'breadcrumb' || !['home', 'not found'].includes(name))
  for (const part of wanted) if (!parts.includes(part)) problems.push(`Tab never comes to the ${part}`)
  for (const [i, part] of parts.entries()) {
    if (i && order.indexOf(part) < order.indexOf(parts[i - 1])) problems.push(`the ${part} comes after the ${parts[i - 1]}`)
  }
  return problems
}
