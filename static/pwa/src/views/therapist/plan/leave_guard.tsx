import { useLayoutEffect, useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog'
import { holdLeaving } from '../router'

interface Props {
  readonly isChanged: boolean
  /** What would be lost, in a sentence or two. */
  readonly words?: string
}

const OF_PLAN = "The plan has changes that are not saved. The client's phone has the last saved version."

/** While something is unsaved, leaving asks first: by link, by the back button, by closing the tab. */
export function LeaveGuard({ isChanged, words = OF_PLAN }: Props) {
  const [proceed, setProceed] = useState<(() => void) | null>(null)
  // Lifted in the same turn that the plan is saved in: the page is left right after, before the next paint.
  useLayoutEffect(() => {
    if (!isChanged) return
    const lift = holdLeaving((go) => {
      setProceed(() => go)
      return false
    })
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', onUnload)
    return () => {
      lift()
      removeEventListener('beforeunload', onUnload)
    }
  }, [isChanged])
  if (!proceed) return null
  return (
    <Dialog title="Leave without saving?" onClose={() => setProceed(null)}>
      <div class="stack">
        <p>{words}</p>
        <div class="wrap">
          <button type="button" class="act" onClick={() => setProceed(null)}>
            Stay here
          </button>
          <button type="button" class="plain" onClick={proceed}>
            Leave without saving
          </button>
        </div>
      </div>
    </Dialog>
  )
}
