import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { watchRun } from '../../device/run_lock'
import { isRunHeld } from '../../domain/plan_cautions'
import { position } from '../../domain/player'
import { discardRun, lookForLeft, placeOfLeft } from '../../sync/player_run'
import { heldIds, mePlan, settings, today, unfinishedRun } from '../../sync/state'
import { finishWhatWasDone, resume } from '../session/flow'
import { moment } from '../time_words'
import { ResumeCard } from './resume_card'

/** Whether another tab plays this run at the moment. Coming back to this tab looks anew, and at the disk too. */
function useElsewhere(id: string | undefined): boolean {
  const [isElsewhere, setIsElsewhere] = useState(false)
  useEffect(() => {
    let stop = () => {}
    const watch = () => {
      stop()
      if (!id || document.visibilityState === 'hidden') return
      stop = watchRun(id, (isPlayed) => {
        setIsElsewhere(isPlayed)
        void lookForLeft()
      })
    }
    watch()
    document.addEventListener('visibilitychange', watch)
    return () => {
      document.removeEventListener('visibilitychange', watch)
      stop()
    }
  }, [id])
  return isElsewhere
}

/** The run that was left. It can be gone on with on the day it began; later it can still be kept as it is. */
export function Unfinished({ now, isLocked }: { now: number; isLocked: boolean }): JSX.Element | null {
  const run = unfinishedRun.value
  const isElsewhere = useElsewhere(run?.id)
  if (!run) return null
  const lastMark = run.marks.at(-1)?.at ?? now
  const place = position(run.timeline, run.marks, lastMark)
  const hasExerciseOnHold = run.timeline.some(({ exercise_id }) => heldIds.value.has(exercise_id))
  const isHeld = hasExerciseOnHold || isRunHeld(run.routine, mePlan.value, settings.value.told_cautions)
  const canResume = !isLocked && !isHeld && run.start.practised_on === today.value
  // What is held is not named again: it waits to be kept, like a routine that was played to its end.
  const exercise = isHeld ? undefined : place.step?.exercise_id
  return (
    <ResumeCard
      exerciseName={exercise ? (run.exercises[exercise]?.name ?? '') : null}
      routineName={run.routine.name}
      when={moment(lastMark, now)}
      place={placeOfLeft(run, now)}
      isElsewhere={isElsewhere}
      onResume={canResume ? (way) => void resume(way) : null}
      onFinish={() => void finishWhatWasDone()}
      onDiscard={() => void discardRun()}
    />
  )
}
