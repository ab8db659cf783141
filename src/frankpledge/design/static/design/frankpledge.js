// Starts the components that are better with script.  No page needs it to work.
// The page says where they are, since their address changes with every version.
const { components } = document.getElementById('frankpledge-script').dataset
const { initAll } = await import(components)

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// What could not be sent by itself is said at its place, and again when it could.
document.body.addEventListener('htmx:responseError', ({ detail }) => {
  const said = document.getElementById('draft-state') ?? document.createElement('p')
  said.className = 'govuk-error-message'
  said.setAttribute('role', 'alert')
  said.textContent = 'This could not be kept or saved just now. Leave the page open, and try again in a minute.'
  if (!said.isConnected) detail.elt.prepend(said)
})
