import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { openQuestions, type ToldCautions } from '../domain/plan_cautions'
import type { CautionQuestion } from '../domain/wire'
import { text } from '../messages/messages'
import { mePlan, settings } from '../sync/state'
import { tellCautions } from '../sync/told_cautions'
import { Choices } from './choices'
import { followInApp, goOn, path } from './navigation'
import { Screen } from './screen'

const AREAS = ['health', 'back', 'hip', 'limbs'] as const
const ANSWERS = ['yes', 'no', 'not_sure'] as const

/** The questions that nobody has asked yet. Each may be left open; what is answered is sent together. */
export function Intake(): JSX.Element {
  const questions = openQuestions(mePlan.value?.cautions, settings.value.told_cautions)
  const [told, setTold] = useState<ToldCautions>({})
  const [isUnwritten, setIsUnwritten] = useState(false)
  const send = async () => {
    const here = path.value
    if (await tellCautions(told)) goOn(here, '/')
    else setIsUnwritten(true)
  }
  if (questions.length === 0) {
    return (
      <Screen title={text('intake.done_title')} lead={text('intake.done')}>
        <a class="btn" href="/" onClick={followInApp}>
          {text('app.to_today')}
        </a>
      </Screen>
    )
  }
  return (
    <Screen title={text('intake.title')} lead={text('intake.lead')}>
      {AREAS.map((area) => (
        <Area
          key={area}
          area={area}
          questions={questions.filter((question) => question.area === area)}
          told={told}
          onTold={setTold}
        />
      ))}
      {isUnwritten && (
        <p class="notice bad" role="alert">
          {text('intake.unwritten')}
        </p>
      )}
      <div class="stack">
        <button type="button" class="btn" disabled={Object.keys(told).length === 0} onClick={() => void send()}>
          {text('intake.send')}
        </button>
        <a class="text-btn" href="/" onClick={followInApp}>
          {text('intake.later')}
        </a>
      </div>
    </Screen>
  )
}

interface AreaProps {
  readonly area: (typeof AREAS)[number]
  readonly questions: readonly CautionQuestion[]
  readonly told: ToldCautions
  readonly onTold: (told: ToldCautions) => void
}

function Area({ area, questions, told, onTold }: AreaProps): JSX.Element | null {
  if (questions.length === 0) return null
  return (
    <section class="card stack" aria-labelledby={`area-${area}`}>
      <h2 id={`area-${area}`}>{text(`intake.${area}`)}</h2>
      {questions.map(({ id, text: question }) => (
        <Choices
          key={id}
          name={id}
          legend={question}
          choices={ANSWERS.map((value) => ({ value, label: text(`intake.${value}`) }))}
          value={told[id] ?? null}
          onPick={(answer) => onTold({ ...told, [id]: answer })}
        />
      ))}
    </section>
  )
}
