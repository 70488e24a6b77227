/**
 * One reminder for the person's own calendar, as an iCalendar file: it rings whether or not this app is open. Its times
 * are local without a zone, so that half past seven stays half past seven on a journey. No word in it tells of health.
 */
import { folded, textValue } from './calendar_file'
import { addDays, isoWeekday } from './local_date'
import type { Plan } from './wire'

/** `at`: "07:30". `weekdays`: Monday = 1; all seven is every day. */
export interface Reminder {
  readonly at: string
  readonly weekdays: readonly number[]
}

/** What the file says beside the times, in the person's language; `url` opens the app. */
export interface ReminderWords {
  readonly title: string
  readonly note: string
  readonly url: string
}

interface Made {
  /** The account's: one reminder each, so that a change takes the place of the one before. */
  readonly account_id: string
  /** Of the person's clock, ms since 1970, and what its calendar and clock show by then ("2026-11-27", "08:05"). */
  readonly now_ms: number
  readonly today: string
  readonly clock: string
  /** The last day of the plan; null: none. */
  readonly ends_on: string | null
}

const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7]
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** Calendars take the higher of two; seconds since 2020 rise on every phone without being counted. */
const SEQUENCE_FROM_MS = Date.UTC(2020, 0, 1)

/** The weekdays that the plan names; every day where it names none. */
export function plannedDays(plan: Plan): readonly number[] {
  const named = plan.routines.flatMap(({ weekdays }) => weekdays ?? [])
  return named.length === 0 ? EVERY_DAY : EVERY_DAY.filter((day) => named.includes(day))
}

/** The file that sets the reminder, or puts this one in the place of an earlier one; null: no such day is left. */
export function reminderFile(reminder: Reminder, words: ReminderWords, made: Made): string | null {
  const first = firstDay(reminder, made)
  if (first === null) return null
  return calendar([
    ...event(made, `${first.replaceAll('-', '')}T${reminder.at.replace(':', '')}00`, words),
    `RRULE:${rule(reminder, made)}`,
    'DURATION:PT10M',
    // Nobody is busy because of it.
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${textValue(words.title)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
  ])
}

/** The file that ends it. Not every calendar obeys; what to do by hand is said beside it. */
export function reminderEndFile(reminder: Reminder, words: ReminderWords, made: Made): string {
  const start = `${made.today.replaceAll('-', '')}T${reminder.at.replace(':', '')}00`
  return calendar([...event(made, start, words), 'STATUS:CANCELLED'])
}

/** Today where its hour is still to come, else the next day that is chosen: the first must be one of the rule's days. */
function firstDay({ at, weekdays }: Reminder, { today, clock, ends_on }: Made): string | null {
  const from = clock < at ? 0 : 1
  const days = Array.from({ length: 7 }, (_, index) => addDays(today, from + index))
  return days.find((on) => weekdays.includes(isoWeekday(on)) && (ends_on === null || on <= ends_on)) ?? null
}

function rule({ weekdays }: Reminder, { ends_on }: Made): string {
  const days = EVERY_DAY.every((day) => weekdays.includes(day))
    ? 'FREQ=DAILY'
    : `FREQ=WEEKLY;BYDAY=${EVERY_DAY.filter((day) => weekdays.includes(day))
        .map((day) => DAYS[day - 1])
        .join()}`
  return ends_on === null ? days : `${days};UNTIL=${ends_on.replaceAll('-', '')}T235959`
}

function event({ account_id, now_ms }: Made, start: string, { title, note, url }: ReminderWords): string[] {
  const stamp = new Date(now_ms).toISOString().replace(/[-:]|\.\d+/g, '')
  return [
    `UID:reminder-${account_id}@homestretch`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor((now_ms - SEQUENCE_FROM_MS) / 1000)}`,
    `DTSTART:${start}`,
    `SUMMARY:${textValue(title)}`,
    `DESCRIPTION:${textValue(note)}`,
    `URL:${url}`,
  ]
}

function calendar(lines: readonly string[]): string {
  const all = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Homestretch//Reminder//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return all.map(folded).join('')
}
