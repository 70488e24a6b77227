/** Unsent entries, saved as a file and taken in again; always of the account that is open. */
import { saveAsFile } from '../device/download'
import { type ReadFile, readEntryFile, readEntryText, writeEntryFile } from '../domain/entry_file'
import { lockLevel } from '../domain/safety'
import type { SessionLogBody } from '../domain/wire'
import { isStorageFault } from '../store/faults'
import { salvage } from '../store/salvage'
import { showKept } from './load'
import { mePlan, store, today } from './state'
import { syncNow } from './sync'

function save(account_id: string, texts: readonly string[]): number {
  if (texts.length === 0) return 0
  const text = writeEntryFile(account_id, new Date().toISOString(), texts)
  saveAsFile(`homestretch-${today.value}.json`, text)
  return texts.length
}

/** Everything that waits, oldest first; gives how many entries that is. */
export async function saveUnsent(): Promise<number> {
  const at = store.value
  if (!at) return 0
  const waiting = await at.listOutbox()
  const inOrder = waiting.sort((one, other) => one.device_sequence - other.device_sequence)
  return save(
    at.account_id,
    inOrder.map(({ text }) => text),
  )
}

/** A session that the disk does not take, with all else that waits. What cannot even be read is left out. */
export async function saveUnwritten(id: string, log: SessionLogBody): Promise<number> {
  const at = store.value
  if (!at) return 0
  const own = await at.textForFile(id, log)
  const waiting = await at.listOutbox().catch(() => [])
  return save(at.account_id, [...waiting.map(({ text }) => text), own])
}

/** What can be read of databases that were set aside. */
export async function saveSetAside(): Promise<number> {
  const at = store.value
  return at ? save(at.account_id, await salvage(at.name)) : 0
}

export type Loaded =
  | { readonly ok: true; readonly added: number; readonly known: number }
  | { readonly ok: false; readonly because: Extract<ReadFile, { ok: false }>['because'] | 'not_written' }

/** Takes in a file that was saved here or on another phone of the same person, and sends what is new. */
export async function loadFile(text: string): Promise<Loaded> {
  const at = store.value
  if (!at) return { ok: false, because: 'other_account' }
  const read = readEntryFile(text, at.account_id)
  if (!read.ok) return read
  const questions = mePlan.value?.safety.questions ?? []
  try {
    const taken = await at.takeIn(read.entries, (answers) => lockLevel(answers, questions))
    await showKept(at)
    void syncNow()
    return { ok: true, ...taken }
  } catch (error) {
    if (!isStorageFault(error)) throw error
    return { ok: false, because: 'not_written' }
  }
}

/** Puts what can be read of databases that were set aside into the new one: it is sent as if nothing had been. */
export async function takeInSetAside(): Promise<void> {
  const at = store.value
  if (!at) return
  const entries = (await salvage(at.name)).flatMap((text) => readEntryText(text) ?? [])
  const questions = mePlan.value?.safety.questions ?? []
  await at.takeIn(entries, (answers) => lockLevel(answers, questions))
  await showKept(at)
}
