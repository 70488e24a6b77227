import type { JSX } from 'preact'
import { APP_VERSION } from '../../device/app_version'
import { settings, store } from '../../sync/state'
import { chooseLook, look } from '../look'
import { Devices } from './devices'
import { KeptHere } from './kept_here'
import { OwnAccount } from './own_account'
import { Settings } from './settings'

/** Settings with what this phone and this person have. */
export function OwnSettings(): JSX.Element {
  return (
    <Settings
      chosen={settings.value}
      look={look.value}
      version={APP_VERSION}
      onLook={chooseLook}
      onChoose={(change) => {
        settings.value = { ...settings.value, ...change }
        // A disk that takes nothing has its banner; the choice holds until the page is closed.
        void store.value?.saveSettings(settings.value).catch(() => undefined)
      }}
    >
      <KeptHere />
      <Devices />
      <OwnAccount />
    </Settings>
  )
}
