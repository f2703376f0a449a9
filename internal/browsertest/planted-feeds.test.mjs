// The checks of feeds: each finds nothing in good feeds, and finds a mistake that was
// planted in them.

import assert from 'node:assert/strict'
import test from 'node:test'

import { startBrowser } from './browser.mjs'
import { feedID, formProblems, itemProblems, openProblems, opmlProblems, readFeeds, sameProblems } from './checks/feeds.mjs'
import { rawProblems } from './checks/rawfeed.mjs'
import { files, folder, HEADERS } from './good.mjs'
import { serve } from './server.mjs'
import { siteAt } from './site.mjs'

// A feed of everything and one of a group, good but for what is given.
const FEED = {
  id: day => `2026-11-0${day}T09:00:00Z`,
  tag: 'http://127.0.0.1/opportunities/group/',
  opportunities: [
    { id: 'one', groups: ['a'], title: 'T', published: '2026-11-01', status: 'open' },
    { id: 'two', groups: ['a'], title: 'T', published: '2026-11-02', status: 'closed' },
    { id: 'three', groups: ['b'], title: 'T', published: '2026-11-03', status: 'closing-soon' },
  ],
}

const rssEntry = (id, day) =>
  `<item><title>T</title><link>http://127.0.0.1/there/</link><guid isPermaLink="false">tag:x:${id}</guid><description>D &amp;amp; d</description>` +
  `<content:encoded><![CDATA[<p><a href="http://127.0.0.1/there/">D</a></p>]]></content:encoded><category domain="${FEED.tag}">A</category><pubDate>0${day} Nov 2026 09:00:00 +0000</pubDate></item>`
const rssFeed = (path, ...entries) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xml:lang="en"><channel><title>F</title><link>http://127.0.0.1/there/</link><description>F</description><language>en</language><copyright>L</copyright>` +
  `<atom:link href="http://127.0.0.1/${path}" rel="self" type="application/rss+xml"/><atom:link href="http://example.org/licence" rel="license"/>${entries.join('')}</channel></rss>`
const atomEntry = (id, day) =>
  `<entry><id>tag:x:${id}</id><title>T</title><link href="http://127.0.0.1/there/"/><published>${FEED.id(day)}</published><updated>${FEED.id(day)}</updated><summary>D &amp; d</summary>` +
  `<content type="html">&lt;p>&lt;a href="http://127.0.0.1/there/">D&lt;/a>&lt;/p></content><category term="a" scheme="${FEED.tag}" label="A"/></entry>`
const atomFeed = (path, ...entries) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>tag:x:/</id><title>F</title><updated>${FEED.id(1)}</updated><rights>L</rights><author><name>A</name></author><link href="http://127.0.0.1/there/"/>` +
  `<link href="http://127.0.0.1/${path}" rel="self"/><link href="http://example.org/licence" rel="license"/>${entries.join('')}</feed>`
const jsonEntry = (id, day) => ({
  id: `tag:x:${id}`,
  title: 'T',
  url: 'http://127.0.0.1/there/',
  date_published: FEED.id(day),
  date_modified: FEED.id(day),
  summary: 'D & d',
  content_html: '<p><a href="http://127.0.0.1/there/">D</a></p>',
  tags: ['A'],
})
const jsonFeed = (path, ...items) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'F',
  language: 'en',
  home_page_url: 'http://127.0.0.1/there/',
  feed_url: `http://127.0.0.1/${path}`,
  _licence: { name: 'L', url: 'http://example.org/licence' },
  items,
})

// feedSite returns a site with the good feed of everything and other files.
function feedSite(t, others) {
  const all = rssFeed('opportunities/feed.xml', rssEntry('three', 3), rssEntry('two', 2), rssEntry('one', 1))
  return siteAt(folder(t, { ...files(), 'opportunities/feed.xml': all, ...others }), 'http://127.0.0.1/', FEED.opportunities)
}

test('feeds that lack, add or mix up entries are found', t => {
  const ofA = 'opportunities/group/a/feed.xml'
  const look = text => {
    const site = feedSite(t, { [ofA]: text })
    const feeds = readFeeds(site)
    const prefix = feedID(site, feeds)
    return [formProblems(site, ofA, feeds.get(ofA)), itemProblems(site, ofA, feeds.get(ofA), prefix)]
  }
  const good = rssFeed(ofA, rssEntry('two#2026-11-04-changed', 4), rssEntry('two', 2), rssEntry('one', 1))
  assert.deepEqual(look(good), [[], []])
  assert.deepEqual(look(rssFeed(ofA, rssEntry('two', 2)))[1], [`${ofA}: lacks tag:x:one`])
  assert.equal(look(rssFeed(ofA, rssEntry('three', 3), rssEntry('two', 2), rssEntry('one', 1)))[1].length, 1)
  const form = [
    [rssFeed(ofA, rssEntry('one', 1), rssEntry('two', 2)), 'newer than the entry before it'],
    [good.replace('</channel>', ''), 'does not parse'],
    [good.replace(`/${ofA}`, '/elsewhere.xml'), 'says it is at'],
    [good.replaceAll('>http://127.0.0.1/there/', '>http://127.0.0.1/gone/'), 'no such page'],
    [good.replace('rel="license"', 'rel="x"'), 'names no licence'],
    [good.replace('<language>en</language>', '').replace(' xml:lang="en"', ''), 'has no title, language or page'],
    [good.replace('<description>D', '<description>&lt;p>D'), 'markup in its summary'],
    [good.replace('href="http://127.0.0.1/there/"', 'href="/there/"'), 'not whole: /there/'],
    [good.replace('<category', `<category domain="${FEED.tag}">A</category><category`), 'a category twice'],
    [good.replace('<title>T</title>', ''), 'lacks a part'],
    [good.replace('<description>D &amp;amp; d</description>', ''), 'markup in its summary'], // feedparser takes the content
    [good.replaceAll('tag:x:one', 'tag:x:two'), 'an id twice'],
    [rssFeed(ofA, ...Array.from({ length: 51 }, (_, i) => rssEntry(`one#${i}`, 1))), '51 entries'],
  ]
  for (const [text, word] of form) {
    const problems = look(text)[0]
    assert.ok(problems.some(p => p.includes(word)), `wanted ${word}, got: ${problems.join('\n') || 'nothing'}`)
  }
})

test('formats that say other things than RSS are found', t => {
  const [rss, atom, json] = ['feed.xml', 'atom.xml', 'feed.json'].map(file => `opportunities/group/a/${file}`)
  const entries = [['two', 2], ['one', 1]]
  const look = (atomText, feed) => {
    const site = feedSite(t, { [rss]: rssFeed(rss, ...entries.map(e => rssEntry(...e))), [atom]: atomText, [json]: JSON.stringify(feed) })
    const feeds = readFeeds(site)
    return [...formProblems(site, atom, feeds.get(atom)), ...formProblems(site, json, feeds.get(json)), ...sameProblems(atom, feeds.get(rss), feeds.get(atom), feeds.get(json))]
  }
  const goodAtom = atomFeed(atom, ...entries.map(e => atomEntry(...e)))
  const goodJSON = () => jsonFeed(json, ...entries.map(e => jsonEntry(...e)))
  const changed = change => {
    const feed = goodJSON()
    change(feed)
    return [goodAtom, feed]
  }
  assert.deepEqual(look(goodAtom, goodJSON()), [])
  const bad = [
    [[atomFeed(atom, atomEntry('two', 2)), goodJSON()], 'in atom.xml missing'],
    [[goodAtom.replace('label="A"', 'label="B"'), goodJSON()], 'in atom.xml'],
    [[goodAtom.replace('scheme="', 'scheme="x'), goodJSON()], 'the categories of entry 1'],
    [[goodAtom.replace(`<updated>${FEED.id(2)}`, `<updated>${FEED.id(3)}`), goodJSON()], 'was updated'],
    [[goodAtom.replace('<id>tag:x:/</id>', ''), goodJSON()], 'no id or no date'],
    [[goodAtom.replace('<title>F', '<title>G'), goodJSON()], 'atom.xml is G'],
    [changed(feed => feed.items.pop()), 'in feed.json missing'],
    [changed(feed => (feed.items[0].summary = 'E')), 'in feed.json'],
    [changed(feed => delete feed.items), "must have required property 'items'"],
    [changed(feed => delete feed.items[0].content_html), "must have required property 'content_html'"],
    [changed(feed => (feed.items[0].banner_ = 'http://127.0.0.1/a.png')), 'must NOT have additional properties {"additionalProperty":"banner_"}'],
    [changed(feed => (feed.items[0].date_published = '2026-11-02')), '/items/0/date_published must match pattern'],
    [changed(feed => (feed.items[0].id = 2)), '/items/0/id must be string'],
    [changed(feed => (feed.version = 'https://jsonfeed.org/version/1')), '/version must be equal to constant'],
  ]
  for (const [[atomText, feed], word] of bad) {
    const problems = look(atomText, feed)
    assert.ok(problems.some(p => p.includes(word)), `wanted ${word}, got: ${problems.join('\n') || 'nothing'}`)
  }
})

test('a feed of what is open that lacks or adds is found', t => {
  const file = 'opportunities/group/a/open.xml'
  const look = (...entries) => {
    const site = feedSite(t, { [file]: rssFeed(file, ...entries) })
    const feeds = readFeeds(site)
    return openProblems(site, file, feeds.get(file), feedID(site, feeds))
  }
  assert.deepEqual(look(rssEntry('one#open', 1)), [])
  assert.equal(look().length, 1)
  assert.ok(look(rssEntry('two', 2), rssEntry('one', 1)).some(p => p.includes('tag:x:two, which is not open')))
  assert.ok(look(rssEntry('three', 3), rssEntry('one', 1)).some(p => p.includes('tag:x:three, which is not open')))
  assert.ok(look(rssEntry('one', 1), rssEntry('one#open', 1)).some(p => p.includes('an opportunity twice')))
  assert.ok(look(rssEntry('one', 1).replace('>T<', '>Now open: T<')).some(p => p.includes('is called Now open: T')))
})

test('a list of feeds that lacks or adds one is found', t => {
  const ofA = 'opportunities/group/a/feed.xml'
  const ofBoth = 'opportunities/group/a/stage/b/feed.xml'
  const outline = file => {
    const url = `http://127.0.0.1/${file}`
    return `<outline type="rss" text="F" language="en" xmlUrl="${url}" htmlUrl="${url.replace('feed.xml', '')}"/>`
  }
  const list = (...outlines) => `<opml version="2.0"><head><title>F</title><ownerName>A</ownerName></head><body><outline text="G">${outlines.join('')}</outline></body></opml>`
  const look = text => {
    const site = feedSite(t, { [ofA]: rssFeed(ofA), [ofBoth]: rssFeed(ofBoth), 'feeds.opml': text })
    return opmlProblems(site, 'feeds.opml', readFeeds(site))
  }
  const good = list(outline('opportunities/feed.xml'), outline(ofA))
  assert.deepEqual(look(good), [])
  const bad = [
    [list(outline(ofA)), 'lacks http://127.0.0.1/opportunities/feed.xml'],
    [list(outline('opportunities/feed.xml'), outline(ofA), outline(ofA)), 'a feed twice'],
    [list(outline('opportunities/feed.xml'), outline(ofA), outline(ofBoth)), `names http://127.0.0.1/${ofBoth}`],
    [good.replace(' language="en"', ''), 'cannot take it'],
    [good.replace('htmlUrl="http://127.0.0.1/opportunities/"', 'htmlUrl="http://127.0.0.1/"'), 'is of http://127.0.0.1/'],
    [good.replace('<title>F</title>', ''), 'no title or owner'],
    [good.replace('</head>', '<dateCreated>x</dateCreated></head>'), 'when it was made'],
    [good.replace(' version="2.0"', ''), 'is opml null'],
  ]
  for (const [text, word] of bad) {
    const problems = look(text)
    assert.ok(problems.some(p => p.includes(word)), `wanted ${word}, got: ${problems.join('\n') || 'nothing'}`)
  }
})

test('a feed that cannot be read in a browser is found', async t => {
  const good = `:root::before { content: "This is a feed. Copy its address into a feed reader."; display: block } channel > *, item > * { display: none }
    title, description, pubDate { display: block !important } :root { font-size: 16px; max-width: 30em } channel > title { font-size: 32px } item { display: block !important } item > title { font-size: 24px } item > description { white-space: pre-line }`
  const entry = rssEntry('one', 1).replace('D &amp;amp; d', 'D')
  const feed = (css, text) =>
    feedSite(t, { _headers: HEADERS, 'raw.css': css, 'raw.xml': rssFeed('raw.xml', text).replace('?>', '?><?xml-stylesheet type="text/css" href="/raw.css"?>') })
  const browser = await startBrowser({ test: t })
  const cases = [
    ['a good feed', good, entry, undefined],
    ['no word of what it is', good.replace('content:', 'x:'), entry, 'does not say what it is'],
    ['no stylesheet', '', entry, 'does not say what it is'],
    ['a title like the text', good.replace('24px', '16px'), entry, 'the title of an entry is 16 px'],
    ['a feed without a title', good.replace('font-size: 32px', 'display: none !important'), entry, 'the title of the feed'],
    ['a day that is hidden', good + 'pubDate { display: none !important }', entry, 'cannot be seen of a date'],
    ['markup that is shown', good + '* { display: block !important }', entry, 'shows content:encoded'],
    ['markup in a summary', good, entry.replace('>D<', '>&lt;p>D<'), 'shows markup'],
    ['lines that run together', good.replace('pre-line', 'normal'), entry, 'run together'],
    ['a box that is too wide', good + 'item { width: 400px }', entry, 'px wide in a window'],
  ]
  for (const [name, css, text, word] of cases) {
    await t.test(name, async t => {
      const host = await serve(feed(css, text))
      t.after(host.close)
      const { page } = await browser.open({ width: 320, clock: false, snapshots: false })
      await page.goto(host.origin + '/raw.xml')
      const problems = await rawProblems(page)
      if (!word) assert.deepEqual(problems, [])
      else assert.ok(problems.some(p => p.includes(word)), `wanted ${word}, got: ${problems.join('\n') || 'nothing'}`)
    })
  }
})
