/** The words under the five numbers of the client page. Every number says where it comes from. */
import { moment, weekdayDay } from '../dates'
import type { Adherence, Brief, PainPoint } from '../wire'
import { count, FURTHEST } from '../words'
import { daysIn } from './calendar'

/** "9 timed on the phone, 1 added later" */
export function doneFrom(answer: Adherence): string {
  if (answer.done === 0)
    return answer.prescribed === 0 ? 'nothing was due in these days' : 'no session reached 80 % of its seconds'
  const parts = [
    answer.done_timed > 0 ? `${answer.done_timed} timed on the phone` : '',
    answer.done_added_later > 0 ? `${answer.done_added_later} added later` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** "Sat 7: 60 % of its seconds" for each day whose session stayed below the mark. */
export function partlyFrom(answer: Adherence): string {
  if (answer.partly === 0) return 'none below 80 % of its seconds'
  const said = answer.days.flatMap(({ on, share_percent }) =>
    share_percent === undefined ? [] : [`${weekdayDay(on)}: ${share_percent} %`],
  )
  if (said.length === 0) return 'below 80 % of their seconds'
  return `${said.slice(0, 4).join(', ')} of ${said.length === 1 ? 'its' : 'their'} seconds`
}

/** Days by name; a shortfall of a times-a-week plan belongs to no day and is said apart. */
export function missedFrom(answer: Adherence): string {
  if (answer.missed === 0) return 'every judged session was done or begun'
  const named = daysIn(answer.days, 'missed')
  const days =
    named.slice(0, 6).map(weekdayDay).join(', ') +
    (named.length > 6 ? ` and ${count(named.length - 6, 'more day')}` : '')
  const unnamed =
    answer.missed -
    answer.days.filter((day) => day.state === 'missed').reduce((sum, day) => sum + day.due - day.done, 0)
  const apart = unnamed > 0 ? `${unnamed} short of a week's number, on no one day` : ''
  return [days, apart].filter(Boolean).join('; ')
}

/** Unknown is never missed: it says which phone has not told yet. */
export function unknownFrom(answer: Adherence, now: Date, timeZone: string): string {
  if (answer.devices.length === 0)
    return answer.unknown > 0 ? 'no phone is linked yet' : 'no phone has sent anything yet'
  return answer.devices
    .map((device) => {
      const phone = answer.devices.length === 1 ? 'phone' : device.name
      return device.last_heard_at
        ? `${phone} last heard ${moment(device.last_heard_at, now, timeZone)}`
        : `${phone} never heard`
    })
    .join('; ')
}

function legMove(points: readonly PainPoint[], side: 'furthest_left' | 'furthest_right'): string {
  const known = points.map((point) => point[side]).filter((value) => value !== null)
  const first = known[0]
  const last = known.at(-1)
  if (first === undefined || last === undefined || first === last) return ''
  const leg = side === 'furthest_left' ? 'left' : 'right'
  return `${leg} leg: furthest point moved ${last < first ? 'up' : 'down'} to ${FURTHEST[last] ?? last}`
}

/** "pain before a session, median; right leg: furthest point moved up to buttock" */
export function painFrom(brief: Brief): string {
  const { pain } = brief
  if (pain.before_median === null) return 'pain before a session was not told in these days'
  const told = pain.points.filter((point) => point.before !== null).length
  const moves = [legMove(pain.points, 'furthest_left'), legMove(pain.points, 'furthest_right')]
  return [`pain before a session, 0 to 10: first told, then the median of ${told}`, ...moves].filter(Boolean).join('; ')
}
