// Passkeys: a form that says what it is for gets the browser's answer put into it, and is sent.
const read = words => Uint8Array.from(atob(words.replace(/-/g, '+').replace(/_/g, '/')), one => one.charCodeAt(0))
const written = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const listed = (keys = []) => keys.map(key => ({ ...key, id: read(key.id) }))

async function made ({ publicKey }) {
  const selection = { ...publicKey.authenticatorSelection, residentKey: 'required', requireResidentKey: true }
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: read(publicKey.challenge),
      user: { ...publicKey.user, id: read(publicKey.user.id) },
      excludeCredentials: listed(publicKey.excludeCredentials),
      authenticatorSelection: selection
    }
  })
}

async function used ({ publicKey }) {
  return navigator.credentials.get({
    publicKey: { ...publicKey, challenge: read(publicKey.challenge), allowCredentials: listed(publicKey.allowCredentials) }
  })
}

function said (answer) {
  const { id, type, rawId, authenticatorAttachment, response } = answer
  const parts = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (response[name]) parts[name] = written(response[name])
  }
  if (response.getTransports) parts.transports = response.getTransports()
  return JSON.stringify({
    id, type, rawId: written(rawId), authenticatorAttachment, response: parts,
    clientExtensionResults: answer.getClientExtensionResults()
  })
}

async function options (form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options)
  const answer = await fetch(form.action, { headers: { Accept: 'application/json' } })
  return (await answer.json()).request_options
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  const complaint = form.querySelector('[data-passkey-said]')
  form.addEventListener('submit', async event => {
    event.preventDefault()
    complaint.hidden = true
    try {
      const asked = await options(form)
      const answer = await (form.dataset.passkey === 'add' ? made(asked) : used(asked))
      form.elements.credential.value = said(answer)
      form.submit()
    } catch {
      complaint.hidden = false
    }
  })
}
