// One page of every kind of the site, picked by its address. A kind that the site
// has no page of is an error: a test that looks at nothing proves nothing.

import { pageURL } from './site.mjs'

const STATUSES = ['upcoming', 'open', 'closing-soon', 'closed', 'outcome', 'paused', 'full', 'cancelled']

// Kinds with one address each.
const FIXED = {
  home: 'index.html',
  'guidance index': 'guidance/index.html',
  'guidance article': 'guidance/why-involve/index.html',
  'guidance with pictures': 'guidance/adding-an-opportunity/index.html',
  'guidance with examples': 'guidance/keys-of-an-opportunity/money/index.html',
  'stage guide': 'guidance/research-and-service-design/index.html',
  listing: 'opportunities/index.html',
  'listing page 2': 'opportunities/page/2/index.html',
  'facet page': 'opportunities/mode/online/index.html',
  'group page': 'opportunities/group/carers/index.html',
  'stage page': 'opportunities/stage/delivery/index.html',
  'combined facet page': 'opportunities/group/carers/mode/online/index.html',
  upcoming: 'opportunities/upcoming/index.html',
  closed: 'opportunities/closed/index.html',
  search: 'search/index.html',
  subscribe: 'subscribe/index.html',
  'open data': 'data/index.html',
  sitemap: 'sitemap/index.html',
  'accessibility statement': 'accessibility-statement/index.html',
  privacy: 'privacy/index.html',
  contact: 'contact/index.html',
  suggest: 'suggest/index.html',
}

// kinds returns [{name, url, missing}], url from the root of the host. missing is
// set for the page that answers an address that is not there.
export function kinds(site) {
  const found = Object.entries(FIXED).map(([name, file]) => ({ name, file }))
  for (const status of STATUSES) {
    const one = site.opportunities.filter(o => o.status === status).sort((a, b) => (a.id < b.id ? -1 : 1))[0]
    found.push({ name: `opportunity, ${status}`, file: one && opportunityFile(site, one) })
  }
  found.push({ name: 'longest opportunity', file: longest(site) })
  found.push({ name: 'page of a term with nothing open', file: withNothingOpen(site) })
  const lacking = found.filter(kind => !kind.file || !site.has(kind.file))
  if (!site.has('404.html')) lacking.push({ name: 'not found', file: '404.html' })
  if (lacking.length) {
    throw new Error('no page of these kinds: ' + lacking.map(k => (k.file ? `${k.name} (${k.file})` : k.name)).join(', '))
  }
  return [
    ...found.map(({ name, file }) => ({ name, url: pageURL(site, file) })),
    { name: 'not found', url: site.path + 'no-such-page/', missing: true },
  ]
}

// kind returns the one of that name.
export function kind(site, name) {
  return kinds(site).find(k => k.name === name)
}

function opportunityFile(site, opportunity) {
  return new URL(opportunity.url, site.base).pathname.slice(site.path.length) + 'index.html'
}

function longest(site) {
  const files = site.opportunities.map(o => opportunityFile(site, o)).filter(site.has)
  return files.sort((a, b) => site.read(b).length - site.read(a).length)[0]
}

// withNothingOpen returns the page of a term of one facet on which nothing is open,
// so that it lists no opportunity.
function withNothingOpen(site) {
  const addresses = site.opportunities.map(o => `href="${new URL(o.url, site.base).pathname}"`)
  const listings = site.files.filter(file => {
    const parts = file.split('/')
    return parts.length === 4 && parts[0] === 'opportunities' && parts[1] !== 'page' && parts[3] === 'index.html'
  })
  return listings.find(file => {
    const page = site.read(file)
    return !addresses.some(address => page.includes(address))
  })
}
