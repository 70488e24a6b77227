import { dayMonth, longDay, WEEKDAY_LETTERS } from '../dates'
import { DAY_STATES } from '../words'
import { type Cell, leadingBlanks, MARKS, statesShown } from './calendar'

function Square({
  cell,
  visitedOn,
  today,
}: {
  readonly cell: Cell
  readonly visitedOn: string | null
  readonly today: string
}) {
  const marks = [cell.on === visitedOn ? 'visit' : '', cell.on === today ? 'today' : ''].filter(Boolean)
  const classes = ['day', cell.isAddedLater ? 'added_later' : cell.state, ...marks].join(' ')
  const number = Number(cell.on.slice(8))
  const extra = marks.map((mark) => (mark === 'visit' ? ', visit' : ', today')).join('')
  return (
    <li class={classes} title={cell.words + extra}>
      {cell.state === 'partly' && (
        <i class="fill" style={{ height: `${cell.sharePercent ?? 50}%` }} aria-hidden="true" />
      )}
      <span aria-hidden="true" class="day-number">
        {number}
      </span>
      <span aria-hidden="true" class="day-mark">
        {MARKS[cell.state]}
      </span>
      <span class="only-read">{cell.words + extra}</span>
    </li>
  )
}

function Legend({ cells }: { readonly cells: readonly Cell[] }) {
  return (
    <ul class="legend" aria-hidden="true">
      {statesShown(cells).map((state) => (
        <li key={state}>
          <span class={`day swatch ${state}`}>
            {state === 'partly' && <i class="fill half" />}
            <span class="day-mark">{state === 'added_later' ? MARKS.done : MARKS[state]}</span>
          </span>
          {state === 'added_later' ? 'done, added later' : DAY_STATES[state]}
        </li>
      ))}
    </ul>
  )
}

function AsTable({ cells }: { readonly cells: readonly Cell[] }) {
  return (
    <details class="as-table">
      <summary>Show as a table</summary>
      <table>
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
    </details>
  )
}

interface Props {
  readonly cells: readonly Cell[]
  readonly visitedOn: string | null
  readonly today: string
}

export function CalendarCard({ cells, visitedOn, today }: Props) {
  const first = cells[0]
  const last = cells.at(-1)
  if (!first || !last) return null
  return (
    <section class="card" aria-labelledby="day-by-day">
      <div class="split">
        <h2 id="day-by-day">Day by day</h2>
        <span class="small">
          {dayMonth(first.on)} to {dayMonth(last.on)}, the client's local days
        </span>
      </div>
      <div class="weekdays" aria-hidden="true">
        {[...WEEKDAY_LETTERS, ...WEEKDAY_LETTERS].map((letter, index) => (
          <span key={index}>{letter}</span>
        ))}
      </div>
      <ol class="days">
        {Array.from({ length: leadingBlanks(first.on) }, (_, index) => (
          <li key={`blank-${index}`} class="blank" aria-hidden="true" />
        ))}
        {cells.map((cell) => (
          <Square key={cell.on} cell={cell} visitedOn={visitedOn} today={today} />
        ))}
      </ol>
      <Legend cells={cells} />
      <AsTable cells={cells} />
    </section>
  )
}
