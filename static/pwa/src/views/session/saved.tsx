import type { JSX } from 'preact'
import type { Advice } from '../../domain/after_session'
import { counted, text } from '../../messages/messages'
import { DoseList, type DoseRow } from '../dose_list'
import { Icon } from '../icons'
import { Screen } from '../screen'
import type { SessionPlace } from '../session_words'
import { duration } from '../time_words'
import { AdviceNotice } from './advice_notice'

export interface SavedProps {
  readonly place: SessionPlace
  /** "14:02", once the practice has it. */
  readonly receivedTime: string | null
  readonly rows: readonly DoseRow[]
  readonly unobservedSeconds: number
  /** What the pain answers ask for; null: nothing. */
  readonly advice: Advice | null
  /** The practice wants a new code first: nothing is sent by itself until then. */
  readonly needsCode: boolean
  readonly stillUnsent: number
  readonly onDone: () => void
}

/** On the phone's disk by now; the chip changes by itself when the practice has it. */
export function Saved(props: SavedProps): JSX.Element {
  return (
    <Screen title={text('saved.title')}>
      {props.advice && <AdviceNotice advice={props.advice} role="alert" />}
      <div class="wrap" role="status">
        <PlaceChip place={props.place} receivedTime={props.receivedTime} />
      </div>
      {props.place === 'on_phone' && (
        <p class="small">{text(props.needsCode ? 'saved.here_code' : 'saved.here_hint')}</p>
      )}
      {props.stillUnsent > 1 && <p class="small">{counted('today.unsent', props.stillUnsent)}</p>}
      <section class="card stack">
        <DoseList level="h2" title={text('saved.seconds')} rows={props.rows} />
        {props.unobservedSeconds > 0 && (
          <p class="small">{text('saved.unobserved', { time: duration(props.unobservedSeconds) })}</p>
        )}
      </section>
      <div class="foot-action">
        <button type="button" class="btn" onClick={props.onDone}>
          {text('saved.done')}
        </button>
      </div>
    </Screen>
  )
}

function PlaceChip({ place, receivedTime }: Pick<SavedProps, 'place' | 'receivedTime'>): JSX.Element {
  if (place === 'on_phone') {
    return (
      <span class="chip">
        <Icon name="phone" />
        {text('saved.here')}
      </span>
    )
  }
  const words = receivedTime ? text('saved.received', { time: receivedTime }) : text('session.received')
  return (
    <span class={place === 'attention' ? 'chip bad' : 'chip ok'}>
      <Icon name={place === 'attention' ? 'alert' : 'check'} />
      {place === 'attention' ? text('saved.attention') : words}
    </span>
  )
}
