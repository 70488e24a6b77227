import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { counted, named, text } from '../messages/messages'
import type { StorageProblem } from '../store/faults'
import { CLOSED, followInApp } from './navigation'

function Banner({ tone, children }: { tone: 'bad' | 'warn' | 'plain'; children: ComponentChildren }): JSX.Element {
  return (
    <div class={`banner ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}

export interface BannerState {
  readonly storage: StorageProblem | null
  /** A person has to read these once; null: nothing of the kind. */
  readonly onEvictedRead: (() => void) | null
  readonly onSetAsideRead: (() => void) | null
  readonly isSignedOut: boolean
  /** The practice has deleted the record: said in place of asking for a code. */
  readonly isClosed: boolean
  readonly isPlainHttp: boolean
  /** Entries that only a Safari tab holds, which may be cleared; 0 elsewhere. */
  readonly unsentInSafari: number
  /** Null when there is none. Never set in a routine. False: one is open in another tab. */
  readonly onUpdate: (() => Promise<boolean>) | null
  readonly onUpdateLater: () => void
}

/** What the person must know wherever they are, the most pressing first. */
export function Banners(state: BannerState): JSX.Element {
  const { storage } = state
  return (
    <div class="banners">
      {storage && <Banner tone={storage === 'none' ? 'warn' : 'bad'}>{named('storage', storage)}</Banner>}
      <ToRead words="banner.evicted" onRead={state.onEvictedRead} />
      <ToRead words="banner.set_aside" onRead={state.onSetAsideRead} />
      {state.isSignedOut && (
        <Banner tone="warn">
          <span>{text(state.isClosed ? 'banner.closed' : 'banner.signed_out')}</span>
          <a class="text-btn" href={state.isClosed ? CLOSED : '/join'} onClick={followInApp}>
            {text(state.isClosed ? 'banner.closed_more' : 'banner.enter_code')}
          </a>
        </Banner>
      )}
      {state.unsentInSafari > 0 && <Banner tone="warn">{counted('banner.safari', state.unsentInSafari)}</Banner>}
      {state.isPlainHttp && <Banner tone="warn">{text('banner.plain_http')}</Banner>}
      {state.onUpdate && <Update onUpdate={state.onUpdate} onLater={state.onUpdateLater} />}
    </div>
  )
}

function ToRead(props: { words: 'banner.evicted' | 'banner.set_aside'; onRead: (() => void) | null }) {
  if (!props.onRead) return null
  return (
    <Banner tone="warn">
      <span>{text(props.words)}</span>
      <button type="button" class="text-btn" onClick={props.onRead}>
        {text('banner.read')}
      </button>
    </Banner>
  )
}

function Update({ onUpdate, onLater }: { onUpdate: () => Promise<boolean>; onLater: () => void }): JSX.Element {
  const [isBusy, setIsBusy] = useState(false)
  const use = async () => {
    setIsBusy(false)
    setIsBusy(!(await onUpdate()))
  }
  return (
    <Banner tone="plain">
      <span>{text(isBusy ? 'banner.update_busy' : 'banner.update')}</span>
      <button type="button" class="text-btn" onClick={() => void use()}>
        {text('banner.update_now')}
      </button>
      <button type="button" class="text-btn" onClick={onLater}>
        {text('banner.update_later')}
      </button>
    </Banner>
  )
}
