import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isTooMuchToStart } from '../../domain/light'
import type { LightRules, PainReport } from '../../domain/wire'
import { text } from '../../messages/messages'
import { ASKED, PainScore, Where } from '../pain_questions'
import { Screen } from '../screen'

interface Props {
  /** Null: a plan that was kept before there was a traffic light. */
  readonly rules: LightRules | null
  readonly onBegin: (report: PainReport) => void
  /** Too much pain to start; resolves to false when the phone could not write it. */
  readonly onRest: (report: PainReport) => Promise<boolean>
}

/** Pain now, before the routine. Its last tap starts the player: sound and wake lock need a tap. */
export function PainBefore({ rules, onBegin, onRest }: Props): JSX.Element {
  const [report, setReport] = useState(ASKED)
  const change = (part: Partial<PainReport>) => setReport({ ...report, ...part })
  const isEmpty = report.score === null && report.furthest_left === null && report.furthest_right === null
  const isTooMuch = rules !== null && isTooMuchToStart(report, rules)
  return (
    <Screen title={text('pain.before_title')}>
      <PainScore legend={text('pain.before_title')} report={report} onChange={change} />
      <Where report={report} onChange={change} />
      {isTooMuch ? (
        <Rest onRest={() => onRest(report)} />
      ) : (
        <div class="foot-action">
          <button type="button" class="btn" disabled={isEmpty} onClick={() => onBegin(report)}>
            {text('pain.begin')}
          </button>
          <button type="button" class="text-btn" onClick={() => onBegin(ASKED)}>
            {text('pain.skip')}
          </button>
        </div>
      )}
    </Screen>
  )
}

/** No way to begin from here, only to rest; a number tapped wrong can be tapped again above. */
function Rest({ onRest }: { onRest: () => Promise<boolean> }): JSX.Element {
  const [hasFailed, setHasFailed] = useState(false)
  return (
    <div class="foot-action">
      <section class="notice bad stack-tight" role="alert">
        <h2>{text('after.too_much_title')}</h2>
        <p>{text('after.too_much')}</p>
      </section>
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('after.save_failed')}
        </p>
      )}
      <button type="button" class="btn" onClick={() => void onRest().then((isKept) => setHasFailed(!isKept))}>
        {text('pain.rest')}
      </button>
    </div>
  )
}
