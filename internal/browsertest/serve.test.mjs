// What writers see: the program's own server on a copy of the sample, in which
// files are changed as an editor or Git would.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import test from 'node:test'

import { arm, BUILT, settled, startBrowser } from './browser.mjs'
import { axe } from './checks/axe.mjs'
import { keptPath, none } from './report.mjs'
import { startWriting } from './writing.mjs'

const FILE = 'guidance/why-involve.md'
const PAGE = 'guidance/why-involve/'
const FILES = 1000

// What a page was, what it would be now, how it stands when scripts have been there,
// how it is to stand then, and whether it has to be loaded anew.
const SWAPS = [
  ['the same', '<p>One</p>', '<p>One</p>'],
  ['other words', '<p>One <b>two</b></p><p>3</p>', '<p>One <b>three</b></p><p>3</p>'],
  ['more', '<p>One</p><p>Two</p>', '<p>One</p><ul><li>New</li></ul><p>New</p><p>Two</p>'],
  ['more in what was empty', '<p></p>', '<p>One <i>two</i></p>'],
  ['more at the end', '<p>One</p>', '<p>One</p><p>Two</p>'],
  ['less', '<p>One</p><p>Two</p><p>Three</p>', '<p>Three</p>'],
  ['another element', '<h2>One</h2>', '<h3>One</h3>'],
  ['another attribute', '<h2 id="one">One</h2>', '<h2 id="two">One</h2>'],
  ['an element for text', '<p>One</p>', '<p><b>One</b></p>'],
  ['what a script did elsewhere stays', '<p>One</p><p>Two</p>', '<p>One</p><p>2</p>', '<p class="seen">1</p><p>Two</p>', '<p class="seen">1</p><p>2</p>'],
  ['a class from a script stays', '<p>One</p>', '<p>Two</p>', '<p class="seen">One</p>', '<p class="seen">Two</p>'],
  ['a script wrote there', '<p>One</p>', '<p>Two</p>', '<p>1</p>', undefined, true],
  ['a script put something beside', '<p>One</p><p>2</p>', '<p>Two</p><p>2</p>', '<p>One</p><p>2</p><p>By a script</p>', undefined, true],
  ['a script exchanged it', '<p>One</p>', '<p>Two</p>', '<div>One</div>', undefined, true],
  ['a script was in what goes', '<p>One</p><p>Two</p>', '<p>Two</p>', '<p class="seen">One</p><p>Two</p>', undefined, true],
  ['what a script looks for', '<p>One</p>', '<p>One</p><p data-from="2">Two</p>', undefined, undefined, true],
  ['what a script looked for', '<p>One <a data-copy>Two</a></p><p>2</p>', '<p>2</p>', undefined, undefined, true],
  ['words in what a script looks for', '<p data-from="2">One</p>', '<p data-from="2">Two</p>'],
  ['a control', '<p>One</p>', '<p>One</p><p><input></p>', undefined, undefined, true],
  ['words of a control', '<button>One</button>', '<button>Two</button>', undefined, undefined, true],
  ['a template', '<p>One</p><template><p>One</p></template>', '<p>One</p><template><p>Two</p></template>', undefined, undefined, true],
  ['a script', '<script type="module" src="/a.js"></script>', '<script type="module" src="/b.js"></script>', undefined, undefined, true],
  ['data in a script', '<script type="application/ld+json">{}</script>', '<script type="application/ld+json">{"a":1}</script>'],
  ['a stylesheet', '<link rel="stylesheet" href="/a.css">', '<link rel="stylesheet" href="/b.css">', undefined, undefined, true],
]

test('writing', { timeout: 300_000 }, async t => {
  const site = await startWriting(t, BUILT)
  const browser = await startBrowser({ test: t })
  const home = new URL(site.home)
  const whole = site.read(FILE)

  // open returns a page, and what of it nobody should see: messages in the console,
  // and requests to other hosts. Chromium says there that a page has a status of
  // 500, as that of mistakes has.
  async function open(options) {
    const opened = await browser.open({ snapshots: false, ...options })
    const { page } = opened
    const problems = []
    page.on('console', message => {
      const told = message.text() === 'Failed to load resource: the server responded with a status of 500 (Internal Server Error)'
      if (!told) problems.push(`console: ${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', error => problems.push(`error: ${error.message}`))
    page.on('request', request => {
      const url = new URL(request.url())
      if (url.origin !== home.origin && url.protocol !== 'data:') problems.push(`request: ${url}`)
    })
    page.on('response', response => {
      if (response.status() >= 400 && response.status() !== 500) problems.push(`${response.status()}: ${response.url()}`)
    })
    return { ...opened, problems }
  }

  t.beforeEach(site.reset)

  const go = (page, path = '') => page.goto(home + path)
  const corner = page => page.locator('involve-corner')
  const toggle = page => corner(page).locator('.toggle')
  const panel = page => corner(page).locator('.panel')

  // looks says what is wrong with how a page stands, at the width of a phone too.
  async function looks(page, name) {
    const found = []
    for (const [width, colorScheme] of [[1280, 'light'], [320, 'light'], [320, 'dark']]) {
      await page.setViewportSize({ width, height: 700 })
      await page.emulateMedia({ colorScheme })
      await arm(page)
      found.push(...(await axe(page)).problems.map(p => `${p}, at ${width} px, ${colorScheme}`))
      found.push(...(await page.evaluate(() => globalThis.probe.sideways())).map(p => `sideways: ${p}`))
      found.push(...(await page.evaluate(outside)).map(p => `corner: ${p}, at ${width} px`))
      await picture(page, `serve ${name} ${width} ${colorScheme}.png`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    return found
  }

  // scrolled opens a page at a small height, far down and with the focus on its last link.
  async function scrolled() {
    const { page, problems } = await open({ height: 500 })
    await go(page, PAGE)
    await corner(page).waitFor()
    await page.evaluate(() => scrollTo(0, 700))
    await page.locator('main a').last().evaluate(a => a.focus({ preventScroll: true }))
    const stands = () => page.evaluate(() => ({ top: scrollY, focus: document.activeElement.textContent, old: globalThis.old }))
    const before = await stands()
    assert.ok(before.top > 300, `the page scrolls only to ${before.top}`)
    return { page, problems, stands, before }
  }

  await t.test('a mistake takes the page, and mended gives it back where it was', async () => {
    const { page, problems, before } = await scrolled()

    site.write(FILE, whole.replace('summary:', 'sumary:').replace('](/', '](/nowhere/'))
    await page.getByRole('heading', { level: 1, name: '2 mistakes to mend' }).waitFor()
    const lines = site.read(FILE).split('\n')
    const place = `content/${FILE}:${lines.findIndex(line => line.startsWith('sumary:')) + 1}:1`
    const mistake = page.locator('.notes > li', { hasText: place })
    assert.match(await mistake.innerText(), /sumary:.*\n.*\^{6}[^]*Did you mean "summary"\?/)
    assert.equal(await mistake.getByRole('link').getAttribute('href'), `vscode://file${site.folder}/${place}`)
    assert.equal(await page.locator('script').count(), 1)
    const found = await looks(page, 'mistakes')

    // Mended in two steps: the page of mistakes stays at its address meanwhile.
    await page.setViewportSize({ width: 1280, height: 500 })
    site.write(FILE, whole.replace('summary:', 'sumary:'))
    await page.getByRole('heading', { level: 1, name: '1 mistake to mend' }).waitFor()
    site.write(FILE, whole.replace('title: ', 'title: Mended, '))
    await page.getByRole('heading', { level: 1, name: 'Mended, ' }).waitFor()
    await page.waitForFunction(top => Math.abs(scrollY - top) < 2, before.top)
    await page.waitForFunction(text => document.activeElement.textContent === text, before.focus)
    assert.equal(new URL(page.url()).pathname, home.pathname + PAGE)
    none([...found, ...problems])
  })

  await t.test('a saved change is put into the page, which stays where it is', async () => {
    const { page, problems, stands, before } = await scrolled()
    await page.evaluate(() => { globalThis.old = true })
    before.old = true

    // In a paragraph, after the last, in the head, and gone again.
    const text = whole.replace(/^title: .*$/m, 'title: Another title').replace(/\n\n([A-Z])/, '\n\nPut before. $1')
    for (const [now, shown] of [[`${whole}\nOne more line.\n`, 'One more line.'], [text, 'Put before. '], [`${text}\n- One\n- Two\n`, 'Two']]) {
      site.write(FILE, now)
      await page.locator('main', { hasText: shown }).waitFor()
      assert.deepEqual(await stands(), before)
      assert.equal(await page.locator('script[src^="/__involve/"]').count(), 1)
      assert.equal(await page.locator('involve-corner').count(), 1)
    }
    assert.match(await page.title(), /^Another title/)
    const looks = () => page.evaluate(() => document.querySelector('main').outerHTML)
    const swapped = await looks()
    await page.reload()
    assert.equal(swapped, await looks())
    none(problems)
  })

  await t.test('only what no script has to do with is put into a page', async () => {
    const { page, problems } = await open()
    await go(page, PAGE)
    const found = await page.evaluate(async cases => {
      const { swap } = await import('/__involve/swap.js')
      const parse = text => new DOMParser().parseFromString(`<!doctype html><html><head><title>T</title></head><body>${text}<script src="/__involve/serve.js?generation=1"></script></body></html>`, 'text/html').documentElement
      return cases.map(([before, after, stands, will]) => {
        const live = parse(stands ?? before)
        const done = swap(parse(before), parse(after), live)
        return [done, live.outerHTML === parse(done ? will ?? after : stands ?? before).outerHTML]
      })
    }, SWAPS.map(([, ...rest]) => rest))
    SWAPS.forEach(([name, , , , , no], i) => assert.deepEqual(found[i], [!no, true], name))
    none(problems)
  })

  await t.test('a page that scripts have worked on is loaded anew, and stays where it is with what was opened', async () => {
    const { page, problems } = await open({ height: 500 })
    await go(page, 'subscribe/')
    await corner(page).waitFor()
    await page.locator('details').nth(2).evaluate(details => { details.open = true })
    await page.evaluate(() => scrollTo(0, 600))
    const top = await page.evaluate(() => scrollY)
    const shown = await page.evaluate(() => [...document.querySelectorAll('details')].map(d => d.open))
    await page.evaluate(() => { globalThis.old = true })
    site.write('groups/carers.md', site.read('groups/carers.md').replace(/^title: .*$/m, 'title: Carers of people'))
    await page.waitForFunction(() => !globalThis.old && document.readyState === 'complete')
    await page.getByRole('button', { name: /Carers of people/ }).first().waitFor({ state: 'attached' })
    await page.waitForFunction(top => Math.abs(scrollY - top) < 2, top)
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('details')].map(d => d.open)), shown)
    none(problems)
  })

  await t.test('warnings are in the corner until they are put away, and come again when they are others', async () => {
    site.write(FILE, whole.replaceAll(/^(updated|reviewed): .*$/gm, '$1: 2025-01-01').replace(/^review_due: .*$/m, 'review_due: 2026-01-01'))
    site.write('stray.txt', 'nothing is made of this')
    const { page, problems } = await open()
    await go(page, PAGE)
    await page.getByRole('button', { name: '2 warnings' }).waitFor()
    assert.equal(await toggle(page).getAttribute('aria-expanded'), 'false')
    assert.ok(await panel(page).isHidden())

    // By keyboard alone: it is the last that Tab comes to.
    await page.locator('footer a').last().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await panel(page).waitFor()
    const items = panel(page).locator('ol > li')
    assert.equal(await items.count(), 2)
    assert.match(await items.first().innerText(), /The review of this page was due on 1 January 2026[^]*This page: content\/guidance\/why-involve.md:\d+:\d+/)
    assert.match(await items.first().getByRole('link').getAttribute('href'), /^vscode:\/\/file\/.*\/content\/guidance\/why-involve\.md:\d+:\d+$/)
    const found = await looks(page, 'warnings')
    await page.keyboard.press('Escape')
    assert.ok(await panel(page).isHidden())
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'toggle warns')

    await toggle(page).click()
    await page.getByRole('button', { name: 'Hide until they change' }).click()
    await page.getByRole('button', { name: 'involve', exact: true }).waitFor()
    await go(page)
    await page.getByRole('button', { name: 'involve', exact: true }).waitFor()
    site.write('another.txt', 'nothing is made of this, either')
    await page.getByRole('button', { name: '3 warnings' }).waitFor()
    site.remove('another.txt')
    site.remove('stray.txt')
    site.write(FILE, whole)
    await page.getByRole('button', { name: 'involve', exact: true }).waitFor()
    await toggle(page).click()
    assert.match(await panel(page).innerText(), /^No warnings/)
    none([...found, ...problems])
  })

  await t.test('the corner does not cover what has the focus, and is not printed', async () => {
    const { page, problems } = await open({ width: 320 })
    await go(page, PAGE)
    await corner(page).waitFor()
    await page.waitForFunction(() => document.querySelector('involve-corner').getBoundingClientRect().height > 0)
    const covered = []
    const n = await page.locator('a:visible, button:visible, input:visible, summary:visible').count()
    for (let i = 0; i < n; i++) {
      await page.keyboard.press('Tab')
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      covered.push(...(await page.evaluate(underCorner)))
    }
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'involve-corner')
    none([...covered, ...problems])
    await page.emulateMedia({ media: 'print' })
    assert.ok(await corner(page).isHidden())
  })

  await t.test('the site is shown as it will stand, and links stay there', async () => {
    const { page, problems } = await open()
    await go(page, 'opportunities/')
    await settled(page)
    const now = await page.locator('#page_count').textContent()
    await go(page, 'opportunities/?at=2027-01-15')
    await settled(page)
    const standing = corner(page).locator('.standing')
    await standing.waitFor()
    assert.match(await standing.innerText(), /^Shown as on Friday 15 January 2027 /)
    assert.notEqual(await page.locator('#page_count').textContent(), now)
    assert.equal(await page.evaluate(() => new Date().toISOString().slice(0, 10)), '2027-01-15')

    // A link, a list that is filtered in the browser, a search.
    const at = () => new URL(page.url()).searchParams.get('at')
    await page.locator('#page_list .nhsuk-card__link').first().click()
    await standing.waitFor()
    assert.equal(at(), '2027-01-15')
    await page.locator('header a', { hasText: 'Guidance' }).first().click()
    await page.waitForURL(/guidance/)
    assert.equal(at(), '2027-01-15')
    await page.locator('header input[type=search], header input[name=q]').first().fill('expenses')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search/)
    assert.equal(at(), '2027-01-15')
    assert.equal(new URL(page.url()).searchParams.get('q'), 'expenses')
    await standing.waitFor()
    await go(page, 'opportunities/?at=2027-01-15')
    await settled(page)
    const box = page.locator('.involve-filter input[type=checkbox]').first()
    await box.evaluate(input => { input.closest('details').open = true })
    await box.check()
    await page.getByRole('button', { name: 'Apply filters' }).click()
    await page.waitForURL(url => url.searchParams.size > 1)
    assert.equal(at(), '2027-01-15')
    const found = await looks(page, 'instant')

    // Back, and by the control.
    await standing.getByRole('link', { name: 'Back to now' }).click()
    await page.waitForURL(url => !url.searchParams.has('at'))
    await toggle(page).click()
    await panel(page).getByLabel('Day').fill('2027-06-01')
    await panel(page).getByRole('button', { name: 'Show' }).click()
    await page.waitForURL(/at=2027-06-01/)
    await standing.waitFor()
    assert.match(await standing.innerText(), /1 June 2027/)
    // Another host's address is left alone.
    assert.equal(await page.evaluate(() => {
      const a = document.body.appendChild(document.createElement('a'))
      a.href = 'https://example.org/x'
      a.addEventListener('click', event => event.preventDefault())
      a.click()
      return a.href
    }), 'https://example.org/x')
    none([...found, ...problems])

    await page.goto(`${home}?at=soon`)
    assert.match(await page.locator('main').innerText(), /"soon" is not a date[^]*such as \?at=2027-01-15/)
    none(await looks(page, 'no instant'))
  })

  await t.test('drafts and what changes next are on a page of their own', async () => {
    site.write('guidance/a-draft.md', '---\ntitle: A page in the making\nsummary: Not yet.\ndraft: true\n---\n\nText of the draft.\n')
    const { page, problems } = await open()
    await go(page)
    await toggle(page).click()
    await panel(page).getByRole('link', { name: 'Drafts and what comes next' }).click()
    await page.getByRole('heading', { level: 1, name: 'Drafts and what comes next' }).waitFor()
    const draft = page.locator('li', { hasText: 'A page in the making' })
    await draft.waitFor()
    assert.equal(await draft.getByRole('link', { name: 'content/' }).getAttribute('href'), `vscode://file${site.folder}/content/guidance/a-draft.md:4:8`)
    const found = await looks(page, 'desk')

    // What is closed then is closed there.
    const closes = page.locator('li li', { hasText: /closes$/ }).first()
    const title = await closes.getByRole('link').innerText()
    await closes.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    assert.equal(await page.locator('article').getAttribute('data-status'), 'closed')
    await page.goBack()
    await draft.getByRole('link', { name: 'A page in the making' }).click()
    await page.getByText('Text of the draft.').waitFor()
    assert.match(await corner(page).locator('.standing').innerText(), /^Shown with the drafts/)

    // A draft more appears while one looks.
    await page.goto(`${home}__involve/`)
    site.write('guidance/another-draft.md', '---\ntitle: Another page in the making\nsummary: Not yet.\ndraft: true\n---\n')
    await page.getByText('Another page in the making').waitFor()
    none([...found, ...problems])
  })

  await t.test('a checkout by Git of a thousand files ends right', async () => {
    const { page, problems } = await open()
    const git = (...words) => execFileSync('git', ['-c', 'user.name=Jo', '-c', 'user.email=jo@example.org', '-c', 'init.defaultBranch=one', '-c', 'commit.gpgsign=false', ...words], { cwd: site.folder, stdio: 'pipe' })
    const fill = branch => {
      mkdirSync(site.path('guidance/many'), { recursive: true })
      for (let n = 0; n < FILES; n++) site.write(`guidance/many/page-${n}.md`, `---\ntitle: Page ${n} of ${branch}\nsummary: Page.\n---\n\nText of ${branch}.\n`)
    }
    git('init', '--quiet')
    git('add', '.')
    git('commit', '--quiet', '--message', 'nothing')
    git('branch', 'two')
    fill('one')
    git('add', '.')
    git('commit', '--quiet', '--message', 'one')
    await go(page, 'guidance/many/page-999/')
    await page.getByRole('heading', { name: 'Page 999 of one' }).waitFor()
    git('checkout', '--quiet', 'two')
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    problems.splice(0) // of the page that is gone
    fill('two')
    git('add', '.')
    git('commit', '--quiet', '--message', 'two')
    await page.getByRole('heading', { name: 'Page 999 of two' }).waitFor()
    for (const branch of ['one', 'two', 'one']) {
      git('checkout', '--quiet', branch)
      await page.getByRole('heading', { name: `Page 999 of ${branch}` }).waitFor()
      for (const n of [0, 500, 998]) assert.match(await (await fetch(`${home}guidance/many/page-${n}/`)).text(), new RegExp(`Text of ${branch}\\.`))
    }
    // The whole folder moved away and back.
    renameSync(site.path('.'), `${site.folder}/away`)
    await page.getByRole('heading', { name: 'The site cannot be shown' }).waitFor()
    renameSync(`${site.folder}/away`, site.path('.'))
    await page.getByRole('heading', { name: 'Page 999 of one' }).waitFor()
    none(problems)
  })
})

// picture keeps one of the window. Playwright's own would put a style into the
// corner, which the site's policy blocks.
async function picture(page, name) {
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot')
  writeFileSync(keptPath(name), Buffer.from(data, 'base64'))
  await session.detach()
}

// These run in the page.

function outside() {
  const host = document.querySelector('involve-corner')
  if (!host) return []
  const problems = []
  for (const e of [host, ...host.shadowRoot.querySelectorAll('.panel, .standing, .toggle')]) {
    const box = e.getBoundingClientRect()
    if (box.width && (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)) problems.push(`${e.className || e.localName} is not within the window: ${JSON.stringify(box)}`)
  }
  return problems
}

function underCorner() {
  const on = document.activeElement
  const host = document.querySelector('involve-corner')
  if (!on || on === host || on === document.body) return []
  const a = on.getBoundingClientRect()
  const b = host.getBoundingClientRect()
  if (a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top) return [`the corner is over ${on.outerHTML.slice(0, 100)}`]
  return []
}
