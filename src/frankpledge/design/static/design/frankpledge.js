// Starts the components that are better with script.  No page needs it to work.
// The page says where they are, since their address changes with every version.
const { components } = document.getElementById('frankpledge-script').dataset
const { initAll } = await import(components)

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
