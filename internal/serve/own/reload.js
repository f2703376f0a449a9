// Reloads the page when the site has changed since it was made. A page that
// nobody sees does not listen, because a browser keeps only a few connections
// to a host open; it asks what it missed when it is seen again.
const generation = new URL(import.meta.url).searchParams.get('generation')
let events

function listen() {
  events?.close()
  if (document.hidden) return
  events = new EventSource('/__involve/events?since=' + generation)
  events.addEventListener('changed', () => {
    events.close()
    location.reload()
  })
  events.addEventListener('error', () => {
    // Some browsers give up when the program has ended.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000)
  })
}

document.addEventListener('visibilitychange', listen)
listen()
