import type { JSX } from 'preact'
import { APP_VERSION } from '../../device/app_version'
import { settings } from '../../sync/state'
import { choose } from '../choose'
import { OwnConsent } from '../consent/own_consent'
import { chooseLook, look } from '../look'
import { Devices } from './devices'
import { InstallCard } from './install_card'
import { KeptHere } from './kept_here'
import { NextVisit } from './next_visit'
import { OwnAccount } from './own_account'
import { OwnDataCard } from './own_data_card'
import { ReminderCard } from './reminder'
import { Settings } from './settings'

/** The person's own choices, what this phone keeps, and the account. */
export function OwnSettings(): JSX.Element {
  return (
    <Settings chosen={settings.value} look={look.value} version={APP_VERSION} onLook={chooseLook} onChoose={choose}>
      <ReminderCard kept={settings.value.reminder ?? null} onKeep={(reminder) => choose({ reminder })} />
      <InstallCard />
      <NextVisit />
      <KeptHere />
      <Devices />
      <OwnConsent />
      <OwnDataCard />
      <OwnAccount />
    </Settings>
  )
}
