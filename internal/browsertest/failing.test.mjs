// A script or a file of records that does not arrive: the page is as whole as it is
// without JavaScript, says nothing false, and nothing breaks.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { lostProblems, wordsOf } from './checks/lost.mjs'
import { watch } from './checks/traffic.mjs'
import { kind, kinds } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

// What fails, and on which kinds of page.
const ALL = kinds(site).map(kind => kind.name)
const LISTINGS = ['listing', 'listing page 2', 'facet page', 'group page', 'stage page', 'combined facet page', 'page of a term with nothing open']
const FAILING = [
  [['theme.*.js'], ALL],
  [['find.*.js'], LISTINGS],
  [['theme.*.js', 'find.*.js'], LISTINGS],
  [['records.*.json'], LISTINGS],
  [['search.*.js'], ['search']],
  [['theme.*.js', 'search.*.js'], ['search']],
  [['subscribe.*.js'], ['subscribe']],
  [['theme.*.js', 'subscribe.*.js'], ['subscribe']],
]

test('what does not arrive', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const { page, scripts } = await browser.open({ width: 320, snapshots: false })

  // open opens a page on which files fail, and watches it.
  async function open(url, files, { missing } = {}) {
    const aborted = [host.origin + url].slice(missing ? 0 : 1)
    for (const file of files) {
      await page.route(`**/assets/${file}`, route => {
        aborted.push(route.request().url())
        return route.abort()
      })
    }
    const traffic = watch(page, host, aborted)
    // Only scripts and what they ask for fail, the former before the page has loaded.
    await page.goto(host.origin + url, { waitUntil: files.some(file => !file.endsWith('.js')) ? 'networkidle' : 'load' })
    await page.unrouteAll()
    await scripts(true) // no longer waits for those that failed
    await arm(page)
    assert.ok(aborted.length >= files.length, `asked for ${aborted.join(' ') || 'nothing'} of ${files.join(' ')}`)
    return traffic
  }

  async function withoutScripts(url) {
    await scripts(false)
    await page.goto(host.origin + url)
    await scripts(true)
    await arm(page)
    return page.evaluate(wordsOf)
  }

  for (const [files, names] of FAILING) {
    for (const name of names) {
      const { url, missing } = kind(site, name)
      await t.test(`${name}: ${files.join(' and ')}`, async () => {
        const words = await withoutScripts(url)
        const traffic = await open(url, files, { missing })
        // A script that did arrive may have done its part of the page.
        const alone = files.includes('theme.*.js') && (files.length === 2 || ![...LISTINGS, 'search', 'subscribe'].includes(name))
        none([...(await lostProblems(page, alone ? words : undefined)), ...(await traffic.problems())])
      })
    }
  }

  await t.test('the links that stay in place of a form are there before long, and lead on', async () => {
    for (const file of ['find.*.js', 'records.*.json']) {
      await page.route(`**/assets/${file}`, route => route.abort())
      await page.goto(host.origin + kind(site, 'listing').url)
      const link = page.locator('main .involve-facets a:visible').first()
      const href = await link.getAttribute('href')
      await link.click()
      await page.waitForURL(host.origin + href)
      await page.unrouteAll()
    }
  })

  await t.test('when an address asks for a filter and the records fail, the page says that it shows everything', async () => {
    const { url } = kind(site, 'listing')
    const cards = () => page.locator('.involve-results .nhsuk-card__link').evaluateAll(all => all.map(a => a.href))
    await page.goto(host.origin + url)
    const all = await cards()
    await open(`${url}?group=carers`, ['records.*.json'])
    assert.match(await page.getByRole('status').innerText(), /cannot be filtered/)
    assert.deepEqual(await cards(), all)
  })

  await t.test('when the search of keywords fails, the list is there and says so', async () => {
    await page.route('**/assets/worker.*.js', route => route.abort())
    await page.goto(`${host.origin}${kind(site, 'listing').url}?q=carers`, { waitUntil: 'networkidle' })
    await arm(page)
    assert.match(await page.getByRole('status').innerText(), /Keyword search is not available/)
    none(await lostProblems(page))
  })

  await t.test('when what is searched fails, the page that searches says so and keeps its links', async () => {
    for (const file of ['records.*.json', 'search.*.json', 'worker.*.js']) {
      await page.route(`**/assets/${file}`, route => route.abort())
      await page.goto(`${host.origin}${kind(site, 'search').url}?q=carers`, { waitUntil: 'networkidle' })
      await arm(page)
      assert.match(await page.locator('main [role="status"]').innerText(), /not/, `without ${file}`)
      assert.ok((await page.locator('#search_links a:visible').count()) > 5, `without ${file} there are no links`)
      none(await lostProblems(page))
      await page.unrouteAll()
    }
  })
})
