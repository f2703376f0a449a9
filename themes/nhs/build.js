// Makes dist/ from src/ and the nhsuk-frontend package: a stylesheet for each
// brand and one for feeds, the scripts, the icons of each brand, and the drawings
// that component templates show inline. dist/<brand>/ holds what only that brand
// may show.

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const src = join(here, 'src')
const dist = join(here, 'dist')
const nhsuk = join(here, 'node_modules', 'nhsuk-frontend', 'dist', 'nhsuk')

// The marker stays: without it a fresh clone would have no folder to embed.
mkdirSync(dist, { recursive: true })
for (const name of readdirSync(dist)) {
  if (name !== '.gitkeep') rmSync(join(dist, name), { recursive: true })
}
mkdirSync(join(dist, 'nhs'))
mkdirSync(join(dist, 'neutral'))
mkdirSync(join(dist, 'images'))

for (const [source, target] of [['nhs', 'nhs/nhs.css'], ['neutral', 'neutral/neutral.css'], ['feed', 'feed.css']]) {
  const { css } = sass.compile(join(src, 'scss', `${source}.scss`), {
    loadPaths: [join(nhsuk, '..')],
    quietDeps: true
  })
  const { code } = await esbuild.transform(css, { loader: 'css', minify: true, legalComments: 'none' })
  writeFileSync(join(dist, target), code)
  for (const [, name] of code.matchAll(/url\("?\.\.\/images\/([^")]+)"?\)/g)) {
    copyFileSync(join(nhsuk, 'assets', 'images', name), join(dist, 'images', name))
  }
}

// Each file of src/js is a script of its own; what they share is in its folders.
await esbuild.build({
  entryPoints: readdirSync(join(src, 'js')).filter(name => name.endsWith('.js')).map(name => join(src, 'js', name)),
  outdir: dist,
  bundle: true,
  format: 'esm',
  target: 'es2020',
  minify: true,
  legalComments: 'none'
})

for (const name of readdirSync(join(src, 'images'))) {
  copyFileSync(join(src, 'images', name), join(dist, 'neutral', name))
}
for (const name of ['favicon.ico', 'favicon.svg', 'nhsuk-icon-180.png', 'nhsuk-icon-192.png',
  'nhsuk-icon-512.png', 'nhsuk-icon-mask.svg']) {
  copyFileSync(join(nhsuk, 'assets', 'images', name), join(dist, 'nhs', name.replace(/^nhsuk-/, '')))
}

// The logo is nowhere in the package but in the macro of the header.
const logo = readFileSync(join(nhsuk, 'components', 'header', 'template.njk'), 'utf8')
  .match(/<svg class="nhsuk-header__logo"[\s\S]*?(<path [^>]*\/>)/)
if (!logo) throw new Error('nhsuk-frontend has no logo where it used to be: see components/header/template.njk')
const drawings = [`{{define "drawn-logo"}}${logo[1].replace("/>", "></path>")}{{end}}`]

for (const name of ['arrow-left', 'arrow-right', 'arrow-right-circle', 'chevron-right-circle', 'search']) {
  const svg = readFileSync(join(nhsuk, 'assets', 'images', `nhsuk-icon-${name}.svg`), 'utf8')
    .replace(/ fill="[^"]*"/, '').replace(/>\s+</g, '><').trim()
  drawings.push(`{{define "icon-${name}"}}${svg}{{end}}`)
}
writeFileSync(join(dist, 'drawings.html'), drawings.join('\n') + '\n')
