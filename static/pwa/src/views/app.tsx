import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { hasNewVersion, useNewVersion } from '../device/service_worker'
import { askedText } from '../domain/consent'
import { text } from '../messages/messages'
import { markRead, setAside } from '../store/beside'
import { storageProblem } from '../store/faults'
import { noteEvicted, wasEvicted } from '../sync/evicted'
import { account, consent, isLoaded, mePlan, store, syncState } from '../sync/state'
import { Banners } from './banners'
import { isSafariTab, isStandalone } from './device_name'
import { later } from './later'
import { LEARN, LearnDoor } from './learn_door'
import { CLOSED, CONSENT, followInApp, go, HOW_TO, INSTALL, path } from './navigation'
import { Screen } from './screen'
import { stage } from './session/flow'
import { fillsScreen, Locked } from './session/locked'
import { StorageScreen } from './storage_screen'
import { TabBar } from './tab_bar'
import { INTAKE } from './today/intake_card'
import { Today } from './today/today'

// What is not needed to see Today. The screens of a sitting come whole: who answers its first question has its last one.
const SessionScreens = later(() => import('./session/session_screens').then((loaded) => loaded.SessionScreens))
const JoinDoor = later(() => import('./join_door').then((loaded) => loaded.JoinDoor))
const HowTo = later(() => import('./how_to').then((loaded) => loaded.HowTo))
const Intake = later(() => import('./intake').then((loaded) => loaded.Intake))
const Consent = later(() => import('./consent/consent_screen').then((loaded) => loaded.Consent))
const Closed = later(() => import('./closed/closed').then((loaded) => loaded.Closed))
const Install = later(() => import('./install/install_screen').then((loaded) => loaded.InstallScreen))
const Progress = later(() => import('./progress/progress_door').then((loaded) => loaded.ProgressDoor))
const OwnSettings = later(() => import('./settings/own_settings').then((loaded) => loaded.OwnSettings))

export function App(): JSX.Element {
  const here = path.value
  const isInFlow = here === '/player' && stage.value !== null
  useEffect(() => {
    // Where we are by now: this runs after the screen was drawn, and a quick tap may have gone on since.
    if (path.value === '/player' && !stage.value) go('/', true)
    // Leaving by the phone's own back button: a run is paused by its player and offered on Today.
    if (path.value !== '/player') stage.value = null
  }, [here])
  if (!isLoaded.value && storageProblem.value) return <StorageScreen problem={storageProblem.value} />
  if (!isLoaded.value) return <p class="only-read">{text('app.loading')}</p>
  if (account.value && here !== '/join' && fillsScreen.value) return <Locked />
  return (
    <>
      <a class="btn second to-content" href="#content">
        {text('app.to_content')}
      </a>
      <OwnBanners here={here} isInFlow={isInFlow} />
      {isInFlow && stage.value ? <SessionScreens at={stage.value} /> : <TabScreen here={here} />}
      {!isInFlow && account.value && here !== '/join' && <TabBar />}
    </>
  )
}

/** A new version that was put off: not asked for again until the page is loaded anew. */
const isUpdateLater = signal(false)

/** In a routine only what concerns keeping it. */
function OwnBanners({ here, isInFlow }: { here: string; isInFlow: boolean }): JSX.Element {
  const name = store.value?.name
  const isAside = name !== undefined && setAside.value[name]?.is_read === false
  const { unsent } = syncState.value
  return (
    <Banners
      storage={storageProblem.value}
      onEvictedRead={wasEvicted.value && !isInFlow ? () => noteEvicted(false) : null}
      onSetAsideRead={isAside && !isInFlow ? () => markRead(name) : null}
      isSignedOut={!isInFlow && here !== '/join' && account.value?.is_signed_in === false}
      isClosed={account.value?.is_closed === true}
      isPlainHttp={!isInFlow && !isSecureContext}
      unsentInSafari={!isInFlow && isSafariTab(navigator.userAgent, isStandalone()) ? unsent : 0}
      onUpdate={hasNewVersion.value && !isUpdateLater.value && !isInFlow ? useNewVersion : null}
      onUpdateLater={() => {
        isUpdateLater.value = true
      }}
    />
  )
}

function TabScreen({ here }: { here: string }): JSX.Element {
  if (here === LEARN || here.startsWith(`${LEARN}/`)) {
    return <LearnDoor here={here} emergencyNumber={mePlan.value?.safety.emergency_number ?? '112'} />
  }
  if (here === '/join' || !account.value) return <JoinDoor />
  if (here.startsWith(HOW_TO)) return <HowTo prescriptionId={here.slice(HOW_TO.length)} />
  if (here === '/progress' || here.startsWith('/progress/')) return <Progress here={here} />
  switch (here) {
    case '/':
    case '/player':
      return askedText(consent.value) ? <Consent /> : <Today />
    case CLOSED:
      return <Closed />
    case CONSENT:
      return <Consent />
    case INTAKE:
      return <Intake />
    case INSTALL:
      return <Install />
    case '/settings':
      return <OwnSettings />
    default:
      return <NotFound />
  }
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
