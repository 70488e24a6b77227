import '../../styles/learn.css'
import type { JSX } from 'preact'
import { learnPages } from '../../messages/en/learn'
import { LEARN_IDS, type LearnId } from '../../messages/learn_page'
import { text } from '../../messages/messages'
import { CallButton, EmergencyCard } from '../emergency_card'
import { followInApp } from '../navigation'
import { Screen } from '../screen'
import { Sections } from './sections'

interface Props {
  readonly id: string
  readonly emergencyNumber: string
}

/** Pages that begin with the call, so that nobody has to look for it. */
const WITH_CALL: ReadonlySet<string> = new Set<LearnId>(['emergency', 'call'])

/** The page with that id, or the list of all of them. */
export function Learn({ id, emergencyNumber }: Props): JSX.Element {
  const known = LEARN_IDS.find((each) => each === id)
  if (known) return <Page key={known} id={known} emergencyNumber={emergencyNumber} />
  return (
    <Screen key="list" title={text('learn.title')}>
      <EmergencyCard emergencyNumber={emergencyNumber} hasPage={true} />
      <nav aria-label={text('learn.topics')}>
        <ul class="stack-tight">
          {LEARN_IDS.map((each) => (
            <li key={each}>
              <a class="topic" href={`/learn/${each}`} onClick={followInApp}>
                <b>{learnPages[each].title}</b>
                <span class="small">{learnPages[each].lead}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section class="card stack-tight" aria-labelledby="learn-about">
        <h2 id="learn-about">{text('learn.about_title')}</h2>
        <p>{text('learn.about')}</p>
      </section>
      <p class="small">{text('app.not_medical')}</p>
    </Screen>
  )
}

function Page({ id, emergencyNumber }: { id: LearnId; emergencyNumber: string }): JSX.Element {
  const page = learnPages[id]
  return (
    <Screen title={page.title} lead={page.lead}>
      {WITH_CALL.has(id) && <CallButton emergencyNumber={emergencyNumber} />}
      <Sections page={page} level="h2" emergencyNumber={emergencyNumber} />
      <a class="btn second" href="/learn" onClick={followInApp}>
        {text('learn.back')}
      </a>
      <p class="small">{text('app.not_medical')}</p>
    </Screen>
  )
}

/** A page without its screen, for where another one must stay open below. */
export function PageInSheet({ id, emergencyNumber }: { id: LearnId; emergencyNumber: string }): JSX.Element {
  const page = learnPages[id]
  return (
    <>
      <h2>{page.title}</h2>
      {WITH_CALL.has(id) && <CallButton emergencyNumber={emergencyNumber} />}
      <Sections page={page} level="h3" emergencyNumber={emergencyNumber} />
    </>
  )
}
