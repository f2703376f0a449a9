// What people do on the site, done in a browser without JavaScript, by links alone.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { kind, kinds } from './kinds.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

test('without JavaScript', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })

  const { page } = await browser.open({ javaScriptEnabled: false })

  async function at(url, width, use) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(host.origin + url)
    await use(page)
  }

  for (const width of [320, 1280]) {
    await t.test(`every link of the header and the footer is seen at ${width} px`, async () => {
      for (const { name, url } of kinds(site)) {
        await at(url, width, async page => {
          await arm(page)
          const [seen, hidden] = await page.evaluate(() => {
            const all = [...document.querySelectorAll('header a[href], footer a[href]')]
            return [true, false].map(v => all.filter(a => globalThis.probe.visible(a) === v).map(a => a.textContent.trim()))
          })
          assert.deepEqual(hidden, [], name)
          assert.ok(seen.length >= 5, `${name} has ${seen.length} links in its header and footer`)
        })
      }
    })

    await t.test(`every facet can be opened and its links seen at ${width} px`, async () => {
      for (const name of ['listing', 'group page', 'facet page', 'combined facet page']) {
        await at(kind(site, name).url, width, async page => {
          const closed = page.locator('main details:not([open]) > summary')
          for (let left = await closed.count(); left > 0; left--) await closed.first().click()
          await arm(page)
          const links = await page.evaluate(() =>
            [...document.querySelectorAll('main details a[href]')].map(a => [a.getAttribute('href'), globalThis.probe.visible(a)]),
          )
          assert.ok(links.length >= 5, `${name} has ${links.length} links to facets`)
          assert.deepEqual(links.filter(([, visible]) => !visible), [], name)
        })
      }
    })
  }

  await t.test('from the home page to a way to take part', () =>
    at(kind(site, 'home').url, 320, async page => {
      const group = await follow(page, ['opportunities', 'group', '*'])
      await follow(page, [...group, '*', '*'])
      const [, id] = await follow(page, ['opportunities', '*'], open(site))
      const ways = site.opportunities.find(o => o.url.endsWith(`/${id}/`)).take_part
      assert.ok(ways.length > 0, `${id} has no way to take part`)
      // A way can be copied or read out, so it stands there as text.
      const bare = text => text.replaceAll(/\s/g, '')
      const text = bare(await page.locator('main').innerText())
      assert.deepEqual(ways.filter(way => !text.includes(bare(way.to))), [], 'ways to take part that the page does not say')
    }),
  )

  await t.test('from the home page to a feed', () =>
    at(kind(site, 'home').url, 320, async page => {
      await follow(page, ['subscribe'])
      const feeds = await page.locator('main a[href$="/feed.xml"]').evaluateAll(all => all.map(a => a.getAttribute('href')))
      const groups = site.files.filter(f => /^opportunities\/group\/[^/]+\/feed\.xml$/.test(f))
      for (const file of ['opportunities/feed.xml', ...groups]) {
        assert.ok(feeds.includes(site.path + file), `no link to ${file}`)
      }
      for (const feed of new Set(feeds)) {
        const answer = await fetch(host.origin + feed)
        assert.equal(answer.status, 200, feed)
        assert.equal(answer.headers.get('content-type'), 'application/xml; charset=utf-8', feed)
      }
    }),
  )

  await t.test('each listing with a feed links to it', async () => {
    for (const name of ['listing', 'group page', 'stage page']) {
      await at(kind(site, name).url, 1280, async page => {
        const own = new URL('feed.xml', page.url()).pathname
        assert.equal(await page.locator(`main a[href="${own}"]`).first().isVisible(), true, name)
        assert.equal(await page.locator(`head link[rel="alternate"][href$="${own}"]`).count(), 1, name)
      })
    }
  })

  await t.test('old addresses lead to new ones', async () => {
    assert.ok(site.redirects.length > 0, 'the site has no redirect')
    for (const rule of site.redirects) {
      const answer = await fetch(host.origin + site.path + rule.from.slice(1))
      assert.deepEqual([rule.from, answer.redirected, answer.status], [rule.from, true, 200])
    }
  })
})

// follow clicks the first link in main whose path has the wanted parts, a star for
// any, and returns the parts. What is folded away is unfolded first, by a click.
async function follow(page, wanted, allowed = () => true) {
  const depth = site.path.split('/').length - 1
  const partsOf = href => href.split('/').slice(depth, -1)
  const fits = href => {
    const parts = partsOf(href)
    return parts.length === wanted.length && wanted.every((w, i) => w === '*' || w === parts[i]) && allowed(href)
  }
  const hrefs = await page.locator('main a[href^="/"], header a[href^="/"]').evaluateAll(all => all.map(a => a.getAttribute('href')))
  const href = hrefs.find(fits)
  assert.ok(href, `${page.url()} has no link to /${wanted.join('/')}/`)
  const link = page.locator(`a[href="${href}"]`).first()
  if (!(await link.isVisible())) await page.locator('details', { has: link }).locator('summary').click()
  await link.click()
  await page.waitForURL(url => url.pathname === href)
  return partsOf(href)
}

// open returns a test of addresses: those of opportunities that people can join now.
function open(site) {
  const now = site.opportunities.filter(o => o.status === 'open' || o.status === 'closing-soon')
  const paths = new Set(now.map(o => new URL(o.url, site.base).pathname))
  return href => paths.has(href)
}
