// The axe rules for WCAG 2.2 at level AA, and its best practices.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

// axe returns {problems, unsure}: what breaks a rule, and what axe cannot decide.
export async function axe(page) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(SOURCE)
  const result = await page.evaluate(
    tags => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'] }),
    TAGS,
  )
  return { problems: result.violations.flatMap(each), unsure: result.incomplete.flatMap(each) }
}

function each(rule) {
  return rule.nodes.map(node => {
    const why = [...node.any, ...node.all, ...node.none].map(check => check.message)[0] ?? rule.help
    return `axe ${rule.id}: ${node.target.join(' ')}: ${why}`
  })
}
