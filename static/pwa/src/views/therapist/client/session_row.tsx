import { useState } from 'preact/hooks'
import type { PainReport, SessionLogItem } from '../../../domain/wire'
import { type ExerciseById, nameOf } from '../catalogue'
import { moment, shortDay } from '../dates'
import { PainMap } from '../parts/pain_map'
import type { ClientItem } from '../wire'
import { EVIDENCE, FLAGS, OUTCOMES, QUALITIES, SIDES, STEP_KINDS, STOPPED } from '../words'
import { isNew } from './look'
import { SessionHistory } from './session_history'
import { howMuch, oddities, type StepGroup, stepGroups } from './session_steps'

/** Not asked, skipped and 0 are three values. */
const painWords = (pain: PainReport) =>
  !pain.asked ? 'not asked' : pain.score === null ? 'skipped' : `${pain.score} of 10`

function Group({ group, exercises }: { readonly group: StepGroup; readonly exercises: ExerciseById }) {
  const side = group.side ? `, ${SIDES[group.side].toLowerCase()}` : ''
  return (
    <tbody>
      <tr class="group">
        <th scope="rowgroup" colSpan={2}>
          {nameOf(exercises, group.exerciseId)}
          {side}
        </th>
        <td>
          {group.done} of {group.prescribed} s
        </td>
        <td />
      </tr>
      {group.steps.map((step) => (
        <tr key={step.step_index}>
          <td>{STEP_KINDS[step.kind]}</td>
          <td>{step.side ? SIDES[step.side] : 'no side'}</td>
          <td>
            {step.done_seconds} of {step.prescribed_seconds} s
            {step.audio_led_seconds > 0 && <small>{step.audio_led_seconds} s led by sound</small>}
            {step.unobserved_seconds > 0 && <small>{step.unobserved_seconds} s not seen</small>}
            {(step.repeated_seconds ?? 0) > 0 && <small>{step.repeated_seconds} s more, repeated</small>}
          </td>
          <td class={step.outcome}>{OUTCOMES[step.outcome]}</td>
        </tr>
      ))}
    </tbody>
  )
}

function Steps({ log, exercises }: { readonly log: SessionLogItem; readonly exercises: ExerciseById }) {
  if (log.steps.length === 0) return <p class="small">No timer ran, so there are no seconds.</p>
  return (
    <table class="steps">
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Side</th>
          <th scope="col">Done of prescribed</th>
          <th scope="col">How it went</th>
        </tr>
      </thead>
      {stepGroups(log.steps).map((group) => (
        <Group key={group.steps[0]?.step_index} group={group} exercises={exercises} />
      ))}
    </table>
  )
}

interface DetailProps {
  readonly log: SessionLogItem
  readonly exercises: ExerciseById
  readonly client: ClientItem
  readonly today: string
  readonly onChange: () => void
}

/** "withdrawn by Ines, Fri 22:40"; empty for a session that stands as it was recorded. */
function changed({ recorded_by, replaces_id, is_withdrawn, received_at }: SessionLogItem, timeZone: string): string {
  if (!replaces_id) return ''
  const who = recorded_by ? (recorded_by.display_name ?? 'an account that is gone') : 'the client'
  return `${is_withdrawn ? 'withdrawn' : 'corrected'} by ${who}, ${moment(received_at, new Date(), timeZone)}`
}

/** "Fri 22:40 to 22:52". What staff wrote down of a session has a day and no hour: the one on the wire stands for it. */
function hours({ started_at, ended_at, evidence, amount }: SessionLogItem, timeZone: string): string {
  if (amount !== null && (evidence === 'paper' || evidence === 'reported_to_therapist')) return 'Hour not known'
  const end = moment(ended_at, new Date(), timeZone).split(' ').at(-1)
  return `${moment(started_at, new Date(), timeZone)} to ${end}`
}

function Detail({ log, exercises, client, today, onChange }: DetailProps) {
  const timeZone = client.time_zone
  const qualities = log.pain_after.qualities.map((quality) => QUALITIES[quality]).join(', ')
  return (
    <div class="session-detail">
      <p class="small">
        {hours(log, timeZone)}, received {moment(log.received_at, new Date(), timeZone)}. Pain before:{' '}
        {painWords(log.pain_before)}; after: {painWords(log.pain_after)}
        {qualities && `, ${qualities}`}.{' '}
        {log.stopped_because && log.stopped_because !== 'finished' && `It ${STOPPED[log.stopped_because]}.`}
      </p>
      <PainMaps log={log} />
      {log.note && <q>{log.note}</q>}
      <Steps log={log} exercises={exercises} />
      <SessionHistory client={client} log={log} today={today} onChange={onChange} />
    </div>
  )
}

/** Where it hurt before and after, as far as it was marked. */
function PainMaps({ log }: { readonly log: SessionLogItem }) {
  const before = log.pain_before.places ?? []
  const after = log.pain_after.places ?? []
  return (
    <div class="pain-maps">
      {before.length > 0 && <PainMap places={before} title="Pain marked before:" />}
      {after.length > 0 && <PainMap places={after} title="Pain marked after:" />}
    </div>
  )
}

export function SessionRow(props: DetailProps) {
  const { log, client } = props
  const change = changed(log, client.time_zone)
  const [isOpen, setIsOpen] = useState(false)
  const odd = oddities(log)
  return (
    <li class={log.is_withdrawn ? 'session withdrawn' : 'session'}>
      <button type="button" class="session-head" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span
          class={`dot ${log.is_done ? 'done' : 'partly'} ${log.evidence === 'timed' ? '' : 'told'}`}
          aria-hidden="true"
        />
        <span class="session-name">
          <b>{shortDay(log.practised_on)}</b> {log.routine_name ?? 'A routine that is gone'}
          <small>
            {!log.is_withdrawn && (log.is_done ? 'done · ' : 'partly · ')}
            {howMuch(log)} · {EVIDENCE[log.evidence]}
          </small>
          {change && <small>{change}</small>}
          {isNew(client, log.received_at) && (
            <small class="is-new">
              new since you looked, arrived {moment(log.received_at, new Date(), client.time_zone)}
            </small>
          )}
          {odd && <small class="odd">{odd}</small>}
          {log.flags.map((flag) => (
            <small key={flag} class="odd">
              {FLAGS[flag] ?? flag}
            </small>
          ))}
        </span>
        <span class="chevron" aria-hidden="true" />
      </button>
      {isOpen && <Detail {...props} />}
    </li>
  )
}
