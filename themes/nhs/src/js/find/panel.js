// The place of the filter, #filter_panel: links to begin with, and the form once
// it is there. Where the page has one column it is folded away behind a button,
// at once, so that nothing jumps when the form comes. On a desk the stylesheet
// shows it always, and the button never.

import { fill } from '../parts/fill.js'

export function startPanel() {
  const panel = document.getElementById('filter_panel')
  const button = fill('filter_toggle').firstElementChild
  const links = panel.firstElementChild
  const unfold = yes => button.setAttribute('aria-expanded', yes)
  const inside = element => element.contains(document.activeElement)

  unfold(inside(panel))
  panel.before(button)
  panel.classList.remove('involve-filter-panel--waiting')
  button.addEventListener('click', ({ detail }) => detail < 2 && unfold(button.getAttribute('aria-expanded') === 'false'))
  // Who enlarges the page until it has one column stays where they are.
  panel.addEventListener('focusin', () => unfold(true))

  return {
    fold: () => unfold(false),

    // tell says on the button how many filters are chosen.
    tell(n) {
      button.lastElementChild.textContent = n ? `(${n} selected)` : ''
    },

    // unfolded returns the names of the facets whose links are shown.
    unfolded: () => [...links.querySelectorAll('[data-facet]')].filter(({ open }) => open).map(({ dataset }) => dataset.facet),

    // put replaces the links by the form, as soon as the keyboard is not in them.
    // It calls before at the last moment.
    put(form, before) {
      const swap = () => {
        if (!links.isConnected || inside(links)) return
        before()
        links.replaceWith(form)
      }
      links.addEventListener('focusout', () => setTimeout(swap))
      swap()
    },

    // giveUp leaves the page with its links alone.
    giveUp() {
      const lost = inside(button)
      button.remove()
      if (lost) links.querySelector('summary').focus()
    }
  }
}
