// The page on which minutes are taken: what is typed saves itself, part by part, and waits here while nothing can be
// sent.  Without script the page's buttons save everything.
const form = document.getElementById('minutes')
const said = document.getElementById('keep-said')
const SOON = 900 // milliseconds after typing stopped
const PATIENCE = 30000 // after which a request that nobody answered is given up
const MOST = 50 // sendings without an answer that are remembered of a part
const NO_CONNECTION = 'Not saved yet: no connection. What you typed is kept here, and is sent when the connection is back.'
const NO_CONNECTION_NOW = 'No connection. What you type is kept here, and is sent when the connection is back.'
const SIGNED_OUT = 'Not saved yet: you are signed out. What you typed is kept here. Sign in again in another window.'
const SOMEBODY_ELSE = 'Not saved: somebody else is signed in at this browser now. What you typed is kept here. Sign in as yourself in another window.'
const NO_MORE = 'Not saved: minutes of this meeting cannot be taken here any more. What you typed is kept here. Open the meeting in another window to see why.'
const REFUSED = 'Not saved yet: this could not be saved just now. What you typed is kept here, and is tried again.'
const waiting = new Set() // parts with something that was not saved
const stuck = new Map() // parts that somebody else changed meanwhile, with what stands there now
const amiss = new Set() // parts that were not saved as they are, with the reason beside them
const unsure = new Map() // what was sent of a part when no answer came, each time: any of it may have been saved
let timer, sending, failures = 0
let leaving = 0 // when the whole page was sent

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

const mayGo = prefix => !stuck.has(prefix) && !amiss.has(prefix)
const plain = words => (words ?? '').replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n').trim() // as it is kept
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

// Whether what was sent of a part is what stands: of a place that nobody was sent to, and of a substitute whom the
// record names itself, the name says nothing.
function stands (sent, now) {
  return Object.entries(now).every(([name, value]) =>
    plain(sent[name]) === plain(value) || (name === 'substitute' && (now.mark !== 'substitute' || !plain(sent[name]))))
}

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
  may: (prefix, { text }) => part(prefix).dataset.restricted !== 'yes' && !/^[ \t]*restricted[ \t]*:?[ \t]*$/im.test(plain(text)),
  keep (prefix) {
    const values = valuesOf(prefix)
    if (!this.may(prefix, values)) return this.drop(prefix)
    const sent = (unsure.get(prefix) ?? []).filter(one => this.may(prefix, one))
    try { sessionStorage.setItem(this.key(prefix), JSON.stringify([version(prefix).value, values, sent])) } catch { /* full, or not allowed: the page itself has it */ }
  },
  drop (prefix) { try { sessionStorage.removeItem(this.key(prefix)) } catch { /* not allowed */ } },
  found (prefix) { try { return JSON.parse(sessionStorage.getItem(this.key(prefix))) } catch { return null } },
  parts () {
    try { return Object.keys(sessionStorage).filter(key => key.startsWith(this.key(''))).map(key => key.slice(this.key('').length)) } catch { return [] }
  },
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
  leaving = 0
  waiting.add(prefix)
  amiss.delete(prefix)
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

// What is told to whoever sends this, or null where the answer is none of ours.
async function asked (body) {
  const given = new AbortController()
  const late = setTimeout(() => given.abort(), PATIENCE)
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' }, signal: given.signal })
    const ours = (answer.headers.get('Content-Type') ?? '').includes('json')
    return { answer, told: ours ? await answer.json() : null }
  } finally { clearTimeout(late) }
}

// Take the token of whoever is signed in now.  Why not, where nothing may be sent with it.
async function newToken () {
  const answer = await fetch(form.action, { signal: AbortSignal.timeout(PATIENCE) })
  if (answer.redirected) return SIGNED_OUT
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('minutes')
  if (!page) return answer.status >= 500 ? REFUSED : NO_MORE
  if (page.dataset.user !== form.dataset.user) return SOMEBODY_ELSE
  form.elements.csrfmiddlewaretoken.value = page.elements.csrfmiddlewaretoken.value
  return ''
}

function bodyOf (sent) {
  const body = new FormData()
  body.append('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
  for (const [prefix, values] of sent) {
    body.append(`${prefix}-version`, version(prefix).value)
    if (unsure.has(prefix)) body.append(`${prefix}-again`, 'yes')
    for (const [name, value] of Object.entries(values)) body.append(`${prefix}-${name}`, value)
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

function notSent (sent, why) {
  for (const [prefix, values] of sent) {
    const before = (unsure.get(prefix) ?? []).filter(one => !same(one, values))
    unsure.set(prefix, [...before, values].slice(-MOST))
    store.keep(prefix)
  }
  again()
  tell(why, true)
  return false
}

async function sendParts (parts) {
  const sent = new Map(parts.map(prefix => [prefix, valuesOf(prefix)]))
  let answer, told
  try {
    ({ answer, told } = await asked(bodyOf(sent)))
    if (answer.status === 403 && !told) {
      const why = await newToken()
      if (why) return notSent(sent, why);
      ({ answer, told } = await asked(bodyOf(sent)))
    }
  } catch { return notSent(sent, NO_CONNECTION) }
  if (!told) return notSent(sent, answer.redirected ? SIGNED_OUT : REFUSED)
  failures = 0
  offer(told.who)
  for (const [prefix, values] of sent) took(prefix, values, told)
  document.getElementById('count').textContent = told.count
  if (Object.keys(told.wrong).length) tell('Not everything could be saved. Look where it says why.', true)
  else if (stuck.size) tell('Somebody else changed what you changed. Say which stands, where it is marked.', true)
  else tell(waiting.size ? '' : `Saved at ${told.at}`)
  if ([...waiting].some(mayGo)) {
    clearTimeout(timer)
    timer = setTimeout(send, SOON)
  }
  return !waiting.size
}

function took (prefix, values, told) {
  const own = unsure.get(prefix) ?? []
  unsure.delete(prefix)
  amiss.delete(prefix)
  const meanwhile = told.meanwhile[prefix]
  if (meanwhile) return clashed(prefix, meanwhile, own)
  const wrong = part(prefix).querySelector('[data-wrong]')
  if (prefix in told.wrong) {
    if (same(values, valuesOf(prefix))) amiss.add(prefix)
    if (wrong) { wrong.textContent = told.wrong[prefix]; wrong.hidden = false }
    store.keep(prefix)
    return state(prefix, told.wrong[prefix])
  }
  if (wrong) wrong.hidden = true
  const now = told.parts[prefix]
  let done = same(values, valuesOf(prefix))
  if (now) {
    version(prefix).value = now.version
    mean(prefix, now.meaning)
    done = shownAs(prefix, values, now.stands ?? {}, own) && done
  }
  if (!done) return store.keep(prefix)
  waiting.delete(prefix)
  store.drop(prefix)
  state(prefix, now?.saved ?? '')
}

function clashed (prefix, meanwhile, own) {
  if (own.some(sent => stands(sent, meanwhile.stands))) { // it had been saved after all
    version(prefix).value = meanwhile.version
    return touched(prefix, 0)
  }
  put(prefix, meanwhile.untouched)
  stuck.set(prefix, meanwhile) // its version comes with what is chosen, so nothing can be saved over it before
  part(prefix).querySelector('.fp-minute__conflict').innerHTML = meanwhile.said
  state(prefix, 'Not saved: see above')
}

// What stands otherwise than it was sent, since the record or somebody else says so, is shown.  False where this window
// says something else by now, or had said what stands in a sending without an answer: then it is sent again.
function shownAs (prefix, sent, now, own) {
  const here = valuesOf(prefix)
  let done = true
  for (const [name, value] of Object.entries(now)) {
    if (plain(sent[name]) === plain(value) || (name === 'substitute' && !value)) continue
    if (here[name] !== sent[name] || own.some(one => plain(one[name]) === plain(value))) done = false
    else put(prefix, { [name]: value })
  }
  return done
}

// What a text means, exchanged only where it means something else: a button in it may be about to be pressed.
const meant = new Map()
function mean (prefix, meaning) {
  const means = part(prefix).querySelector('[data-means]')
  if (!means || meaning === undefined || meant.get(prefix) === meaning) return
  meant.set(prefix, meaning)
  means.innerHTML = meaning
}

// Everybody who is there by now can be chosen.
function offer (who) {
  for (const list of form.querySelectorAll('[name=sitting-chair], [name=coming-who], [name=declared-who]')) {
    const [first, ...rest] = list.options
    if (list === document.activeElement || same(rest.map(one => [one.value, one.text]), who)) continue
    const chosen = list.selectedOptions[0]
    list.replaceChildren(first, ...who.map(([key, name]) => new Option(name, key)))
    if (chosen !== first && !who.some(([key]) => key === chosen.value)) list.append(chosen)
    list.value = chosen.value
  }
}

function put (prefix, values) {
  for (const one of fields(prefix)) {
    const name = one.name.slice(prefix.length + 1)
    if (!(name in values) || one.type === 'hidden') continue
    if (one.type === 'radio') one.checked = one.value === values[name]
    else if (one.value !== values[name]) {
      one.value = values[name]
      if (one === document.activeElement && one.type === 'text') one.select() // what is typed next stands in its place
    }
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
  const { mine, theirs, owner, typed } = event.target.closest('button')?.dataset ?? {}
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

form.addEventListener('submit', async event => {
  if (!navigator.onLine) {
    event.preventDefault()
    return tell(waiting.size ? NO_CONNECTION : NO_CONNECTION_NOW, true)
  }
  if (Date.now() - leaving < PATIENCE) return event.preventDefault() // it was pressed before, and is on its way
  leaving = Date.now()
  tell('Saving')
  if (!waiting.size) return
  event.preventDefault()
  const { submitter } = event
  clearTimeout(timer)
  let all = await send()
  while (!all && !failures && [...waiting].some(mayGo)) all = await send() // more was typed meanwhile
  leaving = 0
  if (all) form.requestSubmit(submitter)
})

addEventListener('beforeunload', event => { if (waiting.size) event.preventDefault() })
addEventListener('online', () => {
  failures = 0
  if (waiting.size) send()
  else tell('')
})
addEventListener('offline', () => tell(waiting.size ? NO_CONNECTION : NO_CONNECTION_NOW, true))
addEventListener('pageshow', () => { leaving = 0 })

// ---- what was typed here before the window was loaded again, and had not been saved

// What was typed where nothing can be written any more stands above everything, until it is thrown away.
function unplaced (prefix, { text }) {
  const place = document.getElementById('unplaced')
  if (!text) return store.drop(prefix)
  const one = place.querySelector('template').content.firstElementChild.cloneNode(true)
  one.querySelector('textarea').value = text
  one.querySelector('button').addEventListener('click', () => {
    store.drop(prefix)
    one.remove()
    place.hidden = !place.querySelector('textarea')
  })
  place.append(one)
  place.hidden = false
}

store.dropOthers()
for (const prefix of store.parts()) {
  const [seen, values, sent] = store.found(prefix)
  if (!version(prefix)) { unplaced(prefix, values); continue }
  const here = valuesOf(prefix)
  if (stands(values, here)) { store.drop(prefix); continue }
  if (!sent.some(one => stands(one, here))) version(prefix).value = seen
  put(prefix, values)
  touched(prefix, 0)
}
