import '../../styles/consent.css'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ConsentText } from '../../domain/consent'
import type { ConsentBody } from '../../domain/wire'
import { consent as words } from '../../messages/en/consent'
import { filled } from '../../messages/messages'
import { account, consent } from '../../sync/state'
import { tellConsent } from '../../sync/told_consent'
import { followInApp, goOn, path } from '../navigation'
import { Screen } from '../screen'
import { dateWords } from './date_words'

/** The practice's text, to read and to agree to or not. What follows from a no is said before it counts. */
export function Consent(): JSX.Element {
  const { text, told } = consent.value
  if (!text) return <NothingAsked />
  return <Ask key={text.version} text={text} answer={told?.text_version === text.version ? told.answer : null} />
}

function NothingAsked(): JSX.Element {
  return (
    <Screen title={words.none_title} lead={words.none}>
      <a class="btn" href="/" onClick={followInApp}>
        {words.to_today}
      </a>
    </Screen>
  )
}

interface AskProps {
  readonly text: ConsentText
  /** To this very text; null: none yet. */
  readonly answer: ConsentBody['answer'] | null
}

function Ask({ text, answer }: AskProps): JSX.Element {
  const [isRefusing, setIsRefusing] = useState(false)
  const [isUnwritten, setIsUnwritten] = useState(false)
  const tell = async (told: ConsentBody['answer']) => {
    const here = path.value
    if (await tellConsent(text, told)) goOn(here, '/')
    else setIsUnwritten(true)
  }
  if (isRefusing)
    return <Refuse onSure={() => void tell('refused')} onBack={() => setIsRefusing(false)} isUnwritten={isUnwritten} />
  return (
    <Screen key="text" title={words.title} lead={filled(words.lead, { practice: account.value?.practice.name ?? '' })}>
      <article class="card consent-text">
        {paragraphs(text.body).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p class="small">{filled(words.version, { version: text.version, date: dateWords(text.published_at) })}</p>
      </article>
      {answer && <Given answer={answer} />}
      {isUnwritten && <Unwritten />}
      <div class="stack">
        {answer !== 'agreed' && (
          <button type="button" class="btn" onClick={() => void tell('agreed')}>
            {words.agree}
          </button>
        )}
        {answer !== 'refused' && (
          <button type="button" class="btn second" onClick={() => setIsRefusing(true)}>
            {words.refuse}
          </button>
        )}
        {answer && (
          <a class="text-btn" href="/" onClick={followInApp}>
            {words.to_today}
          </a>
        )}
      </div>
    </Screen>
  )
}

const paragraphs = (body: string) => body.split(/\n\s*\n/)

function Given({ answer }: { answer: ConsentBody['answer'] }): JSX.Element {
  return <p class="notice">{filled(words[answer], { date: dateWords(consent.value.told?.answered_at ?? '') })}</p>
}

function Unwritten(): JSX.Element {
  return (
    <p class="notice bad" role="alert">
      {words.unwritten}
    </p>
  )
}

interface RefuseProps {
  readonly onSure: () => void
  readonly onBack: () => void
  readonly isUnwritten: boolean
}

function Refuse({ onSure, onBack, isUnwritten }: RefuseProps): JSX.Element {
  return (
    <Screen key="refuse" title={words.refuse_title}>
      <ul class="card stack-tight">
        {[words.refuse_1, words.refuse_2, words.refuse_3, words.refuse_4, words.refuse_5].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isUnwritten && <Unwritten />}
      <div class="stack">
        <button type="button" class="btn second" onClick={onSure}>
          {words.refuse_sure}
        </button>
        <button type="button" class="btn" onClick={onBack}>
          {words.back}
        </button>
      </div>
    </Screen>
  )
}
