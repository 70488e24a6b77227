import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { text } from '../../messages/messages'

interface Props {
  /** Null: the routine was played to its end and only waits for "How was it?". */
  readonly exerciseName: string | null
  readonly routineName: string
  readonly when: string
  /** Null while the routines are locked: what was done can be kept, not gone on with. */
  readonly onResume: (() => void) | null
  readonly onFinish: () => void
  readonly onDiscard: () => void
}

/** A routine that was left: closed, killed, or the battery ran out. Nothing is thrown away unasked. */
export function ResumeCard(props: Props): JSX.Element {
  const [isSure, setIsSure] = useState(false)
  const { exerciseName, routineName, when } = props
  return (
    <section class="card stack resume" aria-labelledby="resume-title">
      <div>
        <h2 id="resume-title">
          {exerciseName
            ? text('resume.title', { exercise: exerciseName })
            : text('resume.finished_title', { routine: routineName })}
        </h2>
        <p class="small">
          {exerciseName ? text('resume.when', { routine: routineName, when }) : text('resume.finished')}
        </p>
      </div>
      {isSure ? (
        <div class="actions" role="alertdialog" aria-label={text('resume.discard_sure')}>
          <p>{text('resume.discard_sure')}</p>
          <button type="button" class="btn second small-btn" onClick={() => setIsSure(false)}>
            {text('resume.discard_no')}
          </button>
          <button type="button" class="btn danger small-btn discard" onClick={props.onDiscard}>
            {text('resume.discard_yes')}
          </button>
        </div>
      ) : (
        <div class="actions">
          {exerciseName && props.onResume && (
            <button type="button" class="btn" onClick={props.onResume}>
              {text('resume.resume')}
            </button>
          )}
          <button type="button" class={exerciseName ? 'btn second' : 'btn'} onClick={props.onFinish}>
            {text(exerciseName ? 'resume.finish' : 'resume.say')}
          </button>
          <button type="button" class="text-btn" onClick={() => setIsSure(true)}>
            {text('resume.discard')}
          </button>
        </div>
      )}
    </section>
  )
}
