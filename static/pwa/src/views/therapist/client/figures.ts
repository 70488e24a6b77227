/** The words under the five numbers of the client page. Every number says where it comes from. */
import { moment, weekdayDay } from '../dates'
import type { Adherence, Brief, PainPoint } from '../wire'
import { count, FURTHEST } from '../words'

const NONE_JUDGED = 'no session of these days can be judged yet'
const NONE_DUE = 'nothing was due in these days'

/** Nothing prescribed is not yet nothing due: days may be unknown or still open. */
const noneWords = (answer: Adherence) => (answer.unknown + answer.open > 0 ? NONE_JUDGED : NONE_DUE)

/** "9 timed on the phone, 1 added later" */
export function doneFrom(answer: Adherence): string {
  if (answer.done === 0) return answer.prescribed === 0 ? noneWords(answer) : 'no session reached 80 % of its seconds'
  const parts = [
    answer.done_timed > 0 ? `${answer.done_timed} timed on the phone` : '',
    answer.done_added_later > 0 ? `${answer.done_added_later} added later` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** "Sat 7: 60 % of its seconds" for each day whose session stayed below the mark. */
export function partlyFrom(answer: Adherence): string {
  if (answer.prescribed === 0) return noneWords(answer)
  if (answer.partly === 0) return 'none below 80 % of its seconds'
  const said = answer.days.flatMap(({ on, share_percent }) =>
    share_percent === undefined ? [] : [`${weekdayDay(on)}: ${share_percent} %`],
  )
  if (said.length === 0) return 'below 80 % of their seconds'
  return `${said.slice(0, 4).join(', ')} of ${said.length === 1 ? 'its' : 'their'} seconds`
}

/** Of sessions missed that no day is named for: where several were due, another one was done; or a week fell short. */
function unnamedWords(answer: Adherence, unnamed: number): string {
  if (unnamed <= 0) return ''
  const partlyDays = answer.days.filter((day) => day.state === 'partly')
  const notDone = partlyDays.reduce((sum, day) => sum + Math.max(0, day.due - day.done), 0)
  if (notDone === 0) return `${unnamed} short of a week's number, on no one day`
  return notDone - answer.partly >= unnamed
    ? `${unnamed} on days with another session`
    : `${unnamed} on days with another session or short of a week's number`
}

/** Days by name; what belongs to no one day is said apart. */
export function missedFrom(answer: Adherence): string {
  if (answer.prescribed === 0) return noneWords(answer)
  if (answer.missed === 0) return 'every judged session was done or begun'
  const missed = answer.days.filter((day) => day.state === 'missed')
  const named = missed.slice(0, 6).map((day) => weekdayDay(day.on))
  const more = missed.length > 6 ? ` and ${count(missed.length - 6, 'more day')}` : ''
  const unnamed = answer.missed - missed.reduce((sum, day) => sum + day.due - day.done, 0)
  return [named.join(', ') + more, unnamedWords(answer, unnamed)].filter(Boolean).join('; ')
}

/** Unknown is never missed: it says which phone has not told yet. */
export function unknownFrom(answer: Adherence, now: Date, timeZone: string): string {
  if (answer.devices.length === 0) return answer.unknown > 0 ? 'no phone in use has been heard' : 'no phone in use'
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
