// What a first visit costs: to a listing of twenty opportunities, with and without a
// search for keywords, and to the page that searches.

import assert from 'node:assert/strict'
import test from 'node:test'

import { startBrowser } from './browser.mjs'
import { blocking, PAGE_BYTES, SCRIPT_BYTES, weightProblems } from './checks/weight.mjs'
import { kind } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')
const CARDS = 20

const LISTING = kind(site, 'listing').url
const VISITS = [
  ['a listing', LISTING, ['theme', 'find']],
  ['a listing searched for keywords', `${LISTING}?q=carers`, ['theme', 'find', 'worker']],
  ['the page that searches, with an answer', `${kind(site, 'search').url}?q=carers`, ['theme', 'search', 'worker']],
]

test('the first visit', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })

  for (const [name, url, scripts] of VISITS) {
    const isListing = url.startsWith(LISTING)
    const most = isListing ? PAGE_BYTES : Infinity
    await t.test(`${name}: at most ${isListing ? `${most} bytes, ` : ''}${SCRIPT_BYTES} bytes of script, and paint waits for one stylesheet`, async t => {
      const { page } = await browser.open()
      host.log.length = 0
      await page.goto(host.origin + url, { waitUntil: 'networkidle' })
      const { problems, total, script } = weightProblems(host.log, most)
      t.diagnostic(`${total} bytes in ${host.log.length} answers, ${script} of them script`)
      const names = host.log.filter(entry => entry.type.includes('javascript')).map(entry => entry.path.split('/').at(-1).split('.')[0])
      assert.deepEqual(names.sort(), scripts.sort())
      if (isListing) {
        assert.equal(host.log.filter(entry => entry.path.includes('/records.')).length, 1, 'no records came')
      }
      if (url === LISTING) assert.equal(await page.locator('.involve-results > li').count(), CARDS)
      const waited = await blocking(page)
      none(problems)
      assert.equal(waited.length, 1, waited.join(' '))
      assert.ok(waited[0].endsWith('.css'), waited[0])
    })
  }
})
