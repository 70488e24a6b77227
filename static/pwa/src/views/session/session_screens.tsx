import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { buzz } from '../../device/vibration'
import { releaseWakeLock } from '../../device/wake_lock'
import { adviceAfter } from '../../domain/after_session'
import { NOT_ASKED, sessionShare } from '../../domain/session_log'
import type { SafetyScreen as Which } from '../../domain/wire'
import { text } from '../../messages/messages'
import { mePlan, sessions, settings, store, syncState, unfinishedRun } from '../../sync/state'
import { Player } from '../player/player'
import { Screen } from '../screen'
import { sessionPlace } from '../session_words'
import { clockTime, duration } from '../time_words'
import { answerSafety, begin, leaveFlow, logOf, type Stage, saveSession, stage } from './flow'
import { HowWasIt } from './how_was_it'
import { PainBefore } from './pain_before'
import { isTakenOver, keepMarks, type PlayedRun } from './run_state'
import { SafetyScreen } from './safety_screen'
import { Saved } from './saved'
import { doseRows, unobservedSeconds } from './session_figures'

type StageOf<Name extends Stage['name']> = Extract<Stage, { name: Name }>

/** The screens of one sitting, one after the other. */
export function SessionScreens({ at }: { at: Stage }): JSX.Element | null {
  if (isTakenOver.value && (at.name === 'play' || at.name === 'how_was_it')) return <TakenOver />
  switch (at.name) {
    case 'questions':
      return <Questions at={at} />
    case 'pain_before':
      return <PainBefore onBegin={(report) => void begin(at.routine, report)} />
    case 'play':
      return <Playing run={at.run} />
    case 'how_was_it':
      return <Asking at={at} />
    case 'saved':
      return <Done at={at} />
  }
}

function Questions({ at }: { at: StageOf<'questions'> }): JSX.Element {
  const asked = mePlan.value?.safety.questions.filter(({ screen }) => screen === at.which) ?? []
  return (
    <SafetyScreen
      which={at.which}
      title={text(titleOf(at.which, at.routine === null))}
      lead={text(at.which === 'full' ? 'safety.full_lead' : 'safety.short_lead')}
      questions={asked}
      onAnswers={(given) => void answerSafety(at.which, given)}
      onLeave={leaveFlow}
    />
  )
}

function titleOf(which: Which, isChange: boolean) {
  if (which === 'before_session') return 'safety.short_title'
  return isChange ? 'safety.full_changed' : 'safety.full_title'
}

function Playing({ run }: { run: PlayedRun }): JSX.Element {
  const chosen = settings.value
  useEffect(() => () => void releaseWakeLock(), [])
  return (
    <Player
      routine={run.routine}
      timeline={run.timeline}
      exercises={run.exercises}
      marks={run.marks}
      hasTones={chosen.has_tones}
      keep={async (marks) => {
        if (store.value) await keepMarks(store.value, run, marks)
      }}
      onShow={(_place, isNewStep) => {
        if (isNewStep && chosen.has_vibration) buzz(60)
      }}
      onTones={() => {
        settings.value = { ...chosen, has_tones: !chosen.has_tones }
        void store.value?.saveSettings(settings.value)
      }}
      onEnd={(stopped_because) => {
        stage.value = { name: 'how_was_it', stopped_because }
      }}
    />
  )
}

function Asking({ at }: { at: StageOf<'how_was_it'> }): JSX.Element | null {
  const run = unfinishedRun.value as PlayedRun | null
  if (!run) return null
  const soFar = logOf(run, { pain_after: NOT_ASKED, stopped_because: null, note: '' })
  const share = sessionShare(soFar, mePlan.value?.rules.done_percent ?? 0)
  const hasEndedEarly = run.marks.some(({ kind }) => kind === 'finish')
  return (
    <HowWasIt
      summary={text('after.finished', {
        done: duration(share.done_seconds),
        prescribed: duration(share.prescribed_seconds),
      })}
      hasEndedEarly={hasEndedEarly}
      stopped_because={hasEndedEarly ? at.stopped_because : 'finished'}
      onSave={(said) => saveSession(run, said)}
    />
  )
}

function Done({ at }: { at: StageOf<'saved'> }): JSX.Element {
  const known = sessions.value.find(({ id }) => id === at.id)
  const { lastReceivedAt, unsent } = syncState.value
  return (
    <Saved
      place={sessionPlace(known ?? { status: 'pending', flags: [] })}
      receivedTime={lastReceivedAt && clockTime(lastReceivedAt)}
      rows={doseRows(at.log, at.run.timeline, at.run.exercises)}
      unobservedSeconds={unobservedSeconds(at.log)}
      advice={adviceAfter(at.log.pain_before, at.log.pain_after)}
      stillUnsent={unsent}
      onDone={leaveFlow}
    />
  )
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
