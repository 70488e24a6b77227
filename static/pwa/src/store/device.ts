import { type DBSchema, deleteDB } from 'idb'
import { uuid7 } from '../domain/uuid7'
import type { Me } from '../domain/wire'
import { allNames } from './beside'
import { connect } from './connection'

/** Whose phone this is, as far as it was ever signed in. `is_signed_in` false: the server said 401, all is kept. */
export interface KnownAccount extends Me {
  readonly is_signed_in: boolean
  /** The practice has deleted the record; absent: not that anyone said. It can be brought back. */
  readonly is_closed?: boolean
}

interface DeviceSchema extends DBSchema {
  device: { key: 'id' | 'account'; value: string | KnownAccount }
}

const device = connect<DeviceSchema>('homestretch-device', 1, (database) => {
  database.createObjectStore('device')
})

export function newId(): string {
  return uuid7(Date.now(), (bytes) => crypto.getRandomValues(bytes))
}

/** This browser's own id, made once; `renewDeviceId` after its entries were deleted, so that sequences never repeat. */
export async function deviceId(): Promise<string> {
  const fresh = newId()
  return device.write(async (database) => {
    const tx = database.transaction('device', 'readwrite', { durability: 'strict' })
    const kept = await tx.store.get('id')
    if (typeof kept !== 'string') await tx.store.put(fresh, 'id')
    await tx.done
    return typeof kept === 'string' ? kept : fresh
  })
}

/** False: this browser has never been linked, or has removed all that was kept here. */
export async function hasDeviceId(): Promise<boolean> {
  return (await device.use((database) => database.getKey('device', 'id'))) !== undefined
}

export async function renewDeviceId(): Promise<void> {
  const fresh = newId()
  await device.write((database) => database.put('device', fresh, 'id'))
}

export async function loadAccount(): Promise<KnownAccount | null> {
  const kept = await device.use((database) => database.get('device', 'account'))
  return typeof kept === 'object' ? kept : null
}

export async function saveAccount(account: KnownAccount | null): Promise<void> {
  await device.write(async (database) => {
    if (account) await database.put('device', account, 'account')
    else await database.delete('device', 'account')
  })
}

/** As `saveAccount`, but only over what is kept of the same account: another tab may have signed in as someone else. */
export async function updateAccount(account: KnownAccount): Promise<void> {
  await device.write(async (database) => {
    const tx = database.transaction('device', 'readwrite')
    const kept = await tx.store.get('account')
    if (typeof kept === 'object' && kept?.account.id === account.account.id) await tx.store.put(account, 'account')
    await tx.done
  })
}

export function accountDatabaseName(account_id: string): string {
  return `homestretch-account-${account_id}`
}

/** Removes everything that this phone keeps of an account, databases that were set aside included. */
export async function deleteAccountDatabase(account_id: string): Promise<void> {
  if (!globalThis.indexedDB) return
  for (const name of allNames(accountDatabaseName(account_id))) await deleteDB(name)
}
