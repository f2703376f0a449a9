// A small host on 127.0.0.1 that serves a built site as Netlify does: under the
// site's own _headers and _redirects, with its 404.html, and with gzip. It keeps
// a log of what it answered, and does not keep a process alive.

import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import http from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { inFolder, lines, redirectAt } from './site.mjs'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
}

const PACKED = ['text/', 'application/json', 'application/xml', 'application/manifest', 'image/svg']

// serve serves a site at its own path, '/' or one below. log holds
// {path, status, type, bytes} for each answer; bytes are those of the body as sent.
export async function serve(site) {
  const rules = headerRules(site.folder)
  const packed = new Map()
  const log = []

  function answer(request, response) {
    const path = new URL(request.url, 'http://host').pathname
    const inside = inFolder(site, path)
    for (const rule of rules) {
      if (inside && matches(rule.path, inside)) for (const [name, value] of rule.headers) response.appendHeader(name, value)
    }
    let status = 200
    let file
    const rule = redirectAt(site, path)
    if (rule) {
      status = rule.status
      response.setHeader('Location', rule.to)
    } else if (inside) {
      file = find(join(site.folder, decodeURIComponent(inside)))
      if (file === 'slash') {
        status = 301
        response.setHeader('Location', path + '/')
        file = undefined
      } else if (!file) {
        status = 404
        file = find(join(site.folder, '404.html'))
      }
    } else {
      status = 404
    }
    let body = file ? readFileSync(file) : Buffer.alloc(0)
    const type = String(response.getHeader('Content-Type') ?? (file ? TYPES[extname(file)] : undefined) ?? 'application/octet-stream')
    response.setHeader('Content-Type', type)
    const accepts = (request.headers['accept-encoding'] ?? '').includes('gzip')
    if (file && accepts && PACKED.some(start => type.startsWith(start))) {
      if (!packed.has(file)) packed.set(file, gzipSync(body))
      body = packed.get(file)
      response.setHeader('Content-Encoding', 'gzip')
    }
    response.setHeader('Content-Length', body.length)
    response.writeHead(status)
    response.end(request.method === 'HEAD' ? undefined : body)
    log.push({ path, status, type, bytes: body.length })
  }

  const server = http.createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  const origin = `http://127.0.0.1:${server.address().port}`
  return {
    origin,
    log,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

// find returns the file for a path, 'slash' for a folder asked for without its
// slash, or undefined.
function find(path) {
  const file = path.endsWith('/') ? path + 'index.html' : path
  if (!existsSync(file)) return undefined
  if (!statSync(file).isDirectory()) return file
  return existsSync(join(file, 'index.html')) ? 'slash' : undefined
}

// headerRules reads _headers: a path, then its headers further in.
export function headerRules(folder) {
  const rules = []
  for (const line of lines(folder, '_headers')) {
    if (!line.startsWith(' ') && !line.startsWith('\t')) {
      rules.push({ path: line.trim(), headers: [] })
      continue
    }
    const colon = line.indexOf(':')
    rules.at(-1).headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return rules
}

// matches says whether a path falls under a rule's: a star stands for the rest,
// and :name for one segment.
function matches(pattern, path) {
  const want = pattern.split('/')
  const have = path.split('/')
  for (const [i, part] of want.entries()) {
    if (part === '*') return true
    if (part.endsWith('*')) return (have[i] ?? '').startsWith(part.slice(0, -1))
    if (part.startsWith('*')) return (have.at(-1) ?? '').endsWith(part.slice(1))
    if (have[i] === undefined || (part !== have[i] && !part.startsWith(':'))) return false
  }
  return want.length === have.length
}
