// Every kind of page, at every width, with and without JavaScript.

import { dirname } from 'node:path'
import test from 'node:test'

import { arm, settled, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import { policyProblems, watch } from './checks/traffic.mjs'
import { kinds } from './kinds.mjs'
import { keptPath, none, takePicture } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const site = siteFromEnvironment('INVOLVE_SITE')

// Without JavaScript the page at 768 px is that of 1280 px with another width.
const STATES = [
  { width: 320, javaScript: true },
  { width: 768, javaScript: true },
  { width: 1280, javaScript: true },
  { width: 320, javaScript: false },
  { width: 1280, javaScript: false, also: 768 },
]

// A window of 1280 × 1024 px, enlarged to 400%.
const ENLARGED = { width: 320, height: 256 }

test('pages of every kind', async t => {
  const host = await serve(site)
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const { page, scripts } = await browser.open({ snapshots: false })
  const unsure = new Map()

  for (const kind of kinds(site)) {
    for (const state of STATES) {
      const name = `${kind.name} at ${state.width} px, JavaScript ${state.javaScript ? 'on' : 'off'}`
      await t.test(name, async () => none(await visit(kind, state)))
    }
  }

  for (const [what, where] of unsure) t.diagnostic(`axe cannot decide, look yourself: ${what} (on ${[...where].join('; ')})`)
  t.diagnostic(`pictures of each kind: ${dirname(keptPath('x.jpg'))}`)

  async function visit(kind, { width, javaScript, also }) {
    const url = host.origin + kind.url
    await page.setViewportSize({ width, height: 800 })
    await scripts(javaScript)
    const traffic = watch(page, host, kind.missing && [url])
    const response = await page.goto(url)
    await scripts(true)
    if (javaScript) await settled(page)
    await arm(page)
    const problems = policyProblems(response.headers())
    const status = kind.missing ? 404 : 200
    if (response.status() !== status) problems.push(`answered ${response.status()}, not ${status}`)
    problems.push(...(await page.evaluate(standing, javaScript)))
    const ask = async (question, state = '') => {
      const found = await page.evaluate(question => globalThis.probe[question](), question)
      problems.push(...found.map(p => `${question}${state}: ${p}`))
    }
    const rules = async (state = '') => {
      const found = await axe(page)
      problems.push(...found.problems.map(p => p + state))
      for (const what of found.unsure) unsure.set(what, (unsure.get(what) ?? new Set()).add(kind.name))
    }
    await rules()
    await ask('sideways')
    await ask('spaced')
    if (javaScript) await takePicture(page, keptPath(`${kind.name} ${width}.jpg`))
    if (also) {
      await page.setViewportSize({ width: also, height: 800 })
      await ask('sideways', ` at ${also} px`)
    }
    if (javaScript && width === 320) {
      if (await page.evaluate(() => globalThis.probe.openAll())) {
        await rules(', all opened')
        await ask('sideways', ', all opened')
        await ask('spaced', ', all opened')
      }
      await page.setViewportSize(ENLARGED)
      await ask('sideways', ', enlarged to 400%')
      await ask('staying', ', enlarged to 400%')
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
