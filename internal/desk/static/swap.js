// Puts what has changed in a page in the place of what was there, so that the page
// need not be loaded anew. It does so only where that shows the same as a reload:
// where no script has been, and nothing is that a script looks for. Takes the page
// as it arrived, the page as it would arrive now, and the page as it stands, each
// as its html element; before and after are left as they are.

// What scripts look for, or what starts something by being there.
const STARTS = 'script:not([type="application/ld+json"]), link[rel~="stylesheet"], style, template, noscript, form, button, input, select, textarea, ' +
  'iframe, object, embed, video, audio, canvas'

// swap returns whether the page as it stands is now as after. If not, nothing in it
// was changed.
export function swap(before, after, live) {
  const todo = []
  if (!compare(before, after, live, todo)) return false
  for (const act of todo) act()
  return true
}

// compare adds to todo what makes live, which came of before, like after.
function compare(before, after, live, todo) {
  if (same(before, after)) return true
  if (!alike(before, live)) return false
  if (!alike(before, after)) return replace(live.parentNode, [before], [after], [live], todo)
  if (before.nodeType !== Node.ELEMENT_NODE) {
    if (live.data !== before.data) return false
    todo.push(() => { live.data = after.data })
    return true
  }
  if (before.matches(STARTS)) return false
  if (!before.cloneNode().isEqualNode(after.cloneNode())) return replace(live.parentNode, [before], [after], [live], todo)
  return compareChildren(before, after, live, todo)
}

function compareChildren(before, after, live, todo) {
  const [was, is, stands] = [before, after, live].map(nodesOf)
  if (stands.length !== was.length || !stands.every((node, i) => alike(was[i], node))) return false
  const most = Math.min(was.length, is.length)
  let head = 0
  while (head < most && same(was[head], is[head])) head++
  let tail = 0
  while (tail < most - head && same(was.at(-1 - tail), is.at(-1 - tail))) tail++
  const [a, b, c] = [was, is, stands].map(list => list.slice(head, list.length - tail))
  if (a.length === b.length) return a.every((node, i) => compare(node, b[i], c[i], todo))
  return replace(live, a, b, c, todo, head > 0 ? stands[head - 1].nextSibling : live.firstChild)
}

// replace exchanges nodes beside each other in parent. Where there are none yet, the
// new ones go before next.
function replace(parent, before, after, live, todo, next) {
  if (!live.every((node, i) => same(before[i], node)) || [...before, ...after].some(starts)) return false
  todo.push(() => {
    const place = live.length > 0 ? live[0] : next
    for (const node of after) parent.insertBefore(document.importNode(node, true), place)
    for (const node of live) node.remove()
  })
  return true
}

// nodesOf returns what is in an element: of the body what comes before our own
// script, since only scripts put anything after it.
function nodesOf(element) {
  const nodes = [...element.childNodes]
  const ours = element.localName === 'body' ? nodes.findLastIndex(isOurs) : -1
  return ours < 0 ? nodes : nodes.slice(0, ours)
}

const isOurs = node => node.localName === 'script' && node.getAttribute('src')?.startsWith('/__involve/')

const alike = (a, b) => a.nodeType === b.nodeType && a.nodeName === b.nodeName

// same also compares what is in templates, which to the browser is no part of them.
function same(a, b) {
  if (!a.isEqualNode(b)) return false
  if (a.nodeType !== Node.ELEMENT_NODE) return true
  const [some, others] = [a, b].map(element => [element, ...element.querySelectorAll('template')].filter(e => e.localName === 'template'))
  return some.every((template, i) => template.innerHTML === others[i].innerHTML)
}

function starts(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return false
  return [node, ...node.querySelectorAll('*')].some(element => element.matches(STARTS) || element.localName.includes('-') ||
    [...element.attributes].some(attribute => attribute.name.startsWith('data-')))
}
