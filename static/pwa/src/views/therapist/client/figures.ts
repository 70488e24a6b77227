/** The words under the five numbers of the client page. Every number says where it comes from. */
import { moment, weekdayDay } from '../dates'
import type { Adherence, Brief, PainPoint, Reason } from '../wire'
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
    answer.done_added_later > 0 ? `${answer.done_added_later} added later${toldApart(answer)}` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** " (1 told to you, 1 from paper)": of those added later, what the client did not add. */
function toldApart({ done_reported, done_paper }: Adherence): string {
  const parts = [
    done_reported > 0 ? `${done_reported} told to you` : '',
    done_paper > 0 ? `${done_paper} from paper` : '',
  ].filter(Boolean)
  return parts.length > 0 ? ` (${parts.join(', ')})` : ''
}

/** What the band stands for, in words: never a word or a percentage alone. */
export function bandWords(answer: Adherence): string {
  const of = `${answer.done} of ${answer.prescribed} done`
  return answer.band
    ? {
        on_plan: `on plan: ${of}, 80 % or more`,
        partly: `partly on plan: ${of}, 50 to 79 %`,
        low: `low: ${of}, under 50 %`,
      }[answer.band]
    : ''
}

/** "Sat 7: 60 % of its seconds" for each day whose session stayed below the mark. */
export function partlyFrom(answer: Adherence): string {
  if (answer.prescribed === 0) return noneWords(answer)
  if (answer.partly === 0) return 'none below 80 % of its seconds'
  const said = answer.days.flatMap(({ on, share_percent }) =>
    share_percent === undefined ? [] : [`${weekdayDay(on)}: ${share_percent} %`],
  )
  if (said.length === 0) return 'below 80 % of their seconds'
  const shares = `${said.slice(0, 3).join(', ')} of ${said.length === 1 ? 'its' : 'their'} seconds`
  return said.length > 3 ? `${shares}, and ${count(said.length - 3, 'more day')}` : shares
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

/** "right leg: thigh at first, buttock at last" */
export function legWords(points: readonly PainPoint[], side: 'furthest_left' | 'furthest_right'): string {
  const known = points.map((point) => point[side]).filter((value) => value !== null)
  const first = known[0]
  const last = known.at(-1)
  if (first === undefined || last === undefined) return ''
  const words = (region: number) => FURTHEST[region] ?? String(region)
  const leg = side === 'furthest_left' ? 'left' : 'right'
  if (first === last) return first === 0 ? '' : `${leg} leg: ${words(last)} throughout`
  return `${leg} leg: ${words(first)} at first, ${words(last)} at last, moved ${last < first ? 'up' : 'down'}`
}

/** "5 → 3 → 3": the medians before a session, after it and the morning after; what nobody told is a dash. */
export function painFigure({ pain }: Brief): string {
  const medians = [pain.before_median, pain.after_median, pain.morning_median]
  const told = pain.morning_median === null ? medians.slice(0, 2) : medians
  return told.map((median) => median ?? '–').join(' → ')
}

const answers = (points: readonly PainPoint[], of: 'before' | 'after' | 'morning') =>
  points.filter((point) => point[of] !== null).length

/** "before → after: medians of 12 and 12 answers; right: thigh at first, buttock at last, moved up" */
export function painFrom({ pain }: Brief): string {
  const { points } = pain
  const [before, after, morning] = [answers(points, 'before'), answers(points, 'after'), answers(points, 'morning')]
  if (before + after + morning === 0) return 'not told in these days. Not told is not 0'
  const medians =
    morning > 0
      ? `before → after → next morning: medians of ${before}, ${after} and ${morning} answers`
      : `before → after: medians of ${before} and ${after} answers`
  return [medians, legWords(points, 'furthest_left'), legWords(points, 'furthest_right')].filter(Boolean).join('; ')
}

/** "no time twice (Wed 18, Fri 20), pain (Sat 21)" */
export function reasonWords<Why extends string>(
  reasons: readonly Reason<Why>[],
  words: Readonly<Record<Why, string>>,
): string {
  return reasons
    .map(({ reason, days }) => {
      const named = days.slice(-3).map(weekdayDay).join(', ')
      const often = days.length === 1 ? '' : ` ${days.length} times`
      return `${words[reason]}${often} (${days.length > 3 ? `last ${named}` : named})`
    })
    .join(', ')
}
