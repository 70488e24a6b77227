import { dayMonth, longDay, WEEKDAY_LETTERS } from '../dates'
import type { TimesOfDay } from '../wire'
import { DAY_STATES } from '../words'
import { type Cell, leadingBlanks, MARKS, mayBeTold, statesShown } from './calendar'
import { HoursChart, HoursTable, whenWords } from './charts/hours_chart'
import { Switched } from './charts/switched'

interface Shown {
  readonly visits: readonly string[]
  readonly today: string
  /** Write down what the client tells of a day; null where there is nothing to add to. */
  readonly onTell: ((on: string | null) => void) | null
}

function Inside({ cell, words }: { readonly cell: Cell; readonly words: string }) {
  return (
    <>
      {cell.state === 'partly' && (
        <i class="fill" style={{ height: `${cell.sharePercent ?? 50}%` }} aria-hidden="true" />
      )}
      <span aria-hidden="true" class="day-number">
        {Number(cell.on.slice(8))}
      </span>
      <span aria-hidden="true" class="day-mark">
        {MARKS[cell.state]}
      </span>
      <span class="only-read">{words}</span>
    </>
  )
}

function Square({ cell, visits, today, onTell }: Shown & { readonly cell: Cell }) {
  const marks = [visits.includes(cell.on) ? 'visit' : '', cell.on === today ? 'today' : ''].filter(Boolean)
  const told = cell.isAddedLater ? 'added_later' : ''
  const classes = ['day', cell.isAddedLater && cell.state !== 'partly' ? '' : cell.state, told, ...marks]
  const words = [cell.words, ...marks].join(', ')
  if (onTell && mayBeTold(cell)) {
    return (
      <li class={['day', ...classes.slice(1), 'tell'].join(' ')} title={`${words}. Press to add what you were told.`}>
        <button type="button" onClick={() => onTell(cell.on)}>
          <Inside cell={cell} words={`${words}. Add what you were told`} />
        </button>
      </li>
    )
  }
  return (
    <li class={classes.join(' ')} title={words}>
      <Inside cell={cell} words={words} />
    </li>
  )
}

function Legend({ cells, hasVisit }: { readonly cells: readonly Cell[]; readonly hasVisit: boolean }) {
  return (
    <ul class="legend" aria-hidden="true">
      {statesShown(cells).map((state) => (
        <li key={state}>
          <span class={`day swatch ${state}`}>
            {state === 'partly' && <i class="fill half" />}
            <span class="day-mark">{state === 'added_later' ? MARKS.done : MARKS[state]}</span>
          </span>
          {state === 'added_later' ? 'added later' : DAY_STATES[state]}
        </li>
      ))}
      {hasVisit && (
        <li>
          <span class="day swatch visit" /> visit
        </li>
      )}
    </ul>
  )
}

function AsTable({ cells }: { readonly cells: readonly Cell[] }) {
  return (
    <table>
      <caption class="only-read">Day by day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">State</th>
          <th scope="col">Done of due</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={cell.on}>
            <th scope="row">{longDay(cell.on)}</th>
            <td>
              {DAY_STATES[cell.state]}
              {cell.isAddedLater && ', added later'}
              {cell.sharePercent !== null && `, ${cell.sharePercent} % of its seconds`}
            </td>
            <td>
              {cell.day.done} of {cell.day.due}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Longer than this, a day is a small square: its number is not read, its place is. */
const MOST_LARGE = 70

function Days({ cells, ...shown }: Shown & { readonly cells: readonly Cell[] }) {
  const first = cells[0]?.on ?? shown.today
  const isLong = cells.length > MOST_LARGE
  return (
    <div class={isLong ? 'calendar long' : 'calendar'}>
      <div class="weekdays" aria-hidden="true">
        {(isLong ? [...WEEKDAY_LETTERS, ...WEEKDAY_LETTERS] : WEEKDAY_LETTERS).map((letter, index) => (
          <span key={index}>{letter}</span>
        ))}
      </div>
      <ol class="days">
        {Array.from({ length: leadingBlanks(first) }, (_, index) => (
          <li key={`blank-${index}`} class="blank" aria-hidden="true" />
        ))}
        {cells.map((cell) => (
          <Square key={cell.on} cell={cell} {...shown} />
        ))}
      </ol>
    </div>
  )
}

interface Props extends Shown {
  readonly cells: readonly Cell[]
  readonly times: TimesOfDay
}

export function CalendarCard({ cells, times, ...shown }: Props) {
  const { onTell } = shown
  const first = cells[0]
  const last = cells.at(-1)
  if (!first || !last) return null
  return (
    <Switched
      id="day-by-day"
      title="Day by day"
      chart={
        <>
          <Days cells={cells} {...shown} />
          <Legend cells={cells} hasVisit={shown.visits.length > 0} />
          {times.sessions > 0 && <HoursChart times={times} />}
        </>
      }
      table={
        <>
          <AsTable cells={cells} />
          <HoursTable times={times} />
        </>
      }
    >
      <p class="small chart-says">
        {dayMonth(first.on)} to {dayMonth(last.on)}, the client's local days. {whenWords(times)}
      </p>
      {onTell && (
        <button type="button" class="plain tell-me" onClick={() => onTell(null)}>
          They told me …
        </button>
      )}
    </Switched>
  )
}
