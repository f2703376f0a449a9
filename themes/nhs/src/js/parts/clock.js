// What a page says must be true when it is read, which may be long after it was
// made. Takes the Unix seconds that the page bears:
//
//   data-open-from, data-closed-from   on the article of an opportunity, or on
//                                      the line of a card that says when
//   data-hidden-from                   on what is no longer true then
//   data-counts-until                  around counts (.involve-count) of what is open
//
// and, as they pass, makes the page say what has become of it, with the markup
// in its templates page_statuses, page_opened and page_closed. After that the
// document gets the event involve:turn; whoever draws more of the page tells it
// by the event involve:drawn. It goes forward only: the page was right when it
// was made, so an earlier clock is wrong and changes nothing.

const MINUTE = 60_000

// now returns the time as a Unix second, and never one before at.
export function now(at = 0) {
  return Math.max(Math.floor(Date.now() / 1000), at)
}

// wake calls act when a Unix second comes, and returns a function that calls it
// off. It looks at the clock every minute: a timer stands still while the
// machine sleeps, and cannot wait for a month.
function wake(second, act) {
  let timer
  const wait = () => {
    timer = setTimeout(() => (now() < second ? wait() : act()), Math.min(second * 1000 - Date.now(), MINUTE))
  }
  wait()
  return () => clearTimeout(timer)
}

// start keeps the page true from now on.
export function start() {
  let callOff = () => {}
  const turn = () => {
    const next = relabel(now())
    callOff()
    callOff = next < Infinity ? wake(next, turn) : () => {}
  }
  turn()
  addEventListener('pageshow', turn)
  document.addEventListener('visibilitychange', turn)
  document.addEventListener('involve:drawn', turn)
}

// relabel makes the page say what is true at a Unix second, and returns the
// next one at which it has to say something else.
function relabel(time) {
  const turning = document.querySelectorAll('[data-open-from], [data-closed-from], [data-hidden-from], [data-counts-until]')
  const turns = [...turning].flatMap(turnsOf)
  const due = turns.filter(([second]) => second <= time)
  if (due.length === 0) return Math.min(Infinity, ...turns.map(([second]) => second))
  for (const [, act] of due) act()
  document.dispatchEvent(new Event('involve:turn'))
  return relabel(time) // others may have drawn what has turns of its own
}

// turnsOf returns what will become of an element, in the order of time, as pairs
// of a Unix second and what to do then. What was done is not returned again.
function turnsOf(element) {
  if (element.dataset.countsUntil) return [[Number(element.dataset.countsUntil), () => hideCounts(element)]]
  if (element.dataset.hiddenFrom) return [[Number(element.dataset.hiddenFrom), () => {
    delete element.dataset.hiddenFrom
    element.hidden = true
  }]]
  const thing = element.localName === 'article' ? page(element) : card(element)
  const { openFrom, closedFrom } = element.dataset
  const turns = []
  if (openFrom) turns.push([Number(openFrom), () => {
    delete element.dataset.openFrom
    element.dataset.opened = ''
    thing.opened()
  }])
  if (!closedFrom) return turns
  // The last second before it is closed is the deadline.
  if (thing.isOpen) turns.push([Number(closedFrom) - 1 - statuses().dataset.soon, thing.closingSoon])
  turns.push([Number(closedFrom), () => {
    delete element.dataset.closedFrom
    thing.closed()
  }])
  return turns
}

function hideCounts(wrapper) {
  delete wrapper.dataset.countsUntil
  for (const count of wrapper.querySelectorAll('.involve-count')) count.hidden = true
}

const template = id => document.getElementById(id)
const statuses = () => template('page_statuses')

// statusOf returns a copy of the line of a card that says a status.
export const statusOf = name => statuses().content.querySelector(`[data-status="${name}"]`).cloneNode(true)

// card is what its line about time can do to a card.
function card(line) {
  const card = line.closest('.involve-card')
  const status = card.querySelector('.involve-card__status')
  const verb = line.querySelector('.involve-card__verb')
  const tellsOpening = 'openFrom' in line.dataset || 'opened' in line.dataset
  const show = name => {
    card.querySelector('.involve-card__status')?.remove()
    card.querySelector('.nhsuk-card__heading').after(statusOf(name))
  }
  return {
    isOpen: !status && !tellsOpening,
    opened() {
      status?.remove()
      verb.textContent = 'Was due to open'
    },
    closingSoon: () => show('closing-soon'),
    closed() {
      show('closed')
      if (tellsOpening) line.remove() // its date is not the one on which it closed
      else verb.textContent = 'Closed'
    },
  }
}

// page is the same for the page of an opportunity.
function page(article) {
  const standing = article.querySelector('.involve-standing')
  const say = id => standing.replaceChildren(template(id).content.cloneNode(true))
  const label = (fact, words) => {
    const key = article.querySelector(`.involve-facts__${fact} dt`)
    if (key) key.textContent = words
  }
  return {
    isOpen: article.dataset.status === 'open',
    opened() {
      say('page_opened')
      label('opens', 'Was due to open')
    },
    closingSoon() {
      article.dataset.status = 'closing-soon'
      standing.querySelector('.nhsuk-tag').replaceWith(...statusOf('closing-soon').childNodes)
    },
    closed() {
      say('page_closed')
      label('deadline', 'Closed')
      const gone = [...document.querySelectorAll('[data-while-open]')]
      const lost = gone.some(part => part.contains(document.activeElement))
      for (const part of gone) part.hidden = true
      if (!lost) return
      standing.tabIndex = -1
      standing.focus()
    },
  }
}
