// How a test fails: every problem on a line of its own, and a picture of the page.

import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// picturePath returns where to keep a picture: in the folder that INVOLVE_SHOTS
// names, else in one for temporary files.
export function picturePath(name) {
  const folder = process.env.INVOLVE_SHOTS || join(tmpdir(), 'involve-shots')
  mkdirSync(folder, { recursive: true })
  return join(folder, name.replaceAll(/[^a-z0-9]+/gi, '-') + '.jpg')
}

// takePicture keeps a picture of the whole page.
export async function takePicture(page, path) {
  await page.screenshot({ path, fullPage: true, quality: 85 })
}

// none fails when there are problems. With a page, its picture is kept.
export async function none(problems, page, name) {
  if (problems.length === 0) return
  const lines = [`${problems.length} problem${problems.length === 1 ? '' : 's'}`, ...problems]
  if (page) {
    const path = picturePath(`failed ${name}`)
    await takePicture(page, path)
    lines.push(`picture: ${path}`)
  }
  const error = new Error(lines.join('\n'))
  error.stack = error.message // where it was thrown helps nobody
  throw error
}
