/**
 * A routine on screen holds the version of the app it began with, in whichever tab it is. Where there is a service
 * worker, and so an update to wait with, browsers have Web Locks too.
 */
const NAME = 'homestretch-routine'

let letGo: (() => void) | null = null

/** From `true` to `false` no other tab puts a new version in place. */
export function holdVersion(isHeld: boolean): void {
  const { locks } = navigator
  if (!locks || isHeld === (letGo !== null)) return
  if (!isHeld) {
    letGo?.()
    letGo = null
    return
  }
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  void locks.request(NAME, { mode: 'shared' }, () => held)
}

/** Does `work` while no tab has a routine on screen and none can begin one; false: one has. */
export async function whileNoRoutine(work: () => Promise<void>): Promise<boolean> {
  const { locks } = navigator
  if (!locks) {
    await work()
    return true
  }
  return locks.request(NAME, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
    return lock !== null
  })
}
