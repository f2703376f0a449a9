// The site that is measured: the sample as if it were no demonstration. A
// demonstration asks search engines to stay away, which Lighthouse counts against it.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { kind } from '../browsertest/kinds.mjs'
import { readSite } from '../browsertest/site.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const AT = '2026-11-22T09:00:00Z'

// buildSample returns {site, close}; close removes what was built.
export function buildSample() {
  const folder = mkdtempSync(join(tmpdir(), 'involve-lighthouse-'))
  cpSync(join(ROOT, 'content'), join(folder, 'content'), { recursive: true })
  const settings = join(folder, 'content/_site.yaml')
  const text = readFileSync(settings, 'utf8')
  const published = text.replace(/^demo: true\b/m, 'demo: false')
  if (published === text) throw new Error('content/_site.yaml does not say demo: true')
  writeFileSync(settings, published)
  execFileSync(join(ROOT, 'bin/involve'), ['build', '--quiet', '--site', folder, '--at', AT], { stdio: 'inherit' })
  return {
    site: readSite(join(folder, 'public')),
    close: () => rmSync(folder, { recursive: true }),
  }
}

// pagesOf returns the addresses that are measured, by what people call the pages.
export function pagesOf(site) {
  return {
    home: kind(site, 'home').url,
    listing: kind(site, 'listing').url,
    opportunity: kind(site, 'opportunity, open').url,
  }
}
