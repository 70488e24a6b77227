import type { JSX } from 'preact'
import { clock } from '../../device/clock'
import { adviceForToday, isForRest } from '../../domain/after_session'
import { isHeldBack } from '../../domain/consent'
import { type Pause, pauseOn } from '../../domain/pause'
import { isUnheard, openQuestions } from '../../domain/plan_cautions'
import type { Plan as KnownPlan, MePlan } from '../../domain/wire'
import { counted, text } from '../../messages/messages'
import {
  account,
  checkIns,
  consent,
  heldIds,
  lock,
  mePlan,
  practisedSessions,
  sessionsInForce,
  settings,
  syncState,
  today,
  unfinishedRun,
  week,
} from '../../sync/state'
import { isReadyWithoutNetwork, refreshPlan } from '../../sync/sync'
import { CheckButton } from '../check_button'
import { Icon } from '../icons'
import { later } from '../later'
import { Screen } from '../screen'
import { AdviceNotice } from '../session/advice_notice'
import { startRoutine, tellChange } from '../session/flow'
import { Locked } from '../session/locked'
import { longDate, moment, partOfDay } from '../time_words'
import { DoctorCard } from './doctor_card'
import { GateCard, UnheardCard } from './gate_card'
import { IntakeCard } from './intake_card'
import { HeldRoutines } from './left_out'
import { MorningCard } from './morning_card'
import { isNoteInNews } from './note_in_news'
import { PauseCard } from './pause_card'
import { type PlanToday, planToday } from './plan_today'
import { RoutineCard } from './routine_card'
import { SessionsCard } from './sessions_card'
import { Unfinished } from './unfinished'
import { WeekCard } from './week_card'

// What can wait a moment: its words and rules are no part of what starts a routine.
const Blank = () => null
const Around = later(() => import('./around').then((loaded) => loaded.Around), Blank)
const Below = later(() => import('./around').then((loaded) => loaded.Below), Blank)
const HeldCard = later(() => import('../consent/held_card').then((loaded) => loaded.HeldCard), Blank)

export function Today(): JSX.Element {
  const known = mePlan.value
  const now = clock.wall()
  if (lock.value) return <Locked />
  const greeting = text(`greeting.${partOfDay(new Date(now).getHours())}`, {
    name: account.value?.account.display_name.split(' ')[0] ?? '',
  })
  return (
    <Screen kicker={longDate(today.value)} title={greeting}>
      {unfinishedRun.value && <Unfinished now={now} isLocked={false} />}
      {week.value && (
        <WeekCard
          week={week.value}
          today={today.value}
          hasEnded={today.value > (known?.plan?.ends_on ?? today.value)}
          unsentSessions={practisedSessions.value.filter(isUnsentThisWeek).length}
        />
      )}
      <DoctorCard />
      {isHeldBack(consent.value) && <HeldCard />}
      <IntakeCard count={openQuestions(known?.cautions, settings.value.told_cautions).length} />
      <Plan known={known} />
      <SessionsCard nowMs={now} />
      <Below />
      <StatusChips now={now} hasPlan={Boolean(known?.plan)} />
      {known?.plan?.note && !isNoteInNews.value && <TherapistNote known={known} note={known.plan.note} now={now} />}
      {known && (
        <button type="button" class="text-btn" onClick={tellChange}>
          {text('today.changed')}
        </button>
      )}
    </Screen>
  )
}

function isUnsentThisWeek({ is_pending, practised_on }: (typeof practisedSessions.value)[number]): boolean {
  return is_pending && practised_on >= (week.value?.first_on ?? '')
}

function Plan({ known }: { known: MePlan | null }): JSX.Element {
  if (!known) return <Nothing title="today.not_loaded_title" line={text('today.not_loaded')} hasRetry={true} />
  const { plan } = known
  if (!plan) return <Nothing title="today.no_plan_title" line={text('today.no_plan')} hasRetry={true} />
  const gates = known.cautions?.gates ?? []
  if (gates.length > 0) return <GateCard gates={gates} known={known} />
  if (isUnheard(known.cautions, settings.value.told_cautions)) return <UnheardCard />
  const pause = pauseOn(known.pauses ?? [], today.value)
  const now = planToday(plan, practisedSessions.value, today.value, pause !== null)
  if (now.kind === 'ended') {
    return <Nothing title="today.ended_title" day={now.on} line={text('today.ended')} hasRetry={false} />
  }
  return <Routines known={known} plan={plan} now={now} pause={pause} />
}

interface RoutinesProps {
  readonly known: MePlan
  readonly plan: KnownPlan
  readonly now: PlanToday
  readonly pause: Pause | null
}

/** What is for today, with what the pain asks for. */
function Routines({ known, plan, now, pause }: RoutinesProps): JSX.Element {
  const isFree = now.kind === 'now' && now.routines.every(({ state }) => state === 'free')
  const rules = known.rules.light
  const advice = rules ? adviceForToday(sessionsInForce.value, checkIns.value, today.value, rules) : null
  const canStart = now.kind === 'now' && !unfinishedRun.value && advice !== 'too_much'
  return (
    <>
      <MorningCard />
      <Around />
      {advice && <AdviceNotice advice={advice} role="note" />}
      {now.kind === 'before' && <Nothing title="today.before_title" day={now.on} line="" hasRetry={false} />}
      {pause && <PauseCard pause={pause} />}
      {isFree && !pause && (
        <Nothing
          title="today.nothing_title"
          line={text(now.next_on ? 'today.nothing' : 'today.nothing_last', {
            day: now.next_on ? longDate(now.next_on) : '',
          })}
          hasRetry={false}
        />
      )}
      <HeldRoutines cautions={known.cautions} routines={plan.routines} />
      {now.routines.map((item, index) => (
        <RoutineCard
          key={item.routine.id}
          item={item}
          timeline={known.timelines[item.routine.id] ?? []}
          exercises={known.exercises}
          isNow={now.kind === 'now'}
          heldIds={heldIds.value}
          isToRest={isForRest(advice)}
          body={settings.value.body}
          cautions={known.cautions}
          isFirst={index === 0 && !unfinishedRun.value}
          onStart={canStart ? () => startRoutine(item.routine) : null}
        />
      ))}
    </>
  )
}

type Title =
  | 'today.not_loaded_title'
  | 'today.no_plan_title'
  | 'today.ended_title'
  | 'today.before_title'
  | 'today.nothing_title'

function Nothing(props: { title: Title; day?: string; line: string; hasRetry: boolean }): JSX.Element {
  return (
    <section class="card stack-tight">
      <h2>{text(props.title, { day: props.day ? longDate(props.day) : '' })}</h2>
      {props.line && <p class="muted">{props.line}</p>}
      {props.hasRetry && (
        <CheckButton label={text('today.look')} unchanged={text('today.still_none')} onCheck={refreshPlan} />
      )}
    </section>
  )
}

/** What is true right now: ready without network, and what the practice has. */
function StatusChips({ now, hasPlan }: { now: number; hasPlan: boolean }): JSX.Element {
  const { unsent, lastReceivedAt, isSending, problem } = syncState.value
  const isReady = isReadyWithoutNetwork.value
  return (
    <div class="wrap" role="status">
      {hasPlan && (
        <span class={isReady ? 'chip ok' : 'chip'}>
          {isReady && <Icon name="check" />}
          {text(isReady ? 'today.ready' : 'today.not_ready')}
        </span>
      )}
      {unsent > 0 && (
        <span class="chip">
          <Icon name={isSending ? 'cloud' : 'phone'} />
          {counted('today.unsent', unsent)}
        </span>
      )}
      {unsent === 0 && lastReceivedAt && (
        <span class="chip">{text('today.all_received', { when: moment(lastReceivedAt, now) })}</span>
      )}
      {problem === 'offline' && <span class="chip">{text('today.offline')}</span>}
    </div>
  )
}

function TherapistNote({ known, note, now }: { known: MePlan; note: string; now: number }): JSX.Element {
  const from = known.therapist_name
  return (
    <section class="card" aria-labelledby="note-from">
      <h2 id="note-from" class="note-from">
        {from ? text('today.from', { name: from }) : text('today.from_practice')}{' '}
        <small class="small">{text('today.note_when', { when: moment(known.plan?.saved_at ?? now, now) })}</small>
      </h2>
      <p class="note-text">{note}</p>
    </section>
  )
}
