// A list that its address asks to filter, and that nothing filters. It must not
// pass for the answer: find.js says so when it cannot have the records, and
// start, on every page, when find.js itself did not come.

export const UNFILTERED = 'The list cannot be filtered just now. This is the whole list.'

// asks says whether the address asks for anything but the list that was built.
export function asks(finder) {
  const params = new URLSearchParams(location.search)
  return finder.dataset.keys.split(' ').some(key => params.getAll(key).some(Boolean))
}

export function start() {
  addEventListener('load', () => {
    const finder = document.querySelector('#page_finder[data-here]:not([data-started])')
    if (finder && asks(finder)) document.getElementById('page_count').textContent = UNFILTERED
  })
}
