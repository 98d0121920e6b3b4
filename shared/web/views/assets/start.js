// Pages work without this: it lets the components of the style sheet unfold what they can do more with scripts on.
import { initAll } from './components.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
