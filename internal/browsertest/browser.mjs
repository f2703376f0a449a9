// Chromium, started once for a file of tests, and pages in it. A page without
// JavaScript is one whose scripts the browser was told not to run until the test
// has it in hand; the tests' own scripts then run in it as in any other.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium } from 'playwright-core'

import { CHROMIUM } from './tools.mjs'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const PROBE = readFileSync(new URL('./probe.js', import.meta.url), 'utf8')

// startBrowser returns {open, close}. Chromium runs as root in containers, hence
// without its sandbox; it sees nothing but the tests' own pages.
export async function startBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'involve-chromium-'))
  const first = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    headless: true,
    chromiumSandbox: false,
    args: ARGS,
  })
  const browser = first.browser()
  return {
    // open returns a page in a context of its own, {page, context, scripts}.
    async open({ width = 1280, height = width < 600 ? 640 : 900, javaScript = true, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, ...options })
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      const scripts = on => session.send('Emulation.setScriptExecutionDisabled', { value: !on })
      await scripts(javaScript)
      return { page, context, scripts }
    },
    async close() {
      await first.close()
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// arm puts our own probe into a page that has loaded. It goes in through the
// debugger: the site's policy blocks script tags that are not its own.
export async function arm(page) {
  await page.evaluate(PROBE)
}
