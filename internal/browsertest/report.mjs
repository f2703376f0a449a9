// How a test fails: every problem on a line of its own, and what the browser did
// and showed, in files that the message names.

import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// keptPath returns where to keep something of that name: in the folder that
// INVOLVE_SHOTS names, else in one for temporary files.
export function keptPath(name) {
  const folder = process.env.INVOLVE_SHOTS || join(tmpdir(), 'involve-shots')
  mkdirSync(folder, { recursive: true })
  const dot = name.lastIndexOf('.')
  return join(folder, name.slice(0, dot).replaceAll(/[^a-z0-9]+/gi, '-').slice(-180) + name.slice(dot))
}

// takePicture keeps a picture of the whole page, or of the window where the page is
// XML: Playwright would wait for its body.
export async function takePicture(page, path) {
  const fullPage = await page.evaluate(() => document.body !== null)
  await page.screenshot({ path, fullPage, quality: 85 })
}

// none fails when there are problems.
export function none(problems) {
  if (problems.length === 0) return
  const error = new Error([`${problems.length} problem${problems.length === 1 ? '' : 's'}`, ...problems].join('\n'))
  error.stack = error.message // where it was thrown helps nobody
  throw error
}

// A Record is the trace of one browser context, test by test.
export class Record {
  #runs = false
  #started = false
  #snapshots

  constructor(context, test, snapshots) {
    this.context = context
    this.test = test // in which it was opened
    this.#snapshots = snapshots
  }

  async start() {
    if (this.#runs) return
    const { tracing } = this.context
    if (!this.#started) await tracing.start({ screenshots: this.#snapshots, snapshots: this.#snapshots })
    await tracing.startChunk()
    this.#started = true
    this.#runs = true
  }

  // end ends the trace of a test. When it failed, the trace is kept, with a picture
  // of the page that was opened last, and its message says where. earlier is how many
  // contexts of that test are done.
  async end(test, earlier) {
    if (!this.#runs) return
    this.#runs = false
    if (!test.error) return this.context.tracing.stopChunk()
    const [picture, trace] = ['jpg', 'zip'].map(type => keptPath(`failed ${test.fullName}${earlier ? ` ${earlier + 1}` : ''}.${type}`))
    await this.context.tracing.stopChunk({ path: trace })
    const error = test.error.cause ?? test.error
    const say = line => {
      error.message += line
      error.stack += line
    }
    say(`\ntrace: ${trace}`)
    const page = this.context.pages().at(-1)
    if (!page) return
    await takePicture(page, picture)
    say(`\npicture: ${picture}`)
  }
}
