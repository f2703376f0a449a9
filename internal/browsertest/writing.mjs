// The program's own server on a copy of the sample's content, to be written in.

import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { PROGRAM } from './tools.mjs'

const SAMPLE = fileURLToPath(new URL('../../content', import.meta.url))

// startWriting serves a copy of the sample as it stands at an instant, until the
// test has ended. It returns where that is, and the copy.
export async function startWriting(t, at) {
  const folder = mkdtempSync(join(tmpdir(), 'involve-writing-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(SAMPLE, join(folder, 'content'), { recursive: true })
  const program = spawn(PROGRAM, ['serve', '--addr', '127.0.0.1:0', '--site', folder, '--at', at], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise(resolve => program.on('exit', resolve))
  t.after(async () => {
    program.kill()
    await ended
  })
  let log = ''
  const home = await new Promise((resolve, reject) => {
    program.stderr.on('data', data => {
      log += data
      const ready = log.match(/ready at (\S+)/)
      if (ready) resolve(ready[1])
    })
    program.on('error', reject)
    ended.then(() => reject(new Error(`the server ended:\n${log}`)))
  })
  const path = name => join(folder, 'content', name)
  return {
    home, // the address of the home page
    folder,
    log: () => log,
    path,
    read: name => readFileSync(path(name), 'utf8'),
    write: (name, text) => writeFileSync(path(name), text),
    remove: name => rmSync(path(name), { recursive: true }),
    // reset makes all content as it was, and waits until that is shown. What is
    // shown before may be a page of mistakes, or of a test that failed.
    async reset() {
      rmSync(path('.'), { recursive: true, force: true })
      cpSync(SAMPLE, path('.'), { recursive: true })
      const mark = `Reset ${Math.random()}`
      writeFileSync(path('pages/reset.md'), `---\ntitle: ${mark}\nsummary: Reset.\n---\n`)
      while (!(await (await fetch(`${home}reset/`)).text()).includes(`>${mark}<`)) await pause(20)
      rmSync(path('pages/reset.md'))
      while ((await fetch(`${home}reset/`)).status !== 404) await pause(20)
    },
  }
}
