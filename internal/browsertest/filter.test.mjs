// The list that can be filtered: its answers are those of the build, its address
// says all that it shows, and whoever filters it is told what happened and stays
// where they are.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import {
  announced,
  answers,
  apply,
  assertFocus,
  builtSlugs,
  choose,
  everyPage,
  focused,
  multiplied,
  optionCount,
  query,
  ready,
  settled,
  slugs,
  ticked,
  total,
  words,
} from './list.mjs'
import { keptPath, none, takePicture } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')
const SETS = JSON.parse(readFileSync(new URL('filter-sets.json', import.meta.url), 'utf8'))
const LISTING = 'opportunities/'
const UNFILTERED = 'The list cannot be filtered just now. This is the whole list.'

test('filtering', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const address = path => host.origin + site.path + path

  // at opens a listing, with its form in place unless form is false. A page may be
  // given routes that answer for the host.
  async function at(path, { routes = {}, form = true, first, ...options }, use) {
    const { page, context } = await browser.open(options)
    if (first) await page.addInitScript(first)
    const errors = []
    page.on('pageerror', error => errors.push(error.message))
    for (const [pattern, answer] of Object.entries(routes)) await context.route(pattern, answer)
    await page.goto(address(path))
    if (form) await ready(page)
    await arm(page)
    const result = await use(page, context)
    assert.deepEqual(errors, [])
    return result
  }

  await t.test('two groups and one stage: the same list each time, and that of the plan', async () => {
    const queries = {
      all: '',
      first: '?group=service-users&group=carers&stage=delivery',
      second: '?group=carers&stage=delivery',
    }
    await at(LISTING, {}, async (page, context) => {
      const lists = { all: await slugs(page) }
      await choose(page, 'group', 'service-users')
      await choose(page, 'group', 'carers')
      await choose(page, 'stage', 'delivery')
      assert.deepEqual(await slugs(page), lists.all, 'the list changed before Apply')
      await apply(page)
      lists.first = await slugs(page)
      assert.equal(await query(page), queries.first)
      assert.deepEqual(await ticked(page), ['group=service-users', 'group=carers', 'stage=delivery'])
      await page.getByRole('link', { name: 'Remove filter Who you are: People who use services' }).click()
      await settled(page)
      lists.second = await slugs(page)
      assert.equal(await query(page), queries.second)
      assert.notDeepEqual(lists.second, lists.first)
      assert.deepEqual(lists.first, await planned(new URLSearchParams(queries.first)))
      assert.deepEqual(lists.second, await planned(new URLSearchParams(queries.second)))

      const same = async (name, how) => {
        assert.equal(await query(page), queries[name], how)
        assert.deepEqual(await slugs(page), lists[name], how)
        assert.deepEqual(await ticked(page), [...new URLSearchParams(queries[name])].map(pair => pair.join('=')), how)
        assert.equal(await announced(page), words(await total(page)), how)
        await assertFocus(page, how)
      }
      await page.goBack()
      await same('first', 'after going back')
      await page.goBack()
      await same('all', 'after going back twice')
      await page.goForward()
      await same('first', 'after going forward')
      await page.goForward()
      await same('second', 'after going forward twice')
      await page.reload()
      await ready(page)
      assert.deepEqual(await slugs(page), lists.second, 'after reloading')
      const other = await context.newPage()
      await other.goto(page.url())
      await ready(other)
      assert.deepEqual(await slugs(other), lists.second, 'in a new window')
      assert.match(await other.title(), /^Carers, .+ \(\d+\) – /)
    })
  })

  // planned returns what the open data says that a query finds, in the order of
  // the whole list.
  async function planned(query) {
    const all = await at(LISTING, {}, page => everyPage(page, ''))
    return all.filter(slug => {
      const { groups, stages } = opportunity(slug)
      const agrees = (name, has) => query.getAll(name).length === 0 || query.getAll(name).some(term => has.includes(term))
      return agrees('group', groups) && agrees('stage', stages)
    })
  }

  await t.test(`what is found for ${SETS.length} filters is what the plan lists`, () =>
    at(LISTING, {}, async page => {
      const found = await answers(page, SETS.map(set => '?' + set.query))
      none(SETS.flatMap((set, i) => (String(found[i]) === String(set.slugs) ? [] : [`${set.query}: ${found[i]}, not ${set.slugs}`])))
    }),
  )

  await t.test("each facet page's list without JavaScript is what the form finds", () =>
    at(LISTING, {}, async page => {
      const listings = site.pages.flatMap(file => {
        const [section, ...terms] = file.split('/').slice(0, -1)
        if (section !== 'opportunities' || ![2, 4].includes(terms.length) || terms.includes('page')) return []
        if (site.redirects.some(rule => rule.from === `/${file.slice(0, -'index.html'.length)}`)) return [] // of a term that is no longer used
        const query = `?${new URLSearchParams([terms.slice(0, 2), terms.slice(2)].filter(pair => pair.length))}`
        return [{ query, folder: file.slice(0, -'index.html'.length) }]
      })
      assert.ok(listings.length > 50, `${listings.length} facet pages`)
      const found = await answers(page, listings.map(({ query }) => query))
      none(listings.flatMap(({ folder }, i) => {
        const built = [...pagesOf(folder)].flatMap(builtSlugs)
        return String(found[i]) === String(built) ? [] : [`${folder}: ${built}, the form finds ${found[i]}`]
      }))
    }),
  )

  await t.test('each Apply is announced once, and the keyboard is never lost', () =>
    at(LISTING, { first: listen }, async page => {
      const steps = [
        ['Apply with nothing chosen', () => apply(page)],
        ['a group', async () => (await choose(page, 'group', 'carers'), await apply(page))],
        ['another', async () => (await choose(page, 'group', 'active-citizens'), await apply(page))],
        ['the same again', () => apply(page)],
        ['keywords', async () => (await page.getByLabel('Keywords').fill('survey'), await apply(page))],
        ['a chip', () => page.locator('.involve-chip').first().press('Enter')],
        ['the last chip', () => page.locator('.involve-chip').last().press('Enter')],
        ['back', () => page.goBack()],
        ['clear', () => page.getByRole('link', { name: 'Clear filters' }).press('Enter')],
        ['sorting', async () => (await page.getByLabel('Sort by').selectOption('title'), await apply(page))],
        ['the second page', () => page.getByRole('link', { name: 'Page 2', exact: true }).press('Enter')],
      ]
      assert.deepEqual(await page.evaluate(() => globalThis.said), [], 'announced before anything was done')
      for (const [name, step] of steps) {
        await page.evaluate(() => { globalThis.said.length = 0 })
        await step()
        await settled(page)
        const said = await page.evaluate(() => globalThis.said)
        assert.deepEqual(said, [await announced(page)], name)
        await assertFocus(page, name)
      }
    }),
  )

  await t.test('what a browser draws is what the build made', () =>
    at(LISTING, {}, async page => {
      const cards = () => page.locator('#page_list .involve-card').evaluateAll(cards => cards.map(card => card.outerHTML.replaceAll(/\s+/g, ' ').replaceAll(/ ?([<>]) ?/g, '$1')))
      const built = await cards()
      for (let n = 2; site.has(`opportunities/page/${n}/index.html`); n++) {
        await page.goto(address(`opportunities/page/${n}/`))
        built.push(...(await cards()))
      }
      await page.goto(address(LISTING + '?sort=title'))
      await ready(page)
      const drawn = await cards()
      await page.goto(address(LISTING + '?sort=title&page=2'))
      await ready(page)
      drawn.push(...(await cards()))
      assert.deepEqual(drawn.toSorted(), built.toSorted())
    }),
  )

  await t.test('a double click is a click', () =>
    at(LISTING + '?group=carers&group=active-citizens&mode=online', { width: 320 }, async page => {
      await page.locator('.involve-chip').first().dblclick()
      await settled(page)
      assert.equal(await page.locator('.involve-chip').count(), 2)
      await page.locator('.involve-filter-toggle').dblclick()
      assert.equal(await page.locator('.involve-filter-toggle').getAttribute('aria-expanded'), 'true')
    }),
  )

  await t.test('whoever comes back keeps their place', () =>
    at('opportunities/group/carers/', { width: 320 }, async page => {
      await page.locator('.involve-filter').evaluate(form => form.requestSubmit())
      await page.waitForURL(url => url.search === '?group=carers')
      await ready(page)
      assert.equal(await focused(page), 'Results')
      await page.reload()
      await ready(page)
      assert.notEqual(await focused(page), 'Results')
    }),
  )

  await t.test('chips: the next one has the focus when one is removed, then the heading', () =>
    at(LISTING + '?group=carers&group=active-citizens&mode=online', {}, async page => {
      const chips = () => page.locator('.involve-chip').allTextContents()
      const [first, second, third] = await chips()
      assert.deepEqual([first, second, third].toSorted(), [
        'Remove filter How you take part: Online',
        'Remove filter Who you are: Active citizens',
        'Remove filter Who you are: Carers',
      ])
      for (const box of await page.locator('.involve-chip').all()) assert.ok((await box.boundingBox()).height >= 44)
      await page.locator('.involve-chip').first().press('Enter')
      assert.deepEqual(await chips(), [second, third])
      assert.equal(await focused(page), second)
      await page.locator('.involve-chip').last().press('Enter')
      assert.equal(await focused(page), 'Results')
      await page.locator('.involve-chip').press('Enter')
      assert.equal(await focused(page), 'Results')
      assert.equal(await query(page), '')
    }),
  )

  await t.test('an address that was shared leads to its results', () =>
    at(LISTING + '?group=carers#page_results', {}, async page => {
      assert.equal(await focused(page), 'Results')
      assert.match(await page.title(), /^Carers \(\d+\) – /)
      assert.deepEqual(await ticked(page), ['group=carers'])
    }),
  )

  await t.test('what an address asks of facets that are not there is ignored', () =>
    at(LISTING + '?colour=blue&group=nobody&page=x&sort=up', {}, async page => {
      assert.equal(await page.locator('.involve-chip').count(), 0)
      assert.deepEqual(await slugs(page), builtSlugs(site.read('opportunities/index.html')))
    }),
  )

  await t.test('options say what they would find, and lead somewhere', () =>
    at(LISTING + '?mode=online&stage=delivery', {}, async page => {
      const options = await page.evaluate(() =>
        [...document.querySelectorAll('.involve-filter .nhsuk-checkboxes__item')].filter(item => !item.hidden).map(item => ({
          pair: [item.querySelector('input').name, item.querySelector('input').value],
          ticked: item.querySelector('input').checked,
          label: item.textContent.trim(),
        })),
      )
      assert.ok(options.length > 5)
      const found = await answers(page, options.map(({ pair: [name, value] }) => {
        const params = new URLSearchParams('mode=online&stage=delivery')
        params.delete(name)
        params.append(name, value)
        return `?${params}`
      }))
      none(options.flatMap(({ ticked, label }, i) => {
        const n = found[i].length
        return label.endsWith(`(${n})`) && (n > 0 || ticked) ? [] : [`${label} finds ${n}`]
      }))
    }),
  )

  await t.test('facets say how many of their boxes are ticked, and stay unfolded in history', () =>
    at(LISTING, {}, async page => {
      const facet = name => page.locator(`.involve-filter [data-facet="${name}"]`)
      assert.equal(await page.locator('.involve-filter input:checked').count(), 0)
      await choose(page, 'payment', 'voucher')
      assert.equal(await facet('payment').locator('summary').textContent(), 'Payment 1 selected')
      await facet('area').locator('summary').click()
      await apply(page)
      const unfolded = () => page.evaluate(() => [...document.querySelectorAll('.involve-filter [open]')].map(d => d.dataset.facet))
      const chosen = await unfolded()
      assert.ok(chosen.includes('payment') && !chosen.includes('area'))
      await facet('payment').locator('summary').click()
      await facet('topic').locator('summary').click()
      await choose(page, 'mode', 'online')
      const before = await unfolded()
      await apply(page)
      await facet('group').locator('summary').click()
      await page.evaluate(() => new Promise(requestAnimationFrame))
      const last = await unfolded()
      await page.goBack()
      assert.notDeepEqual(last, before)
      assert.deepEqual(await unfolded(), before, 'after going back')
      await page.goForward()
      assert.deepEqual(await unfolded(), last, 'after going forward')
      await page.reload()
      await ready(page)
      assert.deepEqual(await unfolded(), last, 'after reloading')
    }),
  )

  await t.test('sorting', () =>
    at(LISTING, {}, async page => {
      const titles = async () => (await page.locator('#page_list .nhsuk-card__link').allTextContents())
      await page.getByLabel('Sort by').selectOption('title')
      await apply(page)
      assert.equal(await query(page), '?sort=title')
      const first = await titles()
      assert.deepEqual(first, [...first].sort(new Intl.Collator('en-GB', { numeric: true }).compare))
      await page.getByRole('link', { name: 'Page 2', exact: true }).click()
      await settled(page)
      assert.equal(await query(page), '?sort=title&page=2')
      assert.match(await announced(page), /^\d+ opportunities, page 2 of 2$/)
      assert.ok(new Intl.Collator('en-GB').compare(first.at(-1), (await titles())[0]) < 0)
      await assertFocus(page, 'page 2')
      const days = (await everyPage(page, '?sort=newest')).map(slug => opportunity(slug).published)
      assert.ok(days[0])
      assert.deepEqual(days, [...days].sort().reverse())
      await page.getByLabel('Sort by').selectOption('closing')
      await apply(page)
      assert.equal(await query(page), '')
    }),
  )

  await t.test('keywords: the worker is fetched when it is first needed', () =>
    at(LISTING, {}, async page => {
      const workers = () => host.log.filter(entry => entry.path.includes('worker.')).length
      const before = workers()
      await page.getByLabel('Keywords').fill('prescription')
      assert.equal(workers(), before)
      await page.getByLabel('Keywords').press('Enter')
      await page.waitForURL('**/?q=prescription')
      await settled(page)
      assert.equal(workers(), before + 1)
      const found = await slugs(page)
      assert.ok(found.includes('repeat-prescriptions-survey'), String(found))
      assert.ok(found.length < 10)
      assert.deepEqual(await page.locator('.involve-chip').allTextContents(), ['Remove filter Keywords: prescription'])
      assert.match(await page.title(), /^prescription \(\d+\) – /)
      await assertFocus(page, 'keywords')
      const [carers] = await optionCount(page, 'group', 'carers')
      await choose(page, 'group', 'carers')
      await apply(page)
      assert.equal(await total(page), carers)
    }),
  )

  await t.test('keywords without a worker: a sentence says so, and the rest filters', () =>
    at(LISTING, { routes: { '**/worker.*': route => route.abort() } }, async page => {
      await page.getByLabel('Keywords').fill('prescription')
      await choose(page, 'group', 'carers')
      await apply(page)
      await settled(page)
      const carers = builtSlugs(site.read('opportunities/group/carers/index.html'))
      assert.equal(await announced(page), `${words(carers.length)}. Keyword search is not available just now.`)
      assert.match(await page.title(), new RegExp(`^Carers \\(${carers.length}\\) – `))
      assert.deepEqual(await slugs(page), carers)
      await assertFocus(page, 'no worker')
    }),
  )

  await t.test('nothing found: ways on', () =>
    at(LISTING + '?group=carers&q=xylophone', {}, async page => {
      await settled(page)
      assert.equal(await announced(page), 'No opportunities')
      assert.deepEqual(await slugs(page), [])
      const links = await page.locator('#page_list li a:not(.involve-chip)').evaluateAll(list => list.map(a => new URL(a.href).pathname))
      assert.deepEqual(links, ['opportunities/', 'subscribe/', 'suggest/'].map(path => site.path + path))
      none((await axe(page)).problems)
      await page.locator('#page_list li a:not(.involve-chip)').first().press('Enter')
      assert.equal(await query(page), '')
      assert.equal(await page.getByLabel('Keywords').inputValue(), '')
      assert.deepEqual(await ticked(page), [])
      assert.equal(await focused(page), 'Results')
    }),
  )

  await t.test('records that fail: the links stay, and the list', async () => {
    const routes = { '**/records.*': route => route.fulfill({ status: 500 }) }
    for (const width of [320, 1280]) {
      await at(LISTING, { routes, width, form: false }, async page => {
        await page.waitForLoadState('networkidle')
        assert.equal(await page.locator('.involve-facets').isVisible(), true)
        assert.equal(await page.locator('form.involve-filter, .involve-filter-toggle').count(), 0)
        assert.equal(await announced(page), words(site.opportunities.filter(o => o.status === 'open' || o.status === 'closing-soon').length))
      })
      await at(LISTING + '?utm_source=letter', { routes, width, form: false }, async page => {
        await page.waitForLoadState('networkidle')
        assert.notEqual(await announced(page), UNFILTERED)
      })
      await at(LISTING + '?format=&format=braille', { routes, width, form: false }, async page => {
        await page.waitForLoadState('networkidle')
        assert.equal(await announced(page), UNFILTERED)
      })
      await at(LISTING + '?group=carers', { routes, width, form: false }, async page => {
        await page.waitForLoadState('networkidle')
        assert.equal(await announced(page), UNFILTERED)
        assert.deepEqual(await slugs(page), builtSlugs(site.read('opportunities/index.html')))
        assert.equal(await page.locator('.involve-facets').isVisible(), true)
      })
    }
  })

  await t.test('a script that fails, or does not run: the links come, and the list stays', async () => {
    const routes = { '**/find.*': route => route.abort() }
    await at(LISTING, { routes, width: 320, form: false }, async page => {
      await page.locator('.involve-facets').waitFor()
      assert.equal(await page.locator('.involve-facet__list a').first().isVisible(), true)
      assert.deepEqual(await slugs(page), builtSlugs(site.read('opportunities/index.html')))
    })
    await at(LISTING + '?format=braille', { routes, form: false }, async page => {
      await page.waitForLoadState('networkidle')
      assert.equal(await announced(page), UNFILTERED)
    })
    const { page, scripts } = await browser.open({ width: 320, javaScript: false })
    await page.goto(address(LISTING))
    await scripts(true)
    await page.locator('.involve-facet__list a').first().waitFor()
  })

  await t.test('nothing jumps on a phone when the form comes', async () => {
    const routes = { '**/find.*': async route => (await new Promise(resolve => setTimeout(resolve, 500)), route.continue()) }
    for (const path of [LISTING, LISTING + '?group=carers', 'opportunities/group/carers/']) {
      await at(path, { routes, width: 320 }, async page => {
        const shifts = await page.evaluate(() => new Promise(resolve => {
          new PerformanceObserver(list => resolve(list.getEntries().map(entry => entry.value))).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve([]), 500)
        }))
        assert.deepEqual(shifts, [], path)
      })
    }
  })

  await t.test('the form waits until the keyboard has left the links', async () => {
    let answer
    const asked = new Promise(resolve => { answer = resolve })
    const routes = { '**/records.*': async route => (await asked, route.continue()) }
    await at(LISTING, { routes, form: false }, async page => {
      const link = page.locator('.involve-facets a').nth(2)
      await page.locator('.involve-facet').nth(4).locator('summary').click()
      await link.focus()
      const text = await link.textContent()
      const arrived = page.waitForResponse('**/records.*')
      answer()
      await (await arrived).finished()
      await page.waitForTimeout(200)
      assert.equal(await focused(page), text)
      await page.locator('#page_list a').first().focus()
      await page.waitForSelector('.involve-filter')
      assert.equal(await page.locator('.involve-facets').count(), 0)
      assert.equal(await page.locator('.involve-filter details').nth(4).getAttribute('open'), '', 'the facet that was unfolded is not')
    })
  })

  await t.test('while records are under way nothing of another list is shown', async () => {
    let answer
    const asked = new Promise(resolve => { answer = resolve })
    const routes = { '**/records.*': async route => (await asked, route.continue()) }
    await at(LISTING + '?group=carers', { routes, form: false }, async page => {
      assert.equal(await page.locator('#page_list').isVisible(), false)
      answer()
      await ready(page)
      assert.deepEqual(await slugs(page), builtSlugs(site.read('opportunities/group/carers/index.html')))
    })
  })

  await t.test("a facet page's form begins with its terms and leads to the page that filters", () =>
    at('opportunities/group/carers/mode/online/', {}, async page => {
      assert.deepEqual(await ticked(page), ['group=carers', 'mode=online'])
      await choose(page, 'group', 'active-citizens')
      await page.getByRole('button', { name: 'Apply filters' }).click()
      await page.waitForURL(url => url.pathname === site.path + LISTING)
      await ready(page)
      assert.equal(await query(page), '?group=active-citizens&group=carers&mode=online')
      assert.equal(new URL(page.url()).hash, '#page_results')
      assert.equal(await focused(page), 'Results')
      assert.deepEqual(await slugs(page), (await everyPage(page, await query(page))).slice(0, 20))
    }),
  )

  await t.test('on a phone the form is behind a button, and away again after Apply', () =>
    at(LISTING, { width: 320 }, async page => {
      const button = page.getByRole('button', { name: /^Filter and sort/ })
      assert.equal(await button.getAttribute('aria-expanded'), 'false')
      assert.equal(await page.locator('.involve-filter').isVisible(), false)
      await button.press('Enter')
      assert.equal(await button.getAttribute('aria-expanded'), 'true')
      assert.equal(await page.locator('.involve-filter').isVisible(), true)
      await assertFocus(page, 'unfolded')
      await choose(page, 'group', 'carers')
      await choose(page, 'area', 'england')
      await apply(page)
      assert.equal((await button.textContent()).trim(), 'Filter and sort (2 selected)')
      assert.equal(await button.getAttribute('aria-expanded'), 'false')
      assert.equal(await focused(page), 'Results')
      const { top, bottom } = await page.locator('#page_results').evaluate(h => h.getBoundingClientRect())
      assert.ok(top >= 0 && bottom < 640 / 2, `the heading is at ${top}`)
      assert.ok((await button.boundingBox()).height >= 44)
      assert.deepEqual(
        await page.evaluate(() => [...document.querySelectorAll('main *')].filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position)).length),
        0,
      )
    }),
  )

  for (const width of [320, 768, 1280]) {
    await t.test(`axe before, during and after filtering at ${width} px`, () =>
      at(LISTING, { width }, async page => {
        const problems = []
        const check = async name => {
          const found = [...(await axe(page)).problems, ...(await page.evaluate(() => globalThis.probe.sideways()))]
          const spaced = await page.evaluate(() => globalThis.probe.spaced())
          problems.push(...[...found, ...spaced].map(p => `${name}: ${p}`))
          await takePicture(page, keptPath(`filter ${name} ${width}.jpg`))
        }
        await check('before')
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('.involve-filter details')) details.open = true
          document.querySelector('.involve-filter-toggle').setAttribute('aria-expanded', 'true')
        })
        await choose(page, 'group', 'carers')
        await choose(page, 'payment', 'voucher')
        await check('open')
        await apply(page)
        await check('after')
        await page.getByLabel('Sort by').evaluate(select => { select.value = 'title' })
        await page.locator('.involve-filter').evaluate(form => form.requestSubmit())
        await page.locator('.involve-chip').first().click()
        await page.locator('.involve-chip').first().click()
        await page.getByRole('link', { name: 'Page 2', exact: true }).click()
        await check('page 2')
        await page.getByLabel('Keywords').evaluate(input => { input.value = 'xylophone' })
        await page.locator('.involve-filter').evaluate(form => form.requestSubmit())
        await page.getByText('Nothing that is open now fits').waitFor()
        await check('nothing found')
        none(problems)
      }),
    )
  }

  await t.test('what has closed since is not listed nor counted', async () => {
    const all = await at(LISTING, {}, page => everyPage(page, ''))
    const clock = new Date(Date.parse(opportunity(all[1]).closes) + 1000)
    await at(LISTING, { clock }, async page => {
      const said = await announced(page)
      const [count] = await optionCount(page, 'group', 'carers')
      const [left, carers] = await answers(page, ['', '?group=carers'])
      assert.deepEqual(left, all.slice(2))
      assert.equal(said, words(left.length))
      assert.equal(carers.length, count)
    })
  })

  for (const size of [10, 5_000]) {
    await t.test(`with ${size} opportunities`, () =>
      at(LISTING, { routes: { '**/records.*': route => multiplied(route, size) } }, async page => {
        await choose(page, 'group', 'carers')
        await apply(page)
        const found = await total(page)
        assert.ok(found > 0 && found < size, `${found} of ${size}`)
        assert.equal((await optionCount(page, 'group', 'carers'))[0], found)
        assert.equal((await slugs(page)).length, Math.min(20, found))
        const pages = Math.ceil(found / 20)
        if (pages > 1) {
          await page.getByRole('link', { name: `Page ${pages}`, exact: true }).click()
          assert.equal((await slugs(page)).length, found - (pages - 1) * 20)
        }
        await page.getByLabel('Keywords').fill('survey')
        await apply(page)
        await settled(page)
        const both = await total(page)
        assert.ok(both > 0 && both <= found)
        await page.getByRole('link', { name: 'Clear filters' }).click()
        assert.equal(await page.locator('.involve-chip').count(), 0)
      }),
    )
  }
})

const opportunity = slug => site.opportunities.find(o => new URL(o.url).pathname.split('/').at(-2) === slug)

// pagesOf gives the files of a list, as they are without running them.
function* pagesOf(folder) {
  for (let file = folder, n = 1; site.has(`${file}index.html`); file = `${folder}page/${++n}/`) yield site.read(`${file}index.html`)
}

// listen runs in a page before anything of its own: it keeps what is announced.
function listen() {
  globalThis.said = []
  const observer = new MutationObserver(changes => globalThis.said.push(...changes.map(c => c.target.textContent)))
  document.addEventListener('DOMContentLoaded', () =>
    observer.observe(document.querySelector('[role="status"]'), { childList: true, characterData: true, subtree: true }),
  )
}
