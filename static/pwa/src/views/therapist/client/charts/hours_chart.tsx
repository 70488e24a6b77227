import { scaleLinear } from 'd3-scale'
import type { TimesOfDay } from '../../wire'
import { count, PARTS_OF_DAY } from '../../words'
import { useSize } from './use_size'

const HOURS = [0, 6, 12, 18, 24]

/** "8 in the morning (5 to 11), 1 in the evening (18 to 24)" */
export function whenWords({ parts, sessions }: TimesOfDay): string {
  if (sessions === 0) return 'No timed session in these days. The hour of one added later is not known.'
  const told = parts.map(
    ({ part, from_hour, until_hour, sessions: n }) => `${n} ${PARTS_OF_DAY[part]} (${from_hour} to ${until_hour} h)`,
  )
  return `${count(sessions, 'timed session')}: ${told.join(', ')}.`
}

/** A bar for each hour in which a session began. The sentence beside it says the same. */
export function HoursChart({ times }: { readonly times: TimesOfDay }) {
  const { ref, size } = useSize<HTMLDivElement>()
  const { width, rem } = size
  const small = 0.8125 * rem
  const most = Math.max(1, ...times.hours)
  const height = 2 * rem + small * 1.5
  const base = 2 * rem
  const x = scaleLinear([0, 24], [small, width - small])
  const y = scaleLinear([0, most], [base, 2])
  return (
    <div ref={ref} class="chart-room">
      <svg
        class="chart hours"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`By hour: ${whenWords(times)}`}
      >
        <line class="base" x1={x(0)} x2={x(24)} y1={base} y2={base} />
        {times.hours.map(
          (sessions, hour) =>
            sessions > 0 && (
              <rect
                key={String(hour)}
                x={x(hour) + 1}
                width={Math.max(2, x(hour + 1) - x(hour) - 2)}
                y={y(sessions)}
                height={base - y(sessions)}
                rx="2"
              />
            ),
        )}
        {HOURS.map((hour) => (
          <text key={hour} x={x(hour)} y={height - small * 0.3} text-anchor="middle" font-size={small}>
            {hour === 24 ? '24 h' : hour}
          </text>
        ))}
      </svg>
    </div>
  )
}

export function HoursTable({ times }: { readonly times: TimesOfDay }) {
  if (times.sessions === 0) return null
  return (
    <table>
      <caption class="only-read">When in the day timed sessions began</caption>
      <thead>
        <tr>
          <th scope="col">Hour</th>
          <th scope="col">Timed sessions begun</th>
        </tr>
      </thead>
      <tbody>
        {times.hours.map(
          (sessions, hour) =>
            sessions > 0 && (
              <tr key={String(hour)}>
                <th scope="row">
                  {hour}:00 to {hour}:59
                </th>
                <td>{sessions}</td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}
