import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type Failure, get } from './api'

export type Loaded<Data> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'ready'; readonly data: Data; readonly etag: string | null }

export interface Loading<Data> {
  readonly state: Loaded<Data>
  /** Fetch again; what is on screen stays until the answer is there. */
  readonly reload: () => Promise<void>
}

/** Load `path` and again whenever it changes; an answer that arrives after a newer question is dropped. */
export function useLoaded<Data>(path: string | null): Loading<Data> {
  const [state, setState] = useState<Loaded<Data>>({ status: 'loading' })
  const asked = useRef(0)
  const load = useCallback(async () => {
    if (path === null) return
    const turn = ++asked.current
    const answer = await get<Data>(path)
    if (turn !== asked.current) return
    if (answer.ok) setState({ status: 'ready', data: answer.data, etag: answer.etag })
    else
      setState((before) =>
        before.status === 'ready' && answer.failure.status === 401
          ? before
          : { status: 'failed', failure: answer.failure },
      )
  }, [path])
  useEffect(() => {
    setState({ status: 'loading' })
    void load()
    return () => {
      asked.current++
    }
  }, [load])
  return { state, reload: load }
}
