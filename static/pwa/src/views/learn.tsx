import type { JSX } from 'preact'
import { text } from '../messages/messages'
import { Icon } from './icons'
import { Screen } from './screen'

/** One short page. Works without network and without a plan. */
export function Learn({ emergencyNumber }: { emergencyNumber: string }): JSX.Element {
  return (
    <Screen title={text('learn.title')}>
      <section class="card stack stop-card" aria-labelledby="learn-stop">
        <h2 id="learn-stop">{text('learn.stop_title')}</h2>
        <p>{text('learn.stop_lead', { number: emergencyNumber })}</p>
        <ul class="bullets">
          <li>{text('learn.stop_1')}</li>
          <li>{text('learn.stop_2')}</li>
          <li>{text('learn.stop_3')}</li>
        </ul>
        <a class="btn danger" href={`tel:${emergencyNumber}`}>
          <Icon name="call" />
          {text('learn.stop_call', { number: emergencyNumber })}
        </a>
        <p class="small">{text('learn.stop_after')}</p>
      </section>
      <Topic title="learn.hard_title" lines={['learn.hard_1', 'learn.hard_2', 'learn.hard_3']} />
      <Topic title="learn.where_title" lines={['learn.where_1', 'learn.where_2']} />
      <Topic title="learn.rest_title" lines={['learn.rest_1', 'learn.rest_2']} />
      <Topic title="learn.about_title" lines={['learn.about']} />
      <p class="small">{text('app.not_medical')}</p>
    </Screen>
  )
}

type TextId = Parameters<typeof text>[0]

function Topic({ title, lines }: { title: TextId; lines: readonly TextId[] }): JSX.Element {
  return (
    <section class="card stack-tight" aria-labelledby={title}>
      <h2 id={title}>{text(title)}</h2>
      {lines.map((line) => (
        <p key={line}>{text(line)}</p>
      ))}
    </section>
  )
}
