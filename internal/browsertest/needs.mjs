// What the machine must have before a test starts. Each thing that is missing is
// one line that says what to install, and the exit status is 1: never a skip.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import { siteFromEnvironment } from './site.mjs'
import { BROWSER, CHROMIUM, PACKAGES, PROGRAM, PYTHON } from './tools.mjs'

const runs = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0

const missing = []
if (!PACKAGES.every(existsSync)) missing.push('no packages in internal/browsertest/node_modules: npm ci')
if (!existsSync(CHROMIUM)) missing.push(`no ${CHROMIUM}: apt-get install chromium`)
if (!existsSync(BROWSER)) missing.push(`no ${BROWSER}, which INVOLVE_BROWSER names`)
if (!runs('java', '-version')) missing.push('no Java runtime: apt-get install default-jre-headless')
if (!runs(PYTHON, '-c', 'import feedparser')) missing.push(`no feedparser in ${PYTHON}: apt-get install python3-feedparser`)
if (!existsSync(PROGRAM)) missing.push('no bin/involve: make bin/involve')
for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  try {
    siteFromEnvironment(name)
  } catch (error) {
    missing.push(error.message)
  }
}

for (const line of missing) console.error(`browser tests: ${line}`)
process.exitCode = missing.length ? 1 : 0
