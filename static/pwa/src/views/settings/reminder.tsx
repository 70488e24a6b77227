import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { clock } from '../../device/clock'
import { saveAsFile } from '../../device/download'
import { localDate } from '../../domain/local_date'
import { plannedDays, type Reminder, reminderEndFile, reminderFile } from '../../domain/reminder'
import { named, text } from '../../messages/later'
import type { Settings } from '../../store/schema'
import { account, mePlan, phoneZone } from '../../sync/state'
import { Choices } from '../choices'
import { clockTime } from '../time_words'

type Kept = NonNullable<Settings['reminder']>
type Done = 'saved' | 'ended' | 'no_day'

const FILE = 'homestretch-reminder.ics'
const TYPE = 'text/calendar'
const DAYS = ['daily', 'planned'] as const

interface Props {
  readonly kept: Kept | null
  readonly onKeep: (kept: Kept | null) => void
}

/** One reminder, as a file for the phone's own calendar. */
export function ReminderCard({ kept, onKeep }: Props): JSX.Element {
  const [at, setAt] = useState(kept?.at ?? '08:00')
  const [days, setDays] = useState(kept?.days ?? 'daily')
  const [done, setDone] = useState<Done | null>(null)
  const hasDays = mePlan.value?.plan?.routines.some(({ weekdays }) => weekdays !== null) ?? false
  const save = () => {
    const chosen = { at, days }
    const file = reminderFile(reminderOf(chosen), words(), made())
    setDone(file === null ? 'no_day' : 'saved')
    if (file === null) return
    saveAsFile(FILE, file, TYPE)
    onKeep(chosen)
  }
  const end = () => {
    if (kept) saveAsFile(FILE, reminderEndFile(reminderOf(kept), words(), made()), TYPE)
    setDone('ended')
    onKeep(null)
  }
  return (
    <section class="card stack" aria-labelledby="reminder">
      <div>
        <h2 id="reminder">{text('reminder.title')}</h2>
        <p class="small">{text('reminder.lead')}</p>
      </div>
      {kept && <p>{text('reminder.set', { time: kept.at, days: named('reminder.set', kept.days) })}</p>}
      <label class="field">
        <span>{text('reminder.at')}</span>
        <input type="time" required value={at} onInput={(event) => setAt(event.currentTarget.value)} />
      </label>
      {hasDays && (
        <Choices
          name="reminder-days"
          legend={text('reminder.days')}
          value={days}
          choices={DAYS.map((value) => ({ value, label: named('reminder.days', value) }))}
          onPick={setDays}
        />
      )}
      <button type="button" class="btn second small-btn" disabled={at === ''} onClick={save}>
        {text(kept ? 'reminder.change' : 'reminder.save')}
      </button>
      {kept && (
        <button type="button" class="text-btn" onClick={end}>
          {text('reminder.end')}
        </button>
      )}
      <div role="status">{done && <WhatToDo done={done} />}</div>
    </section>
  )
}

/** What to do with the file: a browser only puts it on the phone. */
function WhatToDo({ done }: { done: Done }): JSX.Element {
  const kind = phoneKind(navigator.userAgent)
  if (done === 'no_day') return <p class="notice bad">{text('reminder.no_day')}</p>
  return (
    <div class="notice ok stack-tight">
      <p>{text(done === 'saved' ? 'reminder.saved' : 'reminder.ended')}</p>
      <ol class="cues">
        <li>{text(`reminder.${kind}_1`)}</li>
        <li>{text(`reminder.${kind}_2`)}</li>
      </ol>
      <p class="small">{text(done === 'saved' ? 'reminder.replaces' : 'reminder.ended_hand')}</p>
      {done === 'saved' && <p class="small">{text('reminder.else')}</p>}
    </div>
  )
}

function phoneKind(userAgent: string): 'apple' | 'android' | 'other' {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'apple'
  return userAgent.includes('Android') ? 'android' : 'other'
}

function reminderOf({ at, days }: Kept): Reminder {
  const plan = mePlan.value?.plan
  return { at, weekdays: days === 'planned' && plan ? plannedDays(plan) : [1, 2, 3, 4, 5, 6, 7] }
}

function words() {
  const url = `${location.origin}/`
  return { title: text('reminder.event_title'), note: text('reminder.event_note', { url }), url }
}

function made() {
  const now_ms = clock.wall()
  return {
    account_id: account.value?.account.id ?? '',
    now_ms,
    today: localDate(now_ms, phoneZone()),
    clock: clockTime(now_ms),
    ends_on: mePlan.value?.plan?.ends_on ?? null,
  }
}
