import { scaleLinear } from 'd3-scale'
import { line, symbol, symbolCircle, symbolSquare, symbolTriangle } from 'd3-shape'
import { shortDay } from '../../dates'
import type { PainPoint } from '../../wire'
import { type Dot, dayNumber, dots, series, type Told } from './pain_series'
import { useSize } from './use_width'

const TOLD: readonly Told[] = ['before', 'after', 'morning']
/** A shape of its own for each line, so that none is known by its colour alone. */
const SHAPES = { before: symbolCircle, after: symbolSquare, morning: symbolTriangle } as const
/** Where scores are the same the first to be drawn shows around the others. In square pixels. */
const SIZES: Record<Told, number> = { before: 110, after: 44, morning: 30 }
const WORDS: Record<Told, string> = { before: 'before', after: 'after', morning: 'next morning' }

export interface Marks {
  readonly visits: readonly string[]
  readonly plans: readonly { readonly on: string; readonly version: number }[]
}

interface Props {
  readonly points: readonly PainPoint[]
  readonly window: { readonly first_on: string; readonly last_on: string }
  readonly marks: Marks
}

function Swatch({ told }: { readonly told: Told }) {
  return (
    <svg class={`pain-line ${told}`} viewBox="0 0 28 12" aria-hidden="true">
      <path class="line" d="M0,6H28" />
      <path class="dot" d={symbol(SHAPES[told], SIZES[told])() ?? ''} transform="translate(14,6)" />
    </svg>
  )
}

export function PainKey({ marks, points }: { readonly marks: Marks; readonly points: readonly PainPoint[] }) {
  const shown = TOLD.filter((told) => dots(series(points, told)).length > 0)
  return (
    <ul class="legend" aria-hidden="true">
      {shown.map((told) => (
        <li key={told}>
          <Swatch told={told} /> {WORDS[told]}
        </li>
      ))}
      {marks.visits.length > 0 && (
        <li>
          <i class="key-visit" /> visit
        </li>
      )}
      {marks.plans.length > 0 && (
        <li>
          <i class="key-plan" /> plan changed
        </li>
      )}
    </ul>
  )
}

/** Pain by day, 0 to 10. Drawn for the width it has; everything in it is also in the table. */
export function PainChart({ points, window, marks }: Props) {
  const { ref, size } = useSize<HTMLDivElement>()
  const { width, rem } = size
  const small = 0.8125 * rem
  const edge = { left: small * 2.75, right: 0.5 * rem, top: small * 1.5, bottom: small * 1.75 }
  const height = 4.5 * rem + edge.top + edge.bottom
  const first = dayNumber(window.first_on)
  const end = dayNumber(window.last_on) + 1
  const x = scaleLinear([first, Math.max(end, first + 1)], [edge.left, width - edge.right])
  const y = scaleLinear([0, 10], [height - edge.bottom, edge.top])
  // A morning after the last day shown stands at the edge.
  const placeOf = (dot: Dot) => [Math.min(x(dot.day), width - edge.right), y(dot.score)] as const
  const path = line<Dot | null>()
    .defined((dot) => dot !== null)
    .x((dot) => (dot ? placeOf(dot)[0] : 0))
    .y((dot) => (dot ? placeOf(dot)[1] : 0))
  return (
    <div ref={ref} class="chart-room">
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said(points, marks)}>
        {[0, 5, 10].map((score) => (
          <g key={score} class="grid">
            <line x1={edge.left} x2={width - edge.right} y1={y(score)} y2={y(score)} />
            <text x={edge.left - small * 0.5} y={y(score) + small * 0.35} text-anchor="end" font-size={small}>
              {score}
            </text>
          </g>
        ))}
        <text
          class="unit"
          text-anchor="middle"
          font-size={small}
          transform={`translate(${small * 0.8},${(y(0) + y(10)) / 2}) rotate(-90)`}
        >
          pain of 10
        </text>
        {marks.visits.map((on) => (
          <g key={`visit-${on}`} class="mark visit">
            <line x1={x(dayNumber(on))} x2={x(dayNumber(on))} y1={edge.top} y2={y(0)} />
            <text x={x(dayNumber(on)) + 3} y={small} font-size={small}>
              V
            </text>
          </g>
        ))}
        {marks.plans.map(({ on, version }) => (
          <g key={`plan-${version}`} class="mark plan">
            <line x1={x(dayNumber(on))} x2={x(dayNumber(on))} y1={edge.top} y2={y(0)} />
            <text x={x(dayNumber(on)) + 3} y={small} font-size={small}>
              P{version}
            </text>
          </g>
        ))}
        {TOLD.map((told) => {
          const own = series(points, told)
          return (
            <g key={told} class={`pain-line ${told}`}>
              <path class="line" d={path(own) ?? ''} />
              {dots(own).map((dot) => (
                <path
                  key={dot.day}
                  class="dot"
                  d={symbol(SHAPES[told], SIZES[told])() ?? ''}
                  transform={`translate(${placeOf(dot).join(',')})`}
                />
              ))}
            </g>
          )
        })}
        <text class="axis" x={edge.left} y={height - small * 0.4} font-size={small}>
          {shortDay(window.first_on)}
        </text>
        <text class="axis" x={width - edge.right} y={height - small * 0.4} text-anchor="end" font-size={small}>
          {shortDay(window.last_on)}
        </text>
      </svg>
    </div>
  )
}

function said(points: readonly PainPoint[], marks: Marks): string {
  const lines = TOLD.flatMap((told) => {
    const own = dots(series(points, told))
    const first = own[0]
    const last = own.at(-1)
    return first && last ? [`${WORDS[told]}: ${first.score} at first, ${last.score} at last, ${own.length} told`] : []
  })
  const visits = marks.visits.map((on) => `visit on ${shortDay(on)}`)
  const plans = marks.plans.map(({ on, version }) => `plan ${version} from ${shortDay(on)}`)
  return `Pain of 10 by day. ${[...lines, ...visits, ...plans].join('; ')}. The table has each session.`
}
