import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PainReport } from '../domain/wire'
import { text } from '../messages/messages'
import { Choices } from './choices'

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const ENDS: Readonly<Record<number, string>> = { 0: `, ${text('pain.none')}`, 10: `, ${text('pain.worst')}` }

/** Nothing of it answered yet. */
export const ASKED: PainReport = { asked: true, score: null, furthest_left: null, furthest_right: null, qualities: [] }

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

type BodyMap = typeof import('./body_map/body_map')['BodyMap']

/** Where it hurts and how far down each leg. The map is not needed at the start of the app, so it comes when it is. */
export function Where({ report, onChange }: { report: PainReport; onChange: Change }): JSX.Element {
  const [Shown, setShown] = useState<BodyMap | null>(null)
  useEffect(() => {
    void import('./body_map/body_map').then(({ BodyMap }) => setShown(() => BodyMap))
  }, [])
  return (
    <section class="where stack-tight" aria-labelledby="where-title">
      <h2 id="where-title">{text('map.title')}</h2>
      <p class="small">{text('map.lead')}</p>
      {Shown && <Shown report={report} onChange={onChange} />}
    </section>
  )
}
