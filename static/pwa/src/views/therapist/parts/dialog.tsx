import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { useModal } from '../../use_modal'

const firstField = (dialog: HTMLDialogElement) =>
  dialog.querySelector<HTMLElement>('[autofocus]') ?? dialog.querySelector<HTMLElement>('input, select, textarea')

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  readonly wide?: boolean
}

/**
 * A modal dialog of the browser: it keeps the focus inside, closes on Escape and gives the focus back. Once something
 * was written in it, Escape has to be pressed twice: one key must not throw a note away.
 */
export function Dialog({ title, onClose, children, wide = false }: Props) {
  const titleId = useId()
  const dialog = useModal(firstField)
  const isWritten = useRef(false)
  const [isWarned, setIsWarned] = useState(false)
  const onInput = (event: Event) => {
    isWritten.current ||= !(event.target as Element).matches('[type=search]')
  }
  const onCancel = (event: Event) => {
    event.preventDefault()
    if (isWritten.current && !isWarned) setIsWarned(true)
    else onClose()
  }
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={onCancel}
      onInput={onInput}
    >
      <div class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </div>
      {isWarned && (
        <p class="notice" role="alert">
          What you wrote is not saved. Press Escape once more to leave without it.
        </p>
      )}
      {children}
    </dialog>
  )
}
