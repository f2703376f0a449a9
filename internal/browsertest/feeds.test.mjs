// Every feed, read by a feed reader that is not ours.

import assert from 'node:assert/strict'
import test from 'node:test'

import { feedID, formProblems, itemProblems, readFeeds } from './checks/feeds.mjs'
import { none } from './report.mjs'
import { siteFromEnvironment } from './site.mjs'

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  test(`feeds of ${name}`, async t => {
    const site = siteFromEnvironment(name)
    const feeds = readFeeds(site)
    const groups = [...feeds.keys()].filter(file => file.startsWith('opportunities/group/') && file.split('/').length === 4)
    t.diagnostic(`${feeds.size} feeds, ${groups.length} of them of groups`)

    await t.test('each group in the open data has a feed', () => {
      const used = new Set(site.opportunities.flatMap(o => o.groups))
      const lacking = [...used].filter(group => !groups.includes(`opportunities/group/${group}/feed.xml`))
      assert.deepEqual(lacking, [])
      assert.ok(used.size > 0, 'the open data names no group')
    })
    await t.test('all are RSS 2.0, whole, newest first, at most fifty entries, and lead to pages', async () => {
      none([...feeds].flatMap(([file, feed]) => formProblems(site, file, feed)))
    })
    await t.test('each holds the opportunities of its terms and no others', async () => {
      const prefix = feedID(site, feeds)
      t.diagnostic(`ids begin with ${prefix}`)
      none([...feeds].flatMap(([file, feed]) => itemProblems(site, file, feed, prefix)))
    })
  })
}
