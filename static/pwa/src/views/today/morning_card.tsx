import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { sessionToAskAbout } from '../../domain/after_session'
import type { PainReport } from '../../domain/wire'
import { text } from '../../messages/messages'
import { checkIns, lock, sessionsInForce, today } from '../../sync/state'
import { ASKED, PainScore, Where } from '../pain_questions'
import { tell } from '../session/flow'

/** The morning after a session: asked once, at the first look at the app that day. */
export function MorningCard(): JSX.Element | null {
  const about = lock.value ? null : sessionToAskAbout(sessionsInForce.value, checkIns.value, today.value)
  return about && <Question key={about.id} aboutId={about.id} />
}

function Question({ aboutId }: { aboutId: string }): JSX.Element {
  const [report, setReport] = useState(ASKED)
  const [hasFailed, setHasFailed] = useState(false)
  const change = (part: Partial<PainReport>) => setReport({ ...report, ...part })
  const save = async (pain: PainReport) => {
    const isKept = await tell({ about_session_id: aboutId, on: today.value, pain, why_missed: null })
    setHasFailed(!isKept)
  }
  return (
    <section class="card stack" aria-labelledby="morning-title">
      <div>
        <h2 id="morning-title">{text('morning.title')}</h2>
        <p class="small">{text('morning.lead')}</p>
      </div>
      <PainScore name="morning-score" legend={text('morning.title')} report={report} onChange={change} />
      <details>
        <summary>{text('morning.where')}</summary>
        <Where report={report} onChange={change} />
      </details>
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('after.save_failed')}
        </p>
      )}
      <div class="wrap">
        <button type="button" class="btn second" disabled={report.score === null} onClick={() => void save(report)}>
          {text('after.save')}
        </button>
        <button type="button" class="text-btn" onClick={() => void save(ASKED)}>
          {text('pain.skip')}
        </button>
      </div>
    </section>
  )
}
