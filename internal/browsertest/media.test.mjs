// Every kind of page under forced colours, with less motion, and on paper.

import test from 'node:test'

import { arm, settled, startBrowser } from './browser.mjs'
import { forcedProblems, printProblems } from './checks/media.mjs'
import { kinds } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

// What A4 leaves between its margins.
const PAPER = { width: 718, height: 1046 }

test('as people set their systems', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const { page } = await browser.open({ snapshots: false })
  for (const { name, url } of kinds(site)) {
    const check = (title, media, find) =>
      t.test(`${name}, ${title}`, async () => {
        await page.emulateMedia(media)
        none(await find())
      })
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(host.origin + url)
    await settled(page)
    await arm(page)
    await check('forced colours', { forcedColors: 'active' }, () => forcedProblems(page))
    await check('reduced motion', { forcedColors: 'none', reducedMotion: 'reduce' }, () => page.evaluate(() => globalThis.probe.moving()))
    await page.setViewportSize(PAPER)
    await check('print', { reducedMotion: 'no-preference', media: 'print' }, () => printProblems(page))
  }
})
