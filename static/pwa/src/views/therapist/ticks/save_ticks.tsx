import { useEffect, useRef } from 'preact/hooks'
import { dayMonth } from '../dates'
import { FailureNotice } from '../parts/notice'
import { count } from '../words'
import type { InHand } from './which_sheet'

/** A button that cannot be pressed any more loses the focus: what comes after the work has it then. */
function useFocusAfter(isBusy: boolean) {
  const place = useRef<HTMLDivElement>(null)
  const wasBusy = useRef(false)
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (wasBusy.current && !isBusy && isLost) place.current?.focus()
    wasBusy.current = isBusy
  }, [isBusy])
  return place
}

/** One save for all of the sheet, and what became of the last one. */
export function SaveTicks({ ticks, sheet }: InHand) {
  const { draft, unsaved, isWaiting, isBusy } = ticks
  const refused = [...draft.values()].filter(({ why }) => why)
  const nameOf = (routineId: string) => sheet.routines.find(({ id }) => id === routineId)?.name
  const isUnanswered = isWaiting && !isBusy
  const bar = useFocusAfter(isBusy)
  return (
    <div ref={bar} class="save-bar tick-save" tabIndex={-1}>
      {unsaved && <FailureNotice failure={unsaved} />}
      {isUnanswered && (
        <p class="notice" role="status">
          No answer came, so some of it may be saved. Send it again: nothing is saved twice.
        </p>
      )}
      {refused.length > 0 && (
        <div class="notice bad" role="alert">
          <p>
            <b>Not saved:</b>
          </p>
          <ul class="bullets">
            {refused.map(({ id, routineId, on, why }) => (
              <li key={id}>
                {dayMonth(on)}, {nameOf(routineId)}: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="save-row">
        <span class="small" role="status">
          {draft.size === 0 ? 'Nothing is ticked yet.' : `${count(draft.size, 'tick')}, not saved yet`}
        </span>
        {isUnanswered ? (
          <button type="button" class="plain" onClick={ticks.look}>
            See what was saved
          </button>
        ) : (
          <button type="button" class="plain" disabled={draft.size === 0 || isWaiting} onClick={ticks.clear}>
            Clear
          </button>
        )}
        <button type="button" class="act" disabled={draft.size === 0 || isBusy} onClick={ticks.save}>
          {isBusy ? 'Saving …' : isUnanswered ? 'Send again' : `Save ${count(draft.size, 'session')}`}
        </button>
      </div>
    </div>
  )
}
