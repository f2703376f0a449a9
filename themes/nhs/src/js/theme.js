// The classes go on the body here and not in the page: if this module does not
// load, the page stays as it is without JavaScript, menu and all.

import { createAll, Button, Header, SkipLink } from 'nhsuk-frontend'
import { start as startClock } from './parts/clock.js'
import { start as startHeaderSearch } from './parts/header-search.js'
import { start as startUnfiltered } from './parts/unfiltered.js'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

startHeaderSearch() // before the buttons: it brings one
createAll(Button)
createAll(Header)
createAll(SkipLink)
startClock()
startUnfiltered()
