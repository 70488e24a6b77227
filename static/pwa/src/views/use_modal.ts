import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * A `<dialog>` that is modal from its first moment to its last, and gives the focus back to where it came from.
 * `focusIn`: what takes the focus inside, when it is not what the browser would choose.
 *
 * All within the commit: whatever takes the dialog's place and wants the focus asks for it after it was given back.
 */
export function useModal(
  focusIn?: (dialog: HTMLDialogElement) => HTMLElement | null,
): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const opener = document.activeElement
    const shown = dialog.current
    if (!shown) return
    shown.showModal()
    focusIn?.(shown)?.focus()
    return () => {
      shown.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [])
  return dialog
}
