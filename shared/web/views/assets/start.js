// Pages work without this: it lets the components of the style sheet unfold what they can do more with scripts on.
import { initAll } from './components.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// A file that the store would turn away is told of before it is sent.
const upload = document.querySelector('form[data-most-bytes]')
upload?.addEventListener('change', ({ target }) => {
  const [file] = target.files ?? []
  const isTooLarge = file !== undefined && file.size > Number(upload.dataset.mostBytes)
  const fault = isTooLarge ? upload.dataset.tooLarge : file?.size === 0 ? upload.dataset.empty : ''
  target.setCustomValidity(fault)
})
