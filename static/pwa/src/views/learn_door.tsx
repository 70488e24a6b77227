import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { LearnId } from '../messages/learn_page'
import { text } from '../messages/messages'
import { EmergencyCard } from './emergency_card'
import { Screen } from './screen'

export const LEARN = '/learn'

/** The pages are a chunk of their own: nobody who starts a routine waits for them. The service worker keeps it. */
type Pages = typeof import('./learn/pages')
const pages = signal<Pages | 'failed' | null>(null)

async function loadPages(): Promise<void> {
  if (pages.value !== null && pages.value !== 'failed') return
  pages.value = null
  pages.value = await import('./learn/pages').catch(() => 'failed' as const)
}

function usePages(): typeof pages.value {
  useEffect(() => void loadPages(), [])
  return pages.value
}

/** `/learn` and the pages below it. Works without network and without a plan. */
export function LearnDoor({ here, emergencyNumber }: { here: string; emergencyNumber: string }): JSX.Element {
  const loaded = usePages()
  if (loaded === null || loaded === 'failed') {
    return (
      <Screen title={text('learn.title')} kind="late">
        <EmergencyCard emergencyNumber={emergencyNumber} hasPage={false} />
        <NotLoaded hasFailed={loaded === 'failed'} />
      </Screen>
    )
  }
  return <loaded.Learn id={here.slice(LEARN.length + 1)} emergencyNumber={emergencyNumber} />
}

function NotLoaded({ hasFailed }: { hasFailed: boolean }): JSX.Element {
  if (!hasFailed) return <p class="muted">{text('learn.loading')}</p>
  return (
    <>
      <p role="alert">{text('learn.failed')}</p>
      <button type="button" class="btn second" onClick={() => void loadPages()}>
        {text('today.look')}
      </button>
    </>
  )
}

interface AsideProps {
  readonly id: LearnId
  readonly label: string
  readonly emergencyNumber: string
}

/** One page over what is on screen, for places that must not be left: closing it gives them back as they were. */
export function LearnAside({ id, label, emergencyNumber }: AsideProps): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" class="text-btn" onClick={() => setOpen(true)}>
        {label}
      </button>
      {isOpen && <Sheet id={id} label={label} emergencyNumber={emergencyNumber} onClose={() => setOpen(false)} />}
    </>
  )
}

function Sheet({ id, label, emergencyNumber, onClose }: AsideProps & { onClose: () => void }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  const loaded = usePages()
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    // Not the first button: on a long page that would be the last thing on it.
    dialog.current?.focus()
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog ref={dialog} class="sheet" tabIndex={-1} aria-label={label} onCancel={onClose}>
      <div class="stack">
        {loaded === null || loaded === 'failed' ? (
          <NotLoaded hasFailed={loaded === 'failed'} />
        ) : (
          <loaded.PageInSheet id={id} emergencyNumber={emergencyNumber} />
        )}
        <button type="button" class="btn sheet-close" onClick={onClose}>
          {text('learn.close')}
        </button>
      </div>
    </dialog>
  )
}
