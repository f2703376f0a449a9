// Where the programs are that the tests drive. Nothing here comes from npm, so
// that needs.mjs can say in one line that npm's packages are missing.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const CHROMIUM = '/usr/bin/chromium'

// Chromium without windows, where the system has it: the same engine, which opens
// a page in a quarter of the time.
const SHELL = '/usr/bin/chromium-headless-shell'
export const BROWSER = process.env.INVOLVE_BROWSER || (existsSync(SHELL) ? SHELL : CHROMIUM)

// Debian's own Python: another one on the PATH has no feedparser.
export const PYTHON = '/usr/bin/python3'

// The program itself, for the tests of what writers see.
export const PROGRAM = fileURLToPath(new URL('../../bin/involve', import.meta.url))

export const CHECKER = fileURLToPath(new URL('node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url))
export const PACKAGES = ['ajv', 'ajv-formats', 'axe-core', 'ical.js', 'jsqr', 'playwright-core', 'vnu-jar'].map(name =>
  fileURLToPath(new URL(`node_modules/${name}/package.json`, import.meta.url)),
)
