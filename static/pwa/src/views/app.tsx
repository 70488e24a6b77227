import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { APP_VERSION } from '../device/app_version'
import { hasNewVersion, useNewVersion } from '../device/service_worker'
import { text } from '../messages/messages'
import { storageProblem } from '../store/connection'
import { account, isLoaded, mePlan, settings, store } from '../sync/state'
import { Banners } from './banners'
import { JoinDoor } from './join_door'
import { Learn } from './learn'
import { chooseLook, look } from './look'
import { followInApp, go, path } from './navigation'
import { Progress } from './progress/progress'
import { Screen } from './screen'
import { stage } from './session/flow'
import { SessionScreens } from './session/session_screens'
import { Devices } from './settings/devices'
import { OwnAccount } from './settings/own_account'
import { Settings } from './settings/settings'
import { TabBar } from './tab_bar'
import { Today } from './today/today'

export function App(): JSX.Element {
  const here = path.value
  const isInFlow = here === '/player' && stage.value !== null
  useEffect(() => {
    if (here === '/player' && !stage.value) go('/', true)
    // Leaving by the phone's own back button: a run is paused by its player and offered on Today.
    if (here !== '/player') stage.value = null
  }, [here])
  if (!isLoaded.value) return <p class="only-read">{text('app.loading')}</p>
  return (
    <>
      <a class="btn second to-content" href="#content">
        {text('app.to_content')}
      </a>
      <Banners
        hasStoreTrouble={storageProblem.value !== null}
        isSignedOut={!isInFlow && here !== '/join' && account.value?.is_signed_in === false}
        isPlainHttp={!isInFlow && !isSecureContext}
        onUpdate={hasNewVersion.value && !isInFlow ? useNewVersion : null}
      />
      {isInFlow && stage.value ? <SessionScreens at={stage.value} /> : <TabScreen here={here} />}
      {!isInFlow && account.value && here !== '/join' && <TabBar />}
    </>
  )
}

function TabScreen({ here }: { here: string }): JSX.Element {
  if (here === '/learn') return <Learn emergencyNumber={mePlan.value?.safety.emergency_number ?? '112'} />
  if (here === '/join' || !account.value) return <JoinDoor />
  switch (here) {
    case '/':
    case '/player':
      return <Today />
    case '/progress':
      return <Progress />
    case '/settings':
      return <OwnSettings />
    default:
      return <NotFound />
  }
}

function OwnSettings(): JSX.Element {
  return (
    <Settings
      chosen={settings.value}
      look={look.value}
      version={APP_VERSION}
      onLook={chooseLook}
      onChoose={(change) => {
        settings.value = { ...settings.value, ...change }
        void store.value?.saveSettings(settings.value)
      }}
    >
      <Devices />
      <OwnAccount />
    </Settings>
  )
}

function NotFound(): JSX.Element {
  return (
    <Screen title={text('app.not_found')}>
      <a class="btn" href="/" onClick={followInApp}>
        {text('app.to_today')}
      </a>
    </Screen>
  )
}
