import { openDB } from 'idb'
import { allNames } from './beside'
import type { AccountSchema } from './schema'

async function readTexts(name: string): Promise<string[]> {
  const texts: string[] = []
  try {
    const database = await openDB<AccountSchema>(name)
    try {
      for await (const cursor of database.transaction('outbox').store.iterate()) texts.push(cursor.value.text)
    } finally {
      database.close()
    }
  } catch {
    // As far as it could be read.
  }
  return texts
}

/** Texts of the entries that wait in databases of this name that were set aside, as far as they can be read. */
export async function salvage(name: string): Promise<readonly string[]> {
  const texts = await Promise.all(allNames(name).slice(0, -1).map(readTexts))
  return texts.flat()
}
