// Reads a screenshot's pixels: PNG of 8 bits a channel, RGB or RGBA, not interlaced.

import { inflateSync } from 'node:zlib'

// pixels returns {width, height, at(x, y) → [red, green, blue]}.
export function pixels(png) {
  let width, height, channels
  const data = []
  for (let i = 8; i < png.length; ) {
    const size = png.readUInt32BE(i)
    const type = png.toString('latin1', i + 4, i + 8)
    const body = png.subarray(i + 8, i + 8 + size)
    if (type === 'IHDR') {
      width = body.readUInt32BE(0)
      height = body.readUInt32BE(4)
      channels = { 2: 3, 6: 4 }[body[9]]
      if (body[8] !== 8 || !channels || body[12] !== 0) throw new Error('a PNG of another form than Chromium writes')
    }
    if (type === 'IDAT') data.push(body)
    i += size + 12
  }
  const raw = inflateSync(Buffer.concat(data))
  const stride = width * channels
  const out = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? out[y * stride + x - channels] : 0
      const up = y ? out[(y - 1) * stride + x] : 0
      const corner = y && x >= channels ? out[(y - 1) * stride + x - channels] : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]
      out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess
    }
  }
  return { width, height, at: (x, y) => out.subarray(y * stride + x * channels, y * stride + x * channels + 3) }
}

function paeth(left, up, corner) {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

// changed counts the pixels that differ between two screenshots of one place.
export function changed(one, two) {
  const [a, b] = [pixels(one), pixels(two)]
  let count = 0
  for (let y = 0; y < Math.min(a.height, b.height); y++) {
    for (let x = 0; x < Math.min(a.width, b.width); x++) {
      if (!a.at(x, y).equals(b.at(x, y))) count++
    }
  }
  return count
}

// contrast returns the greatest contrast, as WCAG counts it, between the most
// frequent colour of a screenshot and any other in it: 1 for a plain area.
export function contrast(png) {
  const image = pixels(png)
  const counts = new Map()
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const key = image.at(x, y).readUIntBE(0, 3)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const ground = luminance([...counts].sort((a, b) => b[1] - a[1])[0][0])
  return Math.max(...[...counts.keys()].map(key => ratio(ground, luminance(key))))
}

const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

function luminance(key) {
  const [r, g, b] = [key >> 16, (key >> 8) & 255, key & 255].map(v => {
    const c = v / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
