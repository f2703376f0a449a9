// A page over a slow line: what can be read and used before its scripts and records
// are there, and what jumps when they come.

export const SHIFT = 0.1

// Slow 3G, as browsers' own tools have it.
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

// slowDown makes the line of a page slow, and has it load everything anew.
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', SLOW)
}

// holdScripts keeps scripts from arriving until the function is called that it returns.
export async function holdScripts(page) {
  let release
  const released = new Promise(done => (release = done))
  await page.route('**/*.js', async route => {
    await released
    await route.continue().catch(() => {}) // the test may have left the page
  })
  return release
}

// readable waits for the first paint and returns what keeps people from reading the
// page and following its links at that moment.
export async function readable(page) {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  return page.evaluate(() => {
    const seen = e => {
      e.scrollIntoView({ block: 'center' })
      const box = e.getClientRects()[0]
      const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      return Boolean(hit) && e.contains(hit)
    }
    const problems = []
    if (document.body.classList.contains('js-enabled')) problems.push('the scripts came first')
    if (!seen(document.querySelector('h1'))) problems.push('the title cannot be read')
    if (!seen(document.querySelector('header a[href]'))) problems.push('the first link of the header cannot be followed')
    return problems
  })
}

// shiftProblems returns what has jumped in the window since the page was opened.
export async function shiftProblems(page) {
  const shifts = await page.evaluate(
    () =>
      new Promise(done => {
        const observer = new PerformanceObserver(list =>
          done(
            list.getEntries().filter(entry => !entry.hadRecentInput).map(({ value, sources }) => ({
              value,
              what: sources.map(({ node, previousRect, currentRect }) => {
                const name = node?.className || node?.parentElement?.className || node?.nodeName || 'something'
                return `${name} from ${Math.round(previousRect.y)} to ${Math.round(currentRect.y)} px`
              }),
            })),
          ),
        )
        observer.observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => done([]), 200) // nothing has jumped
      }),
  )
  const sum = shifts.reduce((sum, { value }) => sum + value, 0)
  if (sum < SHIFT) return []
  return [`jumps by ${sum.toFixed(2)}, at most ${SHIFT}: ${shifts.flatMap(({ what }) => what).join('; ')}`]
}
