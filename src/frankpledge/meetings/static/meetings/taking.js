// The page on which minutes are taken: what is typed saves itself, part by part, and waits here while nothing can be
// sent.  Without script the page's buttons save everything.
const form = document.getElementById('minutes')
const said = document.getElementById('keep-said')
const SOON = 900 // milliseconds after typing stopped
const NO_CONNECTION = 'Not saved yet: no connection. What you typed is kept here, and is sent when the connection is back.'
const SIGNED_OUT = 'Not saved yet: you are signed out. What you typed is kept here. Sign in again in another window.'
const REFUSED = 'Not saved yet: this could not be saved just now. What you typed is kept here, and is tried again.'
const waiting = new Set() // parts with something that was not saved
const stuck = new Map() // parts that somebody else changed meanwhile, with what stands there now
const unsure = new Map() // what was sent of a part when no answer came: it may have been saved
let timer, sending, failures = 0

const part = prefix => form.querySelector(`[data-part="${prefix}"]`)
const fields = prefix => [...part(prefix).querySelectorAll('[name]')].filter(one => one.name.startsWith(`${prefix}-`))
const version = prefix => form.elements[`${prefix}-version`]

function valuesOf (prefix) {
  const given = {}
  for (const one of fields(prefix)) {
    if (one.type !== 'hidden' && (one.type !== 'radio' || one.checked)) given[one.name.slice(prefix.length + 1)] = one.value
  }
  return given
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

function tell (words, bad) {
  if (said.textContent !== words) said.textContent = words
  said.classList.toggle('fp-keep__said--bad', !!bad)
}

function state (prefix, words) {
  const place = document.getElementById(`${prefix}-state`)
  if (place) place.textContent = words
}

// ---- what is kept in this window alone, until it is saved: never what is restricted

const store = {
  key: prefix => `minutes ${form.dataset.user} ${location.pathname} ${prefix}`,
  may: (prefix, text) => part(prefix).dataset.restricted === 'no' && !/^[ \t]*restricted[ \t]*:?[ \t]*$/im.test(text),
  keep (prefix) {
    const { text } = valuesOf(prefix)
    if (text === undefined || !this.may(prefix, text)) return this.drop(prefix)
    try { sessionStorage.setItem(this.key(prefix), JSON.stringify([version(prefix).value, text])) } catch { /* full, or not allowed: the page itself has it */ }
  },
  drop (prefix) { try { sessionStorage.removeItem(this.key(prefix)) } catch { /* not allowed */ } },
  found (prefix) { try { return JSON.parse(sessionStorage.getItem(this.key(prefix))) } catch { return null } },
  dropOthers () {
    try {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith('minutes ') && !key.startsWith(`minutes ${form.dataset.user} `)) sessionStorage.removeItem(key)
      }
    } catch { /* not allowed */ }
  }
}

// ---- saving

function touched (prefix, delay) {
  waiting.add(prefix)
  store.keep(prefix)
  if (stuck.has(prefix)) return
  state(prefix, 'Not saved yet')
  if (!failures && !stuck.size) tell('')
  clearTimeout(timer)
  timer = setTimeout(send, delay)
}

function again () {
  failures += 1
  clearTimeout(timer)
  timer = setTimeout(send, Math.min(2000 * failures, 15000))
}

const asked = body => fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })

async function newToken () {
  const page = new DOMParser().parseFromString(await (await fetch(form.action)).text(), 'text/html')
  const token = page.querySelector('#minutes [name=csrfmiddlewaretoken]')
  if (token) form.elements.csrfmiddlewaretoken.value = token.value
  return !!token
}

function bodyOf (parts) {
  const body = new FormData()
  body.append('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
  for (const prefix of parts) {
    body.append(`${prefix}-version`, version(prefix).value)
    for (const [name, value] of Object.entries(valuesOf(prefix))) body.append(`${prefix}-${name}`, value)
  }
  return body
}

// Send what waits.  True when nothing waits any more.
async function send () {
  if (sending) return sending.then(send)
  const parts = [...waiting].filter(prefix => !stuck.has(prefix))
  if (!parts.length) return !waiting.size
  sending = sendParts(parts).finally(() => { sending = null })
  return sending
}

async function sendParts (parts) {
  const sent = new Map(parts.map(prefix => [prefix, valuesOf(prefix)]))
  let answer, told
  try {
    answer = await asked(bodyOf(parts))
    if (answer.status === 403 && await newToken()) answer = await asked(bodyOf(parts))
    if (answer.redirected || answer.status === 403) {
      again()
      tell(SIGNED_OUT, true)
      return false
    }
    told = (answer.headers.get('Content-Type') ?? '').includes('json') ? await answer.json() : null
  } catch {
    for (const [prefix, values] of sent) unsure.set(prefix, values)
    again()
    tell(NO_CONNECTION, true)
    return false
  }
  if (!told) {
    again()
    tell(REFUSED, true)
    return false
  }
  failures = 0
  for (const [prefix, values] of sent) took(prefix, values, told)
  document.getElementById('count').textContent = told.count
  if (Object.keys(told.wrong).length) tell('Not everything could be saved. Look where it says why.', true)
  else if (stuck.size) tell('Somebody else changed what you changed. Say which stands, where it is marked.', true)
  else tell(`Saved at ${told.at}`)
  if ([...waiting].some(prefix => !stuck.has(prefix) && !(prefix in told.wrong))) timer = setTimeout(send, SOON)
  return !waiting.size
}

function took (prefix, values, told) {
  const meanwhile = told.meanwhile[prefix]
  if (meanwhile) {
    const own = unsure.get(prefix)
    unsure.delete(prefix)
    if (own && same({ ...own }, { ...own, ...meanwhile.stands })) { // it had been saved after all
      version(prefix).value = meanwhile.version
      return touched(prefix, 0)
    }
    stuck.set(prefix, meanwhile) // its version comes with what is chosen, so nothing can be saved over it before
    part(prefix).querySelector('.fp-minute__conflict').innerHTML = meanwhile.said
    state(prefix, 'Not saved: see above')
    return
  }
  unsure.delete(prefix)
  const wrong = part(prefix).querySelector('[data-wrong]')
  if (prefix in told.wrong) {
    if (wrong) { wrong.textContent = told.wrong[prefix]; wrong.hidden = false }
    state(prefix, told.wrong[prefix])
    return
  }
  if (wrong) wrong.hidden = true
  const now = told.parts[prefix]
  if (now) {
    version(prefix).value = now.version
    if (now.stands?.substitute) put(prefix, { substitute: now.stands.substitute })
    const means = part(prefix).querySelector('[data-means]')
    if (means && now.meaning !== undefined) means.innerHTML = now.meaning
  }
  if (same(values, valuesOf(prefix)) || now?.stands) {
    waiting.delete(prefix)
    store.drop(prefix)
    state(prefix, now?.saved ?? '')
  } else store.keep(prefix)
}

function put (prefix, values) {
  for (const one of fields(prefix)) {
    const name = one.name.slice(prefix.length + 1)
    if (!(name in values) || one.type === 'hidden') continue
    if (one.type === 'radio') one.checked = one.value === values[name]
    else if (document.activeElement !== one || one.tagName === 'TEXTAREA') one.value = values[name]
  }
}

function settle (prefix, mine) {
  const meanwhile = stuck.get(prefix)
  if (!meanwhile) return false
  if (!mine) {
    put(prefix, meanwhile.stands)
    waiting.delete(prefix)
    store.drop(prefix)
    state(prefix, 'As somebody else saved it')
  }
  stuck.delete(prefix)
  version(prefix).value = meanwhile.version
  // Last: the button that was pressed goes with the rest, which moves the focus, and then what waits is sent at once.
  part(prefix).querySelector('.fp-minute__conflict').replaceChildren()
  if (mine) touched(prefix, 0)
  else if (!stuck.size) tell('')
  (part(prefix).querySelector('textarea') ?? part(prefix).querySelector('input:checked'))?.focus()
  return true
}

// ---- what people do

form.addEventListener('input', ({ target }) => {
  const prefix = target.closest('[data-part]')?.dataset.part
  if (prefix && target.name?.startsWith(`${prefix}-`)) touched(prefix, target.type === 'radio' ? 0 : SOON)
})

form.addEventListener('focusout', () => { if (waiting.size && !failures) send() })

form.addEventListener('click', event => {
  const { mine, theirs, owner, typed } = event.target.dataset
  if ((mine || theirs) && settle(mine ?? theirs, !!mine)) event.preventDefault()
  const box = event.target.closest('.fp-minute')?.querySelector('textarea')
  if (owner && box) nameIn(box, owner, typed)
  if (event.target.closest('[data-restrict]') && box) restrict(box)
})

function write (box, text, from, to) {
  box.value = text
  box.focus()
  box.setSelectionRange(from, to)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

// The name that is meant, in place of one that could mean several people.
function nameIn (box, owner, typed) {
  const found = new RegExp(`(?<!\\p{L})${owner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L}|\\s*\\()`, 'u').exec(box.value)
  if (!found) return
  const end = found.index + typed.length
  write(box, box.value.slice(0, found.index) + typed + box.value.slice(found.index + owner.length), end, end)
}

function restrict (box) {
  const text = box.value
  const start = text.lastIndexOf('\n', box.selectionStart - 1) + 1
  const below = text.indexOf('\n', Math.max(box.selectionEnd - (box.selectionEnd > box.selectionStart ? 1 : 0), start))
  const end = below < 0 ? text.length : below
  const fenced = `RESTRICTED\n${text.slice(start, end)}\nEND RESTRICTED`
  write(box, text.slice(0, start) + fenced + text.slice(end), start + 11, start + 11 + end - start)
}

const KEYS = { p: 'present', r: 'remote', a: 'apologies', s: 'substitute', Delete: '', Backspace: '' }
const seats = [...form.querySelectorAll('.fp-seat__marks')]

form.addEventListener('keydown', event => {
  const seat = event.target.closest('.fp-seat__marks')
  if (!seat || event.target.type !== 'radio' || event.ctrlKey || event.metaKey || event.altKey) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (step) {
    const next = seats[seats.indexOf(seat) + step]
    if (next) (next.querySelector('input:checked') ?? next.querySelector('input[type=radio]')).focus()
  } else if (key in KEYS) {
    const mark = [...seat.querySelectorAll('input[type=radio]')].find(one => one.value === KEYS[key])
    mark.checked = true
    mark.focus()
    mark.dispatchEvent(new Event('input', { bubbles: true }))
    if (KEYS[key] === 'substitute') seat.querySelector('.fp-seat__substitute input').focus()
  } else return
  event.preventDefault()
})

let leaving = false
form.addEventListener('submit', async event => {
  if (!waiting.size && navigator.onLine) { leaving = true; return }
  event.preventDefault()
  const { submitter } = event
  if (!navigator.onLine) return tell(NO_CONNECTION, true)
  clearTimeout(timer)
  if (await send()) { leaving = true; form.requestSubmit(submitter) }
})

addEventListener('beforeunload', event => { if (waiting.size && !leaving) event.preventDefault() })
addEventListener('online', () => { if (waiting.size) { failures = 0; send() } })
addEventListener('offline', () => tell(NO_CONNECTION, true))
addEventListener('pageshow', () => { leaving = false })

// ---- what was typed here before the window was loaded again, and had not been saved

store.dropOthers()
for (const { dataset } of form.querySelectorAll('.fp-minute[data-part]')) {
  const kept = store.found(dataset.part)
  const box = part(dataset.part).querySelector('textarea')
  if (!kept || !box || box.value === kept[1]) { store.drop(dataset.part); continue }
  version(dataset.part).value = kept[0]
  box.value = kept[1]
  touched(dataset.part, 0)
}
