import { useRef } from 'preact/hooks'
import { longDay, shortDate } from '../dates'
import { scheduleWords } from '../plan/schedule_words'
import type { Recorded, SheetRoutine } from '../wire_ticks'
import { EVIDENCE, WEEKDAYS } from '../words'
import { type Box, boxAfter, openRows, weeksOf } from './boxes'
import type { Draft } from './draft'

interface Props {
  readonly routines: readonly SheetRoutine[]
  readonly draft: Draft
  /** The box that was last touched: the one that Tab comes to. */
  readonly current: string | null
  readonly isFrozen: boolean
  readonly onToggle: (box: Box) => void
  readonly onCome: (key: string) => void
}

/** "Wednesday 4 November, Morning, 2 of 2" */
export function boxWords({ on, number, of }: Box, routine: SheetRoutine): string {
  return [longDay(on), routine.name, of > 1 && `${number} of ${of}`].filter(Boolean).join(', ')
}

function RecordedBox({ recorded, words }: { readonly recorded: Recorded; readonly words: string }) {
  const known = `${recorded.is_done ? 'done' : 'partly'}, ${EVIDENCE[recorded.evidence]}`
  return (
    <span class={`tick recorded ${recorded.evidence === 'timed' ? '' : 'told'}`} title={`${words}: ${known}`}>
      <span aria-hidden="true">{recorded.is_done ? '✓' : '½'}</span>
      <span class="only-read">
        {words}: recorded already, {known}
      </span>
    </span>
  )
}

/** The handout's boxes, in its order: arrows go from box to box, Space ticks. */
export function TickGrid({ routines, draft, current, isFrozen, onToggle, onCome }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const rows = openRows(routines)
  const all = rows.flat()
  const tabStop = all.some(({ key }) => key === current) ? current : all[0]?.key
  const onKeyDown = (event: KeyboardEvent, from: string) => {
    const to = boxAfter(rows, from, event.key)
    if (!to) return
    event.preventDefault()
    const boxes = [...(root.current?.querySelectorAll<HTMLElement>('[data-box]') ?? [])]
    boxes.find(({ dataset }) => dataset.box === to)?.focus()
  }
  const oneBox = (box: Box, routine: SheetRoutine) => {
    const words = boxWords(box, routine)
    if (box.recorded) return <RecordedBox key={box.key} recorded={box.recorded} words={words} />
    const typed = draft.get(box.key)
    const isPart = typed !== undefined && typed.amount !== 'all'
    return (
      <input
        key={box.key}
        type="checkbox"
        class={['tick', isPart ? 'part' : '', typed?.why ? 'refused' : ''].join(' ')}
        data-box={box.key}
        aria-label={typed?.why ? `${words}, not saved: ${typed.why}` : words}
        title={words}
        tabIndex={box.key === tabStop ? 0 : -1}
        checked={typed !== undefined}
        aria-disabled={isFrozen}
        onFocus={() => onCome(box.key)}
        onKeyDown={(event) => onKeyDown(event, box.key)}
        onClick={(event) => isFrozen && event.preventDefault()}
        onChange={() => isFrozen || onToggle(box)}
      />
    )
  }
  return (
    <div ref={root} class="tick-tables">
      {routines.map((routine) => (
        <table key={routine.id} class="tick-table">
          <caption>
            <b>{routine.name}</b> {scheduleWords(routine)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              {WEEKDAYS.map((day) => (
                <th key={day} scope="col" abbr={day}>
                  {day.slice(0, 3)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(routine).map(({ monday, days }) => (
              <tr key={monday}>
                <th scope="row">{shortDate(monday)}</th>
                {days.map((day, weekday) => (
                  <td key={WEEKDAYS[weekday]} class={day && day.boxes.length > 0 ? '' : 'no-box'}>
                    {day && (
                      <span class="tick-day" aria-hidden="true">
                        {Number(day.on.slice(8))}
                      </span>
                    )}
                    {day?.boxes.map((box) => oneBox(box, routine))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
