import { computed, signal } from '@preact/signals'
import type { JSX } from 'preact'
import { clock } from '../../device/clock'
import { lock, mePlan, syncState, unfinishedRun } from '../../sync/state'
import { refreshPlan } from '../../sync/sync'
import { moment } from '../time_words'
import { Unfinished } from '../today/unfinished'
import { stage } from './flow'
import { LockScreen } from './lock_screen'

/** The lock that was read since this page was loaded. Another one, or a new start of the app, fills the screen again. */
const readId = signal<string | null>(null)

/** Whether the lock stands in place of everything: but for what a session was, which can still be said and kept. */
export const fillsScreen = computed(() => {
  const isKeeping = stage.value?.name === 'how_was_it' || stage.value?.name === 'saved'
  return lock.value !== null && lock.value.id !== readId.value && !isKeeping
})

/** What to do now, in place of anything that could be practised. */
export function Locked(): JSX.Element | null {
  const held = lock.value
  const known = mePlan.value
  if (!held) return null
  const now = clock.wall()
  return (
    <LockScreen
      level={held.level}
      emergencyNumber={known?.safety.emergency_number ?? '112'}
      practiceName={known?.practice_name ?? ''}
      since={moment(held.locked_at, now)}
      isUnsent={held.id !== known?.safety.lock?.id && syncState.value.unsent > 0}
      onCheck={refreshPlan}
      onRead={
        fillsScreen.value
          ? () => {
              readId.value = held.id
            }
          : null
      }
    >
      {unfinishedRun.value && <Unfinished now={now} isLocked={true} />}
    </LockScreen>
  )
}
