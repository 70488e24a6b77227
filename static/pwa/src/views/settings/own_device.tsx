import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { counted, text } from '../../messages/later'

interface Props {
  readonly name: string
  readonly line: string
  readonly isThisOne: boolean
  /** What it last said to hold back. */
  readonly unsent: number
  /** False: the practice could not be reached. */
  readonly onRename: (name: string) => Promise<boolean>
  readonly onEnd: () => Promise<void>
}

/** One linked device: renamed, or after a question unlinked. The one in the hand is signed out further below instead. */
export function OwnDevice(props: Props): JSX.Element {
  const [state, setState] = useState<'shown' | 'naming' | 'ending'>('shown')
  const { name } = props
  if (state === 'naming') return <Rename name={name} onSave={props.onRename} onDone={() => setState('shown')} />
  return (
    <>
      <div>
        <b>{name}</b>
        <p class="small">{props.line}</p>
      </div>
      {state === 'ending' ? (
        <div class="actions" role="alertdialog" aria-label={text('settings.device_sure', { name })}>
          <p>{text('settings.device_sure', { name })}</p>
          {props.unsent > 0 && <p class="notice warn">{counted('settings.device_unsent', props.unsent)}</p>}
          <button type="button" class="btn danger small-btn" onClick={() => void props.onEnd()}>
            {text('settings.device_yes')}
          </button>
          <button type="button" class="text-btn" onClick={() => setState('shown')}>
            {text('settings.device_no')}
          </button>
        </div>
      ) : (
        <div class="wrap">
          <button
            type="button"
            class="text-btn"
            aria-label={text('settings.device_rename_of', { name })}
            onClick={() => setState('naming')}
          >
            {text('settings.device_rename')}
          </button>
          {!props.isThisOne && (
            <button
              type="button"
              class="text-btn coral"
              aria-label={text('settings.device_end_of', { name })}
              onClick={() => setState('ending')}
            >
              {text('settings.device_end')}
            </button>
          )}
        </div>
      )}
    </>
  )
}

function Rename(props: { name: string; onSave: (name: string) => Promise<boolean>; onDone: () => void }): JSX.Element {
  const [name, setName] = useState(props.name)
  const [hasFailed, setHasFailed] = useState(false)
  const save = async (event: Event) => {
    event.preventDefault()
    const isSaved = await props.onSave(name.trim())
    setHasFailed(!isSaved)
    if (isSaved) props.onDone()
  }
  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <label class="field">
        <span>{text('settings.device_name')}</span>
        <input
          value={name}
          maxLength={60}
          required
          autoComplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('settings.device_failed')}
        </p>
      )}
      <div class="wrap">
        <button type="submit" class="btn second small-btn" disabled={name.trim() === ''}>
          {text('settings.device_save')}
        </button>
        <button type="button" class="text-btn" onClick={props.onDone}>
          {text('settings.device_cancel')}
        </button>
      </div>
    </form>
  )
}
