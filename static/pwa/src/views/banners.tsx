import type { ComponentChildren, JSX } from 'preact'
import { text } from '../messages/messages'
import { followInApp } from './navigation'

function Banner({ tone, children }: { tone: 'bad' | 'warn' | 'plain'; children: ComponentChildren }): JSX.Element {
  return (
    <div class={`banner ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}

export interface BannerState {
  readonly hasStoreTrouble: boolean
  readonly isSignedOut: boolean
  readonly isPlainHttp: boolean
  /** Null when there is none. Never set while the player runs. */
  readonly onUpdate: (() => void) | null
}

/** What the person must know wherever they are, the most pressing first. */
export function Banners(state: BannerState): JSX.Element {
  return (
    <div class="banners">
      {state.hasStoreTrouble && <Banner tone="bad">{text('banner.store')}</Banner>}
      {state.isSignedOut && (
        <Banner tone="warn">
          <span>{text('banner.signed_out')}</span>
          <a class="text-btn" href="/join" onClick={followInApp}>
            {text('banner.enter_code')}
          </a>
        </Banner>
      )}
      {state.isPlainHttp && <Banner tone="warn">{text('banner.plain_http')}</Banner>}
      {state.onUpdate && (
        <Banner tone="plain">
          <span>{text('banner.update')}</span>
          <button type="button" class="text-btn" onClick={state.onUpdate}>
            {text('banner.update_now')}
          </button>
        </Banner>
      )}
    </div>
  )
}
