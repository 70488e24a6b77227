import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { LearnId } from '../messages/learn_page'
import { text } from '../messages/messages'
import { EmergencyCard } from './emergency_card'
import { type InsteadProps, later, NotYet } from './later'
import { Screen } from './screen'
import { useModal } from './use_modal'

export const LEARN = '/learn'

interface DoorProps {
  readonly id: string
  readonly emergencyNumber: string
}

/** The list of pages, or the page `id`. Works without network and without a plan; the call is there in any case. */
const Learn = later<DoorProps>(
  () => import('./learn/pages').then((pages) => pages.Learn),
  ({ emergencyNumber, hasFailed, onAgain }: DoorProps & InsteadProps) => (
    <Screen title={text('learn.title')} kind="late">
      <EmergencyCard emergencyNumber={emergencyNumber} hasPage={false} />
      <NotYet hasFailed={hasFailed} onAgain={onAgain} />
    </Screen>
  ),
)

const PageInSheet = later<{ readonly id: LearnId; readonly emergencyNumber: string }>(
  () => import('./learn/pages').then((pages) => pages.PageInSheet),
  NotYet,
)

/** `/learn` and the pages below it. */
export function LearnDoor({ here, emergencyNumber }: { here: string; emergencyNumber: string }): JSX.Element {
  return <Learn id={here.slice(LEARN.length + 1)} emergencyNumber={emergencyNumber} />
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
  // Not the first button: on a long page that would be the last thing on it.
  const dialog = useModal((shown) => shown)
  return (
    <dialog ref={dialog} class="sheet" tabIndex={-1} aria-label={label} onCancel={onClose}>
      <div class="stack">
        <PageInSheet id={id} emergencyNumber={emergencyNumber} />
        <button type="button" class="btn sheet-close" onClick={onClose}>
          {text('learn.close')}
        </button>
      </div>
    </dialog>
  )
}
