// A built site as a folder of files: what is in it, and where an address leads.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

// siteFromEnvironment reads the site whose folder the variable names.
export function siteFromEnvironment(name) {
  const folder = process.env[name]
  if (!folder) throw new Error(`${name} is not set: give it the folder of a built site`)
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${name}: no index.html in ${folder}`)
  return readSite(folder)
}

// readSite reads a site with its open data, which also says its base address.
export function readSite(folder) {
  const data = JSON.parse(readFileSync(join(folder, 'opportunities/index.json'), 'utf8'))
  return siteAt(folder, data.site.url, data.opportunities)
}

// siteAt returns the site in a folder. Its files are sorted, with forward slashes.
export function siteAt(folder, url, opportunities = []) {
  const base = new URL(url)
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter(file => statSync(join(folder, file)).isFile())
    .sort()
  const has = new Set(files)
  return {
    folder,
    base,
    path: base.pathname, // '/' or '/below/'
    files,
    has: file => has.has(file),
    pages: files.filter(file => file.endsWith('.html')),
    redirects: redirects(folder),
    opportunities,
    read: file => readFileSync(join(folder, file), 'utf8'),
  }
}

// pageURL returns the path at which a page of the site is served.
export function pageURL(site, file) {
  const index = 'index.html'
  return site.path + (file === index || file.endsWith('/' + index) ? file.slice(0, -index.length) : file)
}

// fileAt returns the file that a path is served from, or undefined. A folder needs
// its slash: without one a host answers with a redirect, and a link should not.
export function fileAt(site, path) {
  if (!path.startsWith(site.path)) return undefined
  const rest = decodeURIComponent(path.slice(site.path.length))
  const file = rest === '' || rest.endsWith('/') ? rest + 'index.html' : rest
  return site.has(file) ? file : undefined
}

// inFolder returns the path below the site's own folder, which is what _headers and
// _redirects speak of, or undefined for a path outside it.
export function inFolder(site, path) {
  return path.startsWith(site.path) ? '/' + path.slice(site.path.length) : undefined
}

// redirectAt returns the rule of _redirects for a path, or undefined.
export function redirectAt(site, path) {
  const inside = inFolder(site, path)
  return inside && site.redirects.find(rule => slashed(rule.from) === slashed(inside))
}

const slashed = path => (path.endsWith('/') ? path : path + '/')

// lines returns the lines of a file of the site that say something.
export function lines(folder, file) {
  const at = join(folder, file)
  if (!existsSync(at)) return []
  return readFileSync(at, 'utf8').split('\n').filter(line => line.trim() && !line.trim().startsWith('#'))
}

function redirects(folder) {
  return lines(folder, '_redirects').map(line => {
    const [from, to, status = '301'] = line.trim().split(/\s+/)
    return { from, to, status: parseInt(status, 10) }
  })
}
