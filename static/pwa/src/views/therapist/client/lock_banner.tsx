import { useState } from 'preact/hooks'
import type { SafetyLock } from '../../../domain/wire'
import { me } from '../api'
import { moment } from '../dates'
import { useLoaded } from '../loading'
import { Show } from '../parts/notice'
import { ownProfession, whoMayWords } from '../practice/who_may'
import type { ClientItem, Practice } from '../wire'
import { LOCK_LEVELS } from '../words'
import { isUrgent, Unlock } from './unlock'

interface Props {
  readonly client: ClientItem
  readonly lock: SafetyLock
  readonly onUnlocked: () => void
}

export function LockBanner({ client, lock, onUnlocked }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const isForOthers = isUrgent(lock.level) && !me.value?.may?.unlock_urgent
  return (
    <section class="lock" aria-labelledby="lock-head">
      <div>
        <h2 id="lock-head">Routines are locked since {moment(lock.locked_at, new Date(), client.time_zone)}</h2>
        <p>
          {LOCK_LEVELS[lock.level]}, confirmed on the phone.{' '}
          {isUrgent(lock.level)
            ? 'It opens when a doctor or a physiotherapist has examined the client.'
            : 'It opens with a reason that stays in the record.'}
        </p>
        {isForOthers && <WhoMay />}
      </div>
      {!isForOthers && (
        <button type="button" class="act danger" onClick={() => setIsOpen(true)}>
          Unlock …
        </button>
      )}
      {isOpen && <Unlock client={client} onClose={() => setIsOpen(false)} onUnlocked={onUnlocked} />}
    </section>
  )
}

/** Why this person cannot open it, and who can. */
function WhoMay() {
  const { state, reload } = useLoaded<Practice>('/practice')
  return (
    <Show state={state} what="who may open it" onRetry={() => void reload()}>
      {(practice) => (
        <p>
          <b>You cannot open it.</b> {whoMayWords(practice, 'unlock_urgent')} {ownProfession(me.value)}{' '}
          {me.value?.account.role === 'admin' ? (
            <a href="/therapist/practice">Practice settings</a>
          ) : (
            'An admin can change this in the practice settings.'
          )}
        </p>
      )}
    </Show>
  )
}
