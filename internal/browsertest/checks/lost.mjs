// What a person has lost on a page of which a part did not arrive.

// lostProblems returns what cannot be seen or reached. With words, those of the page
// without JavaScript, the page must say the same.
export async function lostProblems(page, words) {
  const problems = await page.evaluate(() => {
    const { name, openAll, sideways, visible } = globalThis.probe
    openAll()
    const hidden = [...document.querySelectorAll('header a[href], footer a[href], main h1, main .involve-facets a[href]')].filter(e => !visible(e))
    const found = [...sideways(), ...hidden.map(e => `cannot be reached: ${name(e)}`)]
    if (!document.querySelector('header nav a[href]')) found.push('there is no menu')
    if (!document.querySelector('main')?.innerText.trim()) found.push('the page says nothing')
    if (document.querySelector('main [aria-busy="true"]')) found.push('something is still busy')
    return found
  })
  if (words === undefined) return problems
  const now = await page.evaluate(wordsOf)
  return now === words ? problems : [...problems, `says other words than without JavaScript: ${firstDifference(now, words)}`]
}

// wordsOf runs in the page: all that it says.
export function wordsOf() {
  globalThis.probe.openAll()
  return document.body.innerText
}

function firstDifference(now, words) {
  const at = [...now].findIndex((letter, i) => letter !== words[i])
  return `"${now.slice(at, at + 40)}", not "${words.slice(at, at + 40)}"`
}
