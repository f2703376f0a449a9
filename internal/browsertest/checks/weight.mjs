// What a first visit costs, as sent with gzip.

export const PAGE_BYTES = 60_000
export const SCRIPT_BYTES = 20_000

// weightProblems judges what a host sent for one page, of at most so many bytes.
export function weightProblems(log, most = PAGE_BYTES) {
  const sum = list => list.reduce((total, entry) => total + entry.bytes, 0)
  const scripts = log.filter(entry => entry.type.includes('javascript'))
  const problems = []
  const parts = log.map(entry => `${entry.path} ${entry.bytes}`).join(', ')
  if (sum(log) > most) problems.push(`${sum(log)} bytes of at most ${most}: ${parts}`)
  if (sum(scripts) > SCRIPT_BYTES) problems.push(`${sum(scripts)} bytes of script of at most ${SCRIPT_BYTES}: ${parts}`)
  return { problems, total: sum(log), script: sum(scripts) }
}

// blocking returns the addresses that the first paint waited for.
export function blocking(page) {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(entry => entry.renderBlockingStatus === 'blocking')
      .map(entry => new URL(entry.name).pathname),
  )
}
