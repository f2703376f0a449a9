// Words looked for in the opportunities. The worker that looks is started the
// first time, and again when it could not be had.
//
// Takes the worker's address and the records; gives a function that returns a
// promise of a Set: the numbers of the opportunities that have all the words.

import { startAsking } from '../parts/asking.js'

export function keywords(address, records) {
  let asking

  function start() {
    const started = startAsking(address)
    started.add(records.slugs.map((_, id) => ({
      id,
      title: records.titles[id],
      summary: records.summaries[id],
      labels: records.labels(id)
    })))
    return started
  }

  return async query => {
    try {
      asking = asking || start()
      const hits = await asking.ask(query)
      return new Set(hits.map(({ id }) => id))
    } catch (error) {
      asking = undefined
      throw error
    }
  }
}
