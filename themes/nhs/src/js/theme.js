// The classes go on the body here and not in the page: if this module does not
// load, the page stays as it is without JavaScript, menu and all.

import { createAll, Button, Header, NotificationBanner, SkipLink } from 'nhsuk-frontend'

document.body.classList.add('js-enabled', 'nhsuk-frontend-supported')

createAll(Button)
createAll(Header)
createAll(NotificationBanner)
createAll(SkipLink)
