// Pages work without this: it lets the components of the style sheet unfold what they can do more with scripts on.
import { initAll } from './components.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// A file that the store would turn away is told of before it is sent, in the way in which the service tells of other mistakes.
const upload = document.querySelector('form[data-most-bytes]')

const faultIn = (file) => {
  const { mostBytes, missing, tooLarge, empty } = upload.dataset
  if (file === undefined) return missing
  if (file.size > Number(mostBytes)) return tooLarge
  return file.size === 0 ? empty : ''
}

const title = document.title
const forget = (input) => {
  document.title = title
  document.querySelector('#main-content .govuk-error-summary')?.remove()
  document.querySelector('#file-error')?.remove()
  input.classList.remove('govuk-file-upload--error')
  input.closest('.govuk-form-group').classList.remove('govuk-form-group--error')
  input.setAttribute('aria-describedby', 'file-hint')
}

const copyOf = (id) => document.querySelector(id).content.firstElementChild.cloneNode(true)

const tell = (input, fault) => {
  document.title = upload.dataset.errorTitle + title
  const error = copyOf('#upload-error')
  error.lastChild.textContent = ` ${fault}`
  input.before(error)
  input.classList.add('govuk-file-upload--error')
  input.closest('.govuk-form-group').classList.add('govuk-form-group--error')
  input.setAttribute('aria-describedby', 'file-hint file-error')
  const summary = copyOf('#upload-summary')
  summary.querySelector('a').textContent = fault
  summary.tabIndex = -1
  upload.parentElement.prepend(summary)
  summary.focus()
}

if (upload !== null) {
  upload.noValidate = true
  upload.addEventListener('submit', (event) => {
    const input = upload.querySelector('input[type=file]')
    forget(input)
    const fault = faultIn(input.files[0])
    if (fault === '') return
    event.preventDefault()
    tell(input, fault)
  })
}
