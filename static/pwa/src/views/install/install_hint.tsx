import type { JSX } from 'preact'
import { canInstall } from '../../device/install_prompt'
import { text } from '../../messages/later'
import { settings, today } from '../../sync/state'
import { choose } from '../choose'
import { isStandalone } from '../device_name'
import { followInApp, INSTALL } from '../navigation'
import { installWay } from './install_steps'

/** On Today of a phone that uses a tab, until it was set aside: once is enough. */
export function InstallHint(): JSX.Element | null {
  const way = installWay(navigator.userAgent, isStandalone())
  const isApple = way === 'apple' || way === 'apple_other'
  if (settings.value.install_aside_on || !(isApple || (way === 'android' && canInstall()))) return null
  return (
    <section class="card stack-tight" aria-labelledby="install-hint">
      <h2 id="install-hint">{text('install.hint_title')}</h2>
      <p class="small">{text(isApple ? 'install.hint_apple' : 'install.hint_android')}</p>
      <div class="wrap">
        <a class="text-btn" href={INSTALL} onClick={followInApp}>
          {text('install.how')}
        </a>
        <button type="button" class="text-btn" onClick={() => choose({ install_aside_on: today.value })}>
          {text('install.not_now')}
        </button>
      </div>
    </section>
  )
}
