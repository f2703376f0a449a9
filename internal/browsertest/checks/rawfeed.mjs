// A feed that a person opens in a browser, where it is XML with a stylesheet.

// rawProblems returns what keeps the page from being read as what it is. The page
// shows a feed that has entries.
export async function rawProblems(page) {
  return page.evaluate(() => {
    const problems = []
    const say = (bad, what) => bad && problems.push(what)
    const style = e => getComputedStyle(e)
    const seen = e => e.checkVisibility()
    const all = name => [...document.getElementsByTagNameNS('*', name)]
    const root = document.documentElement
    const within = (parents, name) => all(name).filter(e => parents.includes(e.parentElement))

    const before = getComputedStyle(root, '::before').content
    say(!/This is a feed.*feed reader/.test(before), `does not say what it is and what to do with it: ${before}`)

    const feed = root.localName === 'rss' ? all('channel') : [root]
    const entries = [...all('item'), ...all('entry')]
    say(entries.length === 0, 'has no entry')
    const titles = within(entries, 'title')
    const texts = [...within(entries, 'description'), ...within(entries, 'summary')]
    const days = [...within(entries, 'pubDate'), ...within(entries, 'published')]
    for (const [name, list] of Object.entries({ title: titles, summary: texts, date: days })) {
      say(list.length !== entries.length, `${entries.length} entries have ${list.length} of a ${name}`)
      const lost = list.filter(e => !seen(e) || e.getBoundingClientRect().height < 10)
      say(lost.length > 0, `${lost.length} of ${list.length} cannot be seen of a ${name}`)
    }
    const size = e => parseFloat(style(e).fontSize)
    const name = within(feed, 'title')[0]
    say(size(titles[0]) <= size(texts[0]), `the title of an entry is ${size(titles[0])} px high, its text ${size(texts[0])} px`)
    say(!seen(name) || size(name) <= size(titles[0]), `the title of the feed is ${size(name)} px high, that of an entry ${size(titles[0])} px`)
    say(texts.some(e => style(e).whiteSpace !== 'pre-line'), 'the lines of a summary run together')

    const technical = ['encoded', 'content', 'guid', 'id', 'category', 'ttl', 'language', 'lastBuildDate', 'updated']
    for (const e of technical.flatMap(all)) say(seen(e), `shows ${e.nodeName}: ${e.textContent.slice(0, 40)}`)
    const shown = [...document.querySelectorAll('*')].filter(e => e.children.length === 0 && seen(e)).map(e => e.textContent)
    for (const text of shown) say(/<\w|&#/.test(text), `shows markup: ${text.slice(0, 60)}`)

    const wide = document.scrollingElement.scrollWidth
    say(wide > innerWidth, `is ${wide} px wide in a window of ${innerWidth}`)
    const out = [...document.querySelectorAll('*')].filter(e => seen(e) && e.getBoundingClientRect().right > innerWidth + 1)
    for (const e of out.slice(0, 3)) say(true, `${e.nodeName} ends at ${Math.round(e.getBoundingClientRect().right)} px of ${innerWidth}`)
    const line = texts[0].getBoundingClientRect().width
    say(line > 45 * size(texts[0]), `a line is ${Math.round(line)} px long`)
    return [...new Set(problems)]
  })
}
