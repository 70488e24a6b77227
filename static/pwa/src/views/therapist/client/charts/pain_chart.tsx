import { scaleLinear } from 'd3-scale'
import { line, symbol, symbolCircle, symbolSquare, symbolTriangle } from 'd3-shape'
import { shortDay } from '../../dates'
import type { PainPoint } from '../../wire'
import { type Dot, dayNumber, dots, series, type Told } from './pain_series'
import { type Size, useSize } from './use_size'

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

/** Where things stand on the drawing, in CSS pixels, for the room that it has. */
function plotOf({ width, rem }: Size, window: Props['window']) {
  const small = 0.8125 * rem
  const edge = { left: small * 2.75, right: width - 0.5 * rem, top: small * 1.5 }
  const bottom = edge.top + 4.5 * rem
  const first = dayNumber(window.first_on)
  const end = dayNumber(window.last_on) + 1
  const x = scaleLinear([first, Math.max(end, first + 1)], [edge.left, edge.right])
  const y = scaleLinear([0, 10], [bottom, edge.top])
  // A morning after the last day shown stands at the edge.
  const placeOf = (dot: Dot) => [Math.min(x(dot.day), edge.right), y(dot.score)] as const
  return { width, height: bottom + small * 1.75, small, edge, x, y, placeOf }
}

type Plot = ReturnType<typeof plotOf>

function Axes({ plot, window }: { readonly plot: Plot; readonly window: Props['window'] }) {
  const { small, edge, height, y } = plot
  const days = height - small * 0.4
  return (
    <>
      {[0, 5, 10].map((score) => (
        <g key={score} class="grid">
          <line x1={edge.left} x2={edge.right} y1={y(score)} y2={y(score)} />
          <text x={edge.left - small * 0.5} y={y(score) + small * 0.35} text-anchor="end" font-size={small}>
            {score}
          </text>
        </g>
      ))}
      <text
        text-anchor="middle"
        font-size={small}
        transform={`translate(${small * 0.8},${(y(0) + y(10)) / 2}) rotate(-90)`}
      >
        pain of 10
      </text>
      <text x={edge.left} y={days} font-size={small}>
        {shortDay(window.first_on)}
      </text>
      <text x={edge.right} y={days} text-anchor="end" font-size={small}>
        {shortDay(window.last_on)}
      </text>
    </>
  )
}

function Mark(props: {
  readonly plot: Plot
  readonly kind: 'visit' | 'plan'
  readonly on: string
  readonly label: string
}) {
  const { small, edge, x, y } = props.plot
  const at = x(dayNumber(props.on))
  return (
    <g class={`mark ${props.kind}`}>
      <line x1={at} x2={at} y1={edge.top} y2={y(0)} />
      <text x={at + 3} y={small} font-size={small}>
        {props.label}
      </text>
    </g>
  )
}

function ToldLine({
  plot,
  told,
  points,
}: {
  readonly plot: Plot
  readonly told: Told
  readonly points: Props['points']
}) {
  const own = series(points, told)
  const path = line<Dot | null>()
    .defined((dot) => dot !== null)
    .x((dot) => (dot ? plot.placeOf(dot)[0] : 0))
    .y((dot) => (dot ? plot.placeOf(dot)[1] : 0))
  return (
    <g class={`pain-line ${told}`}>
      <path class="line" d={path(own) ?? ''} />
      {dots(own).map((dot) => (
        <path
          key={dot.day}
          class="dot"
          d={symbol(SHAPES[told], SIZES[told])() ?? ''}
          transform={`translate(${plot.placeOf(dot).join(',')})`}
        />
      ))}
    </g>
  )
}

/** Pain by day, 0 to 10. Drawn for the width it has; everything in it is also in the table. */
export function PainChart({ points, window, marks }: Props) {
  const { ref, size } = useSize<HTMLDivElement>()
  const plot = plotOf(size, window)
  return (
    <div ref={ref} class="chart-room">
      <svg class="chart" viewBox={`0 0 ${plot.width} ${plot.height}`} role="img" aria-label={said(points, marks)}>
        <Axes plot={plot} window={window} />
        {marks.visits.map((on) => (
          <Mark key={`visit-${on}`} plot={plot} kind="visit" on={on} label="V" />
        ))}
        {marks.plans.map(({ on, version }) => (
          <Mark key={`plan-${version}`} plot={plot} kind="plan" on={on} label={`P${version}`} />
        ))}
        {TOLD.map((told) => (
          <ToldLine key={told} plot={plot} told={told} points={points} />
        ))}
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
