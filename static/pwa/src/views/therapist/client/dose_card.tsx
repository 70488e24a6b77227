import { type ExerciseById, nameOf } from '../catalogue'
import type { Brief, Trouble } from '../wire'
import { count, grouped } from '../words'
import { type DoseCell, doseRows } from './dose_rows'

function troubleWords(trouble: Trouble | null): readonly string[] {
  if (!trouble) return []
  return [
    trouble.too_painful > 0 ? `too painful ${count(trouble.too_painful, 'time')}` : '',
    trouble.cut_short > 0 ? `cut short ${count(trouble.cut_short, 'time')}` : '',
    trouble.skipped > 0 ? `skipped ${count(trouble.skipped, 'time')}` : '',
  ].filter(Boolean)
}

interface BarProps {
  readonly cell: DoseCell
  readonly label: string
  /** The exercise has no sides: the bar takes both columns. */
  readonly isWhole?: boolean
}

function Bar({ cell, label, isWhole = false }: BarProps) {
  const isHurt = (cell.trouble?.too_painful ?? 0) > 0
  return (
    <div class={isWhole ? 'dose-bar whole' : 'dose-bar'}>
      <span class="only-read">{label}: </span>
      <span class="bar" aria-hidden="true">
        <i class={isHurt ? 'coral-bar' : ''} style={{ width: `${cell.percent}%` }} />
      </span>
      <small>
        {[`${grouped(cell.done)} of ${grouped(cell.prescribed)} s`, ...troubleWords(cell.trouble)].join(' · ')}
      </small>
    </div>
  )
}

export function DoseCard({ brief, exercises }: { readonly brief: Brief; readonly exercises: ExerciseById }) {
  const rows = doseRows(brief.adherence.dose, brief.trouble)
  return (
    <section class="card" aria-labelledby="dose-held">
      <h2 id="dose-held">Dose held, of prescribed</h2>
      {rows.length === 0 ? (
        <p class="small">No timed session in these days.</p>
      ) : (
        <>
          <p class="small">
            Seconds the timer ran, of those prescribed in the sessions judged. Sessions added later have none.
          </p>
          <div class="dose">
            <span aria-hidden="true" />
            <small aria-hidden="true">Left</small>
            <small aria-hidden="true">Right</small>
            {rows.map((row) => {
              const name = nameOf(exercises, row.exerciseId)
              return (
                <div class="dose-row" key={row.exerciseId}>
                  <b>{name}</b>
                  {row.whole && <Bar cell={row.whole} label={name} isWhole />}
                  {!row.whole &&
                    (row.left ? (
                      <Bar cell={row.left} label={`${name}, left`} />
                    ) : (
                      <small class="none">not prescribed</small>
                    ))}
                  {!row.whole &&
                    (row.right ? (
                      <Bar cell={row.right} label={`${name}, right`} />
                    ) : (
                      <small class="none">not prescribed</small>
                    ))}
                </div>
              )
            })}
          </div>
        </>
      )}
    </section>
  )
}
