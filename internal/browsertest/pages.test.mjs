// Every kind of page, on a phone and on a desk, with and without JavaScript.

import test from 'node:test'

import { arm, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import { policyProblems, watch } from './checks/traffic.mjs'
import { kinds } from './kinds.mjs'
import { none, picturePath, takePicture } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

test('pages of every kind', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser()
  t.after(browser.close)
  const { page, scripts } = await browser.open()
  const unsure = new Map()

  for (const kind of kinds(site)) {
    for (const width of [320, 1280]) {
      for (const javaScript of [true, false]) {
        const name = `${kind.name} at ${width} px, JavaScript ${javaScript ? 'on' : 'off'}`
        await t.test(name, async () => none(await visit(kind, width, javaScript), page, name))
      }
    }
  }

  for (const [what, where] of unsure) t.diagnostic(`axe cannot decide, look yourself: ${what} (on ${[...where].join('; ')})`)
  t.diagnostic(`pictures of each kind: ${picturePath('').slice(0, -'.jpg'.length)}`)

  async function visit(kind, width, javaScript) {
    const url = host.origin + kind.url
    await page.setViewportSize({ width, height: 800 })
    await scripts(javaScript)
    const traffic = watch(page, host, kind.missing && url)
    const response = await page.goto(url)
    await scripts(true)
    await arm(page)
    const problems = policyProblems(response.headers())
    const status = kind.missing ? 404 : 200
    if (response.status() !== status) problems.push(`answered ${response.status()}, not ${status}`)
    problems.push(...(await page.evaluate(standing, javaScript)))
    const check = async state => {
      const found = await axe(page)
      problems.push(...found.problems.map(p => p + state))
      for (const what of found.unsure) unsure.set(what, (unsure.get(what) ?? new Set()).add(kind.name))
      problems.push(...(await page.evaluate(() => globalThis.probe.sideways())).map(p => `sideways${state}: ${p}`))
    }
    await check('')
    if (javaScript) {
      await takePicture(page, picturePath(`${kind.name} ${width}`))
      problems.push(...(await page.evaluate(() => globalThis.probe.spaced())).map(p => `wide text spacing: ${p}`))
    }
    if (javaScript && width === 320 && (await page.evaluate(() => globalThis.probe.openAll()))) await check(', all opened')
    if (width > 768) {
      await page.setViewportSize({ width: 768, height: 1024 })
      problems.push(...(await page.evaluate(() => globalThis.probe.sideways())).map(p => `sideways at 768 px: ${p}`))
    }
    return [...problems, ...(await traffic.problems())]
  }
})

// standing runs in the page: what each must have, whatever its kind.
function standing(javaScript) {
  const problems = []
  const count = (selector, wanted) => {
    const found = document.querySelectorAll(selector).length
    if (found !== wanted) problems.push(`${found} of ${selector}, not ${wanted}`)
  }
  count('h1', 1)
  count('main#maincontent', 1)
  count('[style]', 0)
  const started = document.body.classList.contains('js-enabled')
  if (started !== javaScript) problems.push(javaScript ? 'the script of the theme did not start' : 'scripts ran')
  const forms = [...document.forms].filter(form => globalThis.probe.visible(form))
  if (!javaScript && forms.length) problems.push('a form that does nothing without JavaScript')
  if (!document.querySelector('.involve-demo')?.textContent.includes('demonstration')) problems.push('nothing says that this is a demonstration')
  return problems
}
