// The Nu HTML Checker, once over a whole folder.

import { spawnSync } from 'node:child_process'

import { CHECKER } from '../tools.mjs'

// The design system's own markup does these on purpose: browsers drop the meaning of
// a table whose display changes, and a split phrase is read out as one.
const KNOWN = [
  { name: 'ARIA role on a part of a table', is: m => m.startsWith('The “role” attribute must not be used on a') && m.includes('“table” ancestor') },
  { name: 'role="text"', is: m => m.startsWith('Bad value “text” for attribute “role”') },
  { name: 'redundant role', is: m => m.startsWith('The “') && m.includes('” role is unnecessary for element') },
]

// htmlProblems returns {problems, known}: errors, and how many of each kind that the
// design system is known for.
export function htmlProblems(site) {
  if (site.pages.length === 0) throw new Error(`no HTML file in ${site.folder}`)
  const options = ['--skip-non-html', '--errors-only', '--format', 'json', '--exit-zero-always']
  const run = spawnSync('java', ['-jar', CHECKER, ...options, site.folder], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(`the HTML checker ended with ${run.status}: ${run.stderr.slice(0, 2000)}`)
  const known = {}
  const problems = []
  for (const message of JSON.parse(run.stderr).messages) {
    const filter = KNOWN.find(k => k.is(message.message))
    if (filter) known[filter.name] = (known[filter.name] ?? 0) + 1
    else problems.push(`${message.url?.split(site.folder).at(-1)}:${message.lastLine ?? 0}: ${message.message} ${message.extract ?? ''}`)
  }
  return { problems, known }
}
