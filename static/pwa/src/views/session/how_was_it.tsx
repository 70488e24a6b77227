import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { SessionEnd } from '../../domain/session_log'
import type { PainReport, StoppedBecause } from '../../domain/wire'
import { named, text } from '../../messages/messages'
import { Choices } from '../choices'
import { Furthest, PainScore } from '../pain_questions'
import { REASONS } from '../player/end_dialog'
import { Screen } from '../screen'
import { ASKED } from './pain_before'

interface Props {
  /** In words: "You did 8 min 30 s of 9 min." */
  readonly summary: string
  /** The routine was not played to its end. */
  readonly hasEndedEarly: boolean
  readonly stopped_because: StoppedBecause | null
  /** Resolves to false when the phone could not write it. */
  readonly onSave: (said: SessionEnd) => Promise<boolean>
}

/** Pain after, how far down, why it ended early, one note. Nothing has to be answered: what is not said stays unsaid. */
export function HowWasIt(props: Props): JSX.Element {
  const [report, setReport] = useState(ASKED)
  const [reason, setReason] = useState(props.stopped_because)
  const [note, setNote] = useState('')
  const [state, setState] = useState<'open' | 'saving' | 'failed'>('open')
  const change = (part: Partial<PainReport>) => setReport({ ...report, ...part })
  const save = async () => {
    setState('saving')
    const isSaved = await props.onSave({ pain_after: report, stopped_because: reason, note: note.trim() })
    if (!isSaved) setState('failed')
  }
  return (
    <Screen title={text('pain.after_title')} lead={props.summary}>
      {props.hasEndedEarly && (
        <Choices
          name="stopped"
          legend={text('after.stopped_title')}
          value={reason}
          choices={REASONS.map((value) => ({ value, label: named('stopped', value) }))}
          onPick={setReason}
        />
      )}
      <section class="stack-tight" aria-labelledby="pain-now">
        <h2 id="pain-now">{text('pain.after_lead')}</h2>
        <PainScore legend={text('pain.after_lead')} report={report} onChange={change} />
      </section>
      <Furthest report={report} onChange={change} />
      <label class="field">
        <span>{text('after.note')}</span>
        <textarea rows={3} maxLength={1000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <div class="foot-action">
        {state === 'failed' && (
          <p class="notice bad" role="alert">
            {text('after.save_failed')}
          </p>
        )}
        <button type="button" class="btn" disabled={state === 'saving'} onClick={() => void save()}>
          {text('after.save')}
        </button>
      </div>
    </Screen>
  )
}
