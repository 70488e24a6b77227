import type { ComponentChildren } from 'preact'
import type { Failure } from '../api'
import type { Loaded } from '../loading'

/** What went wrong, with a way to try again. */
export function FailureNotice({
  failure,
  onRetry,
}: {
  readonly failure: Failure
  readonly onRetry?: (() => void) | undefined
}) {
  return (
    <div class="notice bad" role="alert">
      <p>{failure.text}</p>
      {onRetry && (
        <button type="button" class="plain" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  )
}

interface Props<Data> {
  readonly state: Loaded<Data>
  readonly what: string
  readonly onRetry: () => void
  readonly children: (data: Data) => ComponentChildren
}

/** The three faces of something loaded: waiting, failed with a retry, there. */
export function Show<Data>({ state, what, onRetry, children }: Props<Data>) {
  if (state.status === 'loading') {
    return (
      <p class="waiting" role="status">
        Loading {what} …
      </p>
    )
  }
  if (state.status === 'failed') return <FailureNotice failure={state.failure} onRetry={onRetry} />
  return <>{children(state.data)}</>
}
