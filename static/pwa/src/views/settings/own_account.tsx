import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { text } from '../../messages/later'
import { signOut } from '../../sync/account'
import { saveUnsent } from '../../sync/entry_files'
import { account, syncState, unfinishedRun } from '../../sync/state'
import { go } from '../navigation'
import { SignOut } from './sign_out'

/** Who is linked, and signing out. */
export function OwnAccount(): JSX.Element | null {
  const [isLeaving, setIsLeaving] = useState(false)
  const known = account.value
  if (!known) return null
  const leave = async (choice: Parameters<typeof signOut>[0]): Promise<boolean> => {
    const done = await signOut(choice)
    if (done.ok) go('/', true)
    return done.ok
  }
  return (
    <section class="card stack" aria-labelledby="settings-account">
      <h2 id="settings-account">{text('settings.account')}</h2>
      <p>{text('settings.linked_to', { name: known.account.display_name, practice: known.practice.name })}</p>
      {isLeaving ? (
        <SignOut
          unsent={syncState.value.unsent}
          hasUnfinishedRun={unfinishedRun.value !== null}
          onSend={() => leave({ kind: 'send' })}
          onKeep={() => void leave({ kind: 'keep_locked' })}
          onDelete={(typed) => leave({ kind: 'delete', typed })}
          onFile={saveUnsent}
          onCancel={() => setIsLeaving(false)}
        />
      ) : (
        <button type="button" class="btn second small-btn" onClick={() => setIsLeaving(true)}>
          {text('settings.sign_out')}
        </button>
      )}
    </section>
  )
}
