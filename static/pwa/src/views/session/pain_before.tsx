import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PainReport } from '../../domain/wire'
import { text } from '../../messages/messages'
import { Furthest, PainScore } from '../pain_questions'
import { Screen } from '../screen'

export const ASKED: PainReport = { asked: true, score: null, furthest_left: null, furthest_right: null, qualities: [] }

/** Pain now, before the routine. Its last tap starts the player: sound and wake lock need a tap. */
export function PainBefore({ onBegin }: { onBegin: (report: PainReport) => void }): JSX.Element {
  const [report, setReport] = useState(ASKED)
  const change = (part: Partial<PainReport>) => setReport({ ...report, ...part })
  const isEmpty = report.score === null && report.furthest_left === null && report.furthest_right === null
  return (
    <Screen title={text('pain.before_title')}>
      <PainScore legend={text('pain.before_title')} report={report} onChange={change} />
      <Furthest report={report} onChange={change} />
      <div class="foot-action">
        <button type="button" class="btn" disabled={isEmpty} onClick={() => onBegin(report)}>
          {text('pain.begin')}
        </button>
        <button type="button" class="text-btn" onClick={() => onBegin(ASKED)}>
          {text('pain.skip')}
        </button>
      </div>
    </Screen>
  )
}
