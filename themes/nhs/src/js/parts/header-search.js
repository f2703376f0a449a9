// The header's search. Its link to the page that searches becomes a box to
// write in, from the template header_search that follows it, since a box is of
// use only where scripts run. On that page itself the link stays: the page has
// a box of its own.

export function start() {
  const template = document.getElementById('header_search')
  if (!template) return
  const link = template.previousElementSibling
  if (link.getAttribute('aria-current')) return
  const box = template.content.cloneNode(true)
  const form = box.querySelector('form')
  form.setAttribute('action', `${form.getAttribute('action')}#page_results`)
  const focused = link === document.activeElement
  link.replaceWith(box)
  if (focused) form.elements.q.focus()
}
