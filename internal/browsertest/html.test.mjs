// The markup of every page of the site.

import test from 'node:test'

import { htmlProblems } from './checks/html.mjs'
import { none } from './report.mjs'
import { siteFromEnvironment } from './site.mjs'

test('the HTML checker finds no error on any page', async t => {
  const site = siteFromEnvironment('INVOLVE_SITE')
  const { problems, known } = htmlProblems(site)
  t.diagnostic(`${site.pages.length} pages`)
  for (const [name, count] of Object.entries(known)) t.diagnostic(`known from the design system: ${name}: ${count}`)
  none(problems)
})
