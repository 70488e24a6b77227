import type { Routine } from '../../../domain/wire'
import { paper } from '../../../messages/en/paper'
import { filled } from '../../../messages/messages'
import { scheduleWords } from '../plan/schedule_words'
import { WEEKDAYS } from '../words'

const DAYS = [1, 2, 3, 4, 5, 6, 7]

/** Boxes to tick, a row a week. Where the days are the client's to choose, every day has one. */
export function TickTable({ routine, weeks }: { readonly routine: Routine; readonly weeks: number }) {
  const { weekdays, times_per_week, times_per_day } = routine
  const rows = Array.from({ length: weeks }, (_, week) => week)
  const isDue = (day: number) => weekdays === null || weekdays.includes(day)
  return (
    <table class="ticks">
      <caption>
        <b>
          {routine.name}: {scheduleWords(routine)}.
        </b>{' '}
        {weekdays === null && times_per_week !== 7 && filled(paper.choose, { count: times_per_week ?? 0 })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{paper.week}</th>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={day}>
              {day.slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((week) => (
          <tr key={week}>
            <td class="week" />
            {DAYS.map((day) => (
              <td key={day}>{isDue(day) ? <Boxes count={times_per_day} /> : <NotDue />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Boxes({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, number) => <span key={number} class="tick-box" />)
}

function NotDue() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span class="only-read">{paper.not_due}</span>
    </>
  )
}
