/**
 * Which tab plays a run, told to the others by a Web Lock: a tab that is closed or killed lets go of it by itself.
 * Where there are no Web Locks nothing is known of other tabs.
 */
const nameOf = (id: string) => `homestretch-run-${id}`

let held: { readonly id: string; readonly letGo: () => void } | null = null
let released: Promise<unknown> = Promise.resolve()

/** This tab plays the run of this id, and no other; null: none. */
export function holdRun(id: string | null): void {
  const { locks } = navigator
  if (!locks || (held?.id ?? null) === id) return
  held?.letGo()
  held = null
  if (id === null) return
  const until = new Promise<void>((letGo) => {
    held = { id, letGo }
  })
  // Shared: a tab that takes a run over has it before the other has noticed.
  released = locks.request(nameOf(id), { mode: 'shared' }, () => until)
}

/** Says whether another tab plays the run of this id, each time that this changes, until the function it gives is called. */
export function watchRun(id: string, tell: (isPlayed: boolean) => void): () => void {
  const { locks } = navigator
  const stop = new AbortController()
  const { signal } = stop
  const watch = async () => {
    // This tab may just have stopped playing it.
    if (held === null) await released
    while (!signal.aborted) {
      const isFree = await locks.request(nameOf(id), { ifAvailable: true }, async (lock) => lock !== null)
      if (signal.aborted) return
      tell(!isFree)
      if (isFree) return
      await locks.request(nameOf(id), { signal }, async () => undefined)
    }
  }
  if (locks) void watch().catch(() => undefined)
  return () => stop.abort()
}
