/**
 * Counts what the page writes to its disk, and has the whole browser killed at one of these points. Waits for the kill
 * inside the write itself: a request that nobody answers holds the page still, and nothing of it runs on.
 *
 * `writePoints.arm('before', 7)`: in place of the 7th write from now on. `arm('after', 7)`: as the 7th transaction that
 * wrote is complete, and before the app learns of it.
 */
globalThis.writePoints = (() => {
  let armed = { when: 'never', at: 0 }
  let count = 0
  /** What was on the disk and on the screen: `writtenMs` of the run by its marks; steps that the screen left behind. */
  let told = {}
  let begunAt = null
  let announced = null

  function arm(when, at) {
    armed = { when, at }
    count = 0
    begunAt = null
    announced = null
    told = { isKept: false, isFinished: false, writtenMs: 0, stepsShown: 0 }
  }

  function reach(when, what) {
    if (armed.when !== when) return
    count += 1
    if (count !== armed.at) return
    const onScreenMs = begunAt === null ? 0 : Date.now() - begunAt
    const report = encodeURIComponent(JSON.stringify({ ...told, what, onScreenMs, nowMs: Date.now() }))
    const request = new XMLHttpRequest()
    request.open('GET', `/kill-here/${report}`, false)
    request.send()
  }

  function noteCommitted({ name, store, value }) {
    if (store === 'run' && name === 'put') {
      told.isKept = true
      told.writtenMs = value.marks.length > 0 ? value.marks.at(-1).at - value.marks[0].at : 0
    }
    if (store === 'run' && name === 'delete') told.isKept = false
    if (store === 'outbox' && value?.kind === 'session_log') told.isFinished = true
  }

  const written = new WeakMap()
  for (const name of ['put', 'add', 'delete']) {
    const original = IDBObjectStore.prototype[name]
    IDBObjectStore.prototype[name] = function (...given) {
      reach('before', `${name} ${this.name}`)
      written.get(this.transaction)?.push({ name, store: this.name, value: name === 'delete' ? null : given[0] })
      return original.apply(this, given)
    }
  }
  const transaction = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given)
    const writes = []
    written.set(made, writes)
    made.addEventListener('complete', () => {
      writes.forEach(noteCommitted)
      if (writes.length > 0) reach('after', writes.map(({ name, store }) => `${name} ${store}`).join(', '))
    })
    return made
  }

  /** A step is over for who looks at the screen when the player announces another, or asks how it was. */
  function lookAtScreen() {
    const line = document.querySelector('main.player-box [aria-live=polite]')?.textContent ?? null
    const isOver = [...document.querySelectorAll('h1')].some((title) => title.textContent === 'How was it?')
    const now = isOver ? 'over' : line
    if (now === null || now === announced) return
    if (announced !== null && announced !== 'over') told.stepsShown += 1
    announced = now
  }
  new MutationObserver(lookAtScreen).observe(document, { subtree: true, childList: true, characterData: true })
  document.addEventListener(
    'click',
    ({ target }) => {
      if (target.textContent === 'Begin') begunAt = Date.now()
    },
    true,
  )

  return { arm }
})()
