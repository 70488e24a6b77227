import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { unlockAudio } from '../../device/audio'
import { clock } from '../../device/clock'
import { buzz } from '../../device/vibration'
import { adviceAfter } from '../../domain/after_session'
import { isRunHeld } from '../../domain/plan_cautions'
import { isPlayedOut, position } from '../../domain/player'
import { NOT_ASKED, sessionShare } from '../../domain/session_log'
import type { StoppedBecause, SafetyScreen as Which } from '../../domain/wire'
import { text } from '../../messages/messages'
import { storageProblem } from '../../store/faults'
import type { RunRecord } from '../../store/schema'
import { saveUnsent, saveUnwritten } from '../../sync/entry_files'
import { followPlace, isTakenOver, leaveRun, mark, playerPosition, playerRun } from '../../sync/player_run'
import {
  account,
  heldIds,
  lock,
  mePlan,
  refusedIds,
  sessions,
  settings,
  store,
  syncState,
  unfinishedRun,
} from '../../sync/state'
import { Player } from '../player/player'
import { Screen } from '../screen'
import { duration } from '../time_words'
import {
  answerSafety,
  begin,
  endPlay,
  keepSaid,
  leaveFlow,
  logOf,
  resume,
  type Stage,
  saveSession,
  tellChange,
  tooMuchToStart,
} from './flow'
import { HowWasIt } from './how_was_it'
import { PainBefore } from './pain_before'
import { SafetyScreen } from './safety_screen'
import { Saved } from './saved'
import { doseRows, repeatedSeconds, unobservedSeconds } from './session_figures'

type StageOf<Name extends Stage['name']> = Extract<Stage, { name: Name }>

/** The screens of one sitting, one after the other. */
export function SessionScreens({ at }: { at: Stage }): JSX.Element | null {
  // A lock or a caution may come from elsewhere at any moment; what was done by then can still be kept.
  const isStopped = lock.value !== null || isHeldByCautions(at)
  const isHeld = isStopped && at.name !== 'how_was_it' && at.name !== 'saved'
  useEffect(() => {
    if (isHeld) leaveFlow()
  }, [isHeld])
  if (isTakenOver.value && (at.name === 'play' || at.name === 'how_was_it')) return <TakenOver />
  switch (at.name) {
    case 'questions':
      return <Questions at={at} />
    case 'pain_before':
      return (
        <PainBefore
          rules={mePlan.value?.rules.light ?? null}
          onBegin={(report) => void begin(at.routine, report)}
          onRest={tooMuchToStart}
        />
      )
    case 'play':
      return <Playing />
    case 'how_was_it':
      return <Asking at={at} />
    case 'saved':
      return <Done at={at} />
  }
}

/** The routine that is on, or about to begin, holds what the cautions of by now rule out. */
function isHeldByCautions(at: Stage): boolean {
  const routine = at.name === 'play' ? playerRun.value?.routine : 'routine' in at ? at.routine : null
  return routine ? isRunHeld(routine, mePlan.value, settings.value.told_cautions) : false
}

function Questions({ at }: { at: StageOf<'questions'> }): JSX.Element {
  const asked = mePlan.value?.safety.questions.filter(({ screen }) => screen === at.which) ?? []
  return (
    <SafetyScreen
      which={at.which}
      title={text(titleOf(at.which, at.routine === null))}
      lead={text(at.which === 'full' ? 'safety.full_lead' : 'safety.short_lead')}
      questions={asked}
      onAnswers={(given, isLast) => void answerSafety(at.which, given, isLast)}
      onLeave={leaveFlow}
    />
  )
}

function titleOf(which: Which, isChange: boolean) {
  if (which === 'before_session') return 'safety.short_title'
  return isChange ? 'safety.full_changed' : 'safety.full_title'
}

function Playing(): JSX.Element | null {
  const run = playerRun.value
  const place = playerPosition.value
  const chosen = settings.value
  const isOver = place?.status === 'finished'
  const reason = useRef<StoppedBecause>('finished')
  useEffect(() => {
    if (isOver) void endPlay(reason.current)
  }, [isOver])
  useEffect(() => {
    if (chosen.has_vibration && place?.status === 'running') buzz(60)
  }, [place?.index])
  // Going back, by whatever way, pauses the run; it is offered again on Today.
  useEffect(() => () => void (playerRun.value && leaveRun()), [])
  if (!run || !place) return null
  return (
    <Player
      run={run}
      place={place}
      mark={mark}
      hasSound={chosen.has_sound}
      onSound={() => void switchSound(!chosen.has_sound)}
      onEnd={(stopped_because) => {
        reason.current = stopped_because
        void mark({ kind: 'finish' })
      }}
    />
  )
}

async function switchSound(has_sound: boolean): Promise<void> {
  settings.value = { ...settings.value, has_sound }
  if (has_sound) await unlockAudio()
  followPlace()
  await store.value?.saveSettings(settings.value).catch(() => undefined)
}

function Asking({ at }: { at: StageOf<'how_was_it'> }): JSX.Element | null {
  const run = unfinishedRun.value
  if (!run) return null
  const soFar = logOf(run, { pain_after: NOT_ASKED, stopped_because: null, note: '' })
  const share = sessionShare(soFar, mePlan.value?.rules.done_percent ?? 0)
  const hasEndedEarly = !isPlayedOut(run.timeline, run.marks)
  return (
    <HowWasIt
      painBefore={run.start.pain_before}
      summary={text('after.finished', {
        done: duration(share.done_seconds),
        prescribed: duration(share.prescribed_seconds),
      })}
      hasEndedEarly={hasEndedEarly}
      emergencyNumber={mePlan.value?.safety.emergency_number ?? '112'}
      stopped_because={hasEndedEarly ? at.stopped_because : 'finished'}
      said={at.said}
      onBack={endedByMove(run) ? () => void resume('undo') : null}
      onKeep={(said) => void keepSaid(said)}
      onSave={(said) => saveSession(run, said)}
      onFile={(said) => saveUnwritten(run.id, logOf(run, said))}
    />
  )
}

/** A skip, or "Too painful", led past the last step: perhaps by mistake. */
function endedByMove({ timeline, marks }: RunRecord): boolean {
  const place = position(timeline, marks, marks.at(-1)?.at ?? 0)
  return place.status === 'finished' && place.undoable !== null
}

function Done({ at }: { at: StageOf<'saved'> }): JSX.Element {
  const known = sessions.value.find(({ id }) => id === at.run.id)
  const { unsent } = syncState.value
  const rules = mePlan.value?.rules.light
  return (
    <Saved
      session={known ?? { id: at.run.id, status: 'pending', flags: [], received_at: null }}
      refusedIds={refusedIds.value}
      nowMs={clock.wall()}
      onFile={storageProblem.value === 'none' ? saveUnsent : null}
      rows={doseRows(at.log, at.run.timeline, at.run.exercises)}
      repeatedSeconds={repeatedSeconds(at.log, at.run.timeline)}
      unobservedSeconds={unobservedSeconds(at.log)}
      advice={rules ? adviceAfter(at.log.pain_before, at.log.pain_after, rules) : null}
      newlyHeld={newlyHeld(at)}
      needsCode={account.value?.is_signed_in === false}
      stillUnsent={unsent}
      onChange={tellChange}
      onDone={leaveFlow}
    />
  )
}

/** Names of exercises of this session that wait for the therapist from now on. */
function newlyHeld({ run }: StageOf<'saved'>): string[] {
  const ids = new Set(run.timeline.map(({ exercise_id }) => exercise_id))
  return [...ids].filter((id) => heldIds.value.has(id)).map((id) => run.exercises[id]?.name ?? id)
}

function TakenOver(): JSX.Element {
  return (
    <Screen title={text('player.elsewhere_title')} lead={text('player.elsewhere')}>
      <button type="button" class="btn" onClick={leaveFlow}>
        {text('app.to_today')}
      </button>
    </Screen>
  )
}
