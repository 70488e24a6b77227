import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { SessionEnd } from '../../domain/session_log'
import type { PainReport, StoppedBecause } from '../../domain/wire'
import { named, text } from '../../messages/messages'
import { Choices } from '../choices'
import { FileSave } from '../file_save'
import { LearnAside } from '../learn_door'
import { ASKED, PainScore } from '../pain_questions'
import { REASONS } from '../player/end_dialog'
import { Screen } from '../screen'
import { WhereNow } from './where_now'

interface Props {
  readonly painBefore: PainReport
  /** In words: "You did 8 min 30 s of 9 min." */
  readonly summary: string
  /** The routine was not played to its end. */
  readonly hasEndedEarly: boolean
  readonly emergencyNumber: string
  readonly stopped_because: StoppedBecause | null
  /** What was said before this screen was left; null: nothing yet. */
  readonly said: SessionEnd | null
  /** Goes on where a move ended the routine; null where it was played out, or ended with a reason. */
  readonly onBack: (() => void) | null
  /** Called soon after each word, and on leaving. */
  readonly onKeep: (said: SessionEnd) => void
  /** Resolves to false when the phone could not write it. */
  readonly onSave: (said: SessionEnd) => Promise<boolean>
  /** Saves it as a file instead; gives how many entries are in it. */
  readonly onFile: (said: SessionEnd) => Promise<number>
}

const KEEP_AFTER_MS = 300

function useKept(said: SessionEnd, onKeep: Props['onKeep']): void {
  const newest = useRef({ said, onKeep })
  newest.current = { said, onKeep }
  const keep = () => newest.current.onKeep(newest.current.said)
  useEffect(() => {
    const timer = setTimeout(keep, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [said.pain_after, said.stopped_because, said.note])
  useLayoutEffect(() => keep, [])
}

/** Pain after, how far down, why it ended early, one note. Nothing has to be answered: what is not said stays unsaid. */
export function HowWasIt(props: Props): JSX.Element {
  const [report, setReport] = useState(props.said?.pain_after ?? ASKED)
  const [reason, setReason] = useState(props.stopped_because)
  const [note, setNote] = useState(props.said?.note ?? '')
  const [state, setState] = useState<'open' | 'saving' | 'failed'>('open')
  const change = (part: Partial<PainReport>) => setReport({ ...report, ...part })
  const said = { pain_after: report, stopped_because: reason, note: note.trim() }
  useKept(said, props.onKeep)
  const save = async () => {
    setState('saving')
    const isSaved = await props.onSave(said)
    if (!isSaved) setState('failed')
  }
  return (
    <Screen title={text('pain.after_title')} lead={props.summary} kind="one-thumb">
      {props.onBack && (
        <button type="button" class="text-btn" onClick={props.onBack}>
          {text('after.back')}
        </button>
      )}
      <LearnAside id="how-hard" label={text('learn.see_how_hard')} emergencyNumber={props.emergencyNumber} />
      <div class="stack thumb">
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
        <WhereNow before={props.painBefore} report={report} onChange={change} />
        <Note note={note} onNote={setNote} />
      </div>
      <div class="foot-action">
        {state === 'failed' && (
          <>
            <p class="notice bad" role="alert">
              {text('after.save_failed')} {text('after.file_hint')}
            </p>
            <FileSave label={text('settings.file_save')} onSave={() => props.onFile(said)} />
          </>
        )}
        <button type="button" class="btn" disabled={state === 'saving'} onClick={() => void save()}>
          {text(state === 'failed' ? 'after.save_again' : 'after.save')}
        </button>
      </div>
    </Screen>
  )
}

/** One optional note, behind a tap: what nobody has to fill in takes no room. */
function Note({ note, onNote }: { note: string; onNote: (note: string) => void }): JSX.Element {
  const [isOpen, setIsOpen] = useState(note !== '')
  const field = useRef<HTMLTextAreaElement>(null)
  const hasTapped = useRef(false)
  useEffect(() => {
    if (hasTapped.current) field.current?.focus()
  }, [isOpen])
  if (!isOpen) {
    const open = () => {
      hasTapped.current = true
      setIsOpen(true)
    }
    return (
      <button type="button" class="text-btn" onClick={open}>
        {text('after.note_add')}
      </button>
    )
  }
  return (
    <label class="field">
      <span>{text('after.note')}</span>
      <textarea
        ref={field}
        rows={2}
        maxLength={1000}
        value={note}
        onInput={(event) => onNote(event.currentTarget.value)}
      />
    </label>
  )
}
