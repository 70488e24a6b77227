import type { ComponentChildren, JSX } from 'preact'
import { text } from '../../messages/messages'
import { useModal } from '../use_modal'

interface Props {
  readonly title: string
  readonly lead: string
  readonly onGoOn: () => void
  /** The answers, as big buttons. */
  readonly children: ComponentChildren
}

/** A question over the player, which is paused meanwhile. Closing it any way but by an answer goes on. */
export function Sheet({ title, lead, onGoOn, children }: Props): JSX.Element {
  const dialog = useModal()
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" data-no-swipe onCancel={onGoOn}>
      <div class="stack">
        <div>
          <h2 id="sheet-title">{title}</h2>
          <p class="muted">{lead}</p>
        </div>
        <div class="sheet-choices">{children}</div>
        <button type="button" class="btn" onClick={onGoOn}>
          {text('player.end_back')}
        </button>
      </div>
    </dialog>
  )
}
