import { scaleLinear } from 'd3-scale'
import { type ExerciseById, nameOf } from '../catalogue'
import type { Brief, Trouble } from '../wire'
import { count, grouped, STOPPED } from '../words'
import { Switched } from './charts/switched'
import { type DoseCell, type DoseRow, doseRows, mostSeconds } from './dose_rows'
import { reasonWords } from './figures'

/** A reason given once may have been about anything in that session. */
const OFTEN = 2

export function troubleWords(trouble: Trouble | null): readonly string[] {
  if (!trouble) return []
  const because = trouble.because
    .filter(({ reason, sessions }) => sessions >= OFTEN && reason !== 'pain')
    .map(({ reason, sessions }) => `${STOPPED[reason]} ${count(sessions, 'time')}`)
  return [
    trouble.too_painful > 0 ? `too painful ${count(trouble.too_painful, 'time')}` : '',
    trouble.cut_short > 0 ? `cut short ${count(trouble.cut_short, 'time')}` : '',
    trouble.skipped > 0 ? `skipped ${count(trouble.skipped, 'time')}` : '',
    because.length > 0 ? `said: ${because.join(', ')}` : '',
  ].filter(Boolean)
}

interface BarProps {
  readonly cell: DoseCell
  readonly label: string
  readonly side: string
  /** Of the longest bar of the card: all bars have one scale. */
  readonly most: number
}

/** The track is what was prescribed, the bar what was held; hatched where it was stopped as too painful. */
function Bar({ cell, label, side, most }: BarProps) {
  const isHurt = (cell.trouble?.too_painful ?? 0) > 0
  const x = scaleLinear([0, most], [0, 100])
  const share = (seconds: number) => `${x(seconds)}%`
  const trouble = troubleWords(cell.trouble)
  return (
    <div class="dose-bar">
      <span class="only-read">{label}: </span>
      <svg class="dose-svg" width="100%" height="12" aria-hidden="true">
        <rect class="asked" x="0.5" y="0.5" width={share(cell.prescribed)} height="11" />
        <rect
          class={isHurt ? 'held hurt' : 'held'}
          y="1"
          width={share(Math.min(cell.done, cell.prescribed))}
          height="10"
        />
        {isHurt && <rect fill="url(#hatch)" y="1" width={share(Math.min(cell.done, cell.prescribed))} height="10" />}
      </svg>
      <small class="dose-words">
        {side && <b aria-hidden="true">{side} </b>}
        {grouped(cell.done)} of {grouped(cell.prescribed)} s
        {trouble.length > 0 && <span class="odd"> · {trouble.join(', ')}</span>}
      </small>
    </div>
  )
}

function Sides({ row, name, most }: { readonly row: DoseRow; readonly name: string; readonly most: number }) {
  if (row.whole) return <Bar cell={row.whole} label={name} side="" most={most} />
  return (
    <>
      {row.left && <Bar cell={row.left} label={`${name}, left`} side="L" most={most} />}
      {row.right && <Bar cell={row.right} label={`${name}, right`} side="R" most={most} />}
      {!(row.left && row.right) && <small class="none">{row.left ? 'right' : 'left'} side not prescribed</small>}
    </>
  )
}

interface RowsProps {
  readonly rows: readonly DoseRow[]
  readonly exercises: ExerciseById
}

function AsChart({ rows, exercises }: RowsProps) {
  const most = mostSeconds(rows)
  return (
    <>
      <svg class="only-defs" width="0" height="0" aria-hidden="true">
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" y2="6" />
          </pattern>
        </defs>
      </svg>
      <ul class="dose">
        {rows.map((row) => {
          const name = nameOf(exercises, row.exerciseId)
          return (
            <li key={row.exerciseId}>
              <b>{name}</b>
              <div class="dose-sides">
                <Sides row={row} name={name} most={most} />
              </div>
            </li>
          )
        })}
      </ul>
      <p class="dose-axis" aria-hidden="true">
        {(rows.every((row) => row.whole) ? [0] : [0, 1]).map((column) => (
          <span key={column}>
            <span>0</span>
            <span>{grouped(most)} s</span>
          </span>
        ))}
      </p>
    </>
  )
}

function AsTable({ rows, exercises }: RowsProps) {
  const cells = rows.flatMap((row) =>
    (['left', 'right', 'whole'] as const).flatMap((side) => (row[side] ? [{ row, side, cell: row[side] }] : [])),
  )
  return (
    <table>
      <caption class="only-read">Seconds held of prescribed, by exercise and side</caption>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          <th scope="col">Side</th>
          <th scope="col">Held, s</th>
          <th scope="col">Prescribed, s</th>
          <th scope="col">Left off</th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ row, side, cell }) => (
          <tr key={row.exerciseId + side}>
            <th scope="row">{nameOf(exercises, row.exerciseId)}</th>
            <td>{side === 'whole' ? 'no side' : side}</td>
            <td>{grouped(cell.done)}</td>
            <td>{grouped(cell.prescribed)}</td>
            <td>{troubleWords(cell.trouble).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Why sessions ended early, in the reasons that the client chose. */
function Why({ brief }: { readonly brief: Brief }) {
  const words = reasonWords(brief.stopped_early, STOPPED)
  if (!words) return null
  return (
    <p class="chart-says">
      <b>Ended early, the client said:</b> {words}.
    </p>
  )
}

export function DoseCard({ brief, exercises }: { readonly brief: Brief; readonly exercises: ExerciseById }) {
  const rows = doseRows(brief.adherence.dose, brief.trouble)
  const title = 'Dose held, of prescribed'
  if (rows.length === 0) {
    return (
      <section class="card" aria-labelledby="dose-held">
        <h2 id="dose-held">{title}</h2>
        <p class="small">No timed session in these days.</p>
        <Why brief={brief} />
      </section>
    )
  }
  return (
    <Switched
      id="dose-held"
      title={title}
      chart={<AsChart rows={rows} exercises={exercises} />}
      table={<AsTable rows={rows} exercises={exercises} />}
    >
      {brief.adherence.done_added_later > 0 && (
        <p class="small chart-says">Seconds that the timer ran. Sessions added later have none.</p>
      )}
      <Why brief={brief} />
    </Switched>
  )
}
