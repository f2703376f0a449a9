// What a page asks of the network, keeps in the browser and says to its console.

// watch notes a page's traffic from now on. missing are the addresses that are meant
// not to be there. Call problems() when the page has done all it does: it ends the watch.
export function watch(page, host, missing = []) {
  const found = []
  const from = host.log.length
  const handlers = {
    request(request) {
      const url = new URL(request.url())
      const own = url.origin === host.origin || url.protocol === 'data:' || url.protocol === 'blob:'
      if (!own) found.push(`request to another host: ${request.url()}`)
    },
    requestfailed(request) {
      const why = request.failure()?.errorText
      if (why === 'net::ERR_ABORTED') return // the test went to another page before this one had its icon
      if (missing.includes(request.url())) return
      found.push(`request failed: ${request.url()}: ${why}`)
    },
    pageerror(error) {
      found.push(`script error: ${error.message}`)
    },
    console(message) {
      if (missing.includes(message.location().url)) return // Chromium reports what is not there
      if (['error', 'warning'].includes(message.type())) found.push(`console ${message.type()}: ${message.text()}`)
    },
  }
  for (const [event, handler] of Object.entries(handlers)) page.on(event, handler)
  return {
    async problems() {
      const cookies = await page.context().cookies()
      const kept = await page.evaluate(() => globalThis.probe.storage())
      for (const [event, handler] of Object.entries(handlers)) page.off(event, handler)
      const failed = host.log.slice(from).filter(entry => entry.status >= 400 && !missing.includes(host.origin + entry.path))
      return [
        ...found,
        ...failed.map(entry => `answered ${entry.status}: ${entry.path}`),
        ...cookies.map(cookie => `cookie: ${cookie.name}`),
        ...kept,
      ]
    },
  }
}

// policyProblems returns what is wrong with the headers that guard a page.
export function policyProblems(headers) {
  const policy = headers['content-security-policy'] ?? ''
  const problems = []
  if (!policy.includes("default-src 'none'")) problems.push(`no policy that begins by forbidding all: ${policy || 'none sent'}`)
  if (/unsafe|\*|https?:/.test(policy)) problems.push(`the policy lets in more than the site's own files: ${policy}`)
  if (headers['x-content-type-options'] !== 'nosniff') problems.push('no X-Content-Type-Options: nosniff')
  return problems
}
