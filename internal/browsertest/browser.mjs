// Chromium, started once for a file of tests, and pages in it. A page without
// JavaScript is one whose scripts the browser was told not to run until the test
// has it in hand; the tests' own scripts then run in it as in any other.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { chromium } from 'playwright-core'

import { Record } from './report.mjs'
import { BROWSER, CHROMIUM } from './tools.mjs'

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

// The sample site stands as it stood then; to a browser whose clock shows another
// time its pages would say what has become of them since.
export const BUILT = '2026-11-22T09:00:00Z'

// startBrowser returns {open, close}. Chromium runs as root in containers, hence
// without its sandbox; it sees nothing but the tests' own pages. It keeps a page for
// the Back button, as people's browsers do, only when told to: Playwright does not
// follow it there, and Chromium without windows cannot.
//
// It serves one test and the tests within it, and is closed when that ends. A page
// that was opened in a test is closed at its end. Of a test that failed a picture of
// each page and a trace are kept, and its message says where.
export async function startBrowser({ test, keepsPagesForBack = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'involve-chromium-'))
  const first = await chromium.launchPersistentContext(folder, {
    executablePath: keepsPagesForBack ? CHROMIUM : BROWSER,
    headless: true,
    chromiumSandbox: false,
    args: ARGS,
    ignoreDefaultArgs: keepsPagesForBack ? ['--disable-back-forward-cache'] : [],
  })
  const browser = first.browser()
  const records = new Set()
  let running // the test within, if there is one
  const close = async () => {
    if (!browser.isConnected()) return
    await first.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }

  test.beforeEach(async within => {
    running = within
    for (const record of records) await record.start()
  })
  test.afterEach(async within => {
    for (const [i, record] of [...records].entries()) {
      await record.end(within, i)
      if (record.test !== within) continue
      records.delete(record)
      await record.context.close()
    }
    running = undefined
  })
  test.after(async () => {
    for (const [i, record] of [...records].entries()) await record.end(test, i)
    await close()
  })

  return {
    // open returns a page in a context of its own, {page, context, scripts}. Its
    // clock stands still at BUILT, unless clock says another time or false: the real
    // one. A trace holds the document and a picture at each step, which makes keys
    // four times as slow: those who press hundreds say snapshots: false.
    async open({ width = 1280, height = width < 600 ? 640 : 900, javaScript = true, clock = BUILT, snapshots = true, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, ...options })
      context.setDefaultTimeout(15_000)
      if (clock) await context.addInitScript(standStill, Date.parse(clock))
      const record = new Record(context, running, snapshots)
      records.add(record)
      context.on('close', () => records.delete(record))
      await record.start()
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      const scripts = async on => {
        await session.send('Emulation.setScriptExecutionDisabled', { value: !on })
        if (on) await page.evaluate(stopWaiting)
      }
      await scripts(javaScript)
      return { page, context, scripts }
    },
  }
}

// standStill runs in each page before its own scripts. It leaves timers and the
// browser's measurements alone.
function standStill(now) {
  const Running = Date
  globalThis.Date = class Date extends Running {
    constructor(...parts) {
      super(...(parts.length ? parts : [now]))
    }

    static now() {
      return now
    }
  }
}

// stopWaiting runs in a page that was made without scripts and may run them now. The
// stylesheet then has it wait for scripts that will not come.
function stopWaiting() {
  for (const animation of document.getAnimations()) animation.finish()
}

// settled waits until the scripts of a page have put what they bring in its place.
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('#page_finder:not(:has(form)), #page_search:not(:has(form))'))
}

// arm puts our own probe into a page that has loaded. It goes in through the
// debugger: the site's policy blocks script tags that are not its own.
export async function arm(page) {
  await page.evaluate(PROBE)
}
