// What comes out of a printer: an opportunity as a sheet to pin up, and links with
// the addresses that a reader can type.

import assert from 'node:assert/strict'
import test from 'node:test'

import jsQR from 'jsqr'

import { arm, settled, startBrowser } from './browser.mjs'
import { kind } from './kinds.mjs'
import { pixels } from './png.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const PX = 96 / 25.4 // of a millimetre
const A4 = { width: Math.round((210 - 2 * 12) * PX), height: Math.round((297 - 2 * 10) * PX) } // between the margins
const OVER = ['closed', 'cancelled', 'outcome']

const pathOf = o => new URL(o.url).pathname
const plain = text => text.replaceAll(/\s+/g, ' ').trim()

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  const site = siteFromEnvironment(name)
  const { title, organisation } = JSON.parse(site.read('opportunities/index.json')).site
  const below = site.path !== '/' // there one of each status will do
  const some = site.opportunities.filter((o, i, all) => !below || all.findIndex(other => other.status === o.status) === i)
  const live = some.filter(o => !OVER.includes(o.status))
  const over = some.filter(o => OVER.includes(o.status))

  test(`on paper, ${site.base}`, async t => {
    const host = await serve(site)
    t.after(host.close)
    const browser = await startBrowser({ test: t })

    // print opens a path as it is printed, before use sees it.
    async function print(path, options = {}) {
      const { page, context } = await browser.open({ ...A4, deviceScaleFactor: 2, snapshots: false, ...options })
      await page.goto(host.origin + path)
      await settled(page)
      await arm(page)
      await page.emulateMedia({ media: 'print' })
      return { page, context }
    }

    await t.test('every opportunity that is not over is one sheet, with all that a poster needs', async () => {
      assert.deepEqual([...new Set(live.map(o => o.status))].sort(), ['closing-soon', 'full', 'open', 'paused', 'upcoming'])
      const problems = []
      const { page } = await browser.open({ ...A4, deviceScaleFactor: 2, snapshots: false })
      for (const o of live) {
        const report = problem => problems.push(`${o.id}: ${problem}`)
        await page.emulateMedia({ media: 'screen' })
        await page.goto(host.origin + pathOf(o))
        await arm(page)
        const facts = await page.evaluate(() =>
          Object.fromEntries([...document.querySelector('.involve-facts').querySelectorAll('.nhsuk-summary-list__row')].map(row => [row.children[0].textContent, row.children[1].innerText])),
        )
        const means = await page.locator('.involve-status').innerText()
        await page.emulateMedia({ media: 'print' })
        const text = plain(await page.evaluate(() => document.body.innerText))
        for (const words of [means, ...wanted(o, facts)]) if (!text.includes(plain(words))) report(`does not say ${JSON.stringify(words)}`)
        for (const words of await page.evaluate(noise)) report(words)
        const code = await read(page)
        if (code !== o.url) report(`the code says ${code}, not ${o.url}`)
        const sheets = await pages(page)
        if (sheets !== 1) report(`is ${sheets} pages`)
      }
      none(problems)
    })

    await t.test('an opportunity that is over is printed whole', async () => {
      assert.ok(over.length > 2)
      for (const o of over) {
        const { page, context } = await print(pathOf(o))
        const found = await page.evaluate(() => ({
          sheet: document.querySelector('.involve-sheet, .involve-qr') !== null,
          body: globalThis.probe.visible(document.querySelector('.involve-body')),
          footer: document.querySelector('footer').innerText.includes(document.querySelector('link[rel="canonical"]').href),
        }))
        assert.deepEqual(found, { sheet: false, body: true, footer: true }, o.id)
        await context.close()
      }
    })

    await t.test('links have addresses that can be typed', async () => {
      for (const path of [kind(site, 'guidance article').url, kind(site, 'listing').url, kind(site, 'stage guide').url]) {
        const { page, context } = await print(path)
        const links = await page.evaluate(() =>
          [...document.querySelectorAll('main a[href]')].filter(a => globalThis.probe.visible(a) && !a.getAttribute('href').startsWith('#')).map(a => ({
            href: a.href,
            path: a.getAttribute('href'),
            after: getComputedStyle(a, '::after').content.replaceAll(/" "|"/g, ''),
          })),
        )
        assert.ok(links.some(l => l.path.startsWith('/')), path)
        none(
          links
            .filter(l => /^https?:/.test(l.href))
            .filter(l => l.after !== ` (${l.path.startsWith('/') ? site.base.origin + l.path : l.href})`)
            .map(l => `${path}: the link to ${l.href} is printed as ${l.after}`),
        )
        none(
          await page.evaluate(() =>
            [...document.querySelectorAll('nav, form, button, [type="search"], [class*="facet"]')].filter(e => globalThis.probe.visible(e)).map(e => `printed: ${globalThis.probe.name(e)}`),
          ),
        )
        await context.close()
      }
    })

    if (below) return

    await t.test('a sheet of main text that runs from right to left', async () => {
      const o = live.find(o => o.take_part?.length > 2 && o.sessions)
      const { page } = await print(pathOf(o))
      await page.evaluate(() => {
        const main = document.querySelector('main')
        main.lang = 'ar'
        main.dir = 'rtl'
      })
      assert.equal(await pages(page), 1)
      assert.equal(await read(page), o.url)
      const found = await page.evaluate(() => {
        const left = selector => document.querySelector(selector).getBoundingClientRect().left
        return { code: left('.involve-qr') < innerWidth / 4, labels: left('.involve-facts__where dt') > left('.involve-facts__where dd') }
      })
      assert.deepEqual(found, { code: true, labels: true })
    })

    await t.test('once it has closed, a sheet offers no way to take part', async () => {
      const o = live.find(o => o.status === 'closing-soon')
      const { page } = await print(pathOf(o), { clock: new Date(Date.parse(o.closes) + 60_000) })
      const text = await page.evaluate(() => document.body.innerText)
      assert.match(text, /\bClosed\b/)
      assert.ok(text.includes(o.contact.team))
      assert.doesNotMatch(text, /How to take part|scan the code/)
      assert.ok(text.includes(o.url))
      assert.equal(await page.locator('.involve-qr').isVisible(), false)
    })

    await t.test('what is for paper is not on the screen, nor read out there', async () => {
      const { page } = await browser.open()
      await page.goto(host.origin + pathOf(live.find(o => o.take_part)))
      await arm(page)
      const shown = await page.evaluate(() => [...document.querySelectorAll('.involve-print-only')].filter(e => e.checkVisibility()).length)
      assert.equal(shown, 0)
      assert.equal(await page.getByRole('img', { name: /QR code/ }).count(), 0)
    })
  })

  // wanted returns what must be said on the sheet of an opportunity.
  function wanted(o, facts) {
    const words = [o.title, o.summary, o.contact.team, o.contact.email, o.contact.phone, o.venue, o.url]
    for (const label of ['Time', 'Opens']) words.push(facts[label])
    for (const label of ['Payment', 'Expenses', 'Where', 'Who is asking']) words.push(facts[label]?.split('\n')[0])
    words.push(...(o.who_can ?? facts['Who it is for'].split('\n')))
    for (const way of o.take_part ?? []) {
      if (way.kind === 'link') words.push(`Online: go to ${o.url} or scan the code`)
      else if (way.kind === 'video-relay') words.push(`${way.label} scan the code or go to the address on this sheet`)
      else words.push(...way.to.split('\n'), way.label)
    }
    for (const session of (o.sessions ?? []).filter(s => !s.cancelled).slice(0, 3)) words.push(session.venue)
    words.push(title, organisation, 'This is a demonstration.')
    return words.filter(Boolean)
  }
}

// noise runs in a page, and returns what a sheet should not show, or not like that.
function noise() {
  const { name, visible } = globalThis.probe
  const problems = []
  const parts = [
    '.involve-demo', '.nhsuk-header__service', '.involve-status', 'h1', '.involve-lead', '.involve-facts', '.involve-can',
    '.involve-dates', '.involve-code', '.involve-take-part', '.involve-team', '.involve-address',
  ].join()
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement
    if (!walk.currentNode.data.trim() || !visible(e)) continue
    const style = getComputedStyle(e)
    if (!e.closest(parts)) problems.push(`shows ${name(e)}`)
    if (parseFloat(style.fontSize) < 18.6) problems.push(`${name(e)} is ${parseFloat(style.fontSize) * 0.75} points`)
    if (style.color !== 'rgb(0, 0, 0)') problems.push(`${name(e)} is ${style.color}`)
  }
  for (const e of document.querySelectorAll('nav, form, button, footer, .involve-body')) if (visible(e)) problems.push(`shows ${name(e)}`)
  for (const a of document.querySelectorAll('main a')) {
    if (visible(a) && getComputedStyle(a, '::after').content !== 'none') problems.push(`shows the address of ${name(a)}`)
  }
  for (const a of document.querySelectorAll('.involve-way a[href^="http"]')) if (visible(a)) problems.push(`shows ${a.href}`)
  if (parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) < 37) problems.push('the title is smaller than 28 points')
  const code = document.querySelector('.involve-qr').getBoundingClientRect()
  if (code.width < 30 * (96 / 25.4)) problems.push('the code is less than 3 cm wide')
  if (document.documentElement.scrollWidth > innerWidth) problems.push('is wider than the paper')
  return problems
}

// read returns what a telephone reads from the page's code.
async function read(page) {
  const { width, height, at } = pixels(await page.locator('.involve-qr').screenshot())
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(at(x, y), (y * width + x) * 4)
  return jsQR(data, width, height)?.data
}

// pages counts the sheets of A4 that the page takes.
async function pages(page) {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type \/Page\b/g).length
}
