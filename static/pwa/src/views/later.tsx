import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { text } from '../messages/messages'
import { Screen } from './screen'

/**
 * A screen that the start does not need: its chunk is on the phone with the shell, and read when it is first opened.
 * `load` gives the screen; one that cannot be read is offered again.
 */
export function later(load: () => Promise<() => JSX.Element>): () => JSX.Element | null {
  const loaded = signal<(() => JSX.Element) | 'failed' | null>(null)
  const read = async () => {
    const found = await load().catch(() => 'failed' as const)
    loaded.value = found
  }
  return function Later(): JSX.Element | null {
    useEffect(() => {
      if (loaded.value === null || loaded.value === 'failed') void read()
    }, [])
    if (loaded.value === 'failed') return <NotLoaded onRetry={() => void read()} />
    return loaded.value && <loaded.value />
  }
}

function NotLoaded({ onRetry }: { onRetry: () => void }): JSX.Element {
  return (
    <Screen title={text('later.failed_title')}>
      <p role="alert">{text('later.failed')}</p>
      <button type="button" class="btn second" onClick={onRetry}>
        {text('today.look')}
      </button>
    </Screen>
  )
}
