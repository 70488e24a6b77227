import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folded, textValue } from '../../../static/pwa/src/domain/calendar_file'
import { plannedDays, reminderEndFile, reminderFile } from '../../../static/pwa/src/domain/reminder'
import type { Plan } from '../../../static/pwa/src/domain/wire'
import { goldenCases } from '../golden'

interface Golden {
  readonly name: string
  readonly cases: readonly { readonly name: string; readonly text: string; readonly lines: readonly string[] }[]
}

const [golden] = goldenCases<Golden>('calendar')
const DAILY = [1, 2, 3, 4, 5, 6, 7]
const WORDS = { title: 'Time for your routine', note: 'Open it: https://a.example/', url: 'https://a.example/' }
// A Friday, five past eight in the morning where the person is.
const MADE = {
  account_id: '0190',
  now_ms: Date.UTC(2026, 10, 27, 7, 5, 9),
  today: '2026-11-27',
  clock: '08:05',
  ends_on: null,
}

/** The file's content lines, unfolded, by name; an alarm's own are under "alarm.". */
function read(file: string): ReadonlyMap<string, string> {
  const lines = file.replaceAll('\r\n ', '').trimEnd().split('\r\n')
  let inside = ''
  return new Map(
    lines.map((line) => {
      if (line === 'BEGIN:VALARM') inside = 'alarm.'
      if (line === 'END:VALARM') inside = ''
      const at = line.indexOf(':')
      return [inside + line.slice(0, at), line.slice(at + 1)] as const
    }),
  )
}

test.each(golden?.cases ?? [])('a text is written as the service writes it: $name', ({ text, lines }) => {
  expect(folded(`SUMMARY:${textValue(text)}`)).toBe(lines.map((line) => `${line}\r\n`).join(''))
})

test('half a character is no text', () => {
  expect(textValue('a\ud83d')).toBe('a?')
})

test('whatever the text, no line is longer than 75 bytes, and together they say it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const line = `SUMMARY:${textValue(text)}`
      const file = folded(line)
      const lengths = file.split('\r\n').map((part) => new TextEncoder().encode(part).length)
      expect(Math.max(...lengths)).toBeLessThanOrEqual(75)
      expect(file.replaceAll('\r\n ', '')).toBe(`${line}\r\n`)
    }),
  )
})

describe('the reminder', () => {
  test('is one event of every day, at a time without a zone, with an alarm', () => {
    const file = reminderFile({ at: '07:30', weekdays: DAILY }, WORDS, MADE)
    expect(file?.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Homestretch//Reminder//EN',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:reminder-0190@homestretch',
      'DTSTAMP:20261127T070509Z',
      'SEQUENCE:217926309',
      'DTSTART:20261128T073000',
      'SUMMARY:Time for your routine',
      'DESCRIPTION:Open it: https://a.example/',
      'URL:https://a.example/',
      'RRULE:FREQ=DAILY',
      'DURATION:PT10M',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Time for your routine',
      'TRIGGER:PT0S',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test.each([
    ['today, where its hour is still to come', '08:06', DAILY, null, '20261127T080600', 'FREQ=DAILY'],
    ['from the next day where it is this very minute', '08:05', DAILY, null, '20261128T080500', 'FREQ=DAILY'],
    ['on chosen days, whatever their order', '07:00', [5, 1, 3], null, '20261130T070000', 'FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    ['a week on, when today is the only day and over', '07:00', [5], null, '20261204T070000', 'FREQ=WEEKLY;BYDAY=FR'],
    ['until the plan ends', '09:00', DAILY, '2026-12-24', '20261127T090000', 'FREQ=DAILY;UNTIL=20261224T235959'],
  ] as const)('begins %s', (_, at, weekdays, ends_on, start, rule) => {
    const lines = read(reminderFile({ at, weekdays }, WORDS, { ...MADE, ends_on }) as string)
    expect([lines.get('DTSTART'), lines.get('RRULE')]).toEqual([start, rule])
  })

  test.each([
    ['the plan is over', '07:00', DAILY, '2026-11-27'],
    ['its day comes after the end', '07:00', [4], '2026-12-02'],
    ['no day is chosen', '07:00', [], null],
  ] as const)('there is none when %s', (_, at, weekdays, ends_on) => {
    expect(reminderFile({ at, weekdays }, WORDS, { ...MADE, ends_on })).toBeNull()
  })

  test('a later one takes the place of an earlier one, and its end that of both', () => {
    const reminder = { at: '07:30', weekdays: DAILY }
    const second = { ...MADE, now_ms: MADE.now_ms + 1000 }
    const files = [
      reminderFile(reminder, WORDS, MADE) as string,
      reminderFile({ ...reminder, at: '20:00' }, WORDS, second) as string,
      reminderEndFile(reminder, WORDS, { ...MADE, now_ms: MADE.now_ms + 2000 }),
    ].map(read)
    expect(new Set(files.map((lines) => lines.get('UID'))).size).toBe(1)
    const order = files.map((lines) => Number(lines.get('SEQUENCE')))
    expect(order).toEqual([...order].sort((one, other) => one - other))
    expect(new Set(order).size).toBe(3)
    expect(files.map((lines) => lines.get('STATUS'))).toEqual([undefined, undefined, 'CANCELLED'])
  })

  test('any reminder is whole lines that a calendar reads, its start on one of its days', () => {
    const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    fc.assert(
      fc.property(
        time,
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        ([hour, minute], weekdays) => {
          const at = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
          const file = reminderFile({ at, weekdays }, WORDS, MADE) as string
          expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
          expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
          const start = read(file).get('DTSTART') as string
          const on = `${start.slice(0, 4)}-${start.slice(4, 6)}-${start.slice(6, 8)}`
          expect(weekdays).toContain(new Date(`${on}T00:00:00Z`).getUTCDay() || 7)
          expect(`${on} ${at}` > `${MADE.today} ${MADE.clock}`).toBe(true)
        },
      ),
    )
  })
})

test.each([
  [
    'those of its routines, each once',
    [
      [1, 3],
      [3, 5],
    ],
    [1, 3, 5],
  ],
  ['every day where none are named', [null, null], DAILY],
  ['only the named ones where some are', [null, [2]], [2]],
] as const)('the days of a plan are %s', (_, routines, days) => {
  const plan = { routines: routines.map((weekdays) => ({ weekdays })) } as unknown as Plan
  expect(plannedDays(plan)).toEqual(days)
})
