import type { JSX } from 'preact'
import { canInstall } from '../../device/install_prompt'
import { text } from '../../messages/later'
import { isStandalone } from '../device_name'
import { installWay } from '../install/install_steps'
import { followInApp, INSTALL } from '../navigation'

/** The way to the guide, where there is anything to install. */
export function InstallCard(): JSX.Element | null {
  if (installWay(navigator.userAgent, isStandalone()) === null && !canInstall()) return null
  return (
    <section class="card stack-tight" aria-labelledby="settings-install">
      <h2 id="settings-install">{text('install.title')}</h2>
      <p class="small">{text('install.lead')}</p>
      <a class="text-btn" href={INSTALL} onClick={followInApp}>
        {text('install.how')}
      </a>
    </section>
  )
}
