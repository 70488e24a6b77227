import { useEffect, useRef, useState } from 'preact/hooks'
import { AccountPage } from './account/account_page'
import { WelcomePage } from './account/welcome_page'
import { askWho, type Failure, me, post, sessionEnded } from './api'
import { CaseloadPage } from './caseload'
import { DeletedPage } from './deleted/deleted_page'
import { FirstVisitPage } from './first_visit/first_visit_page'
import { LibraryPage } from './library/library_page'
import { CardPage } from './paper/card_page'
import { PaperPage } from './paper/paper_page'
import { lazily } from './parts/lazily'
import { FailureNotice } from './parts/notice'
import { JustSaid } from './parts/said'
import { PlanPage } from './plan/plan_page'
import { PracticePage } from './practice/practice_page'
import { navigate, type Place, path, placeOf, startRouter } from './router'
import { PlainHttpNotice, SignIn } from './sign_in'

const OwnExercisePage = lazily(() => import('./own_exercise/exercise_page').then((module) => module.OwnExercisePage))

/** With its charts, and what draws them. */
const ClientPage = lazily(() => import('./client/client_page').then((module) => module.ClientPage))
const TicksPage = lazily(() => import('./ticks/ticks_page').then((module) => module.TicksPage))

/** Opened now and then. */
const VersionPage = lazily(() => import('./plan/version_page').then((module) => module.VersionPage))

function ClientsPage({ place }: { readonly place: Extract<Place, { readonly clientId: string }> }) {
  const { clientId } = place
  if (place.page === 'client') return <ClientPage key={clientId} clientId={clientId} />
  if (place.page === 'first_visit') return <FirstVisitPage key={clientId} clientId={clientId} />
  if (place.page === 'paper') return <PaperPage key={clientId} clientId={clientId} />
  if (place.page === 'card') return <CardPage key={clientId} clientId={clientId} />
  if (place.page === 'ticks') return <TicksPage key={clientId} clientId={clientId} />
  if (place.page === 'plan') return <PlanPage key={path.value} {...place} />
  return <VersionPage key={clientId} {...place} />
}

function Page() {
  const place = placeOf(path.value)
  if ('clientId' in place) return <ClientsPage place={place} />
  if (place.page === 'caseload') return <CaseloadPage />
  if (place.page === 'library') return <LibraryPage />
  if (place.page === 'own_exercise') return <OwnExercisePage key={path.value} {...place} />
  if (place.page === 'practice') return <PracticePage />
  if (place.page === 'deleted') return <DeletedPage />
  if (place.page === 'account') return <AccountPage />
  return (
    <section class="card">
      <h1>There is no such page</h1>
      <p>
        <a href="/therapist">Go to the caseload</a>
      </p>
    </section>
  )
}

/** Leaves the page first, so that unsaved work is asked about before the session ends. */
function signOut(): void {
  navigate('/therapist', () => void post('/auth/sign-out').then(askWho))
}

function Header() {
  const here = placeOf(path.value).page
  return (
    <header class="top">
      <a class="brand" href="/therapist">
        Homestretch
      </a>
      <nav aria-label="Main">
        <a href="/therapist" aria-current={here === 'caseload' ? 'page' : undefined}>
          Caseload
        </a>
        <a href="/therapist/library" aria-current={here === 'library' || here === 'own_exercise' ? 'page' : undefined}>
          Library
        </a>
        <a href="/therapist/practice" aria-current={here === 'practice' ? 'page' : undefined}>
          Practice
        </a>
      </nav>
      <a class="who" href="/therapist/account" aria-current={here === 'account' ? 'page' : undefined}>
        {me.value?.account.display_name} <small>{me.value?.practice.name}</small>
      </a>
      <button type="button" class="quiet" onClick={signOut}>
        Sign out
      </button>
    </header>
  )
}

/** After an ended session the page below stays mounted, so that nothing typed is lost. */
function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog bare" aria-label="Sign in again" onCancel={(event) => event.preventDefault()}>
      <SignIn ended />
    </dialog>
  )
}

const TITLES = {
  caseload: 'Caseload',
  client: 'Client',
  plan: 'Plan',
  version: 'Version of a plan',
  first_visit: 'First visit',
  paper: 'Plan to print',
  card: 'Invitation card',
  ticks: 'Paper sheet',
  library: 'Library',
  own_exercise: 'Exercise of your practice',
  practice: 'Practice',
  account: 'Your account',
  deleted: 'Deleted clients',
  welcome: 'Welcome',
  unknown: 'No such page',
} as const

/** Titles name the page, never the client: they stay in the browser's history. */
function useTitle() {
  const page = me.value || placeOf(path.value).page === 'welcome' ? TITLES[placeOf(path.value).page] : 'Sign in'
  useEffect(() => {
    document.title = `${page} · Homestretch`
  }, [page])
}

/** A new page is announced and starts at its heading, as a full page load would. */
function useFocusOnArrival(main: { readonly current: HTMLElement | null }) {
  const isFirst = useRef(true)
  const here = path.value
  useEffect(() => {
    if (!isFirst.current) main.current?.focus()
    isFirst.current = false
  }, [here, main])
}

export function App() {
  const [failure, setFailure] = useState<Failure | null>(null)
  const main = useRef<HTMLElement>(null)
  const start = () => void askWho().then(setFailure)
  useEffect(() => {
    start()
    return startRouter()
  }, [])
  useFocusOnArrival(main)
  useTitle()
  if (placeOf(path.value).page === 'welcome') {
    return (
      <main class="door">
        <WelcomePage />
      </main>
    )
  }
  if (failure && me.value === undefined) return <FailureNotice failure={failure} onRetry={start} />
  if (me.value === undefined) {
    return (
      <p class="waiting" role="status">
        Loading …
      </p>
    )
  }
  if (me.value === null) {
    return (
      <main class="door">
        <SignIn />
      </main>
    )
  }
  return (
    <>
      <a class="skip" href="#main">
        Go to the content
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <PlainHttpNotice />
        <Page />
      </main>
      <footer>
        <small>
          Homestretch shows a home-practice plan that you chose and what was done of it. Not medical advice; not for
          emergencies.
        </small>
      </footer>
      <JustSaid />
      {sessionEnded.value && <SignInAgain />}
    </>
  )
}
