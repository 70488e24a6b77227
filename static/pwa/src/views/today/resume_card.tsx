import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { GoOn } from '../../domain/after_gap'
import type { Position } from '../../domain/player'
import { text } from '../../messages/messages'
import { GoOnWays } from '../go_on'

interface Props {
  /** Null: the routine was played to its end and only waits for "How was it?". */
  readonly exerciseName: string | null
  readonly routineName: string
  readonly when: string
  /** Where it would be taken up now. */
  readonly place: Position
  /** Another tab plays it at this moment. */
  readonly isElsewhere: boolean
  /** Null while the routines are locked: what was done can be kept, not gone on with. */
  readonly onResume: ((way: GoOn) => void) | null
  readonly onFinish: () => void
  readonly onDiscard: () => void
}

/** A routine that was left: closed, killed, or the battery ran out. Nothing is thrown away unasked. */
export function ResumeCard(props: Props): JSX.Element {
  const [isSure, setIsSure] = useState(false)
  const { exerciseName, onResume } = props
  const { title, lead } = wordsFor(props)
  return (
    <section class="card stack resume" aria-labelledby="resume-title">
      <div>
        <h2 id="resume-title">{title}</h2>
        <p class="small">{lead}</p>
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
          {exerciseName && onResume && (
            <>
              <button type="button" class="btn" onClick={() => onResume('resume')}>
                {text('resume.resume')}
              </button>
              {!props.isElsewhere && <GoOnWays place={props.place} onPick={onResume} />}
            </>
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

function wordsFor({ exerciseName, routineName, when, isElsewhere }: Props): { title: string; lead: string } {
  if (exerciseName === null) {
    return { title: text('resume.finished_title', { routine: routineName }), lead: text('resume.finished') }
  }
  if (isElsewhere) {
    return { title: text('resume.elsewhere_title', { exercise: exerciseName }), lead: text('resume.elsewhere') }
  }
  const lead = text('resume.when', { routine: routineName, when })
  return { title: text('resume.title', { exercise: exerciseName }), lead }
}
