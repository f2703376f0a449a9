// The pictures to post where feeds do not reach: a telephone reads from each where
// to go, at the size it is made in and as small as a group chat shows it.

import assert from 'node:assert/strict'
import test from 'node:test'

import jsQR from 'jsqr'

import { startBrowser } from './browser.mjs'
import { none } from './report.mjs'
import { serve } from './server.mjs'
import { siteFromEnvironment } from './site.mjs'

const CHAT = 400 // pixels that a picture is wide in a chat

for (const name of ['INVOLVE_SITE', 'INVOLVE_SITE_BELOW']) {
  const site = siteFromEnvironment(name)
  const pictures = site.files.filter(file => /^subscribe\/[^/]+\.png$/.test(file))

  test(`pictures to post, ${site.base}`, async t => {
    const host = await serve(site)
    t.after(host.close)
    const browser = await startBrowser({ test: t })

    await t.test('there is one for everyone and one for each group', () => {
      const groups = site.files.map(file => /^opportunities\/group\/([^/]+)\/index\.html$/.exec(file)?.[1]).filter(Boolean)
      assert.ok(groups.length > 2)
      assert.deepEqual(pictures, ['everyone', ...groups.map(group => `group-${group}`)].map(file => `subscribe/${file}.png`))
    })

    await t.test('the code of each is the absolute address of its listing', async () => {
      const { page } = await browser.open({ snapshots: false })
      await page.goto(host.origin + site.path)
      const problems = []
      for (const file of pictures) {
        const group = /group-(.+)\.png$/.exec(file)?.[1]
        const want = site.base.href + (group ? `opportunities/group/${group}/` : 'opportunities/')
        const found = { whole: await draw(page, site.path + file), chat: await draw(page, site.path + file, CHAT) }
        for (const [size, { width, height, data }] of Object.entries(found)) {
          const code = jsQR(new Uint8ClampedArray(Buffer.from(data, 'base64')), width, height)?.data
          if (code !== want) problems.push(`${file}, ${size}: the code says ${code}, not ${want}`)
        }
        const { width, height } = found.whole
        if (width !== 1200 || height !== 630) problems.push(`${file} is ${width} by ${height}`)
      }
      none(problems)
    })
  })
}

// draw returns a picture's pixels as a browser draws it so wide, or at its own size.
function draw(page, url, wide) {
  return page.evaluate(
    async ([url, wide]) => {
      const picture = new Image()
      picture.src = url
      await picture.decode()
      const width = wide ?? picture.naturalWidth
      const height = Math.round((width * picture.naturalHeight) / picture.naturalWidth)
      const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')
      canvas.imageSmoothingQuality = 'high'
      canvas.drawImage(picture, 0, 0, width, height)
      const bytes = canvas.getImageData(0, 0, width, height).data
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return { width, height, data: btoa(text) }
    },
    [url, wide],
  )
}
