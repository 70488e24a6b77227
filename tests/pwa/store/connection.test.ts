import 'fake-indexeddb/auto'
import type { DBSchema } from 'idb'
import { beforeEach, describe, expect, test } from 'vitest'
import { connect, Retired, storageProblem } from '../../../static/pwa/src/store/connection'

interface Notes extends DBSchema {
  notes: { key: string; value: string }
}

const open = (name: string) => connect<Notes>(name, 1, (database) => void database.createObjectStore('notes'))
const lost = () =>
  new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError')

beforeEach(() => {
  storageProblem.value = null
})

describe('a lost connection', () => {
  test('is opened anew and the work is done once more', async () => {
    const { use } = open('lost-once')
    let tries = 0
    await use(async (database) => {
      tries += 1
      if (tries === 1) throw lost()
      await database.put('notes', 'kept', 'a')
    })
    expect(await use((database) => database.get('notes', 'a'))).toBe('kept')
    expect([tries, storageProblem.value]).toEqual([2, null])
  })

  test('closed under us by the browser is opened anew', async () => {
    const { use } = open('closed')
    await use(async (database) => {
      database.close()
    })
    await use((database) => database.put('notes', 'kept', 'a'))
    expect(await use((database) => database.get('notes', 'a'))).toBe('kept')
  })

  test('for good is said, never silent, until a write works again', async () => {
    const { use } = open('lost-for-good')
    await expect(use(() => Promise.reject(lost()))).rejects.toThrow('lost')
    expect(storageProblem.value).toBe('lost')
    await use((database) => database.put('notes', 'kept', 'a'))
    expect(storageProblem.value).toBeNull()
  })
})

test('a full disk is said and not tried again', async () => {
  const { use } = open('full')
  let tries = 0
  const work = () => {
    tries += 1
    return Promise.reject(new DOMException('No room', 'QuotaExceededError'))
  }
  await expect(use(work)).rejects.toThrow('No room')
  expect([tries, storageProblem.value]).toEqual([1, 'full'])
})

test('a mistake of ours is neither retried nor called a problem of the disk', async () => {
  const { use } = open('mistake')
  let tries = 0
  const work = () => {
    tries += 1
    return Promise.reject(new TypeError('no such thing'))
  }
  await expect(use(work)).rejects.toThrow(TypeError)
  expect([tries, storageProblem.value]).toEqual([1, null])
})

test('once left for good it refuses to open again', async () => {
  const { use, retire } = open('left')
  await use((database) => database.put('notes', 'kept', 'a'))
  await retire()
  await expect(use((database) => database.get('notes', 'a'))).rejects.toBeInstanceOf(Retired)
})

test('two tabs: the one that waits for a delete is not kept waiting by the other', async () => {
  const { use } = open('deleted')
  await use((database) => database.put('notes', 'kept', 'a'))
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('deleted')
    request.onsuccess = resolve
    request.onerror = reject
  })
  expect(await use((database) => database.get('notes', 'a'))).toBeUndefined()
})
