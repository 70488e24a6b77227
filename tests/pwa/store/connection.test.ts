import 'fake-indexeddb/auto'
import { type DBSchema, openDB } from 'idb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { markRead, nameInUse, setAside } from '../../../static/pwa/src/store/beside'
import { connect, Retired } from '../../../static/pwa/src/store/connection'
import { storageProblem } from '../../../static/pwa/src/store/faults'
import { breakOpening, fillDisk, fillDiskAtOnce, mendDisk, removeIndexedDB } from './failing_disk'

interface Notes extends DBSchema {
  notes: { key: string; value: string }
}

const open = (name: string, version = 1) =>
  connect<Notes>(name, version, (database, oldVersion) => {
    if (oldVersion === 0) database.createObjectStore('notes')
  })
const lost = () =>
  new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError')
const broken = () => new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')

const used: { retire(): Promise<void> }[] = []
function opened(name: string, version = 1) {
  const connection = open(name, version)
  used.push(connection)
  return connection
}

afterEach(async () => {
  mendDisk()
  for (const connection of used.splice(0)) await connection.retire()
})

describe('a lost connection', () => {
  test('is opened anew and the work is done once more', async () => {
    const { use } = opened('lost-once')
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
    const { use } = opened('closed')
    await use(async (database) => {
      database.close()
    })
    await use((database) => database.put('notes', 'kept', 'a'))
    expect(await use((database) => database.get('notes', 'a'))).toBe('kept')
  })

  test('for good is said, never silent, until it works again', async () => {
    const { use } = opened('lost-for-good')
    await expect(use(() => Promise.reject(lost()))).rejects.toThrow('lost')
    expect(storageProblem.value).toBe('lost')
    await use((database) => database.put('notes', 'kept', 'a'))
    expect(storageProblem.value).toBeNull()
  })
})

describe('a full disk', () => {
  test('is said when the browser cannot commit, and only a write that works ends it', async () => {
    const { use, write } = opened('full')
    await write((database) => database.put('notes', 'kept', 'a'))
    fillDisk()
    await expect(write((database) => database.put('notes', 'more', 'b'))).rejects.toMatchObject({
      name: 'QuotaExceededError',
    })
    expect(storageProblem.value).toBe('full')
    expect(await use((database) => database.getAll('notes'))).toEqual(['kept'])
    expect(storageProblem.value).toBe('full')
    mendDisk()
    await write((database) => database.put('notes', 'more', 'b'))
    expect(storageProblem.value).toBeNull()
  })

  test('is told from a lost connection though the requests only say that they were aborted', async () => {
    const { use, write } = opened('full-at-once')
    await use((database) => database.getAll('notes'))
    fillDiskAtOnce()
    const writing = write(async (database) => {
      const tx = database.transaction('notes', 'readwrite')
      await tx.store.put('a', 'a')
      await tx.done
    })
    await expect(writing).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(storageProblem.value).toBe('full')
  })

  test('of one database is not ended by another that works', async () => {
    const full = opened('full-one')
    await full.use((database) => database.getAll('notes'))
    fillDisk()
    await full.write((database) => database.put('notes', 'a', 'a')).catch(() => undefined)
    mendDisk()
    await opened('other-one').write((database) => database.put('notes', 'a', 'a'))
    expect(storageProblem.value).toBe('full')
  })
})

test('a mistake of ours is neither retried nor called a problem of the disk', async () => {
  const { use } = opened('mistake')
  let tries = 0
  const work = () => {
    tries += 1
    return Promise.reject(new TypeError('no such thing'))
  }
  await expect(use(work)).rejects.toThrow(TypeError)
  expect([tries, storageProblem.value]).toEqual([1, null])
})

test('once left for good it refuses to open again', async () => {
  const { use, retire } = opened('left')
  await use((database) => database.put('notes', 'kept', 'a'))
  await retire()
  await expect(use((database) => database.get('notes', 'a'))).rejects.toBeInstanceOf(Retired)
})

describe('two tabs', () => {
  test('the one that waits for a delete is not kept waiting by the other', async () => {
    const { use } = opened('deleted')
    await use((database) => database.put('notes', 'kept', 'a'))
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase('deleted')
      request.onsuccess = resolve
      request.onerror = reject
    })
    expect(await use((database) => database.get('notes', 'a'))).toBeUndefined()
  })

  test('an old one that does not give way is named, and the new one goes on once it is closed', async () => {
    const old = await openDB<Notes>('held', 1, { upgrade: (database) => void database.createObjectStore('notes') })
    await old.put('notes', 'kept', 'a')
    const newer = opened('held', 2)
    const reading = newer.use((database) => database.get('notes', 'a'))
    await vi.waitFor(() => expect(storageProblem.value).toBe('blocked'))
    old.close()
    expect(await reading).toBe('kept')
    expect(storageProblem.value).toBeNull()
  })

  test('an old one gives way by itself, and says that a newer version is here when it is used again', async () => {
    const old = opened('gives-way')
    await old.write((database) => database.put('notes', 'kept', 'a'))
    expect(await opened('gives-way', 2).use((database) => database.get('notes', 'a'))).toBe('kept')
    await expect(old.use((database) => database.get('notes', 'a'))).rejects.toMatchObject({ name: 'VersionError' })
    expect(storageProblem.value).toBe('newer')
  })
})

test('a database of a newer version is left as it is; this page goes on in memory, and says so', async () => {
  await opened('rolled-back', 2).write((database) => database.put('notes', 'newer', 'a'))
  const { use, write, isNew, memoryBecause } = opened('rolled-back')
  await write((database) => database.put('notes', 'in memory', 'a'))
  expect(await use((database) => database.get('notes', 'a'))).toBe('in memory')
  expect([storageProblem.value, memoryBecause(), await isNew()]).toEqual(['newer', 'newer', false])
  const again = await openDB<Notes>('rolled-back')
  expect([again.version, await again.get('notes', 'a')]).toEqual([2, 'newer'])
  again.close()
})

describe('where nothing can be kept', () => {
  test.each(['SecurityError', 'InvalidStateError'])('%s at opening leads to memory, and says so', async (name) => {
    breakOpening(() => new DOMException('A private window', name))
    const { use, write } = opened(`private-${name}`)
    await write((database) => database.put('notes', 'here', 'a'))
    expect(await use((database) => database.get('notes', 'a'))).toBe('here')
    expect(storageProblem.value).toBe('none')
  })

  test('a browser without IndexedDB is one of them', async () => {
    removeIndexedDB()
    const { write, memoryBecause } = opened('nowhere')
    await write((database) => database.put('notes', 'here', 'a'))
    expect([storageProblem.value, memoryBecause()]).toEqual(['none', 'none'])
  })
})

describe('a database that does not open any more', () => {
  test('stays as it is, with a new one beside it that later starts use too', async () => {
    await opened('corrupt').write((database) => database.put('notes', 'old', 'a'))
    breakOpening((name) => (name === 'corrupt' ? broken() : null))
    const beside = opened('corrupt')
    await beside.write((database) => database.put('notes', 'new', 'b'))
    expect(setAside.value.corrupt).toEqual({ count: 1, is_read: false })
    expect([storageProblem.value, await beside.isNew()]).toEqual([null, false])
    markRead('corrupt')
    mendDisk()
    expect(await opened('corrupt').use((database) => database.getAll('notes'))).toEqual(['new'])
    const old = await openDB<Notes>('corrupt')
    expect(await old.getAll('notes')).toEqual(['old'])
    old.close()
  })

  test('because its upgrade fails is one of them: nothing of it is changed', async () => {
    await opened('stuck').write((database) => database.put('notes', 'old', 'a'))
    const failing = connect<Notes>('stuck', 2, async (database, oldVersion) => {
      if (oldVersion === 0) database.createObjectStore('notes')
      else throw new TypeError('what it holds cannot be read')
    })
    used.push(failing)
    await failing.use((database) => database.getAll('notes'))
    expect(nameInUse('stuck')).toBe('stuck~2')
    const old = await openDB<Notes>('stuck')
    expect([old.version, await old.getAll('notes')]).toEqual([1, ['old']])
    old.close()
  })

  test('nor does one beside it: it is said, and nothing is set aside', async () => {
    breakOpening(() => broken())
    await expect(opened('all-lost').use((database) => database.getAll('notes'))).rejects.toThrow('backing store')
    expect([storageProblem.value, nameInUse('all-lost')]).toEqual(['lost', 'all-lost'])
    mendDisk()
    expect(await opened('all-lost').use((database) => database.getAll('notes'))).toEqual([])
  })

  test('for a moment only is not set aside', async () => {
    await opened('moment').write((database) => database.put('notes', 'old', 'a'))
    let failures = 2
    breakOpening((name) => (name === 'moment' && failures-- > 0 ? broken() : null))
    expect(await opened('moment').use((database) => database.getAll('notes'))).toEqual(['old'])
    expect(setAside.value.moment).toBeUndefined()
  })
})
