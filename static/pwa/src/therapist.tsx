import { render } from 'preact'
import './styles/tokens.css'
import './styles/base.css'
import './styles/picture.css'
import './styles/therapist.css'
import { App } from './views/therapist/app'

const place = document.getElementById('app')
if (place) render(<App />, place)
