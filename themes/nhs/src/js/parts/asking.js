// The worker that knows which of many documents have certain words: see
// worker.js. Started when first needed, since it is the largest script.
//
// Takes the worker's address; gives add(things), each {id, title, summary, text,
// labels}, and ask(query, combine), a promise of hits {id, terms}, best first:
// see worker.js. A promise fails when the worker cannot be had, or says that it
// cannot answer.

const PATIENCE = 20_000 // milliseconds for an answer to come

export function startAsking(address) {
  const worker = new Worker(address)
  const waiting = new Map()
  let asked = 0
  let broken

  function fail(message) {
    broken = new Error(message)
    worker.terminate()
    for (const { reject } of waiting.values()) reject(broken)
    waiting.clear()
  }

  worker.onerror = event => {
    event.preventDefault()
    fail(event.message || 'the search worker did not start')
  }
  worker.onmessage = ({ data }) => {
    if (data.error) return fail(data.error)
    waiting.get(data.answer).resolve(data.hits)
    waiting.delete(data.answer)
  }

  return {
    add(things) {
      const documents = things.map(({ id, title, summary, text, labels }) => ({ id, title, summary, text, words: labels && labels.join(' ') }))
      worker.postMessage({ add: documents })
    },
    ask(query, combine = 'AND') {
      if (broken) return Promise.reject(broken)
      const ask = ++asked
      worker.postMessage({ ask, query, combine })
      const timer = setTimeout(() => fail('the search worker does not answer'), PATIENCE)
      return new Promise((resolve, reject) => waiting.set(ask, { resolve, reject })).finally(() => clearTimeout(timer))
    }
  }
}
