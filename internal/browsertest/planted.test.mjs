// The checks themselves: each finds nothing on a good page, and finds a mistake that
// was planted in it. A check that cannot fail would prove nothing of the site.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'

import { arm, BUILT, settled, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import { htmlProblems } from './checks/html.mjs'
import { stopProblems, tabThrough } from './checks/keyboard.mjs'
import { addressProblems, linkProblems } from './checks/links.mjs'
import { lostProblems, wordsOf } from './checks/lost.mjs'
import { forcedProblems, printProblems } from './checks/media.mjs'
import { holdScripts, readable, shiftProblems } from './checks/slow.mjs'
import { policyProblems, watch } from './checks/traffic.mjs'
import { PAGE_BYTES, SCRIPT_BYTES, weightProblems } from './checks/weight.mjs'
import { files, folder, GOOD, page } from './good.mjs'
import { kinds } from './kinds.mjs'
import { serve } from './server.mjs'
import { siteAt, siteFromEnvironment } from './site.mjs'

const style = css => ({ head: `${GOOD.head}<link rel="stylesheet" href="/own.css">`, css })
const script = js => ({ head: `${GOOD.head}<script type="module" src="/own.js"></script>`, js })

const axeProblems = async page => (await axe(page)).problems
const axeUnsure = async page => (await axe(page)).unsure
const inPage = name => page => page.evaluate(name => globalThis.probe[name](), name)
const forced = async page => {
  await page.emulateMedia({ forcedColors: 'active' })
  return forcedProblems(page)
}
const print = async page => {
  await page.emulateMedia({ media: 'print' })
  return printProblems(page)
}
const moving = async page => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return page.evaluate(() => globalThis.probe.moving())
}
const keyboard = async page => stopProblems(await tabThrough(page, new Set()), { oneColumn: true })
const traffic = (page, watched) => watched.problems()
const lost = async page => lostProblems(page, await page.evaluate(wordsOf))
const jumps = async page => {
  await page.waitForTimeout(300)
  return shiftProblems(page)
}
const blocked = async page => {
  const release = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  const problems = await readable(page)
  release()
  return problems
}

const fixed = 'main p { height: 24px; line-height: 24px; overflow: hidden }'
const words = '<h1>Words</h1><p>These words nearly fill one line here.</p>'

// What is planted, which check looks, and a word of what it must say.
const PLANTED = [
  ['an image without words', { main: '<h1>A</h1><img src="data:,">' }, axeProblems, 'image-alt'],
  ['pale text', { ...style('p { color: #aaa; background: #fff }') }, axeProblems, 'color-contrast'],
  ['text whose contrast nobody can compute', style('p { background: linear-gradient(#fff, #000) }'), axeUnsure, 'color-contrast'],
  ['no title', { main: '<p>Words.</p>' }, axeProblems, 'page-has-heading-one'],
  ['a small target', { main: '<h1>A</h1><p><button>x</button><button>y</button></p>', ...style('button { width: 9px; height: 9px; padding: 0; border: 0; margin: 0; font-size: 5px }') }, axeProblems, 'target-size'],
  ['a wide box', { main: '<h1>A</h1><div class="wide">Wide</div>', ...style('.wide { width: 500px }') }, inPage('sideways'), 'px wide in a window'],
  ['a wide box that is hidden', { main: '<h1>A</h1><div class="wide">Wide</div>', ...style('body { overflow-x: hidden } .wide { width: 500px }') }, inPage('sideways'), 'ends at'],
  ['a bar that stays', { top: '<div class="bar">Bar</div>', ...style('.bar { position: sticky; top: 0 }') }, inPage('staying'), 'stays in the window: div.bar'],
  ['a line that is cut off when spaced', { main: words, ...style(fixed) }, inPage('spaced'), 'cut off'],
  ['a line that spills when spaced', { main: words, ...style(fixed.replace('overflow: hidden', '')) }, inPage('spaced'), 'spills out'],
  ['focus that is not seen', style('a:focus { outline: none }'), keyboard, 'focus is not seen'],
  ['something before the skip link', { main: GOOD.main + '<p><a href="/there/" tabindex="1">First</a></p>' }, keyboard, 'first stop is no skip link'],
  ['an order that jumps', { main: '<h1>A</h1><p><a href="/there/" tabindex="0">One</a></p><p><a href="/">Two</a></p>', ...style('main { display: flex; flex-direction: column-reverse }') }, keyboard, 'which is below it'],
  ['a link below something', { top: '<div class="lid">Lid</div>', ...style('.lid { position: fixed; inset: 0; background: #fff }') }, keyboard, 'covered or out of sight'],
  ['text that forced colours hide', style('h1 { forced-color-adjust: none; color: #fff; background: #fff }'), forced, 'heading'],
  ['something that moves', { ...style('@keyframes k { to { transform: translateX(9px) } } h1 { animation: k 1s infinite }') }, moving, 'is animated'],
  ['a slide', style('h1 { transition: transform 1s }'), moving, 'moves in a transition'],
  ['a chosen filter that forced colours hide', { main: '<h1>A</h1><a class="involve-chip" href="/">Carers</a>', ...style('.involve-chip { forced-color-adjust: none; color: #fff; background: #fff }') }, forced, 'chosen filter'],
  ['a field that forced colours hide', { main: '<h1>A</h1><label>Q <input type="search"></label>', ...style('input { forced-color-adjust: none; border: 0; color: #fff; background: #fff }') }, forced, 'text field'],
  ['a box wider than paper', style('@media print { h1 { width: 500px } }'), print, 'px wide in a window'],
  ['a filter on paper', { main: '<h1>A</h1><div class="involve-filter-panel">Filter</div>' }, print, 'printed: main#maincontent > div.involve-filter-panel'],
  ['navigation on paper', style('@media print { nav { display: block !important } }'), print, 'printed: header > nav'],
  ['no banner on paper', style('@media print { .involve-demo { display: none } }'), print, 'the banner'],
  ['a menu that is lost', style('nav { display: none }'), lost, 'cannot be reached: header > nav'],
  ['facets that are lost', { main: '<h1>A</h1><div class="involve-facets"><a href="/">Carers</a></div>', ...style('.involve-facets { visibility: hidden }') }, lost, 'cannot be reached: main#maincontent > div.involve-facets'],
  ['no menu', { main: '<h1>A</h1>', ...script('document.querySelector("nav").remove()') }, lost, 'there is no menu'],
  ['a page that waits for ever', { main: '<h1>A</h1><p aria-busy="true">Loading</p>' }, lost, 'still busy'],
  ['a page with other words', { ...GOOD, ...script('document.querySelector("main").addEventListener("click", e => e.target.append(" More"))') }, async page => {
    const words = await page.evaluate(wordsOf)
    await page.locator('h1').click()
    return lostProblems(page, words)
  }, 'other words than without JavaScript'],
  ['something that pushes the rest down', { ...script('await new Promise(done => setTimeout(done, 100)); document.querySelector("h1").before(Object.assign(document.createElement("div"), { className: "late" }))'), head: `${style('').head}<script type="module" src="/own.js"></script>`, css: '.late { height: 400px } h1, main p { min-height: 100px; background: #eee }' }, jumps, 'jumps by'],
  ['words that wait for a script', { ...script('document.body.className = "ready"'), head: `${style('').head}<script type="module" src="/own.js"></script>`, css: 'body:not(.ready) h1 { visibility: hidden }' }, blocked, 'the title cannot be read'],
  ['a file that is not there', { head: '<link rel="stylesheet" href="/gone.css">' }, traffic, 'answered 404: /gone.css'],
  ['another host', { main: '<h1>A</h1><img alt="" src="http://127.0.0.2:9/a.png">' }, traffic, 'request to another host'],
  ['a style that the policy forbids', { main: '<h1>A</h1><p style="color: red">Red</p>' }, traffic, 'console error'],
  ['a cookie', script('document.cookie = "a=b"'), traffic, 'cookie: a'],
  ['local storage', script('localStorage.setItem("a", "b")'), traffic, 'local storage: a'],
  ['session storage', script('sessionStorage.setItem("a", "b")'), traffic, 'session storage: a'],
  ['a database', script('indexedDB.open("a"); await new Promise(done => setTimeout(done, 100))'), traffic, 'database: a'],
  ['a broken script', script('nothing.there()'), traffic, 'script error'],
  ['words in the console', script('console.error("no")'), traffic, 'console error: no'],
]

test('what is looked at in a browser', async t => {
  const browser = await startBrowser({ test: t })

  async function run(t, parts, check) {
    const host = await serve(siteAt(folder(t, files(parts)), 'http://127.0.0.1/'))
    t.after(host.close)
    const { page } = await browser.open({ width: 320, snapshots: false })
    const watched = watch(page, host)
    await page.goto(host.origin + '/')
    await arm(page)
    return check(page, watched)
  }

  for (const check of new Set(PLANTED.map(([, , check]) => check))) {
    await t.test(`a good page passes ${check.name || 'a question to the layout'}`, async t => {
      assert.deepEqual(await run(t, {}, check), [])
    })
  }
  for (const [name, parts, check, word] of PLANTED) {
    await t.test(`${name} is found`, async t => {
      const problems = await run(t, parts, check)
      assert.ok(problems.some(p => p.includes(word)), `wanted ${word}, got: ${problems.join('\n') || 'nothing'}`)
    })
  }

  await t.test('scripts do not run on a page without JavaScript, and axe does', async t => {
    const host = await serve(siteAt(folder(t, files(script('document.querySelector("h1").remove()'))), 'http://127.0.0.1/'))
    t.after(host.close)
    const { page, scripts } = await browser.open({ javaScript: false })
    await page.goto(host.origin + '/')
    await scripts(true)
    await arm(page)
    assert.equal(await page.locator('h1').count(), 1)
    assert.deepEqual((await axe(page)).problems, [])
  })

  await t.test('links that lead nowhere are found, and those that lead somewhere are not', async t => {
    const links = ['/there/', '/there', '/gone/', '#maincontent', '#gone', '/there/#gone', '/old/', 'mailto:a@example.org', 'https://example.org/', '//127.0.0.1/gone/', '']
    const main = `<h1>A</h1>${links.map(l => `<a href="${l}">x</a>`).join('')}`
    const site = siteAt(folder(t, { ...files({ main }), _redirects: '/old/ /there/ 301!\n' }), 'http://127.0.0.1/')
    const { page } = await browser.open()
    const found = (await linkProblems(page, site)).map(p => p.split(': ')[1])
    assert.deepEqual(found, ['/there', '/gone/', '#gone', '/there/#gone', '//127.0.0.1/gone/', ''])
    const below = siteAt(folder(t, files({ main: '<h1>A</h1><a href="/below/there/">x</a>' })), 'http://127.0.0.1/below/')
    const left = (await linkProblems(page, below)).filter(p => p.startsWith('index.html')).map(p => p.split(': ').slice(1).join(': '))
    assert.deepEqual(left, ['/good.css: leaves /below/', '/: leaves /below/', '/there/: leaves /below/'])
    assert.equal(addressProblems(site, 'x', ['/there/', 'http://127.0.0.1/gone/', 'http://example.org/']).length, 2)
  })
})

test('the HTML checker finds an error, and is given files', t => {
  const main = '<h1>A</h1><p><div>A block in a paragraph</div></p>'
  const { problems } = htmlProblems(siteAt(folder(t, files({ main })), 'http://127.0.0.1/'))
  assert.ok(problems.some(p => p.startsWith('/index.html:')), problems.join('\n'))
  assert.deepEqual(htmlProblems(siteAt(folder(t, files()), 'http://127.0.0.1/')).problems, [])
  assert.throws(() => htmlProblems(siteAt(folder(t, { 'a.txt': '' }), 'http://127.0.0.1/')), /no HTML file/)
})

test('the clock of a page stands still, and its timers do not', async t => {
  const host = await serve(siteAt(folder(t, files()), 'http://127.0.0.1/'))
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const read = () => [Date.now(), +new Date(), +new Date(5), new Date() instanceof Date]
  const { page } = await browser.open()
  await page.goto(host.origin + '/')
  assert.deepEqual(await page.evaluate(read), [Date.parse(BUILT), Date.parse(BUILT), 5, true])
  await page.evaluate(() => new Promise(done => setTimeout(done, 5)))
  const { page: running } = await browser.open({ clock: false })
  await running.goto(host.origin + '/')
  assert.notEqual((await running.evaluate(read))[0], Date.parse(BUILT))
})

test('a page whose form has not come is waited for', async t => {
  const main = '<h1>A</h1><div id="page_finder"></div>'
  const js = 'addEventListener("arrived", () => document.querySelector("#page_finder").append(document.createElement("form")))'
  const host = await serve(siteAt(folder(t, files({ main, ...script(js) })), 'http://127.0.0.1/'))
  t.after(host.close)
  const browser = await startBrowser({ test: t })
  const { page } = await browser.open()
  await page.goto(host.origin + '/')
  let waits = true
  const end = settled(page).then(() => (waits = false))
  await page.waitForTimeout(100)
  assert.equal(waits, true)
  await page.evaluate(() => dispatchEvent(new Event('arrived')))
  await end
  assert.equal(await page.locator('form').count(), 1)
})

test('of a test that fails a picture and a trace are kept, and its message names them', t => {
  const planted = `import assert from 'node:assert/strict'
import test from 'node:test'
import { startBrowser } from '${new URL('browser.mjs', import.meta.url)}'
test('outer', async t => {
  const browser = await startBrowser({ test: t })
  const shared = await browser.open()
  await t.test('good', () => shared.page.goto('data:text/html,good'))
  await t.test('bad', async () => {
    await shared.page.goto('data:text/html,bad')
    assert.equal(await shared.page.title(), 'another title')
  })
  await t.test('own page', async () => {
    const { page } = await browser.open()
    await page.goto('data:text/html,own')
    throw new Error('no')
  })
  await shared.context.close()
})
`
  const root = folder(t, { 'planted.test.mjs': planted })
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', join(root, 'planted.test.mjs')], {
    encoding: 'utf8',
    env: { ...env, INVOLVE_SHOTS: join(root, 'kept') },
  })
  assert.equal(run.status, 1, run.stdout)
  const kept = ['outer-bad', 'outer-own-page-2', 'outer-own-page'].flatMap(name => [`failed-${name}.jpg`, `failed-${name}.zip`])
  assert.deepEqual(readdirSync(join(root, 'kept')).sort(), kept)
  for (const file of kept) {
    const path = join(root, 'kept', file)
    assert.ok(run.stdout.includes(`: ${path}`), `${path} is not named in ${run.stdout}`)
    const bytes = readFileSync(path)
    assert.equal(bytes.toString('latin1', 0, 2), file.endsWith('.jpg') ? '\xff\xd8' : 'PK')
    if (file.endsWith('.zip')) for (const part of ['trace.trace', 'trace.network']) assert.ok(bytes.includes(part), `${file} has no ${part}`)
  }
})

test('a missing kind of page is an error', t => {
  assert.throws(() => kinds(siteAt(folder(t, files()), 'http://127.0.0.1/')), /no page of these kinds: .*listing page 2/)
})

test('an environment that names no site is an error', () => {
  assert.throws(() => siteFromEnvironment('INVOLVE_NO_SITE'), /INVOLVE_NO_SITE is not set/)
})

test('what is too heavy is found', () => {
  const sent = (type, bytes) => ({ path: '/a', type, bytes })
  assert.equal(weightProblems([sent('text/html', PAGE_BYTES)]).problems.length, 0)
  assert.equal(weightProblems([sent('text/html', PAGE_BYTES), sent('text/css', 1)]).problems.length, 1)
  assert.equal(weightProblems([sent('text/javascript', SCRIPT_BYTES + 1)]).problems.length, 1)
  assert.equal(weightProblems([sent('text/html', PAGE_BYTES + 1), sent('text/javascript', SCRIPT_BYTES + 1)], Infinity).problems.length, 1)
})

test('a policy that lets too much in is found', () => {
  const headers = policy => ({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
  assert.deepEqual(policyProblems(headers("default-src 'none'; script-src 'self'")), [])
  assert.equal(policyProblems(headers("default-src 'none'; script-src 'self' 'unsafe-inline'")).length, 1)
  assert.equal(policyProblems(headers("default-src 'none'; img-src https://example.org")).length, 1)
  assert.equal(policyProblems({}).length, 2)
})
