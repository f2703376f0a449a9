// Every feed, read by feed readers that are not ours, and opened in a browser as it is.

import assert from 'node:assert/strict'
import test from 'node:test'

import { startBrowser } from './browser.mjs'
import { feedID, formProblems, itemProblems, openProblems, opmlProblems, readFeeds, sameProblems } from './checks/feeds.mjs'
import { rawProblems } from './checks/rawfeed.mjs'
import { policyProblems } from './checks/traffic.mjs'
import { keptPath, none, takePicture } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  test(`feeds of ${name}`, async t => {
    const site = siteFromEnvironment(name)
    const feeds = readFeeds(site)
    const called = last => [...feeds.keys()].filter(file => file.endsWith('/' + last))
    const groups = called('feed.xml').filter(file => file.startsWith('opportunities/group/') && file.split('/').length === 4)
    const prefix = feedID(site, feeds)
    t.diagnostic(
      `${feeds.size} feeds: ${['feed.xml', 'atom.xml', 'feed.json', 'open.xml'].map(last => `${called(last).length} ${last}`).join(', ')}; ` +
        `${groups.length} groups; ${[...feeds.values()].reduce((sum, feed) => sum + feed.entries.length, 0)} entries; ids begin with ${prefix}`,
    )

    await t.test('each group in the open data has a feed', () => {
      const used = new Set(site.opportunities.flatMap(o => o.groups))
      const lacking = [...used].filter(group => !groups.includes(`opportunities/group/${group}/feed.xml`))
      assert.deepEqual(lacking, [])
      assert.ok(used.size > 0, 'the open data names no group')
    })
    await t.test('everything and each group have a feed in every format', () => {
      for (const last of ['atom.xml', 'feed.json', 'open.xml']) {
        const wanted = ['opportunities/feed.xml', ...groups].map(file => file.replace(/feed\.xml$/, last))
        assert.deepEqual(called(last).sort(), wanted.sort())
      }
    })
    await t.test('all are what they say, whole, newest first, at most fifty entries, and lead to pages', async () => {
      none([...feeds].flatMap(([file, feed]) => formProblems(site, file, feed)))
    })
    await t.test('each holds the opportunities of its terms and no others', async () => {
      const all = [...feeds].filter(([file]) => !file.endsWith('/open.xml'))
      none(all.flatMap(([file, feed]) => itemProblems(site, file, feed, prefix)))
    })
    await t.test('those of what is open hold that and nothing else', async () => {
      none(called('open.xml').flatMap(file => openProblems(site, file, feeds.get(file), prefix)))
      const open = called('open.xml').reduce((sum, file) => sum + feeds.get(file).entries.length, 0)
      assert.ok(open > 0, 'nothing is open')
    })
    await t.test('a listing says the same in every format', async () => {
      none(
        called('atom.xml').flatMap(file => {
          const beside = last => feeds.get(file.replace(/atom\.xml$/, last))
          return sameProblems(file, beside('feed.xml'), feeds.get(file), beside('feed.json'))
        }),
      )
      const pictures = feeds.get('opportunities/feed.xml').entries.filter(e => e.images.length)
      assert.ok(pictures.length > 0, 'no entry has a picture')
    })
    await t.test('the list of feeds names those of everything and of each term, and no other', async () => {
      none(opmlProblems(site, 'subscribe/feeds.opml', feeds))
    })
  })
}

test('a feed in a browser can be read', async t => {
  const site = siteFromEnvironment('INVOLVE_SITE_BELOW')
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })

  for (const file of ['opportunities/feed.xml', 'opportunities/group/carers/open.xml', 'opportunities/group/carers/atom.xml']) {
    for (const width of [320, 1280]) {
      await t.test(`${file} at ${width} px`, async () => {
        const { page } = await browser.open({ width, clock: false, snapshots: false })
        const said = []
        // Chromium asks for an icon at the root of the host, where a site below a path has none.
        page.on('console', message => message.location().url.endsWith('/favicon.ico') || said.push(`console ${message.type()}: ${message.text()}`))
        page.on('pageerror', error => said.push(`script error: ${error.message}`))
        const from = host.log.length
        const answer = await page.goto(host.origin + site.path + file)
        assert.equal(answer.headers()['content-type'], 'application/xml; charset=utf-8')
        const failed = host.log.slice(from).filter(entry => entry.status >= 400 && !entry.path.endsWith('/favicon.ico'))
        none([...policyProblems(answer.headers()), ...said, ...failed.map(entry => `answered ${entry.status}: ${entry.path}`), ...(await rawProblems(page))])
        await takePicture(page, keptPath(`raw ${file} ${width}.jpg`))
      })
    }
  }
})
