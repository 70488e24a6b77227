/**
 * Faults of the disk, in the fake IndexedDB's own classes: what a browser answers when it is full, broken or refuses.
 * `mendDisk` ends them all.
 */
interface Inside {
  readonly mode: IDBTransactionMode
  readonly _requests: readonly unknown[]
  readonly _rollbackLog: readonly unknown[]
  readonly _state: string
  _start(): void
  _abort(name: string): void
}

const commit = (IDBTransaction.prototype as unknown as Inside)._start
const open = IDBFactory.prototype.open
const factory = globalThis.indexedDB

/** No write is committed any more; reading works. */
export function fillDisk(): void {
  ;(IDBTransaction.prototype as unknown as Inside)._start = function (this: Inside) {
    const isOver = this._requests.length === 0 && this._state !== 'finished'
    if (isOver && this.mode === 'readwrite' && this._rollbackLog.length > 0) this._abort('QuotaExceededError')
    else commit.call(this)
  }
}

/** A request that the browser answers with `error`: a real failing one, with another reason. */
function refusal(error: DOMException): IDBOpenDBRequest {
  open.call(factory, 'of a later version', 2)
  const request = open.call(factory, 'of a later version', 1)
  Object.defineProperty(request, 'error', { get: () => error, set: () => undefined })
  return request
}

/** Opening fails while `faultOf` gives a reason for that name. */
export function breakOpening(faultOf: (name: string) => DOMException | null): void {
  IDBFactory.prototype.open = function (name, version) {
    const fault = faultOf(name)
    return fault ? refusal(fault) : open.call(this, name, version)
  }
}

/** The browser notices at once that there is no room, in the middle of a transaction. */
export function fillDiskAtOnce(): void {
  ;(IDBTransaction.prototype as unknown as Inside)._start = function (this: Inside) {
    if (this.mode === 'readwrite' && this._state === 'active') this._abort('QuotaExceededError')
    else commit.call(this)
  }
}

export function removeIndexedDB(): void {
  Object.assign(globalThis, { indexedDB: undefined })
}

export function mendDisk(): void {
  ;(IDBTransaction.prototype as unknown as Inside)._start = commit
  IDBFactory.prototype.open = open
  Object.assign(globalThis, { indexedDB: factory })
}
