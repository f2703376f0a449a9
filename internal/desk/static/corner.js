// The corner of a served page: warnings, the instant that the page is shown at,
// and the way to another. All of it is in a shadow root, so that the site's styles
// do not reach it and its own do not reach the site.

const DISMISSED = 'involve-dismissed' // the warnings that were put away
const OPEN = 'involve-open' // where the panel stays open over a reload

// start brings the corner, and returns what brings it up to date with a generation.
export async function start({ prefix, generation, kept, memory }) {
  const ask = generation => fetch(`${prefix}notes.json?${new URLSearchParams([['page', location.pathname], ['generation', generation], ...kept])}`)
  const [notes, styles] = await Promise.all([ask(generation), fetch(`${prefix}corner.css`)])
  if (!notes.ok || !styles.ok) return
  let said = await notes.text()
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(await styles.text())
  const host = document.createElement('involve-corner')
  host.lang = 'en-GB'
  host.dir = 'ltr'
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  root.append(draw(JSON.parse(said), kept, memory))
  document.body.append(host)
  stepAside(host)
  let newest
  return async generation => {
    newest = generation
    const notes = await ask(generation)
    const now = await notes.text()
    if (!notes.ok || newest !== generation || now === said) return
    said = now
    const focused = root.activeElement !== null
    root.replaceChildren(draw(JSON.parse(said), kept, memory))
    if (focused) root.querySelector('.toggle').focus()
  }
}

// make returns an element with properties and what is in it.
function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children.filter(child => child !== ''))
  return element
}

const count = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`

function draw(said, kept, memory) {
  const panel = make('div', { id: 'panel', className: 'panel', hidden: true })
  const button = make('button', { type: 'button', className: 'toggle' })
  button.setAttribute('aria-controls', 'panel')
  const bar = make('div', { className: 'bar' })
  const area = make('section', { className: 'corner' }, panel, bar)
  area.setAttribute('aria-label', 'While you write')

  const dismissed = () => said.n === 0 || memory.getItem(DISMISSED) === said.key
  const label = () => {
    button.textContent = dismissed() ? 'involve' : count(said.n, 'warning')
    button.classList.toggle('warns', !dismissed())
  }
  const show = open => {
    panel.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (open) memory.setItem(OPEN, location.href)
    else memory.removeItem(OPEN)
  }
  const fill = () => {
    panel.replaceChildren(...warnings(said, dismissed(), () => {
      memory.setItem(DISMISSED, said.key)
      label()
      fill()
      show(false)
      button.focus()
    }), travel(said, kept), links(said))
  }

  label()
  fill()
  show(memory.getItem(OPEN) === location.href)
  button.addEventListener('click', () => show(panel.hidden))
  area.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || panel.hidden) return
    show(false)
    button.focus()
  })
  if (said.as || said.drafts) bar.append(standing(said, kept))
  bar.append(button)
  return area
}

// warnings lists them, those of the page's own file first.
function warnings(said, dismissed, dismiss) {
  if (said.n === 0) return [make('h2', {}, 'No warnings')]
  const items = said.warnings.map(w => {
    const place = w.edit ? make('a', { href: w.edit }, w.place) : w.place
    return make('li', { className: w.here ? 'here' : '' },
      make('p', { className: 'message' }, w.message),
      w.hint ? make('p', {}, w.hint) : '',
      w.place ? make('p', { className: 'place' }, w.here ? 'This page: ' : '', place) : '')
  })
  const more = said.n - said.warnings.length
  const list = [make('h2', {}, count(said.n, 'warning')), make('ol', {}, ...items)]
  if (more > 0) list.push(make('p', {}, make('a', { href: `${said.desk}#warnings` }, `${more} more`)))
  if (!dismissed) {
    const put = make('button', { type: 'button' }, 'Hide until they change')
    put.addEventListener('click', dismiss)
    list.push(make('p', {}, put))
  }
  return list
}

// here returns the address of this page with other instants and drafts.
function here(changes) {
  const url = new URL(location.href)
  for (const [key, value] of Object.entries(changes)) {
    if (value) url.searchParams.set(key, value)
    else url.searchParams.delete(key)
  }
  return url.href
}

// travel is the control for the instant.
function travel(said, kept) {
  const day = make('input', { type: 'date', id: 'day', required: true, value: said.date, min: '1900-01-01', max: '2999-12-31' })
  const drafts = make('input', { type: 'checkbox', id: 'with-drafts', checked: said.drafts })
  const form = make('form', {},
    make('h2', {}, 'See it on another day'),
    make('p', {}, make('label', { htmlFor: 'day' }, 'Day'), day),
    make('p', { className: 'tick' }, drafts, make('label', { htmlFor: 'with-drafts' }, 'With the drafts')),
    make('p', {}, make('button', {}, 'Show')))
  form.addEventListener('submit', event => {
    event.preventDefault()
    const asked = Object.fromEntries(kept)
    const same = day.value === said.date // of an instant, the time of day stays
    location.assign(here({ at: same ? asked.at : day.value, drafts: drafts.checked ? '1' : '' }))
  })
  return form
}

function links(said) {
  const list = [make('li', {}, make('a', { href: said.desk }, 'Drafts and what comes next'))]
  if (said.edit) list.unshift(make('li', {}, make('a', { href: said.edit }, 'Edit this page')))
  return make('ul', {}, ...list)
}

// standing says at which instant the page is shown, and leads back.
function standing(said, kept) {
  const words = said.as ? `Shown as on ${said.as}${said.drafts ? ', with the drafts' : ''}` : 'Shown with the drafts'
  const line = make('p', { className: 'standing' }, words)
  if (kept.length) line.append(' ', make('a', { href: here({ at: '', drafts: '' }) }, 'Back to now'))
  return line
}

// stepAside has the corner leave the window while it would cover what has the
// focus.
function stepAside(host) {
  const look = () => {
    const on = document.activeElement
    host.classList.remove('aside')
    if (!on || on === host || on === document.body) return
    const a = on.getBoundingClientRect()
    const b = host.getBoundingClientRect()
    host.classList.toggle('aside', a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top)
  }
  document.addEventListener('focusin', () => requestAnimationFrame(look))
  addEventListener('scroll', look, { passive: true })
}
