import { useEffect, useState } from 'preact/hooks'
import { type Failure, post } from '../api'
import { FailureNotice } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { CautionArea, ClientCautions, ClientItem } from '../wire'
import { count } from '../words'
import {
  isAnswered,
  needsReason,
  newAnswers,
  openItems,
  questionsOf,
  standingOf,
  startDraft,
  withAnswer,
} from './caution_draft'
import { AskedQuestion } from './caution_question'

const AREAS: readonly (readonly [CautionArea, string])[] = [
  ['health', 'General health'],
  ['back', 'Back and nerve'],
  ['hip', 'Hip and pelvis'],
  ['limbs', 'Legs and arms'],
]

interface Props {
  readonly client: ClientItem
  readonly known: ClientCautions
  readonly onSaved: (known: ClientCautions) => void
  readonly onChanged: (isChanged: boolean) => void
}

/** Every question with what stands; saving confirms, or keeps it as told until the therapist has judged it. */
export function CautionForm({ client, known, onSaved, onChanged }: Props) {
  const { items } = known
  const [draft, setDraft] = useState(() => startDraft(items))
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const [isSaved, setIsSaved] = useState(false)
  const isChanged = isAnswered(items, draft)
  useEffect(() => onChanged(isChanged), [isChanged])
  const save = async (isConfirmed: boolean) => {
    const isReasonless = items.some((item) => needsReason(item, draft[item.code]) && !reasons[item.code]?.trim())
    setWrong(isConfirmed && isReasonless ? 'Write why what holds the plan may be lifted.' : null)
    const answers = newAnswers(items, draft, reasons, isConfirmed)
    if ((isConfirmed && isReasonless) || answers.length === 0) return
    const answer = await post<ClientCautions>(`/clients/${client.id}/cautions`, { answers })
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    setDraft(startDraft(answer.data.items))
    setReasons({})
    setIsSaved(true)
    onSaved(answer.data)
  }
  const { isBusy, onSubmit } = useOneAtATime(() => save(true))
  const props = {
    draft,
    reasons,
    timeZone: client.time_zone,
    onDraft: (next: typeof draft) => {
      setDraft(next)
      setIsSaved(false)
    },
    onReason: (code: string, reason: string) => setReasons({ ...reasons, [code]: reason }),
  }
  const waiting = items.filter((item) => item.waiting).length
  const unasked = items.filter((item) => standingOf(item) === 'not_asked').length
  return (
    <form class="card form cautions" aria-labelledby="cautions" onSubmit={onSubmit} noValidate>
      <div>
        <h2 id="cautions">Cautions</h2>
        <p class="small">
          Ask each question as it stands. “Yes” and “not sure” hold exercises back at once; only your confirmed “no”
          lets them go. {count(unasked, 'caution')} not asked{waiting > 0 && `, ${waiting} to confirm`}.
        </p>
      </div>
      {AREAS.map(([area, title]) => (
        <section key={area} aria-label={title} class="area">
          <h3>{title}</h3>
          {questionsOf(items)
            .filter((question) => question.area === area)
            .map((question) => (
              <AskedQuestion key={question.id} question={question} {...props} />
            ))}
        </section>
      ))}
      <section aria-label="What you find yourself" class="area">
        <h3>What you find yourself</h3>
        {items
          .filter(({ question }) => question === null)
          .map((item) => (
            <div key={item.code}>
              <AskedQuestion question={{ text: item.meaning, items: [item] }} {...props} />
              <small class="hint">{item.set_by_therapist}</small>
            </div>
          ))}
      </section>
      <button
        type="button"
        class="plain no-to-rest"
        disabled={openItems(items, draft).length === 0}
        onClick={() => props.onDraft(withAnswer(draft, openItems(items, draft), 'no'))}
      >
        “No” to all that is not asked yet
      </button>
      {wrong && (
        <p class="notice bad" role="alert">
          {wrong}
        </p>
      )}
      {failure && <FailureNotice failure={failure} />}
      <div class="form-acts">
        <button type="submit" class="act" disabled={isBusy || newAnswers(items, draft, reasons, true).length === 0}>
          {isBusy ? 'Saving …' : 'Confirm answers'}
        </button>
        <button
          type="button"
          class="plain"
          disabled={isBusy || newAnswers(items, draft, reasons, false).length === 0}
          onClick={() => void save(false)}
        >
          Keep as told, confirm later
        </button>
        <button type="button" class="plain" disabled={!isChanged} onClick={() => setDraft(startDraft(items))}>
          Take back
        </button>
        <span role="status" class="small">
          {isSaved && 'Saved. The phone has what is left of the plan at its next contact.'}
        </span>
      </div>
    </form>
  )
}
