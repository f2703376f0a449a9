// A small good site, for tests to plant mistakes in.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// What a page has, unless a test plants something else.
export const GOOD = {
  head: '<link rel="stylesheet" href="/good.css">',
  main: '<h1>A good page</h1><p><a href="/there/">A link</a> and words.</p>',
  top: '',
}

const CSS = `body { margin: 8px } header a { display: inline-block; padding: 8px } a:focus { outline: 4px solid #000 } .out { position: absolute; left: -9999px } .out:focus { left: 0; top: 0 }
  @media print { nav, .out { display: none } }`

// page returns a whole page, good but for what is given.
export function page(parts = {}) {
  const { head, main, top } = { ...GOOD, ...parts }
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width">${head}</head><body>
<a class="out" href="#maincontent">Skip to main content</a>${top}
<header><a href="/">Home</a><nav aria-label="Menu"><a href="/there/">There</a></nav></header>
<main id="maincontent"><div class="involve-demo">A demonstration</div>${main}</main></body></html>`
}

// folder writes files into a folder that is gone after the test, and returns its path.
export function folder(t, files) {
  const root = mkdtempSync(join(tmpdir(), 'involve-planted-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

// HEADERS are the rules under which the site is served.
export const HEADERS = "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:\n  X-Content-Type-Options: nosniff\n"

// files returns a site whose home page has the given parts.
export function files(parts) {
  return {
    'index.html': page(parts),
    'there/index.html': page(),
    '404.html': page(),
    'good.css': CSS,
    'own.css': parts?.css ?? '',
    'own.js': parts?.js ?? '',
    'favicon.ico': '',
    _headers: HEADERS,
  }
}
