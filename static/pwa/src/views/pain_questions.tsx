import type { JSX } from 'preact'
import type { PainReport } from '../domain/wire'
import { named, text } from '../messages/messages'
import { Choices } from './choices'

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const FURTHEST = [0, 1, 2, 3, 4, 5] as const
const ENDS: Readonly<Record<number, string>> = { 0: `, ${text('pain.none')}`, 10: `, ${text('pain.worst')}` }

type Change = (change: Partial<PainReport>) => void

/** 0-10 as eleven buttons. Nothing is chosen beforehand: no answer is not 0. */
export function PainScore({
  name = 'pain-score',
  legend,
  report,
  onChange,
}: {
  name?: string
  legend: string
  report: PainReport
  onChange: Change
}): JSX.Element {
  return (
    <div class="pain-score">
      <Choices
        name={name}
        legend={legend}
        legendHidden
        kind="scale"
        value={report.score}
        choices={SCORES.map((score) => ({
          value: score,
          label: String(score),
          spoken: text('pain.score', { score }) + (ENDS[score] ?? ''),
        }))}
        onPick={(score) => onChange({ score })}
      />
      <p class="scale-ends small" aria-hidden="true">
        <span>{text('pain.none')}</span>
        <span>{text('pain.worst')}</span>
      </p>
    </div>
  )
}

/** How far down each leg, in words, left and right side by side like the person's own legs. */
export function Furthest({ report, onChange }: { report: PainReport; onChange: Change }): JSX.Element {
  const choices = FURTHEST.map((value) => ({ value, label: named('furthest', `${value}`) }))
  return (
    <section class="stack-tight" aria-labelledby="furthest-title">
      <h2 id="furthest-title">{text('pain.furthest_title')}</h2>
      <p class="small">{text('pain.furthest_lead')}</p>
      <div class="legs">
        <Choices
          name="furthest-left"
          legend={text('pain.left')}
          kind="column"
          value={report.furthest_left}
          choices={choices}
          onPick={(furthest_left) => onChange({ furthest_left })}
        />
        <Choices
          name="furthest-right"
          legend={text('pain.right')}
          kind="column"
          value={report.furthest_right}
          choices={choices}
          onPick={(furthest_right) => onChange({ furthest_right })}
        />
      </div>
    </section>
  )
}
