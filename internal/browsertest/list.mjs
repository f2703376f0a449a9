// The list of opportunities in a browser: what it shows, and how to filter it as
// people do.

import assert from 'node:assert/strict'

// multiplied answers with so many records, made of those that are there.
export async function multiplied(route, size) {
  const response = await route.fetch()
  const records = await response.json()
  const from = Array.from({ length: size }, (_, i) => i % records.slugs.length)
  const take = list => from.map(i => list[i])
  const json = {
    ...records,
    slugs: from.map((i, n) => `${records.slugs[i]}-${n}`),
    titles: from.map((i, n) => `${records.titles[i]} ${n}`),
    summaries: take(records.summaries),
    langs: {},
    closedFrom: [],
    newest: from.map((_, n) => size - 1 - n),
    facets: records.facets.map(facet => ({ ...facet, of: take(facet.of) })),
    cards: Object.fromEntries(Object.entries(records.cards).map(([name, { values, of }]) => [name, { values, of: take(of) }])),
  }
  await route.fulfill({ response, json })
}

export const words = n => `${n ? n.toLocaleString('en-GB') : 'No'} ${n === 1 ? 'opportunity' : 'opportunities'}`
export const query = page => page.evaluate(() => location.search)
export const announced = async page => (await page.locator('#page_count').textContent()).trim()
export const focused = page => page.evaluate(() => document.activeElement.textContent.trim())

// ready waits until the form has come, and the list that the address asks for.
export async function ready(page) {
  await page.waitForSelector('.involve-filter', { state: 'attached' })
  await settled(page)
}

// total is the number that is announced.
export async function total(page) {
  return parseInt((await announced(page)).replaceAll(',', ''), 10) || 0
}

export async function choose(page, facet, term) {
  const box = page.locator(`.involve-filter input[name="${facet}"][value="${term}"]`)
  await box.evaluate(input => { input.closest('details').open = true })
  await box.check()
}

export async function apply(page) {
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await settled(page)
}

// settled waits until the list is no longer about to change.
export async function settled(page) {
  await page.waitForSelector('#page_list:not([aria-busy])')
}

export async function assertFocus(page, when) {
  const on = await page.evaluate(() => {
    const e = document.activeElement
    return e && e !== document.body && e.getClientRects().length > 0
  })
  assert.ok(on, `the keyboard is on nothing: ${when}`)
}

export function slugs(page) {
  return page.locator('#page_list .nhsuk-card__link').evaluateAll(links => links.map(a => a.pathname.split('/').at(-2)))
}

export function ticked(page) {
  return page.locator('.involve-filter input:checked').evaluateAll(inputs => inputs.map(i => `${i.name}=${i.value}`))
}

// optionCount returns the number beside an option, in an array.
export function optionCount(page, facet, term) {
  return page
    .locator(`.involve-filter .nhsuk-checkboxes__item:has(input[name="${facet}"][value="${term}"])`)
    .evaluateAll(items => items.map(item => Number(item.textContent.match(/\((\d+)\)\s*$/)[1])))
}

// answers goes to addresses of the list, through all pages of each, and returns
// what they list.
export function answers(page, queries) {
  return page.evaluate(queries => {
    const visit = search => {
      history.pushState(null, '', location.pathname + search)
      dispatchEvent(new PopStateEvent('popstate'))
      return [...document.querySelectorAll('#page_list .nhsuk-card__link')].map(a => a.pathname.split('/').at(-2))
    }
    return queries.map(query => {
      const found = visit(query)
      const pages = Math.ceil(parseInt(document.getElementById('page_count').textContent.replaceAll(',', ''), 10) / 20)
      for (let n = 2; n <= pages; n++) found.push(...visit(`${query || '?'}&page=${n}`))
      return found
    })
  }, queries)
}

export async function everyPage(page, query) {
  const [found] = await answers(page, [query])
  return found
}

// builtSlugs returns what a file lists.
export function builtSlugs(html) {
  const links = html.matchAll(/class="nhsuk-card__link" href="([^"#]+)"/g)
  return [...links].map(([, href]) => href.split('/').at(-2))
}
