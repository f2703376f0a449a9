// Every address that the site gives, for a site at the root of a host and below a path.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { addressProblems, linkProblems } from './checks/links.mjs'
import { watch } from './checks/traffic.mjs'
import { kinds } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  test(`links of ${name}`, async t => {
    const site = siteFromEnvironment(name)
    const browser = await startBrowser({ test: t })
    const { page } = await browser.open({ snapshots: false })

    if (name === 'INVOLVE_SITE_BELOW') {
      await t.test('the site is below a path', () => assert.notEqual(site.path, '/'))
    }
    await t.test(`every link of ${site.pages.length} pages leads somewhere`, async () => {
      none(await linkProblems(page, site))
    })
    await t.test('every address of the sitemap, the open data and the redirects leads to a page', async () => {
      const listed = await page.evaluate(
        xml => [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('loc')].map(e => e.textContent),
        site.read('sitemap.xml'),
      )
      assert.ok(listed.length > 0, 'the sitemap is empty')
      none([
        ...addressProblems(site, 'sitemap.xml', listed),
        ...addressProblems(site, 'index.json', site.opportunities.map(o => o.url)),
        ...addressProblems(site, '_redirects', site.redirects.map(r => r.to)),
      ])
    })
    await t.test('every kind of page finds what it loads', async () => {
      const host = await serve(site)
      t.after(host.close)
      const all = kinds(site)
      const traffic = watch(page, host, all.filter(kind => kind.missing).map(kind => host.origin + kind.url))
      for (const { url } of all) await page.goto(host.origin + url)
      await arm(page)
      none(await traffic.problems())
    })
  })
}
