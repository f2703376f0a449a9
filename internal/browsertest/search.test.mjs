// Searching: from the header of any page, and on the page that searches.

import assert from 'node:assert/strict'
import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import { watch } from './checks/traffic.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const OPEN = 'Opportunities you can take part in'
const OTHERS = 'Other opportunities'
const PAGES = 'Guidance and other pages'

const site = siteFromEnvironment('INVOLVE_SITE')
const below = siteFromEnvironment('INVOLVE_SITE_BELOW')

test('searching', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })

  // at gives use a page at an address, and fails when the page's traffic or console
  // shows anything amiss. what is expected to fail is named.
  async function at(path, use, { expected = [], before = () => {}, ...options } = {}) {
    const { page, scripts } = await browser.open(options)
    await before(page)
    const traffic = watch(page, host)
    await page.goto(host.origin + path)
    await scripts(true)
    await arm(page)
    await use(page)
    await arm(page)
    const problems = await traffic.problems()
    none(problems.filter(problem => !expected.some(pattern => pattern.test(problem))))
  }

  const searching = (query, use, options) => at(addressOf(query), async page => use(page, await results(page)), options)

  await t.test('by keyboard: from the header of the home page to a result', () =>
    at('/', async page => {
      assert.equal(await tabToBox(page), 'Search this site')
      await page.keyboard.type('carers')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search/?q=carers#page_results')
      const { status, first } = await results(page)
      assert.match(status, /^\d+ results for 'carers'$/)
      await page.waitForFunction(() => document.activeElement.id === 'page_results')
      await page.keyboard.press('Tab')
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), first)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**${first}`)
    }),
  )

  await t.test('the header has a box on every page but the one that searches', async () => {
    for (const path of ['/', '/opportunities/', '/guidance/why-involve/']) {
      await at(path, async page => {
        assert.equal(await page.locator('header input[name="q"]').count(), 1, path)
        assert.equal(await page.locator('header a[href$="/search/"]').count(), 0, path)
      })
    }
    await at('/search/', async page => {
      assert.equal(await page.locator('input[name="q"]').count(), 1, 'two boxes for the same')
      assert.equal(await page.locator('header a[href$="/search/"]').getAttribute('aria-current'), 'page')
    })
  })

  await t.test('the box takes over the focus of the link that it replaces', () =>
    at('/', async page => {
      await page.waitForFunction(() => document.activeElement.name === 'q')
    }, {
      before: page => page.route('**/theme.*.js', async route => {
        await page.evaluate(() => document.querySelector('header a[href$="/search/"]').focus())
        await route.continue()
      }),
    }),
  )

  await t.test('results are in groups, each with its count', () =>
    searching('carers', async (page, { groups, count }) => {
      assert.deepEqual(groups.map(group => group.title), [OPEN, OTHERS, PAGES])
      assert.equal(groups.reduce((sum, group) => sum + group.count, 0), count)
      for (const group of groups) assert.equal(group.items.length, Math.min(group.count, 10), group.title)
      for (const group of groups.slice(0, 2)) {
        for (const item of group.items) assert.notEqual(item.when, '', `${item.title} says nothing of when`)
      }
      assert.match(await page.title(), new RegExp(`^carers \\(${count}\\) – Search – `))
    }),
  )

  await t.test('what matched is marked in every result, and nothing else', () =>
    searching("carer's", async (page, { groups }) => {
      for (const item of groups.flatMap(group => group.items)) {
        assert.notDeepEqual(item.marks, [], `${item.title}: nothing is marked`)
        for (const mark of item.marks) assert.match(mark, /^carer(s|'s)?$/i, item.title)
      }
    }),
  )

  await t.test('a word in the body of a guidance page is found and shown', () =>
    searching('Samaritans', async (page, { groups }) => {
      const found = groups.find(group => group.title === PAGES).items.find(item => item.href === '/guidance/staying-safe/')
      assert.deepEqual(found?.marks, ['Samaritans'])
    }),
  )

  await t.test('a closed opportunity is among the others, with its status', async () => {
    for (const status of ['closed', 'upcoming', 'paused', 'cancelled']) {
      const one = site.opportunities.find(o => o.status === status)
      await searching(one.title, async (page, { groups }) => {
        const others = groups.find(group => group.title === OTHERS)
        const found = others?.items.find(item => item.href === new URL(one.url).pathname)
        const words = { closed: /^Closed /, upcoming: /^Not open yet\. /, paused: /^Paused/, cancelled: /^Cancelled/ }
        assert.match(found?.when ?? 'not found', words[status])
      })
    }
  })

  await t.test('what has closed since the build is among the others', async () => {
    const one = site.opportunities.find(o => o.status === 'closing-soon')
    const path = new URL(one.url).pathname
    const groupAt = async time => {
      let title
      await searching(one.title, (page, { groups }) => {
        const group = groups.find(({ items }) => items.some(item => item.href === path))
        title = `${group?.title}: ${group?.items.find(item => item.href === path).when.split(' ', 1)}`
      }, { before: page => page.clock.setFixedTime(time) })
      return title
    }
    // Its deadline is the last second that is open.
    const closes = new Date(one.closes).getTime()
    assert.equal(await groupAt(closes), `${OPEN}: Closing`)
    assert.equal(await groupAt(closes + 1000), `${OTHERS}: Closed`)
    assert.equal(await groupAt(0), `${OPEN}: Closing`)
  })

  await t.test('case, accents, hyphens, apostrophes and typing errors do not matter', async () => {
    for (const [one, other] of [['carers', 'CÁRER’S'], ['step-free', 'stepfree'], ['mental health', 'metnal helth'], ['communities', 'comunity']]) {
      const hrefs = []
      for (const query of [one, other]) {
        await searching(query, (page, { groups }) => hrefs.push(groups.flatMap(group => group.items.map(item => item.href)).sort()))
      }
      assert.deepEqual(hrefs[1], hrefs[0], `${other} is not found as ${one} is`)
    }
  })

  await t.test('when nothing has all the words, what has some of them is shown and said to be that', () =>
    searching('carers xyzzy', (page, { status, groups }) => {
      assert.match(status, /^Nothing has all of these words: 'carers xyzzy'\. \d+ results with some of them$/)
      assert.notDeepEqual(groups, [])
    }),
  )

  await t.test('no result: says so, and where else to look', () =>
    searching('xyzzy', async (page, { status, groups }) => {
      assert.equal(status, "No results for 'xyzzy'")
      assert.deepEqual(groups, [])
      const links = await page.locator('main a:visible').evaluateAll(list => list.map(a => a.getAttribute('href')))
      assert.deepEqual(links, ['/opportunities/', '/guidance/', '/subscribe/', '/suggest/'])
    }),
  )

  await t.test('what is asked for is never markup', () =>
    searching('<img src=x onerror=alert(1)> carers', async (page, { status }) => {
      assert.match(status, /'<img src=x onerror=alert\(1\)> carers'/)
      assert.equal(await page.locator('main img').count(), 0)
    }),
  )

  await t.test('Show more moves the focus to the first new result', () =>
    searching('carers', async page => {
      const section = page.locator('main section').first()
      const before = await section.locator('li').count()
      await section.getByRole('button').focus()
      await page.keyboard.press('Enter')
      const focused = await section.locator('li a').evaluateAll(list => list.indexOf(document.activeElement))
      assert.equal(focused, before)
    }),
  )

  await t.test('Back, Forward, reload and a new window show what the address asks for', () =>
    at('/search/', async page => {
      const box = page.locator('main input[name="q"]')
      const seen = []
      for (const query of ['carers', 'dementia']) {
        await box.fill(query)
        await box.press('Enter')
        await page.waitForFunction(q => document.querySelector('main [role=status]').textContent.endsWith(`'${q}'`), query)
        assert.equal(await page.evaluate(() => document.activeElement.id), 'page_results')
        seen.push(await results(page))
      }
      const shows = async (query, wanted) => {
        await page.waitForFunction(q => document.querySelector('main [role=status]').textContent.endsWith(`'${q}'`), query)
        assert.deepEqual(await results(page), wanted)
        assert.equal(await box.inputValue(), query)
        assert.equal((await page.title()).startsWith(`${query} (`), true)
        assert.notEqual(await page.evaluate(() => document.activeElement.localName), 'body')
      }
      await page.locator('main section a').first().focus()
      await page.goBack()
      await shows('carers', seen[0])
      await page.goForward()
      await shows('dementia', seen[1])
      await page.reload()
      await page.waitForFunction(() => document.querySelector('main [role=status]')?.textContent)
      assert.deepEqual(await results(page), seen[1])
      await page.goBack()
      await page.goBack()
      assert.equal(new URL(page.url()).search, '')
      assert.equal(await page.locator('#page_results').isVisible(), false)
      assert.equal(await page.locator('main section').first().isVisible(), false)
      assert.equal(await page.locator('#search_links').isVisible(), true)
      await searching('dementia', (other, found) => assert.deepEqual(found, seen[1]))
    }),
  )

  await t.test('one announcement for each search', () =>
    at('/search/', async page => {
      await page.evaluate(() => {
        globalThis.told = []
        const status = document.querySelector('main [role=status]')
        new MutationObserver(() => globalThis.told.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true })
      })
      await page.locator('main input[name="q"]').fill('dementia')
      await page.keyboard.press('Enter')
      const { status } = await results(page)
      assert.deepEqual(await page.evaluate(() => globalThis.told), [status])
    }),
  )

  await t.test('nothing large is fetched before it is needed', async () => {
    const from = host.log.length
    await at('/search/', async page => {
      const fetched = () => host.log.slice(from).map(entry => entry.path).filter(path => /\.json$|worker/.test(path) && !path.endsWith('manifest.json'))
      assert.deepEqual(fetched(), [])
      const started = page.waitForRequest(/worker/)
      await page.locator('main input[name="q"]').focus()
      await started
    })
  })

  for (const what of ['search.*.json', 'records.*.json', 'worker.*.js']) {
    await t.test(`${what} does not arrive: a sentence and the links`, () =>
      searching('carers', async (page, { status }) => {
        assert.match(status, /^The search does not work at the moment\./)
        assert.equal(await page.locator('#search_links').isVisible(), true)
        await page.unroute(`**/assets/${what}`)
        await page.locator('main input[name="q"]').press('Enter')
        await page.waitForFunction(() => document.querySelector('main [role=status]').textContent.endsWith("'carers'"))
      }, {
        before: page => page.route(`**/assets/${what}`, route => route.abort()),
        expected: [/^request failed: .*\/assets\//, /^console error: Failed to load resource/],
      }),
    )
  }

  await t.test('JavaScript off: links, each to a page, and nothing that does nothing', () =>
    at('/search/', async page => {
      assert.equal(await page.locator('form:visible, input:visible, button:visible').count(), 0)
      assert.equal(await page.locator('header a[href="/search/"]').isVisible(), true)
      const links = await page.locator('main a').evaluateAll(list => list.map(a => a.getAttribute('href')))
      for (const wanted of ['/opportunities/', '/opportunities/group/carers/', '/guidance/why-involve/', '/contact/']) {
        assert.equal(links.includes(wanted), true, `no link to ${wanted}`)
      }
      for (const link of links) assert.equal(site.has(link.slice(1) + 'index.html'), true, link)
    }, { javaScript: false }),
  )

  for (const width of [320, 768, 1280]) {
    for (const query of ['', 'carers', 'xyzzy', 'carers xyzzy']) {
      await t.test(`for '${query}' at ${width} px: axe, and no scrolling sideways`, () =>
        at(query ? addressOf(query) : '/search/', async page => {
          if (query) await results(page)
          const { problems } = await axe(page)
          problems.push(...(await page.evaluate(() => globalThis.probe.sideways())))
          problems.push(...(await page.evaluate(() => globalThis.probe.spaced())).map(p => `wide text spacing: ${p}`))
          none(problems)
        }, { width }),
      )
    }
  }
  for (const width of [320, 1280]) {
    for (const [state, options] of [
      ['JavaScript off', { javaScript: false }],
      ['index missing', { before: page => page.route('**/assets/search.*.json', route => route.abort()), expected: [/^request failed: .*\/assets\//, /^console error: Failed to load resource/] }],
    ]) {
      await t.test(`${state} at ${width} px: axe`, () =>
        at(addressOf('carers'), async page => {
          if (options.before) await results(page)
          none((await axe(page)).problems)
        }, { width, ...options }),
      )
    }
  }
})

test('searching a site below a path', async t => {
  const host = await serve(below)
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const { page } = await browser.open()
  await page.goto(host.origin + below.path)
  await page.locator('header input[name="q"]').fill('carers')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${host.origin}${below.path}search/?q=carers#page_results`)
  const { groups } = await results(page)
  for (const item of groups.flatMap(group => group.items)) {
    assert.equal(below.has(item.href.slice(below.path.length) + 'index.html'), true, item.href)
  }
  assert.deepEqual(groups.map(group => group.title), [OPEN, OTHERS, PAGES])
})

const addressOf = query => `/search/?${new URLSearchParams({ q: query })}`

// results waits for an answer, and returns what is seen of it.
async function results(page) {
  await page.waitForFunction(() => document.querySelector('main [role=status]')?.textContent)
  return page.evaluate(() => {
    const text = e => e?.textContent.trim() ?? ''
    const status = text(document.querySelector('main [role=status]'))
    const groups = [...document.querySelectorAll('main section:not([hidden])')].map(section => {
      const [, title, count] = text(section.querySelector('h3')).match(/^(.*) \((\d+)\)$/)
      const items = [...section.querySelectorAll('li')].map(li => ({
        title: text(li.querySelector('a')),
        href: li.querySelector('a').getAttribute('href'),
        when: text(li.querySelector('.involve-search__when')),
        marks: [...li.querySelectorAll('mark')].map(text),
      }))
      return { title, count: Number(count), items }
    })
    return { status, groups, count: parseInt(status, 10), first: groups[0]?.items[0].href }
  })
}

// tabToBox presses Tab until the focus is in the header's box, and returns its label.
async function tabToBox(page) {
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => document.activeElement.matches('header input') && document.activeElement.labels[0].textContent)
    if (label) return label
  }
  throw new Error('Tab does not come to the box in the header')
}
