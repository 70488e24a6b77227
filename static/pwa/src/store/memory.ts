/**
 * A database in this page's memory, for browsers that keep nothing: the part of `idb` that src/store uses, so that
 * playing, finishing and sending work all the same until the page is closed.
 */
import type { DBSchema, IDBPDatabase } from 'idb'

type Row = Readonly<Record<string, unknown>>

class Store {
  readonly rows = new Map<string, unknown>()
  constructor(private readonly keyPath: string | null) {}

  async get(key: string): Promise<unknown> {
    return structuredClone(this.rows.get(key))
  }
  async getAll(): Promise<unknown[]> {
    return this.keys().map((key) => structuredClone(this.rows.get(key)))
  }
  async getAllKeys(): Promise<string[]> {
    return this.keys()
  }
  async count(): Promise<number> {
    return this.rows.size
  }
  async getKey(key: string): Promise<string | undefined> {
    return this.rows.has(key) ? key : undefined
  }
  async put(value: unknown, key?: string): Promise<void> {
    const name = this.keyPath === null ? key : (value as Row)[this.keyPath]
    this.rows.set(String(name), structuredClone(value))
  }
  async delete(key: string): Promise<void> {
    this.rows.delete(key)
  }
  createIndex(): void {}
  index(field: string) {
    return { iterate: (range: IDBKeyRange) => this.iterate(field, range) }
  }

  private keys(): string[] {
    return [...this.rows.keys()].sort()
  }
  private async *iterate(field: string, range: IDBKeyRange) {
    for (const key of this.keys()) {
      const value = this.rows.get(key) as Row
      if (range.includes(value[field])) yield { value, delete: () => this.delete(key) }
    }
  }
}

class MemoryDatabase {
  private readonly stores = new Map<string, Store>()

  createObjectStore(name: string, options: { keyPath?: string } = {}): Store {
    const made = new Store(options.keyPath ?? null)
    this.stores.set(name, made)
    return made
  }
  /** Work in memory is never cut off half-way, so a transaction here is only a way to its stores. */
  transaction(names: string | readonly string[]) {
    const [first] = typeof names === 'string' ? [names] : names
    return { objectStore: this.of, store: first === undefined ? undefined : this.of(first), done: Promise.resolve() }
  }
  close(): void {}
  get = (name: string, key: string) => this.of(name).get(key)
  getKey = (name: string, key: string) => this.of(name).getKey(key)
  getAll = (name: string) => this.of(name).getAll()
  getAllKeys = (name: string) => this.of(name).getAllKeys()
  count = (name: string) => this.of(name).count()
  put = (name: string, value: unknown, key?: string) => this.of(name).put(value, key)
  delete = (name: string, key: string) => this.of(name).delete(key)

  private readonly of = (name: string): Store => {
    const store = this.stores.get(name)
    if (!store) throw new DOMException(`There is no store ${name}.`, 'NotFoundError')
    return store
  }
}

export function memoryDatabase<Schema extends DBSchema>(): IDBPDatabase<Schema> {
  return new MemoryDatabase() as unknown as IDBPDatabase<Schema>
}
