// Where the links of every page lead: to a file of the site or a redirect, and to
// an id that is there.

import { fileAt, pageURL, redirectAt } from '../site.mjs'

// linkProblems reads every page of a site with the parser of the page it is given.
// Addresses are said in attributes that people and browsers follow.
export async function linkProblems(page, site) {
  const pages = new Map()
  for (const file of site.pages) {
    const parsed = await page.evaluate(html => {
      const doc = new DOMParser().parseFromString(html, 'text/html')
      const values = (selector, name) => [...doc.querySelectorAll(selector)].map(e => e.getAttribute(name))
      return {
        ids: [...doc.querySelectorAll('[id], a[name]')].map(e => e.id || e.getAttribute('name')),
        links: [
          ...values('[href]', 'href'),
          ...values('[src]', 'src'),
          ...values('form[action]', 'action'),
          ...values('meta[property="og:image"], meta[property="og:url"]', 'content'),
          ...values('[srcset]', 'srcset').flatMap(s => s.split(',').map(part => part.trim().split(' ')[0])),
        ],
      }
    }, site.read(file))
    pages.set(file, { ids: new Set(parsed.ids), links: [...new Set(parsed.links)] })
  }
  const problems = []
  for (const [file, { links }] of pages) {
    for (const link of links) {
      const why = wrong(site, pages, file, link)
      if (why) problems.push(`${file}: ${link}: ${why}`)
    }
  }
  return problems
}

// addressProblems returns what is wrong with absolute addresses that other files of
// the site give: the sitemap, feeds, open data and redirects.
export function addressProblems(site, file, addresses) {
  return addresses.flatMap(address => {
    const url = new URL(address, new URL(site.path, site.base))
    if (url.origin !== site.base.origin) return [`${file}: ${address}: is on another host`]
    return fileAt(site, url.pathname) ? [] : [`${file}: ${address}: no such page`]
  })
}

function wrong(site, pages, file, link) {
  if (link.trim() === '') return 'an empty address'
  let url
  try {
    url = new URL(link, new URL(pageURL(site, file), site.base))
  } catch {
    return 'not an address'
  }
  if (!['http:', 'https:'].includes(url.protocol)) return url.protocol === 'javascript:' ? 'a script' : undefined
  if (url.origin !== site.base.origin) return undefined
  if (!url.pathname.startsWith(site.path)) return `leaves ${site.path}`
  const target = fileAt(site, url.pathname)
  if (!target) return redirectAt(site, url.pathname) ? undefined : 'no such page'
  const id = decodeURIComponent(url.hash.slice(1))
  if (!id || id === 'top' || !pages.has(target)) return undefined
  return pages.get(target).ids.has(id) ? undefined : `no id ${id} in ${target}`
}
