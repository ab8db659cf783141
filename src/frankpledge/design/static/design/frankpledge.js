// Starts the components that are better with script.  No page needs it to work.
// The page says where they are, since their address changes with every version.
const { components } = document.getElementById('frankpledge-script').dataset
const { initAll } = await import(components)

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// What could not be sent by itself is said at its place, and again when it could.
const NOT_SENT = 'This could not be kept or saved just now. Leave the page open, and try again in a minute.'

function notSent ({ detail: { elt, requestConfig } }) {
  if (requestConfig?.verb === 'get') return // it asks again by itself
  const place = elt.closest('li, form') ?? elt
  const said = document.getElementById('draft-state') ?? place.querySelector(':scope > [data-not-sent]') ?? document.createElement('p')
  said.dataset.notSent = ''
  said.classList.add('govuk-error-message')
  said.setAttribute('role', 'alert')
  said.textContent = NOT_SENT
  if (!said.isConnected) place.prepend(said)
}

for (const event of ['htmx:responseError', 'htmx:sendError', 'htmx:timeout']) document.body.addEventListener(event, notSent)
document.body.addEventListener('htmx:beforeSwap', ({ detail: { target, shouldSwap } }) => {
  if (!shouldSwap || !('notSent' in target.dataset)) return
  delete target.dataset.notSent
  target.classList.remove('govuk-error-message')
  target.setAttribute('role', 'status')
})

// A form whose answer is on its way is not sent again by the same button, and no draft is kept of what is being saved.
const LONGEST = 10000 // milliseconds; after that the answer was perhaps a file, or never comes
let sent = new WeakMap()
const onItsWay = form => performance.now() - (sent.get(form)?.at ?? -LONGEST) < LONGEST

document.addEventListener('submit', event => {
  const { target, submitter } = event
  if (event.defaultPrevented || target.getAttribute('method') !== 'post') return
  if (target.classList.contains('htmx-request')) { // its draft is on its way: kept after the form is saved, it would stay
    event.preventDefault()
    target.addEventListener('htmx:afterRequest', () => setTimeout(() => target.requestSubmit(submitter)), { once: true })
    return
  }
  if (onItsWay(target) && sent.get(target).submitter === submitter) event.preventDefault()
  else sent.set(target, { submitter, at: performance.now() })
})
document.body.addEventListener('htmx:beforeRequest', event => { if (onItsWay(event.detail.elt)) event.preventDefault() })
addEventListener('pageshow', () => { sent = new WeakMap() })
