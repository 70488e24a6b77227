import type { JSX } from 'preact'
import { text } from '../messages/messages'
import { duration } from './time_words'

export interface DoseRow {
  readonly name: string
  /** "left leg"; null when the exercise has no side. */
  readonly side: string | null
  readonly prescribed_seconds: number
  readonly done_seconds: number
}

/** Seconds per exercise and side, each with its denominator. */
export function DoseList({
  title,
  level,
  rows,
}: {
  title: string
  level: 'h2' | 'h3'
  rows: readonly DoseRow[]
}): JSX.Element {
  const Heading = level
  return (
    <div>
      <Heading>{title}</Heading>
      <dl class="dose-list">
        {rows.map((row) => (
          <div key={`${row.name} ${row.side}`}>
            <dt>
              {row.name} {row.side && <span class="small">{row.side}</span>}
            </dt>
            <dd>
              {text('saved.of', { done: duration(row.done_seconds), prescribed: duration(row.prescribed_seconds) })}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
