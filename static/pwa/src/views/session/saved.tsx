import type { JSX } from 'preact'
import type { Advice } from '../../domain/after_session'
import { counted, named, text } from '../../messages/messages'
import type { KnownSession } from '../../store/schema'
import { DoseList, type DoseRow } from '../dose_list'
import { FileSave } from '../file_save'
import { PlaceChip } from '../place_chip'
import { Screen } from '../screen'
import { attentionReason, sessionPlace } from '../session_words'
import { duration } from '../time_words'
import { AdviceNotice } from './advice_notice'

export interface SavedProps {
  readonly session: Pick<KnownSession, 'id' | 'status' | 'flags' | 'received_at'>
  readonly refusedIds: ReadonlySet<string>
  readonly nowMs: number
  readonly rows: readonly DoseRow[]
  readonly repeatedSeconds: number
  readonly unobservedSeconds: number
  /** What the pain answers ask for; null: nothing. */
  readonly advice: Advice | null
  /** Names of exercises that wait for the therapist from this session on. */
  readonly newlyHeld: readonly string[]
  /** The practice wants a new code first: nothing is sent by itself until then. */
  readonly needsCode: boolean
  readonly stillUnsent: number
  /** Saves what is not sent as a file, where this browser keeps nothing; null elsewhere. */
  readonly onFile: (() => Promise<number>) | null
  /** The door to the full questions. */
  readonly onChange: () => void
  readonly onDone: () => void
}

/** On the phone's disk by now; the chip changes by itself when the practice has it. */
export function Saved(props: SavedProps): JSX.Element {
  const { session, refusedIds } = props
  const place = sessionPlace(session, refusedIds)
  const reason = attentionReason(session, refusedIds)
  return (
    <Screen title={text('saved.title')}>
      {props.advice && <AdviceNotice advice={props.advice} role="alert" />}
      {props.newlyHeld.length > 0 && (
        <p class="notice" role="alert">
          {counted('hold.new', props.newlyHeld.length, { names: props.newlyHeld.join(', ') })}
        </p>
      )}
      <div class="wrap" role="status">
        <PlaceChip session={session} refusedIds={refusedIds} nowMs={props.nowMs} />
      </div>
      {place === 'on_phone' && <p class="small">{text(props.needsCode ? 'saved.here_code' : 'saved.here_hint')}</p>}
      {reason && <p class="small">{named('session.attention', reason)}</p>}
      {props.onFile && session.status === 'pending' && (
        <>
          <p class="notice bad">{text('saved.gone_hint')}</p>
          <FileSave label={text('settings.file_save')} onSave={props.onFile} />
        </>
      )}
      {props.stillUnsent > 1 && <p class="small">{counted('today.unsent', props.stillUnsent)}</p>}
      <section class="card stack">
        <DoseList level="h2" title={text('saved.seconds')} rows={props.rows} />
        {props.repeatedSeconds > 0 && (
          <p class="small">{text('saved.repeated', { time: duration(props.repeatedSeconds) })}</p>
        )}
        {props.unobservedSeconds > 0 && (
          <p class="small">{text('saved.unobserved', { time: duration(props.unobservedSeconds) })}</p>
        )}
      </section>
      <div class="foot-action">
        <button type="button" class="btn" onClick={props.onDone}>
          {text('saved.done')}
        </button>
        <button type="button" class="text-btn" onClick={props.onChange}>
          {text('today.changed')}
        </button>
      </div>
    </Screen>
  )
}
