import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/picture.css'
import './styles/today.css'
import './styles/session.css'
import './styles/player.css'
import './styles/sound.css'
import { render } from 'preact'
import { watchInstallPrompt } from './device/install_prompt'
import { startClient } from './sync/account'
import { watchPictures } from './sync/pictures'
import { today } from './sync/state'
import { watchVoice } from './sync/voice'
import { App } from './views/app'
import { readAhead } from './views/later'
import { applyKeptLook } from './views/look'

applyKeptLook()
watchInstallPrompt()
// The disk is asked first; drawing, and the first look at the day, are tasks of their own: meanwhile it answers, and a
// tap need not wait for all of them.
const started = startClient()
setTimeout(() => {
  const root = document.getElementById('app')
  if (root) render(<App />, root)
  watchPictures()
  watchVoice()
})
setTimeout(() => void today.value)
// Where no service worker keeps the later parts (yet), they are read now: there may be no network when they are opened.
void started.then(() => (navigator.serviceWorker?.controller ? undefined : readAhead()))
