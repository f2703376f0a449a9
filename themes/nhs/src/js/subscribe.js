// Buttons that copy: an address beside each link with data-copy, a text below
// each other element that has it and bears its name in it. Without scripts the
// address of a link can be copied by the browser's own menu, and a text be marked.
//
// A browser may refuse to copy, as over http. Then what was to be copied stands
// selected in a field after the button.

const canonical = document.querySelector('link[rel="canonical"]')
const page = canonical ? canonical.href : location.href

const status = document.createElement('p')
status.className = 'nhsuk-u-visually-hidden'
status.setAttribute('role', 'status')
document.querySelector('main').append(status)

let last = () => {} // undoes what the last button showed

for (const source of document.querySelectorAll('[data-copy]')) {
  const isLink = source.localName === 'a'
  const name = isLink ? source.textContent : source.dataset.copy
  const what = isLink ? ' address' : ' text'
  const isShort = source.closest('.involve-follow--terms')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'involve-copy involve-screen-only'
  const word = document.createElement('span')
  word.textContent = isShort ? 'Copy' : `Copy${what}`
  button.append(word, hidden(`${isShort ? what : ''}: ${name}`))
  button.addEventListener('click', () => copy(button, word, name, isLink ? addressOf(source) : textOf(source)))
  source.after(button)
}

function hidden(text) {
  const span = document.createElement('span')
  span.className = 'nhsuk-u-visually-hidden'
  span.textContent = text
  return span
}

// addressOf returns where a link leads on the site's own host, wherever the page
// is read. Not every program knows the scheme of calendars.
function addressOf(link) {
  const { protocol } = new URL(page)
  return new URL(link.getAttribute('href').replace(/^webcal:/, protocol), page).href
}

const textOf = element => [...element.children].map(part => part.textContent.trim()).join('\n')

async function copy(button, word, name, text) {
  last()
  const before = word.textContent
  try {
    await navigator.clipboard.writeText(text)
    last = () => { word.textContent = before }
    word.textContent = 'Copied'
    say(`Copied: ${name}`)
  } catch {
    const field = fieldOf(name, text)
    last = () => field.remove()
    button.after(field)
    field.focus()
    field.select()
    say('Your browser did not copy it. It is selected in the field, for you to copy.')
  }
}

// say says a text to those who listen. The same words are said again only when they
// were away for a moment.
function say(text) {
  status.textContent = ''
  setTimeout(() => { status.textContent = text }, 100)
}

function fieldOf(name, text) {
  const field = document.createElement('textarea')
  field.className = 'nhsuk-input involve-screen-only'
  field.rows = text.includes('\n') ? 6 : 3
  field.readOnly = true
  field.value = text
  field.setAttribute('aria-label', name)
  return field
}
