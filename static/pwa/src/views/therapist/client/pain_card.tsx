import { shortDay } from '../dates'
import { PainMap } from '../parts/pain_map'
import type { Brief, PainPoint, PainSummary } from '../wire'
import { FURTHEST } from '../words'
import { type Marks, PainChart, PainKey } from './charts/pain_chart'
import { Switched } from './charts/switched'

const told = (score: number | null, wasAsked: boolean) =>
  score !== null ? String(score) : wasAsked ? 'skipped' : 'not asked'
const furthest = (region: number | null) => (region === null ? 'not told' : (FURTHEST[region] ?? String(region)))

function AsTable({ points, marks }: { readonly points: readonly PainPoint[]; readonly marks: Marks }) {
  return (
    <>
      <table>
        <caption class="only-read">Pain of 10, session by session</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
            <th scope="col">Next morning</th>
            <th scope="col">Furthest, left</th>
            <th scope="col">Furthest, right</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <tr key={`${point.on}-${index}`}>
              <th scope="row">{shortDay(point.on)}</th>
              <td>{told(point.before, point.before_asked)}</td>
              <td>{told(point.after, point.after_asked)}</td>
              <td>{told(point.morning, point.morning_asked)}</td>
              <td>{furthest(point.furthest_left)}</td>
              <td>{furthest(point.furthest_right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">
        {[
          ...marks.visits.map((on) => `Visit on ${shortDay(on)}`),
          ...marks.plans.map(({ on, version }) => `Plan ${version} from ${shortDay(on)}`),
        ].join('. ')}
      </p>
    </>
  )
}

/** Whether a change says more than chance: 2 points of 10 or 30 %. A trend, not a verdict. */
function Change({ change }: { readonly change: NonNullable<PainSummary['change']> }) {
  const way = change.points === 0 ? 'the same' : `${change.points < 0 ? 'down' : 'up'} ${Math.abs(change.points)}`
  return (
    <p class="chart-says">
      Before sessions: {change.first} at first, {change.last} lately, <b>{way}</b>.{' '}
      <small>
        {change.matters ? '2 points or 30 %: people notice that.' : 'Under 2 points or 30 %: may be chance.'}
      </small>
    </p>
  )
}

/** Where visits and new plans stand on the chart. */
function marksOf({ visits, plan_changes, window }: Brief): Marks {
  const plans = plan_changes.map(({ rules_from, version }) => ({ on: rules_from, version }))
  return { visits, plans: plans.filter(({ on }) => on >= window.first_on && on <= window.last_on) }
}

export function PainCard({ brief }: { readonly brief: Brief }) {
  const { pain, window } = brief
  const isTold = pain.points.some((point) => [point.before, point.after, point.morning].some((score) => score !== null))
  const map = pain.map && <PainMap places={pain.map.places} title={`Marked ${shortDay(pain.map.on)}:`} />
  if (!isTold) {
    return (
      <section class="card" aria-labelledby="pain">
        <h2 id="pain">Pain, 0 to 10</h2>
        <p class="small">No score was told in these days. Not told is not 0.</p>
        {map}
      </section>
    )
  }
  const marks = marksOf(brief)
  return (
    <Switched
      id="pain"
      title="Pain, 0 to 10"
      chart={
        <>
          <PainChart points={pain.points} window={window} marks={marks} />
          <PainKey points={pain.points} marks={marks} />
        </>
      }
      table={<AsTable points={pain.points} marks={marks} />}
    >
      {pain.change && <Change change={pain.change} />}
      {map}
    </Switched>
  )
}
