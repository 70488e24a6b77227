import { render } from 'preact'
import './styles/tokens.css'
import './styles/base.css'
import './styles/picture.css'
import './styles/therapist.css'
import { App } from './views/therapist/app'
import { todayIn } from './views/therapist/dates'

const place = document.getElementById('app')
if (place) render(<App />, place)
// A browser reads its words and zones when the first date is written, 20 ms and more: not in the task that draws the page.
setTimeout(() => void todayIn('UTC'))
