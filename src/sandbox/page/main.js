import { createComposer } from './composer.js'
import { toast } from './dialogs.js'
import { avatar, byId, dress, element } from './dom.js'
import { label, setLanguage } from './labels.js'
import { createPeople } from './people.js'
import * as server from './server.js'
import { createTimeline } from './timeline.js'

const ACTION_SECONDS = 5
const REMEMBERED = 'sandbox-user'

const address = new URLSearchParams(location.search)
const context = { botUsername: '', onCommand: (text) => say(text) }
const timeline = createTimeline(context)
const people = createPeople({ onChoose: (userId) => enter(userId) })
const composer = createComposer({ onSay: say, onUpload: upload, onStart: start })

let state = null
let startCode = address.get('start')
let stopListening = () => {}
let actionTimer = 0
let eventsSeen = 0

hideKey()
byId('block').addEventListener('click', () => setBlocked(!state.blocked))
enter(Number(address.get('user')) || remembered()).catch((error) => toast(error.message))

/** Opens the chat of a user; an unknown or missing one gives way to the first. */
async function enter(userId) {
  stopListening()
  const loaded = await server.loadState(userId).catch(() => server.loadState(null))
  remember(loaded.user.id)
  show(loaded)
  timeline.show(loaded.messages)
  stopListening = server.listen(loaded.user.id, {
    onEvent,
    onLost: () => setStatus(label('connecting')),
    onReady: () => refresh().catch((error) => toast(error.message)),
  })
  composer.focus()
}

/** Loads the state again, and once more when something happened on the way: it may be older than what is shown. */
async function refresh() {
  const before = eventsSeen
  const loaded = await server.loadState(state.user.id)
  if (loaded.user.id !== state.user.id) return
  if (eventsSeen !== before) return refresh()
  show(loaded)
  timeline.sync(loaded.messages)
}

function show(loaded) {
  state = loaded
  context.botUsername = loaded.bot.username
  setLanguage(loaded.user.languageCode)
  document.title = loaded.bot.firstName
  byId('bot-name').textContent = loaded.bot.firstName
  byId('bot-avatar').replaceChildren(avatar(loaded.bot.firstName, 0))
  dress(byId('block'), 'block', label(loaded.blocked ? 'unblock' : 'block'))
  byId('block').setAttribute('aria-pressed', String(loaded.blocked))
  people.show(loaded.users, loaded.user.id)
  composer.setCommands(loaded.commands)
  composer.relabel()
  timeline.relabel()
  setStatus(null)
  queueMicrotask(showStart)
}

function showStart() {
  const empty = timeline.size === 0
  const welcome = byId('welcome')
  welcome.hidden = !empty
  welcome.replaceChildren(
    avatar(state.bot.firstName, 0),
    element('h2', {}, label('startTitle')),
    element('p', {}, state.description || label('startHint')),
  )
  if (state.blocked) composer.showButton(label('unblock'))
  else composer.showButton(empty || startCode !== null ? label('start') : null)
}

function onEvent(event) {
  eventsSeen += 1
  if (event.type === 'changed' && (event.chatId === null || event.chatId === state.user.id)) {
    refresh().catch((error) => toast(error.message))
  }
  if (event.type === 'message') people.put(event.message)
  if (event.chatId !== state.user.id) return
  if (event.type === 'message') {
    timeline.put(event.message)
    if (event.message.from.is_bot) setStatus(null)
  }
  if (event.type === 'deleted') timeline.remove(event.messageId)
  if (event.type === 'action') showAction(event.action)
  showStart()
}

function showAction(action) {
  const known = ['typing', 'upload_photo', 'upload_document'].includes(action) ? action : 'working'
  setStatus(label(known), true)
  actionTimer = setTimeout(() => setStatus(null), ACTION_SECONDS * 1000)
}

/** The line under the bot's name; null brings back the usual one. */
function setStatus(text, lively = false) {
  clearTimeout(actionTimer)
  const status = byId('status')
  status.textContent = text ?? `${label('bot')} · @${state.bot.username}`
  status.classList.toggle('lively', lively)
}

async function say(text) {
  await server.say(state.user.id, text)
}

async function upload(file, caption) {
  await server.upload(state.user.id, file, caption)
}

async function start() {
  if (state.blocked) return setBlocked(false)
  const text = startCode ? `/start ${startCode}` : '/start'
  startCode = null
  history.replaceState(null, '', '/')
  await say(text).catch((error) => toast(label('failed') + error.message))
  composer.focus()
}

async function setBlocked(blocked) {
  await server.block(state.user.id, blocked).catch((error) => toast(error.message))
  if (blocked) toast(label('blocked'))
}

/** The key is in a cookie by now; in the address it would be seen, and passed on with it. */
function hideKey() {
  if (!address.has('key')) return
  address.delete('key')
  history.replaceState(null, '', address.size > 0 ? `/?${address}` : '/')
}

function remembered() {
  try {
    return Number(localStorage.getItem(REMEMBERED))
  } catch {
    return 0
  }
}

function remember(userId) {
  try {
    localStorage.setItem(REMEMBERED, String(userId))
  } catch {
    // A browser without storage simply starts with the first user.
  }
}
