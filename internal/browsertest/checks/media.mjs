// Pages as people set their systems: forced colours, less motion, paper.

import { contrast } from '../png.mjs'

// What must be told from its ground when the system chooses the colours.
const SEEN = {
  heading: 'h1',
  'link in the text': 'main a[href]',
  'link of the menu': 'header nav a[href]',
  'name of the site': 'header a[href]',
  tag: '.nhsuk-tag',
  button: 'main .nhsuk-button',
  expander: 'main summary',
  'chosen filter': '.involve-chip',
  'text field': 'main input:is([type="search"], [type="text"])',
  'choice from a list': 'main select',
  checkbox: 'main .nhsuk-checkboxes__item',
  'link of the footer': 'footer a[href]',
}

// forcedProblems returns what a person could not read. The page is in forced colours.
export async function forcedProblems(page) {
  const problems = []
  for (const [name, selector] of Object.entries(SEEN)) {
    const all = await page.locator(selector).all()
    let element
    for (const candidate of all.slice(0, 20)) {
      if (await candidate.evaluate(e => globalThis.probe.visible(e))) {
        element = candidate
        break
      }
    }
    if (!element) continue
    const ratio = contrast(await element.screenshot({ animations: 'disabled' }))
    if (ratio < 4.5) problems.push(`${name} (${selector}) has a contrast of ${ratio.toFixed(1)}`)
  }
  return problems
}

// printProblems returns what paper should not show, or should and does not. The page
// is in the medium print.
export function printProblems(page) {
  return page.evaluate(() => {
    const { name, visible } = globalThis.probe
    const problems = globalThis.probe.sideways()
    const shown = selector => [...document.querySelectorAll(selector)].filter(visible)
    for (const e of shown('nav, [role="navigation"], form, button, a[href="#maincontent"], .involve-filter-panel')) {
      problems.push(`printed: ${name(e)}`)
    }
    if (!shown('.involve-demo').some(e => e.textContent.includes('demonstration'))) problems.push('the banner of a demonstration is not printed')
    if (!shown('h1').length) problems.push('no title is printed')
    const address = document.querySelector('link[rel="canonical"]')?.href
    if (address && !document.body.innerText.includes(address)) problems.push(`the page's own address is not printed: ${address}`)
    for (const a of shown('main a[href^="http"]')) {
      const after = getComputedStyle(a, '::after').content
      if (!after.includes(a.getAttribute('href')) && !a.textContent.includes(a.getAttribute('href'))) {
        problems.push(`the address of a link is not printed: ${name(a)}`)
      }
    }
    return problems
  })
}
