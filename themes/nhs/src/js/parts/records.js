// The open opportunities, from the file that the build made of them.
//
// Takes the file's address; gives a promise of what is in it, with
//   count          how many there are
//   closedFrom     for each the Unix second from which it is closed, 0 for never
//   href(i)        the address of one
//   card(name, i)  a text of its card: verb, when, activity, time, mode, …
//   labels(i)      the labels of its terms, of all facets

const VERSION = 1
const PATIENCE = 20_000 // milliseconds for a file to come

export async function fetchRecords(address) {
  return expand(await fetchFile(address))
}

// fetchFile does the same for another file of that version, as it is.
export async function fetchFile(address) {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  const response = await fetch(address, { priority: 'low', signal: stop.signal })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  const file = await response.json()
  clearTimeout(timer)
  if (file.version !== VERSION) throw new Error(`${address}: version ${file.version}`)
  return file
}

function expand(file) {
  const count = file.slugs.length
  const closedFrom = new Float64Array(count)
  let second = 0
  file.closedFrom.forEach((later, i) => {
    second += later
    closedFrom[i] = second
  })
  return {
    ...file,
    langs: file.langs || {},
    count,
    closedFrom,
    href: i => `${file.path}${file.slugs[i]}/`,
    card: (name, i) => file.cards[name].values[file.cards[name].of[i]],
    labels: i => file.facets.flatMap(({ terms, sets, of }) => sets[of[i]].map(term => terms[term][1]))
  }
}
