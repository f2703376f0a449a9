// The page Get updates: what it leads to, and its buttons that copy.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import { PAGE_BYTES, weightProblems } from './checks/weight.mjs'
import { kind } from './kinds.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { fileAt, siteFromEnvironment } from './site.mjs'

const FILES = ['feed.xml', 'atom.xml', 'feed.json', 'open.xml', 'calendar.ics']
const PAGE = 'subscribe/index.html'

// beside returns the feeds and calendars of a site that are beside listings that
// there still are, and not beside an opportunity.
function beside(site) {
  const gone = new Set(site.redirects.map(rule => rule.from))
  return site.files.filter(file => {
    const parts = file.split('/')
    return parts[0] === 'opportunities' && FILES.includes(parts.at(-1)) && parts.length !== 3 && !gone.has(`/${parts.slice(0, -1).join('/')}/`)
  })
}

const hrefs = html => [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href)
const main = html => html.slice(html.indexOf('<main'), html.indexOf('</main>'))

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  test(`what Get updates leads to, of ${name}`, async t => {
    const site = siteFromEnvironment(name)
    const links = hrefs(main(site.read(PAGE)))
    const scheme = site.base.protocol
    const plain = links.map(href => new URL(href.replace(/^webcal:/, scheme), site.base))
    const linked = new Set(plain.filter(url => url.origin === site.base.origin).map(url => fileAt(site, url.pathname)))
    const files = beside(site)
    t.diagnostic(`${files.length} feeds and calendars, ${links.length} links`)

    await t.test('every feed and calendar beside a listing', () => {
      assert.ok(files.length > 300, `only ${files.length}`)
      assert.deepEqual(files.filter(file => !linked.has(file)), [])
    })
    await t.test('every calendar in the programs that subscribe, by its absolute address', () => {
      const webcal = links.filter(href => href.startsWith('webcal:')).sort()
      const wanted = files.filter(file => file.endsWith('.ics')).map(file => new URL(file, site.base).href.replace(scheme, 'webcal:'))
      assert.deepEqual(webcal, wanted.sort())
    })
    await t.test('nothing that is not there', () => {
      assert.deepEqual(plain.filter(url => url.origin === site.base.origin && !fileAt(site, url.pathname)).map(String), [])
    })
    await t.test('all feeds at once', () => assert.ok(linked.has('subscribe/feeds.opml')))
    await t.test('each listing that has a feed leads to it, to its calendar and to Get updates', () => {
      const lacking = files.filter(file => file.endsWith('feed.xml')).flatMap(file => {
        const folder = file.slice(0, -'feed.xml'.length)
        const found = new Set(hrefs(main(site.read(folder + 'index.html'))))
        const calendar = new URL(folder + 'calendar.ics', site.base)
        return [site.path + file, calendar.pathname, calendar.href.replace(scheme, 'webcal:'), `${site.path}subscribe/`]
          .filter(href => !found.has(href))
          .map(href => `${folder}: ${href}`)
      })
      none(lacking)
    })
  })
}

const site = siteFromEnvironment('INVOLVE_SITE')

test('Get updates', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const url = host.origin + kind(site, 'subscribe').url
  const absolute = file => new URL(file, site.base).href

  // What is said to somebody who listens, in order. The same words are said again
  // only when they were away in between.
  const listen = page => page.evaluate(() => {
    const said = (globalThis.said = [])
    const status = document.querySelector('main [role="status"]')
    let before = ''
    new MutationObserver(() => {
      if (status.textContent && status.textContent !== before) said.push(status.textContent)
      before = status.textContent
    }).observe(status, { childList: true, characterData: true, subtree: true })
  })
  const said = async (page, count) => {
    await page.waitForFunction(count => globalThis.said.length >= count, count)
    return page.evaluate(() => globalThis.said)
  }

  async function visit({ width, before, permissions = [] } = {}) {
    const { page, context } = await browser.open({ width })
    await context.grantPermissions(permissions, { origin: host.origin })
    if (before) await page.addInitScript(before)
    await page.goto(url)
    await page.locator('button.involve-copy').first().waitFor()
    await listen(page)
    return page
  }
  const allowed = ['clipboard-read', 'clipboard-write']
  const clipboard = page => page.evaluate(() => navigator.clipboard.readText())
  // Between what is seen of a name and what is not, a browser puts a space.
  const button = (page, name) => page.getByRole('button', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}$`.replace(':', ' ?:')) })
  const isFocused = locator => locator.evaluate(e => e === document.activeElement)

  // How people press a button.
  const PRESSES = {
    'by mouse': button => button.click(),
    'by Enter': button => button.press('Enter'),
    'by Space': button => button.press('Space'),
  }
  const ADDRESSES = {
    'Copy address: Feed (RSS): Every opportunity': 'opportunities/feed.xml',
    'Copy address: Calendar file (.ics): Carers': 'opportunities/group/carers/calendar.ics',
    'Copy address: All feeds at once (OPML)': 'subscribe/feeds.opml',
    'Copy address: Feed: London': 'opportunities/area/london/feed.xml',
    'Copy address: Calendar: Carers, London': 'opportunities/group/carers/area/london/calendar.ics',
  }
  for (const [how, press] of Object.entries(PRESSES)) {
    await t.test(`an address is copied ${how}, said once, and the focus stays`, async () => {
      const page = await visit({ permissions: allowed })
      await page.evaluate(() => { for (const details of document.querySelectorAll('main details')) details.open = true })
      const heard = []
      for (const [name, file] of Object.entries(ADDRESSES)) {
        const it = button(page, name)
        await it.focus()
        const handle = await it.elementHandle()
        await press(it)
        await page.waitForFunction(e => e.textContent.startsWith('Copied'), handle)
        heard.push(name.replace('Copy address', 'Copied'))
        assert.deepEqual(await said(page, heard.length), heard)
        assert.equal(await clipboard(page), absolute(file))
        assert.equal(await page.evaluate(e => e === document.activeElement, handle), true, `${name}: the focus went`)
        assert.equal(await page.locator('button.involve-copy', { hasText: 'Copied' }).count(), 1)
      }
    })
  }

  await t.test('pressed again, it is said again', async () => {
    const page = await visit({ permissions: allowed })
    const it = page.locator('button.involve-copy').first()
    for (const times of [1, 2]) {
      await it.click()
      assert.equal((await said(page, times)).length, times)
    }
  })

  await t.test('a text to paste is copied with its address', async () => {
    const page = await visit({ permissions: allowed })
    await page.locator('summary', { hasText: 'Carers: text and picture' }).click()
    await button(page, 'Copy text: Carers').click()
    await said(page, 1)
    const lines = (await clipboard(page)).split('\n')
    assert.equal(lines.length, 2)
    assert.equal(lines[1], absolute('opportunities/group/carers/'))
    assert.ok(await page.locator('main').getByText(lines[0], { exact: true }).isVisible(), lines[0])
  })

  const REFUSALS = {
    'refuses to copy': () => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    'cannot copy, as over http': () => Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  }
  for (const [what, before] of Object.entries(REFUSALS)) {
    for (const width of [320, 1280]) {
      await t.test(`a browser that ${what} shows the address selected, at ${width} px`, async () => {
        const page = await visit({ before, width })
        await button(page, 'Copy address: Feed (RSS): Carers').press('Enter')
        const field = page.getByRole('textbox', { name: 'Feed (RSS): Carers', exact: true })
        const wanted = absolute('opportunities/group/carers/feed.xml')
        assert.equal(await field.inputValue(), wanted)
        assert.equal(await isFocused(field), true)
        assert.equal(await field.evaluate(e => e.value.slice(e.selectionStart, e.selectionEnd)), wanted)
        assert.equal(await button(page, 'Copy address: Feed (RSS): Carers').count(), 1, 'the button says that it has copied')
        assert.equal((await said(page, 1)).length, 1)
        await arm(page)
        none((await axe(page)).problems)
        none(await page.evaluate(() => globalThis.probe.sideways()))
        await button(page, 'Copy text: Everyone').press('Enter')
        const text = page.getByRole('textbox', { name: 'Everyone', exact: true })
        assert.equal((await text.inputValue()).split('\n').length, 2)
        assert.equal(await field.count(), 0, 'the field of before is still there')
        assert.equal((await said(page, 2)).length, 2)
      })
    }
  }

  await t.test('without JavaScript there is no button, and the addresses of everything can be read', async () => {
    const { page } = await browser.open({ javaScript: false, width: 320 })
    await page.goto(url)
    assert.equal(await page.locator('main button').count(), 0)
    const text = await page.locator('main').innerText()
    for (const file of ['opportunities/feed.xml', 'opportunities/calendar.ics']) assert.ok(text.includes(absolute(file)), file)
  })

  await t.test('a first visit costs what a listing may, and pictures come when they are seen', async t => {
    const { page } = await browser.open()
    host.log.length = 0
    await page.goto(url, { waitUntil: 'networkidle' })
    const { problems, total, script } = weightProblems(host.log, PAGE_BYTES)
    t.diagnostic(`${total} bytes in ${host.log.length} answers, ${script} of them script`)
    none(problems)
    assert.deepEqual(host.log.filter(entry => entry.path.endsWith('.png') && entry.path.includes('/subscribe/')), [])
    const pictures = page.locator('main img')
    const groups = site.files.filter(file => /^opportunities\/group\/[^/]+\/index\.html$/.test(file))
    assert.equal(await pictures.count(), 1 + groups.length)
    for (const picture of await pictures.all()) {
      await picture.evaluate(e => { e.closest('details').open = true })
      await picture.scrollIntoViewIfNeeded()
      await picture.evaluate(e => e.decode())
      const [width, height, alt] = await picture.evaluate(e => [e.naturalWidth, e.naturalHeight, e.alt])
      assert.deepEqual([width, height], [1200, 630])
      assert.match(alt, /have your say/i)
    }
  })
})
