import { signal } from '@preact/signals'
import type { ComponentType, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { text } from '../messages/messages'
import { Screen } from './screen'

type Read<Props> = ComponentType<Props> | 'failed' | null

/** Everything that is read later, for `readAhead`. */
const readers: (() => Promise<void>)[] = []

/**
 * A view in a chunk of its own: nobody who starts a routine waits for it. The service worker keeps it with the shell.
 * `Instead` is what shows until it is there; it can try again once that has failed.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Instead: ComponentType<InsteadProps & Props> = ScreenInstead,
): (props: Props) => JSX.Element {
  const found = signal<Read<Props>>(null)
  const read = async () => {
    if (typeof found.value === 'function') return
    found.value = null
    found.value = await load().catch(() => 'failed' as const)
  }
  readers.push(read)
  return function Later(props) {
    useEffect(() => void read(), [])
    const View = found.value
    if (typeof View === 'function') return <View {...props} />
    return <Instead {...props} hasFailed={View === 'failed'} onAgain={() => void read()} />
  }
}

/** Reads them all: where no service worker keeps them, they are here when the network is gone. */
export async function readAhead(): Promise<void> {
  for (const read of readers) await read()
}

export interface InsteadProps {
  readonly hasFailed: boolean
  readonly onAgain: () => void
}

export function NotYet({ hasFailed, onAgain }: InsteadProps): JSX.Element {
  if (!hasFailed) return <p class="muted">{text('app.loading')}</p>
  return (
    <>
      <p role="alert">{text('app.not_here')}</p>
      <button type="button" class="btn second" onClick={onAgain}>
        {text('today.look')}
      </button>
    </>
  )
}

function ScreenInstead(props: InsteadProps): JSX.Element {
  return (
    <Screen title={text('app.name')} kind="late">
      <NotYet hasFailed={props.hasFailed} onAgain={props.onAgain} />
    </Screen>
  )
}
