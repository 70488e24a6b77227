import { shortDay } from '../dates'
import { PainMap } from '../parts/pain_map'
import type { PainPoint, PainSummary } from '../wire'
import { FURTHEST } from '../words'
import { CHART, type Dot, polyline, runs, yOf } from './pain_chart'

function Line({ run, kind }: { readonly run: readonly Dot[]; readonly kind: 'before' | 'after' }) {
  return (
    <g class={kind}>
      <polyline points={polyline(run)} />
      {run.map((dot) =>
        kind === 'before' ? (
          <circle key={dot.x} cx={dot.x} cy={dot.y} r="3.5" />
        ) : (
          <rect key={dot.x} x={dot.x - 3} y={dot.y - 3} width="6" height="6" />
        ),
      )}
    </g>
  )
}

function Chart({ points }: { readonly points: readonly PainPoint[] }) {
  const first = points[0]
  const last = points.at(-1)
  return (
    <svg
      class="pain-chart"
      viewBox={`0 0 ${CHART.width} ${CHART.height}`}
      role="img"
      aria-label="Pain before and after sessions, 0 to 10, by day. The table below has the numbers."
    >
      {[0, 5, 10].map((score) => (
        <g key={score} class="grid">
          <line x1={CHART.left} x2={CHART.width - CHART.right} y1={yOf(score)} y2={yOf(score)} />
          <text x={CHART.left - 6} y={yOf(score) + 4} text-anchor="end">
            {score}
          </text>
        </g>
      ))}
      {(['before', 'after'] as const).flatMap((kind) =>
        runs(points, kind).map((run) => <Line key={kind + run[0]?.x} run={run} kind={kind} />),
      )}
      {first && (
        <text class="axis" x={CHART.left} y={CHART.height - 4}>
          {shortDay(first.on)}
        </text>
      )}
      {last && first !== last && (
        <text class="axis" x={CHART.width - CHART.right} y={CHART.height - 4} text-anchor="end">
          {shortDay(last.on)}
        </text>
      )}
    </svg>
  )
}

const told = (score: number | null, wasAsked: boolean) =>
  score !== null ? String(score) : wasAsked ? 'skipped' : 'not asked'
const furthest = (region: number | null) => (region === null ? 'not told' : (FURTHEST[region] ?? String(region)))

function AsTable({ points }: { readonly points: readonly PainPoint[] }) {
  return (
    <details class="as-table">
      <summary>Show as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
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
              <td>{furthest(point.furthest_left)}</td>
              <td>{furthest(point.furthest_right)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Whether a change says more than chance: 2 points of 10 or 30 %. A trend, not a verdict. */
function Change({ change }: { readonly change: NonNullable<PainSummary['change']> }) {
  const way = change.points === 0 ? 'the same' : `${change.points < 0 ? 'down' : 'up'} ${Math.abs(change.points)}`
  return (
    <p>
      Before sessions: {change.first} at first, {change.last} lately, <b>{way}</b>.{' '}
      <small>
        {change.matters
          ? 'A change of 2 points or 30 % is one that people notice.'
          : 'Less than 2 points or 30 %: it may be chance.'}
      </small>
    </p>
  )
}

export function PainCard({ pain }: { readonly pain: PainSummary }) {
  const isTold = pain.points.some((point) => point.before !== null || point.after !== null)
  return (
    <section class="card" aria-labelledby="pain">
      <h2 id="pain">Pain, 0 to 10</h2>
      {isTold ? (
        <>
          <ul class="legend" aria-hidden="true">
            <li>
              <span class="line-before" /> before a session
            </li>
            <li>
              <span class="line-after" /> after
            </li>
          </ul>
          <Chart points={pain.points} />
          {pain.change && <Change change={pain.change} />}
          <AsTable points={pain.points} />
        </>
      ) : (
        <p class="small">No score was told in these days. Not told is not 0.</p>
      )}
      {pain.map && <PainMap places={pain.map.places} title={`Marked ${shortDay(pain.map.on)}:`} />}
    </section>
  )
}
