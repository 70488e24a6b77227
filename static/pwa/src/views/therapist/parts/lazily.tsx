import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Read<Props> = ComponentType<Props> | 'failed' | null

/** A page in a chunk of its own: what only it needs is not waited for elsewhere. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => JSX.Element {
  let known: ComponentType<Props> | null = null
  return function Lazy(props) {
    const [found, setFound] = useState<{ readonly view: Read<Props> }>({ view: known })
    const read = async () => {
      setFound({ view: null })
      const view = await load().catch(() => 'failed' as const)
      if (view !== 'failed') known = view
      setFound({ view })
    }
    useEffect(() => {
      if (!known) void read()
    }, [])
    const View = found.view
    if (View === 'failed') {
      return (
        <div class="notice bad" role="alert">
          <p>This page could not be loaded. Is the network there?</p>
          <button type="button" class="plain" onClick={() => void read()}>
            Try again
          </button>
        </div>
      )
    }
    if (View) return <View {...props} />
    return (
      <p class="waiting" role="status">
        Loading the page …
      </p>
    )
  }
}
