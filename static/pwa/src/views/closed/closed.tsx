import type { JSX } from 'preact'
import { closed as words } from '../../messages/en/closed'
import { counted } from '../../messages/later'
import { filled } from '../../messages/messages'
import { saveUnsent } from '../../sync/entry_files'
import { account, syncState } from '../../sync/state'
import { FileSave } from '../file_save'
import { followInApp } from '../navigation'
import { Screen } from '../screen'

/** What it means that the practice has deleted the record, and what can be done with what only this phone has. */
export function Closed(): JSX.Element {
  const known = account.value
  if (!known?.is_closed) {
    return (
      <Screen key="open" title={words.open_title} lead={words.open}>
        <a class="btn" href="/" onClick={followInApp}>
          {words.to_today}
        </a>
      </Screen>
    )
  }
  const { unsent } = syncState.value
  return (
    <Screen key="closed" title={words.title} lead={filled(words.lead, { practice: known.practice.name })}>
      <p>{words.back}</p>
      <section class="card stack" aria-labelledby="closed-unsent">
        <h2 id="closed-unsent">{words.unsent_title}</h2>
        {unsent === 0 ? (
          <p>{words.none}</p>
        ) : (
          <>
            <p>
              {counted('settings.unsent', unsent)} {words.unsent}
            </p>
            <FileSave label={words.save} onSave={saveUnsent} />
          </>
        )}
      </section>
      <p>
        {words.plan} {words.remove}
      </p>
      <a class="btn second" href="/settings" onClick={followInApp}>
        {words.to_settings}
      </a>
    </Screen>
  )
}
