// Measures the sample site with Lighthouse and writes docs/lighthouse.md. Not a
// test: its timing depends on the machine and on what else it does.

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

import { serve } from '../browsertest/server.mjs'
import { CHROMIUM } from '../browsertest/tools.mjs'
import { report } from './report.mjs'
import { buildSample, pagesOf } from './sample.mjs'

const RUNS = 3
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic']

const { version } = JSON.parse(readFileSync(new URL('node_modules/lighthouse/package.json', import.meta.url), 'utf8'))
const sample = buildSample()
const host = await serve(sample.site)
const pages = pagesOf(sample.site)
const results = Object.fromEntries(Object.keys(pages).map(name => [name, []]))

// In turn, so that a busy minute of the machine does not fall on one page.
for (let run = 0; run < RUNS; run++) {
  for (const [name, path] of Object.entries(pages)) {
    // A browser of its own each time: nothing is in its cache.
    const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: FLAGS })
    try {
      const { lhr } = await lighthouse(host.origin + path, { port: chrome.port, logLevel: 'error' })
      if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`)
      results[name].push(lhr)
      console.log(name, Object.values(lhr.categories).map(c => `${c.id} ${Math.round(c.score * 100)}`).join(', '))
    } finally {
      chrome.kill()
    }
  }
}
host.close()
sample.close()

const text = report(results, {
  date: new Date().toISOString().slice(0, 10),
  lighthouse: version,
  chromium: execFileSync(CHROMIUM, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
  node: process.version,
  machine: `${cpus().length} × ${cpus()[0].model.trim()}`,
})
writeFileSync(new URL('../../docs/lighthouse.md', import.meta.url), text)
