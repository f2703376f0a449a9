// Takes the pictures of the guidance for authors anew, with the words in them:
//
//   node pictures.mjs ../../bin/involve
//
// The example is the one that the guide on adding an opportunity puts together,
// beside the sample content, as it stands on a day when it is open. A test in
// package manual fails when the words are no longer what the program says.

import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { chromium } from 'playwright-core'

import { CHROMIUM } from './tools.mjs'

const AT = '2026-12-08T09:00:00Z'
const root = fileURLToPath(new URL('../..', import.meta.url))
const program = resolve(process.argv[2] ?? join(root, 'bin/involve'))

// The facts are the YAML of the steps before the one about the text.
const guide = readFileSync(join(root, 'content/guidance/adding-an-opportunity.md'), 'utf8')
const [steps, text] = guide.split('## Step 9')
const blocks = (source, language) => [...source.matchAll(new RegExp('```' + language + '\n(.*?)```', 'gs'))].map(m => m[1])
const example = `---\n${blocks(steps, 'yaml').join('')}---\n\n${blocks(text, 'markdown')[0].replaceAll(/^(## .*)$/gm, '$1\n\nWe say it here.')}`

const site = mkdtempSync(join(tmpdir(), 'involve-pictures-'))
cpSync(join(root, 'content'), join(site, 'content'), { recursive: true })
const file = join(site, 'content/opportunities/clinic-letters-workshop.md')
writeFileSync(file, example)

// Pages that show the pictures need some, or they are mistakes themselves.
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
for (const [, name] of (guide + readFileSync(join(root, 'content/guidance/writing-on-your-computer.md'), 'utf8')).matchAll(/\(\/(files\/writing\/[a-z]+\.png)\)/g)) {
  mkdirSync(join(site, 'content/files/writing'), { recursive: true })
  writeFileSync(join(site, 'content', name), DOT)
}

const images = join(root, 'content/files/writing')
const words = join(root, 'internal/manual/testdata/pictures')
for (const folder of [images, words]) mkdirSync(folder, { recursive: true })

// seen returns the words that are seen in an element, above a line if one is given.
function seen(element, below = Infinity) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const lines = []
  while (texts.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(texts.currentNode)
    const box = range.getBoundingClientRect()
    if (box.height > 1 && box.width > 1 && box.bottom <= below) lines.push(texts.currentNode.data)
  }
  return lines.join('\n')
}

const server = spawn(program, ['serve', '--site', site, '--addr', '127.0.0.1:0', '--at', AT], { stdio: ['ignore', 'pipe', 'pipe'] })
const origin = await new Promise((found, failed) => {
  let said = ''
  const read = data => {
    said += data
    const m = said.match(/http:\/\/127\.0\.0\.1:\d+/)
    if (m) found(m[0])
  }
  server.stdout.on('data', read)
  server.stderr.on('data', read)
  server.on('exit', () => failed(new Error(said)))
})

const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const open = async (width, height, url) => {
    const page = await browser.newPage({ viewport: { width, height } })
    await page.clock.setFixedTime(new Date(AT))
    await page.route('**/notes.json*', route => route.abort()) // without the corner
    await page.goto(origin + url)
    return page
  }
  const keep = async (name, text, shot) => {
    writeFileSync(join(images, `${name}.png`), shot)
    writeFileSync(join(words, `${name}.txt`), text.split(/[\n\t]+/).map(line => line.replaceAll(/\s+/g, ' ').trim()).filter(Boolean).join('\n') + '\n')
    console.log(`${name}: ${Math.ceil(shot.length / 1024)}KB`)
  }

  let page = await open(720, 900, '/opportunities/group/carers/')
  const card = page.locator('li, article').filter({ hasText: 'Help us rewrite clinic letters' }).last()
  await keep('entry', await card.evaluate(seen), await card.screenshot())

  page = await open(360, 640, '/opportunities/clinic-letters-workshop/')
  const main = page.locator('main')
  const top = await main.boundingBox()
  await page.evaluate(y => {
    const frame = document.body.appendChild(document.createElement('div'))
    Object.assign(frame.style, { position: 'absolute', left: 0, top: `${y}px`, width: '360px', height: '620px', boxSizing: 'border-box', border: '2px solid #4c6272' })
  }, top.y)
  await keep('phone', await main.evaluate(seen, top.y + 620), await page.screenshot({ clip: { x: 0, y: top.y, width: 360, height: 620 }, fullPage: true }))

  writeFileSync(file, example.replace('groups: [service-users, carers]', 'groups: [service-users, carer]'))
  page = await browser.newPage({ viewport: { width: 720, height: 420 } })
  for (let tries = 0; tries < 50; tries++) {
    await page.goto(origin + '/opportunities/')
    if ((await page.locator('.message').count()) > 0) break
    await page.waitForTimeout(100)
  }
  const notes = page.locator('main')
  await keep('mistake', await notes.locator('.notes').first().evaluate(seen), await notes.screenshot())
} finally {
  await browser.close()
  server.kill()
  rmSync(site, { recursive: true, force: true })
}
