// Feeds of JSON Feed, by a JSON Schema of its specification.

import { readFileSync } from 'node:fs'

import Ajv from 'ajv/dist/2020.js'

const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(new URL('jsonfeed.schema.json', import.meta.url), 'utf8')))

// readJSONFeed returns a feed in the form that feedparser's has, with what is wrong
// with it in warnings.
export function readJSONFeed(text) {
  const feed = JSON.parse(text)
  const warnings = validate(feed) ? [] : validate.errors.map(e => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`)
  const items = Array.isArray(feed.items) ? feed.items : []
  return {
    bozo: false,
    why: '',
    warnings,
    version: feed.version,
    title: feed.title,
    language: feed.language,
    rights: feed._licence?.name,
    licence: feed._licence ? [feed._licence.url] : [],
    home: feed.home_page_url,
    self: [feed.feed_url],
    entries: items.map(i => ({
      id: i.id,
      title: i.title,
      language: i.language ?? feed.language,
      link: i.url,
      published: Date.parse(i.date_published) / 1000,
      updated: Date.parse(i.date_modified) / 1000,
      summary: i.summary,
      content: i.content_html,
      tags: (i.tags ?? []).map(label => [null, null, label]),
      images: i.image ? [i.image] : [],
    })),
  }
}
