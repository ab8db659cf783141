// Offers names, agencies and dates while a line of an action is typed.  The list of names stands on the page for
// everybody; this only saves typing.
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const ACTION = /^\s*(?:agreed\s+|key\s+|new\s+)?actions?\b\s*[:.–—-]*\s*/i
const WHEN = /\b(?:by|before|due|until|for|on)\s+((?:the\s+)?[a-z0-9][a-z0-9 ]{0,20})$/i
const TOLD = /(?:^|\s)(?:to|will|would|should|must)\s/i
const MOST = 6

const inWords = day => `${day.getDate()} ${MONTHS[day.getMonth()]} ${day.getFullYear()}`
const begins = (words, typed) => words.toLowerCase().startsWith(typed)

// The days that these words can mean, the first on or after the meeting each.
function daysFor (typed, held, next) {
  const words = typed.toLowerCase().replace(/^the\s+/, '').trim()
  const found = []
  if (!words) return found
  if (next && begins('next meeting', words)) found.push({ typed: next, label: `Next meeting, ${next}` })
  const [, figure, month = ''] = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+([a-z]*))?$/.exec(words) ?? []
  if (figure) {
    for (let ahead = 0; ahead < 12 && found.length < 3; ahead++) {
      const day = new Date(held.getFullYear(), held.getMonth() + ahead, Number(figure))
      const real = day.getDate() === Number(figure)
      if (real && day >= held && begins(MONTHS[day.getMonth()], month)) found.push({ typed: inWords(day), label: inWords(day) })
    }
  }
  if (words.length > 1) {
    DAYS.forEach((name, number) => {
      if (!begins(name, words)) return
      const day = new Date(held.getFullYear(), held.getMonth(), held.getDate() + ((number - held.getDay() + 6) % 7) + 1)
      found.push({ typed: inWords(day), label: `${name}, ${inWords(day)}` })
    })
  }
  return found
}

// Those whose name, one of its words, or initials begin so.
function namesFor (typed, people) {
  const words = typed.toLowerCase()
  if (!words) return []
  const fits = ({ name, initials }) =>
    begins(name, words) || name.split(' ').some(word => begins(word, words)) || (initials && begins(initials, words))
  return people.filter(one => fits(one) && one.typed !== typed).map(one => ({
    typed: `${one.typed} `, label: one.initials && one.agency ? `${one.name}, ${one.agency}` : one.name
  }))
}

// What is offered before the caret: where it begins in the text, and the offers.
function offersAt (text, at, people, held, next) {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const before = text.slice(start, at)
  const label = ACTION.exec(before)
  if (!label) return null
  const rest = before.slice(label[0].length)
  const when = WHEN.exec(rest)
  const days = when ? daysFor(when[1], held, next) : []
  if (days.length) return { from: at - when[1].length, to: at, offers: days.slice(0, MOST) }
  const behind = /(?:\s[–—-]\s+|\()([^()–—]{1,40})$/.exec(rest)
  if (TOLD.test(rest) && !behind) return null
  const typed = (behind ? behind[1] : rest).split(/,\s*|;\s*|\/\s*|&\s*|\band\s+/i).pop()
  const names = namesFor(typed, people)
  return names.length ? { from: at - typed.length, to: at, offers: names.slice(0, MOST) } : null
}

function offerIn (form) {
  const list = document.getElementById('suggest')
  const heard = document.getElementById('suggest-said')
  const people = [...document.querySelectorAll('#there li')].map(one => ({ ...one.dataset }))
  const [year, month, day] = form.dataset.held.split('-').map(Number)
  const held = new Date(year, month - 1, day)
  let box, open, at, moved

  function close () {
    list.hidden = true
    open = null
    heard.textContent = ''
    box?.removeAttribute('aria-activedescendant')
  }

  function point (to) {
    at = (to + open.offers.length) % open.offers.length
    for (const [n, one] of [...list.children].entries()) one.setAttribute('aria-selected', String(n === at))
    box.setAttribute('aria-activedescendant', `suggest-${at}`)
  }

  function show () {
    open = box.selectionStart === box.selectionEnd
      ? offersAt(box.value, box.selectionStart, people, held, form.dataset.next)
      : null
    if (!open) return close()
    list.replaceChildren(...open.offers.map((offer, n) => {
      const one = document.createElement('li')
      Object.assign(one, { id: `suggest-${n}`, textContent: offer.label })
      one.setAttribute('role', 'option')
      return one
    }))
    box.after(list)
    list.hidden = false
    moved = false
    point(0)
    heard.textContent = `${open.offers.length} offered: ${open.offers[0].label}. Tab takes it.`
  }

  function take (n) {
    const { typed } = open.offers[n]
    const { from } = open
    const text = box.value.slice(0, from) + typed + box.value.slice(box.selectionStart)
    box.value = text
    box.setSelectionRange(from + typed.length, from + typed.length)
    close()
    box.dispatchEvent(new Event('input', { bubbles: true }))
    close()
  }

  form.addEventListener('input', ({ target, isTrusted }) => {
    if (target.tagName !== 'TEXTAREA') return
    box = target
    if (isTrusted) show()
  })
  form.addEventListener('keydown', event => {
    if (!open || event.target !== box) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      point(at + (event.key === 'ArrowDown' ? 1 : -1))
      moved = true
    } else if (event.key === 'Tab' && !event.shiftKey) take(at)
    else if (event.key === 'Enter' && moved) take(at)
    else if (event.key === 'Escape') close()
    else {
      if (event.key === 'Enter' || event.key.startsWith('Arrow')) close()
      return
    }
    event.preventDefault()
  })
  form.addEventListener('focusout', ({ target }) => { if (target === box) close() })
  // What is offered is for the words before the caret, and goes when that goes elsewhere.
  document.addEventListener('selectionchange', () => { if (open && box.selectionStart !== open.to) close() })
  list.addEventListener('mousedown', event => {
    event.preventDefault()
    const one = event.target.closest('[role=option]')
    if (one) take([...list.children].indexOf(one))
  })
  for (const one of form.querySelectorAll('.fp-minute__text')) {
    one.setAttribute('aria-autocomplete', 'list')
    one.setAttribute('aria-controls', 'suggest')
  }
}

offerIn(document.getElementById('minutes'))
