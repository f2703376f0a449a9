// What a first visit to a listing of twenty opportunities costs.

import assert from 'node:assert/strict'
import test from 'node:test'

import { startBrowser } from './browser.mjs'
import { blocking, PAGE_BYTES, SCRIPT_BYTES, weightProblems } from './checks/weight.mjs'
import { kind } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

test(`a listing is at most ${PAGE_BYTES} bytes, its script ${SCRIPT_BYTES}, and waits for one stylesheet`, async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser()
  t.after(browser.close)
  const { page } = await browser.open()
  await page.goto(host.origin + kind(site, 'listing').url, { waitUntil: 'networkidle' })
  const { problems, total, script } = weightProblems(host.log)
  t.diagnostic(`${total} bytes in ${host.log.length} answers, ${script} of them script`)
  const waited = await blocking(page)
  await none(problems)
  assert.equal(waited.length, 1, waited.join(' '))
  assert.ok(waited[0].endsWith('.css'), waited[0])
})
