/** The caseload by keyboard. Single letters can be turned off, for those who dictate (WCAG 2.1.4). */
import { signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

const KEPT = 'homestretch.letter-keys'

function areKept(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

export const lettersAreOn = signal(areKept())

export function turnLetters(on: boolean): void {
  lettersAreOn.value = on
  try {
    if (on) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, 'off')
  } catch {
    // A private window keeps nothing: it holds until the page is closed.
  }
}

const LETTERS = new Map<string, Command>([
  ['j', 'next'],
  ['k', 'previous'],
  ['/', 'search'],
  ['?', 'help'],
])
const ARROWS = new Map<string, Command>([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'previous'],
])

export type Command = 'next' | 'previous' | 'search' | 'help'

/** What a key asks for. `isTyping`: in a field, where letters are text. `isInList`: arrows move there, else they scroll. */
export function commandOf(
  key: string,
  {
    isTyping,
    isInList,
    letters,
  }: { readonly isTyping: boolean; readonly isInList: boolean; readonly letters: boolean },
): Command | null {
  const arrow = isInList ? ARROWS.get(key) : undefined
  return arrow ?? (letters && !isTyping ? LETTERS.get(key) : undefined) ?? null
}

interface Wanted {
  readonly list: RefObject<HTMLElement | null>
  readonly search: RefObject<HTMLElement | null>
  readonly onHelp: () => void
  /** The last row has the focus and there are more. */
  readonly onEnd: () => void
}

const ROW = 'a[data-row]'
const FIELDS = 'input:not([type=checkbox]), textarea, select'

/** Moves the focus from row to row, from the moment that there are rows; Enter is the link's own. */
export function useKeys({ list, search, onHelp, onEnd }: Wanted): void {
  useLayoutEffect(() => {
    const does: Readonly<Record<Command, () => void>> = {
      help: onHelp,
      search: () => search.current?.focus(),
      next: () => moveFocus(list.current, 1) && onEnd(),
      previous: () => void moveFocus(list.current, -1),
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandAt(event, list.current, search.current)
      if (!command) return
      event.preventDefault()
      does[command]()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [list, search, onHelp, onEnd])
}

const isPlain = (event: KeyboardEvent) => !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)

function commandAt(event: KeyboardEvent, list: HTMLElement | null, search: HTMLElement | null): Command | null {
  const at = event.target
  if (!isPlain(event) || !(at instanceof HTMLElement) || at.closest('dialog')) return null
  // From the search one arrow leads into the list.
  const isEntering = at === search && event.key === 'ArrowDown'
  const isInList = isEntering || Boolean(list?.contains(at))
  return commandOf(event.key, { isTyping: at.matches(FIELDS), isInList, letters: lettersAreOn.value })
}

/** Whether the end of what is shown was reached. */
function moveFocus(list: HTMLElement | null, by: 1 | -1): boolean {
  const rows = [...(list?.querySelectorAll<HTMLElement>(ROW) ?? [])]
  const here = document.activeElement?.closest('tr')?.querySelector<HTMLElement>(ROW) ?? null
  const index = here ? rows.indexOf(here) : -1
  rows[index < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, index + by))]?.focus()
  return by === 1 && index >= rows.length - 2
}
