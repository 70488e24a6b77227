import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isSameWhere, NOWHERE, samePlaces, UNTOLD } from '../../domain/places'
import type { PainReport } from '../../domain/wire'
import { text } from '../../messages/messages'
import { Choices } from '../choices'
import { Where } from '../pain_questions'

type Answer = 'same' | 'nowhere' | 'elsewhere'

interface Props {
  /** What was told at the start of this session. */
  readonly before: PainReport
  readonly report: PainReport
  readonly onChange: (change: Partial<PainReport>) => void
}

/** Where it hurts by now, with one tap where that is the place of before, or nowhere; else on the map. */
export function WhereNow({ before, report, onChange }: Props): JSX.Element {
  const same = samePlaces(before)
  const [answer, setAnswer] = useState<Answer | null>(() => answerIn(report, before))
  // "Nowhere" before and now is one answer, said once.
  const offers: readonly Answer[] =
    same && !isSameWhere(same, NOWHERE) ? ['same', 'elsewhere', 'nowhere'] : ['nowhere', 'elsewhere']
  const pick = (picked: Answer) => {
    setAnswer(picked)
    onChange(picked === 'same' && same ? same : picked === 'nowhere' ? NOWHERE : UNTOLD)
  }
  return (
    <>
      <Choices
        name="where-now"
        legend={text('where.title')}
        value={answer}
        choices={offers.map((value) => ({
          value,
          label: text(value === 'elsewhere' && !same ? 'where.show' : `where.${value}`),
        }))}
        onPick={pick}
      />
      {answer === 'same' && (
        <button type="button" class="text-btn" onClick={() => setAnswer('elsewhere')}>
          {text('where.differs')}
        </button>
      )}
      {answer === 'elsewhere' && <Where report={report} onChange={onChange} />}
    </>
  )
}

/** What a report that was kept says already. */
function answerIn(report: PainReport, before: PainReport): Answer | null {
  const same = samePlaces(before)
  if (!samePlaces(report)) return null
  if (isSameWhere(report, NOWHERE)) return 'nowhere'
  return same && isSameWhere(report, same) ? 'same' : 'elsewhere'
}
