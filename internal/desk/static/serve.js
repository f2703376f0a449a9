// The one script that a served page has beside its own. When the site has changed
// since, it brings the page up to date, or reloads it where that is more than an
// exchange of some text, and leaves the reader where they were. On a page of the
// site it also brings the corner, and keeps the instant that the page is shown at:
// links lead on to the same one, and the page's own clock shows it.
//
// It is no module, so that it runs before the page's own scripts.
{
  const script = document.currentScript
  const asked = new URL(script.src).searchParams
  const ofDesk = asked.has('desk') // a page of the desk, not of the site
  let generation = asked.get('generation')
  let arrived = ofDesk ? null : document.documentElement.cloneNode(true) // the page before any other script had it
  const prefix = '/__involve/'

  // A page that nobody sees does not listen, because a browser keeps only a few
  // connections to a host open; it asks what it missed when it is seen again.
  let events, renewing
  function listen() {
    events?.close()
    if (document.hidden || renewing) return
    events = new EventSource(prefix + 'events?since=' + generation)
    events.addEventListener('changed', async () => {
      events.close()
      renewing = true
      const renewed = await renew().catch(() => false)
      renewing = false
      if (renewed) listen()
      else reload()
    })
    events.addEventListener('error', () => {
      // Some browsers give up when the program has ended.
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000)
    })
  }
  document.addEventListener('visibilitychange', listen)
  listen()

  // A browser may be told to keep nothing.
  const memory = (() => {
    try {
      return window.sessionStorage
    } catch {
      return { getItem: () => null, setItem() {}, removeItem() {} }
    }
  })()

  // renew brings the page up to date without a reload, and returns whether it could.
  async function renew() {
    if (ofDesk) return false
    const [answer, { swap }] = await Promise.all([fetch(location.href), swapping])
    if (!answer.ok || answer.redirected) return false
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const theirs = page.querySelector(`script[src^="${prefix}serve.js?"]`)
    const now = new URL(theirs.getAttribute('src'), location.href).searchParams
    if (now.get('clock') !== asked.get('clock')) return false
    const [left, top, focus] = [scrollX, scrollY, pathTo(document.activeElement)]
    if (!swap(arrived, page.documentElement, document.documentElement)) return false
    scrollTo({ left, top, behavior: 'instant' }) // as after a reload, whatever has moved
    if (focus && document.activeElement === document.body) document.querySelector(focus)?.focus({ preventScroll: true })
    arrived = page.documentElement
    script.setAttribute('src', theirs.getAttribute('src'))
    generation = now.get('generation')
    corner.then(renewCorner => renewCorner?.(generation)).catch(() => {}) // the next change brings it
    return true
  }

  // Where the reader is. It is kept over a page of mistakes, which stands at the
  // same address.
  const PLACE = 'involve-place'
  const address = () => location.pathname + location.search
  const all = selector => [...document.querySelectorAll(selector)]

  function reload() {
    if (!ofDesk) {
      history.scrollRestoration = 'manual'
      memory.setItem(PLACE, JSON.stringify({
        address: address(),
        left: scrollX,
        top: scrollY,
        open: all('details').map(details => details.open),
        focus: pathTo(document.activeElement),
      }))
    }
    location.reload()
  }

  function restore() {
    const kept = memory.getItem(PLACE)
    if (ofDesk || !kept) return
    memory.removeItem(PLACE)
    const place = JSON.parse(kept)
    if (place.address !== address()) return
    history.scrollRestoration = 'manual'
    const details = all('details')
    if (details.length === place.open.length) details.forEach((d, i) => { d.open = place.open[i] })
    const scroll = () => scrollTo({ left: place.left, top: place.top, behavior: 'instant' })
    scroll()
    // What is drawn by scripts or has no size before it is loaded moves the rest.
    whenLoaded(() => {
      scroll()
      if (place.focus) document.querySelector(place.focus)?.focus({ preventScroll: true })
      history.scrollRestoration = 'auto'
    })
  }

  // pathTo returns a selector of an element, '' for one that has no focus of its own.
  function pathTo(element) {
    if (!element || element === document.body || element.localName === 'involve-corner') return ''
    if (element.id) return '#' + CSS.escape(element.id)
    const parts = []
    for (let e = element; e !== document.documentElement; e = e.parentElement) {
      if (!e) return ''
      parts.unshift(`${CSS.escape(e.localName)}:nth-child(${[...e.parentElement.children].indexOf(e) + 1})`)
    }
    return parts.join('>')
  }

  function whenLoaded(act) {
    if (document.readyState === 'complete') act()
    else addEventListener('load', () => setTimeout(act))
  }

  // The instant, and whether there are drafts, are in the address.
  const KEYS = ['at', 'drafts']
  const shown = new URLSearchParams(location.search)
  const kept = KEYS.filter(key => shown.get(key)).map(key => [key, shown.get(key)])

  // along returns an address with what is kept, where it is one of the site.
  function along(to) {
    const url = new URL(to, document.baseURI)
    if (url.origin !== location.origin || url.pathname.startsWith(prefix)) return to
    for (const [key, value] of kept) if (!url.searchParams.has(key)) url.searchParams.set(key, value)
    return url.href
  }

  function keepAlong() {
    for (const name of ['click', 'auxclick', 'contextmenu']) {
      document.addEventListener(name, event => {
        const link = event.target.closest?.('a[href]')
        if (link && !link.getAttribute('href').startsWith('#')) link.href = along(link.href)
      }, true)
    }
    document.addEventListener('formdata', event => {
      if (along(event.target.action) === event.target.action) return // of another site
      for (const [key, value] of kept) if (!event.formData.has(key)) event.formData.set(key, value)
    })
    for (const name of ['pushState', 'replaceState']) {
      const change = history[name]
      history[name] = function (state, title, to) {
        return change.call(this, state, title, to == null ? to : along(to))
      }
    }
  }

  // runFrom has the page's clock go on from another instant.
  function runFrom(start) {
    const Real = Date
    const shift = start - Real.now()
    globalThis.Date = class Date extends Real {
      constructor(...parts) {
        super(...(parts.length ? parts : [Real.now() + shift]))
      }

      static now() {
        return Real.now() + shift
      }
    }
  }

  let swapping, corner // when they have come
  if (!ofDesk) {
    if (kept.length) keepAlong()
    if (asked.has('clock')) runFrom(Number(asked.get('clock')))
    swapping = import(prefix + 'swap.js')
    corner = import(prefix + 'corner.js').then(({ start }) => start({ prefix, generation, kept, memory }))
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', restore)
  else restore()
}
