// Open data as others use it: the files by readers that are not ours, the page that
// explains them, its examples as they stand there, and what pages say to search
// engines.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { join } from 'node:path'
import test from 'node:test'
import { promisify } from 'node:util'

import { BUILT, startBrowser } from './browser.mjs'
import { linkedData, linkedProblems, pathsOf, readTable, schemaProblems, tableProblems } from './checks/data.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'
import { PYTHON } from './tools.mjs'

const run = promisify(execFile)
const DATA = 'opportunities/index.json'
const TABLE = 'opportunities/opportunities.csv'

// Mistakes that a schema must find in the data of the sample site.
const MISTAKES = {
  'another version': d => (d.version = 2),
  'no title': d => delete d.opportunities[0].title,
  'a field that is not known': d => (d.opportunities[0].colour = 'blue'),
  'a status that is none': d => (d.opportunities[0].status = 'opened'),
  'a group that the site does not have': d => d.opportunities[0].groups.push('robots'),
  'a date that is none': d => (d.opportunities[0].published = '2026-13-01'),
  'a closing day without a time': d => (d.opportunities[0].closes = '2026-12-04'),
  'an address that is not absolute': d => (d.opportunities[0].url = '/opportunities/x/'),
  'a number in words': d => (d.opportunities[0].time.minutes = 'ten'),
  'false, where a field is left out': d => (d.opportunities[0].waiting_list = false),
  'a list that is null': d => (d.opportunities[0].activity = null),
}

// The same of the table.
const TABLE_MISTAKES = {
  'no byte-order mark': t => (t.mark = false),
  'a row too few': t => t.rows.pop(),
  'a cell too many': t => t.rows[1].push(''),
  'a formula': t => (t.rows[1][4] = ' =cmd()'),
  'a full-width formula': t => (t.rows[1][4] = '＝cmd()'),
  'another title': t => (t.rows[1][t.rows[0].indexOf('title')] = 'Tea'),
}

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  const site = siteFromEnvironment(name)
  const data = JSON.parse(site.read(DATA))

  test(`open data of ${name}`, async t => {
    await t.test('index.json is valid against its schema, and each planted mistake is found', () => {
      const problems = schemaProblems(site)
      none(problems(data))
      for (const [what, plant] of Object.entries(MISTAKES)) {
        const bad = structuredClone(data)
        plant(bad)
        assert.notDeepEqual(problems(bad), [], what)
      }
      assert.equal(JSON.parse(site.read('opportunities/index.schema.json')).$id, new URL('opportunities/index.schema.json', site.base).href)
    })

    await t.test("Python's csv module reads the table as the data has it", () => {
      const table = readTable(join(site.folder, TABLE))
      t.diagnostic(`${table.rows.length - 1} rows of ${table.rows[0].length} columns`)
      none(tableProblems(table, data.opportunities))
      for (const [what, plant] of Object.entries(TABLE_MISTAKES)) {
        const bad = structuredClone(table)
        plant(bad)
        assert.notDeepEqual(tableProblems(bad, data.opportunities), [], what)
      }
    })

    await t.test('no address in the data is without its host', () => {
      const found = []
      JSON.stringify(data, (key, value) => {
        if (['url', 'image', 'related'].includes(key)) found.push(...[value].flat().filter(v => typeof v === 'string'))
        return value
      })
      assert.ok(found.length > data.opportunities.length)
      none(found.filter(address => !/^https?:\/\//.test(address)))
      none(data.opportunities.filter(o => !o.url.startsWith(site.base.href)).map(o => o.url))
    })

    await t.test('JSON-LD parses, is absolute, and calls nothing an event that is none', () => {
      const pages = linkedData(site)
      none([...pages].flatMap(([file, scripts]) => linkedProblems(site, file, scripts)))
      const types = {}
      for (const script of [...pages.values()].flat()) for (const node of JSON.parse(script)['@graph']) types[node['@type']] = (types[node['@type']] ?? 0) + 1
      t.diagnostic(Object.entries(types).map(([type, n]) => `${type} ${n}`).join(', '))
      for (const type of ['BreadcrumbList', 'Dataset', 'Event', 'WebSite']) assert.ok(types[type] > 0, `no page has a ${type}`)
      assert.equal(types.Dataset, 1)
      assert.deepEqual(pages.get('404.html'), [])
      const survey = data.opportunities.find(o => o.entry === 'respond')
      const file = new URL(survey.url).pathname.slice(site.path.length) + 'index.html'
      const graph = JSON.parse(pages.get(file)[0])
      graph['@graph'].push({ '@type': 'Event', startDate: '2026-12-04', eventStatus: 'https://schema.org/EventScheduled' })
      assert.notDeepEqual(linkedProblems(site, file, [JSON.stringify(graph)]), [], 'a survey that says it is an event')
      assert.notDeepEqual(linkedProblems(site, file, ['{"@context": "https://schema.org"}']), [], 'a page that says nothing')
      assert.notDeepEqual(linkedProblems(site, file, [pages.get(file)[0].replaceAll('https://', '/')]), [], 'addresses that are not absolute')
    })

    await t.test('each page has a card for those who share it, and says its one address', async t => {
      const browser = await startBrowser({ test: t })
      const { page } = await browser.open({ snapshots: false })
      none(await cardProblems(page, site))
    })
  })

  test(`the page on open data of ${name}`, async t => {
    const host = await serve(site)
    t.after(host.close)
    const browser = await startBrowser({ test: t })
    const { page } = await browser.open()
    const says = []
    page.on('console', message => says.push(message.text()))
    await page.goto(host.origin + site.path + 'data/')
    const names = caption => page.locator('table', { hasText: caption }).locator('tbody th').allTextContents()
    const fields = await names('Fields of an opportunity')

    await t.test('it explains every column and every field, and each once', async () => {
      assert.deepEqual(await names('Columns of the table'), readTable(join(site.folder, TABLE)).rows[0])
      assert.equal(new Set(fields).size, fields.length)
      none([...pathsOf(data.opportunities)].filter(path => !fields.includes(path)))
      const around = await names('Fields around the list')
      none([...pathsOf({ ...data, opportunities: [] })].filter(path => !around.includes(path)))
    })

    await t.test('what is always there is', async () => {
      const rows = page.locator('table', { hasText: 'Fields of an opportunity' }).locator('tbody tr', { hasText: 'always there' })
      const always = (await rows.locator('th').allTextContents()).filter(path => !path.includes('.'))
      assert.ok(always.length > 10)
      none(always.flatMap(path => data.opportunities.filter(o => !(path in o)).map(o => `${o.id} has no ${path}`)))
    })

    await t.test('an example that scrolls can be reached by keyboard, and nothing else scrolls', async () => {
      await page.setViewportSize({ width: 320, height: 640 })
      const lost = await page.evaluate(() => [...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0).map(e => e.outerHTML.slice(0, 80)))
      none(lost)
      assert.ok((await page.locator('pre').count()) >= 4)
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320)
    })

    const group = (await page.locator('pre', { hasText: 'o.groups.includes' }).textContent()).match(/includes\('([a-z-]+)'\)/)[1]
    const open = data.opportunities.filter(o => ['open', 'closing-soon'].includes(o.status) && o.groups.includes(group))
    const example = async label => {
      const code = await page.getByRole('region', { name: label }).textContent()
      const address = new URL(DATA, site.base).href
      assert.ok(code.includes(address), `the example has not the address ${address}`)
      return code.replaceAll(address, host.origin + site.path + DATA)
    }

    await t.test('the example for a web page runs on another site', async t => {
      assert.ok(open.length > 1)
      const html = `<!doctype html><title>Another site</title>${await example('Example for a web page')}`
      const other = http.createServer((request, response) => response.setHeader('Content-Type', 'text/html').end(html))
      other.listen(0, '127.0.0.1')
      await once(other, 'listening')
      t.after(() => other.close())
      const { page } = await browser.open({ clock: BUILT })
      await page.goto(`http://127.0.0.1:${other.address().port}/`)
      await page.locator('#take-part li').nth(open.length - 1).waitFor()
      const links = await page.locator('#take-part a').evaluateAll(list => list.map(a => [a.href, a.textContent]))
      assert.deepEqual(links, open.map(o => [o.url, o.title]))
      for (const file of [TABLE, 'opportunities/index.schema.json', 'opportunities/feed.xml']) {
        assert.equal(await page.evaluate(async address => (await fetch(address)).status, host.origin + site.path + file), 200, file)
      }
      const refused = await page.evaluate(address => fetch(address).then(() => '', error => error.name), host.origin + site.path)
      assert.equal(refused, 'TypeError', 'a page of the site can be read from another')
    })

    await t.test('the example in Python runs', async () => {
      const { stdout } = await run(PYTHON, ['-c', await example('Example in Python')])
      assert.deepEqual(stdout.trimEnd().split('\n'), open.map(o => `${o.closes} ${o.title} ${o.url}`))
    })

    await t.test('the formula for Google Sheets has the address of the table', async () => {
      const code = await page.getByRole('region', { name: 'Formula for Google Sheets' }).textContent()
      assert.equal(code, `=IMPORTDATA("${new URL(TABLE, site.base).href}")`)
    })

    assert.deepEqual(says, [])
  })
}

// cardProblems reads the head of every page with the parser of the page it is given.
async function cardProblems(page, site) {
  const problems = []
  for (const file of site.pages) {
    const head = await page.evaluate(html => {
      const doc = new DOMParser().parseFromString(html, 'text/html')
      const meta = Object.fromEntries([...doc.querySelectorAll('meta[property^="og:"], meta[name^="twitter:"]')].map(m => [m.getAttribute('property') ?? m.name, m.content]))
      const canonical = [...doc.querySelectorAll('link[rel=canonical]')].map(l => l.getAttribute('href'))
      return { meta, canonical, moved: Boolean(doc.querySelector('meta[http-equiv=refresh]')) }
    }, site.read(file))
    const { meta, canonical, moved } = head
    const say = (bad, what) => bad && problems.push(`${file}: ${what}`)
    const own = new URL(file.replace(/index\.html$/, ''), site.base).href
    for (const name of ['og:title', 'og:type', 'og:image', 'og:image:alt', 'og:site_name', 'twitter:card']) say(!meta[name], `has no ${name}`)
    say(!meta['og:image']?.startsWith(site.base.href), `og:image is ${meta['og:image']}`)
    say(!(meta['og:image:width'] >= 200 && meta['og:image:height'] >= 200), `og:image is ${meta['og:image:width']} × ${meta['og:image:height']}`)
    say(!['article', 'website'].includes(meta['og:type']), `og:type is ${meta['og:type']}`)
    say(file !== '404.html' && meta['og:url'] !== canonical[0], `og:url is ${meta['og:url']}, and the canonical address ${canonical[0]}`)
    if (file === '404.html') say(canonical.length || meta['og:url'], 'stands at any address and says one')
    else say(canonical.length !== 1 || (!moved && canonical[0] !== own) || (moved && canonical[0] === own), `says it is at ${canonical.join(' ')}`)
  }
  return problems
}
