// A page by keyboard alone: where Tab goes, and whether a person can see it there.

import { changed } from '../png.mjs'

const MOST = 600

// tabThrough presses Tab until the keyboard has left the page, and returns every
// stop. With looks, each stop that looks unlike those in it is proved to show that it
// has the focus: stop.shown is how many pixels changed, stop.needed how many must.
export async function tabThrough(page, looks) {
  const stops = []
  await page.evaluate(() => scrollTo(0, 0))
  for (let i = 0; i < MOST; i++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => globalThis.probe.focus())
    if (!stop || (stops.length && stop.index === stops[0].index)) return stops
    if (looks && !looks.has(stop.look)) {
      looks.add(stop.look)
      Object.assign(stop, await shownFocus(page, stop))
    }
    stops.push(stop)
  }
  throw new Error(`the keyboard is still in the page after ${MOST} stops`)
}

// shownFocus compares pictures of a place with the focus there and without it, and
// returns {shown, needed} as tabThrough does.
export async function shownFocus(page, stop) {
  const size = page.viewportSize()
  const x = Math.max(0, stop.box.x - 6)
  const y = Math.max(0, stop.box.y - 6)
  const clip = {
    x,
    y,
    width: Math.max(1, Math.min(size.width - x, stop.box.width + 12)),
    height: Math.max(1, Math.min(size.height - y, stop.box.height + 12)),
  }
  const shot = () => page.screenshot({ clip, animations: 'disabled', caret: 'hide' })
  const withFocus = await shot()
  await page.evaluate(() => {
    globalThis.probe.left = document.activeElement
    document.activeElement.blur()
  })
  const without = await shot()
  await page.evaluate(() => globalThis.probe.left.focus({ preventScroll: true }))
  // A line one pixel wide along one side and one end is the least that shows.
  return { shown: changed(withFocus, without), needed: Math.round(clip.width + clip.height) }
}

// stopProblems returns what is wrong with the stops of one page, in the order in
// which the keyboard came to them.
export function stopProblems(stops, { oneColumn = false } = {}) {
  const problems = []
  if (stops[0]?.href !== '#maincontent') problems.push(`the first stop is no skip link: ${stops[0]?.name ?? 'nothing'}`)
  for (const [i, stop] of stops.entries()) {
    if (!stop.seen) problems.push(`covered or out of sight: ${stop.name}`)
    if (stop.shown !== undefined && stop.shown < stop.needed) {
      problems.push(`focus is not seen (${stop.shown} pixels changed, ${stop.needed} wanted): ${stop.name}`)
    }
    if (i === 0) continue
    const before = stops[i - 1]
    if (stop.index < before.index) problems.push(`${stop.name} comes after ${before.name}, which stands behind it`)
    // Two things on one line overlap in height, so only a step upwards is wrong.
    if (oneColumn && i > 1 && stop.bottom < before.top) problems.push(`${stop.name} comes after ${before.name}, which is below it`)
  }
  return problems
}
