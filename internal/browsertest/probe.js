// Runs inside a page: what a person would see of it, asked of the layout.

globalThis.probe = (() => {
  // name returns a short selector of an element, for a person to find it by.
  function name(element) {
    const parts = []
    for (let e = element; e && e !== document.body && parts.length < 3; e = e.parentElement) {
      const words = [...e.classList].slice(0, 1).map(c => '.' + c)
      parts.unshift(e.localName + (e.id ? '#' + e.id : words.join('')))
      if (e.id) break
    }
    const text = (element.textContent ?? '').trim().slice(0, 30)
    return parts.join(' > ') + (text ? ` "${text}"` : '')
  }

  // hidden says whether an element is kept for screen readers alone: one pixel, or
  // clipped to nothing.
  function hidden(element) {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    if (style.clipPath === 'inset(50%)' || style.clip === 'rect(0px, 0px, 0px, 0px)') return true
    return style.overflow !== 'visible' && (box.width <= 1 || box.height <= 1)
  }

  function hiddenWithin(element) {
    for (let e = element; e; e = e.parentElement) if (hidden(e)) return true
    return false
  }

  function visible(element) {
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !hiddenWithin(element)
  }

  function scrolls(element) {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) return true
    }
    return false
  }

  // sideways returns what makes the page wider than the window. A page that hides
  // what sticks out has lost it, so elements count even when nothing scrolls.
  function sideways() {
    const width = document.scrollingElement.scrollWidth
    const out = [...document.body.querySelectorAll('*')].filter(
      e => visible(e) && e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e),
    )
    const inner = out.filter(e => !out.some(other => other !== e && e.contains(other)))
    const problems = inner.slice(0, 3).map(e => `${name(e)} ends at ${Math.round(e.getBoundingClientRect().right)} px of ${innerWidth}`)
    if (width > innerWidth) problems.unshift(`the page is ${width} px wide in a window of ${innerWidth}`)
    return problems
  }

  // staying returns what stays in the window while the page scrolls, and so covers a
  // part of it: much of it, where a phone or a magnifier leaves little.
  function staying() {
    const stays = e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)
    return [...document.body.querySelectorAll('*')].filter(e => stays(e) && visible(e)).map(e => `stays in the window: ${name(e)}`)
  }

  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (node.data.trim() && visible(node.parentElement)) found.push(node)
    }
    return found
  }

  function boxOf(node) {
    const range = document.createRange()
    range.selectNodeContents(node)
    return range.getBoundingClientRect()
  }

  // The box of a line of text is higher than its letters, by this part of their size.
  const SLACK = 0.35

  // cut returns the texts of which an element hides a part, and spilt those that
  // stand out of the block that holds them, over whatever comes next.
  function cut() {
    const found = []
    for (const node of texts()) {
      const box = boxOf(node)
      const slack = parseFloat(getComputedStyle(node.parentElement).fontSize) * SLACK
      for (let e = node.parentElement; e && e !== document.documentElement; e = e.parentElement) {
        const style = getComputedStyle(e)
        const edge = e.getBoundingClientRect()
        const hides = axis => ['hidden', 'clip'].includes(axis)
        if (
          (hides(style.overflowX) && (box.right > edge.right + slack || box.left < edge.left - slack)) ||
          (hides(style.overflowY) && (box.bottom > edge.bottom + slack || box.top < edge.top - slack))
        ) {
          found.push(node.parentElement)
          break
        }
      }
    }
    return found
  }

  function spilt() {
    const found = []
    for (const node of texts()) {
      let e = node.parentElement
      while (getComputedStyle(e).display.startsWith('inline') || getComputedStyle(e).display === 'contents') e = e.parentElement
      const box = boxOf(node)
      const edge = e.getBoundingClientRect()
      const slack = parseFloat(getComputedStyle(node.parentElement).fontSize) * SLACK
      if (box.bottom > edge.bottom + slack || box.right > edge.right + slack) found.push(node.parentElement)
    }
    return found
  }

  // spaced sets the text spacing that people may set (WCAG 1.4.12), and returns
  // what it cuts off, makes spill or pushes out of the window.
  function spaced() {
    const before = new Set(spilt())
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = [sheet]
    const problems = [
      ...cut().map(e => `cut off: ${name(e)}`),
      ...spilt().filter(e => !before.has(e)).map(e => `spills out: ${name(e)}`),
      ...sideways(),
    ]
    document.adoptedStyleSheets = []
    return problems
  }

  // openAll opens what is closed: expanders, and the header's menu by its button.
  function openAll() {
    let opened = 0
    for (const details of document.querySelectorAll('details:not([open])')) {
      details.open = true
      opened++
    }
    for (const button of document.querySelectorAll('button[aria-expanded="false"]')) {
      if (!visible(button)) continue
      button.click()
      opened++
    }
    return opened
  }

  // moving returns what would move for a person who asked for less motion.
  function moving() {
    const moves = ['all', 'transform', 'translate', 'rotate', 'scale', 'top', 'left', 'right', 'bottom', 'width', 'height', 'margin']
    const seconds = list => Math.max(...list.split(',').map(parseFloat))
    const found = []
    for (const e of document.querySelectorAll('*')) {
      for (const pseudo of [null, '::before', '::after']) {
        const style = getComputedStyle(e, pseudo)
        const animated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01
        const changes =
          seconds(style.transitionDuration) > 0.01 && style.transitionProperty.split(', ').some(p => moves.some(m => p.startsWith(m)))
        if (animated) found.push(`${name(e)} is animated`)
        if (changes) found.push(`${name(e)} moves in a transition`)
      }
      if (getComputedStyle(e).scrollBehavior === 'smooth') found.push(`${name(e)} scrolls smoothly`)
    }
    return found
  }

  // storage returns what the page keeps in the browser.
  async function storage() {
    const databases = await indexedDB.databases()
    const stores = await caches.keys().catch(() => [])
    const workers = (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? []
    return [
      ...Object.keys(localStorage).map(key => `local storage: ${key}`),
      ...Object.keys(sessionStorage).map(key => `session storage: ${key}`),
      ...databases.map(d => `database: ${d.name}`),
      ...stores.map(s => `cache: ${s}`),
      ...workers.map(w => `service worker: ${w.scope}`),
    ]
  }

  // focus returns where the keyboard is, or undefined when it is on no element.
  function focus() {
    const e = document.activeElement
    if (!e || e === document.body || e === document.documentElement) return undefined
    const box = e.getBoundingClientRect()
    const label = e.closest('label') ?? e.labels?.[0]
    const points = [0.5, 0.1, 0.9].flatMap(x => [0.5, 0.2, 0.8].map(y => [x, y]))
    const first = e.getClientRects()[0] ?? box
    return {
      name: name(e),
      look: [e.localName, e.type ?? '', ...e.classList, e.closest('header, main, footer, nav')?.className].join(' '),
      href: e.getAttribute('href'),
      // A page's footer comes after main; a card's own footer is in main.
      region: e.closest('main') ? 'main' : e.closest('header') ? 'header' : e.closest('footer') ? 'footer' : 'other',
      menu: Boolean(e.closest('header nav')),
      breadcrumb: Boolean(e.closest('nav') && !e.closest('header, main, footer')),
      index: [...document.querySelectorAll('*')].indexOf(e),
      top: first.top + scrollY,
      bottom: first.bottom + scrollY,
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
      seen: points.some(([x, y]) => {
        const hit = document.elementFromPoint(first.x + first.width * x, first.y + first.height * y)
        return hit && (e.contains(hit) || label?.contains(hit) || hit.contains(e) && hit !== document.body && hit.localName === 'label')
      }),
    }
  }

  return { name, visible, sideways, staying, spaced, openAll, moving, storage, focus }
})()
