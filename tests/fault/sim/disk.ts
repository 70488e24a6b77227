/** One tab's door to the phone's disk: when the tab is killed, what it had not committed is rolled back. */
import { IDBOpenDBRequest } from 'fake-indexeddb'

export class Disk {
  private isGone = false
  private readonly databases = new Set<IDBDatabase>()
  private readonly transactions = new Set<IDBTransaction>()

  constructor(private readonly factory: IDBFactory) {}

  /** What the page finds as `indexedDB`. */
  get indexedDB(): Pick<IDBFactory, 'open' | 'deleteDatabase' | 'databases' | 'cmp'> {
    return {
      open: (name, version) => this.watched(this.isGone ? nothing() : this.factory.open(name, version)),
      deleteDatabase: (name) => (this.isGone ? nothing() : this.factory.deleteDatabase(name)),
      databases: () => this.factory.databases(),
      cmp: (one, other) => this.factory.cmp(one, other),
    }
  }

  /** The tab is no more. Nothing it still tries reaches the disk. */
  kill(): void {
    this.isGone = true
    for (const transaction of this.transactions) {
      try {
        transaction.abort()
      } catch {
        // Committed in this very step.
      }
    }
    for (const database of this.databases) database.close()
  }

  private watched(request: IDBOpenDBRequest): IDBOpenDBRequest {
    request.addEventListener('upgradeneeded', () => {
      this.own(request.result)
      if (request.transaction) this.note(request.transaction)
    })
    request.addEventListener('success', () => this.own(request.result))
    return request
  }

  private own(database: IDBDatabase): void {
    if (this.databases.has(database)) return
    this.databases.add(database)
    if (this.isGone) {
      database.close()
      return
    }
    const begin = database.transaction.bind(database)
    database.transaction = (...from) => {
      if (this.isGone) throw new DOMException('The tab is gone.', 'InvalidStateError')
      return this.note(begin(...from))
    }
  }

  private note(transaction: IDBTransaction): IDBTransaction {
    this.transactions.add(transaction)
    for (const end of ['complete', 'abort']) {
      transaction.addEventListener(end, () => this.transactions.delete(transaction))
    }
    return transaction
  }
}

/** A request that nobody will ever answer. */
function nothing(): IDBOpenDBRequest {
  return new IDBOpenDBRequest()
}
