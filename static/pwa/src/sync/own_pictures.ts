/**
 * The practice's own pictures: fetched with the person's session, kept with the account, gone with it. Neither the
 * service worker nor a browser's cache has them.
 */
import { computed, signal } from '@preact/signals'
import { fetchPicture } from '../device/api'
import { type OwnPicture, showOnlyOwn, showOwn } from '../device/own_pictures'
import { ownAddressesFor } from '../domain/picture'
import { Retired } from '../store/connection'
import { isStorageFault } from '../store/faults'
import type { Store } from '../store/store'
import { mePlan, store } from './state'

/** One text, so that a plan fetched anew with the same pictures is no change. */
const ownWanted = computed(() => ownAddressesFor(Object.values(mePlan.value?.exercises ?? {})).join(' '))
const onDisk = signal<ReadonlySet<string>>(new Set())
const listed = (addresses: string) => addresses.split(' ').filter(Boolean)

/** True when all that the plan of now needs is on the disk. */
export const areOwnKept = computed(() => listed(ownWanted.value).every((address) => onDisk.value.has(address)))

/** Shows what the account's database holds, before the first screen. */
export async function showKeptPictures(from: Store): Promise<void> {
  const kept = await from.listPictures()
  if (store.value !== from) return
  showOwn(kept)
  onDisk.value = new Set(kept.map(({ address }) => address))
}

/** Nobody is signed in, or somebody else: what was shown is let go of. */
export function hideOwnPictures(): void {
  showOnlyOwn(new Set())
  onDisk.value = new Set()
}

/** Fetches what is missing, and shows it: also where the disk is full, and not called ready then. */
async function fetchMissing(of: Store): Promise<readonly OwnPicture[]> {
  const came: OwnPicture[] = []
  for (const address of listed(ownWanted.value)) {
    const picture = onDisk.value.has(address) ? null : await fetchPicture(address, of.account_id)
    if (store.value !== of) return []
    if (!picture) continue
    showOwn([picture])
    came.push(picture)
  }
  return came
}

/** What the plan needs and a routine half done, which plays the plan it was started from. */
async function neededBy(of: Store): Promise<ReadonlySet<string>> {
  const run = await of.loadRun()
  return new Set([...listed(ownWanted.value), ...ownAddressesFor(Object.values(run?.exercises ?? {}))])
}

async function check(): Promise<void> {
  const of = store.value
  // Before the plan is known nothing is known to be needless.
  if (!of || !mePlan.value) return
  const came = await fetchMissing(of)
  const needed = await neededBy(of)
  if (store.value !== of) return
  await of.forgetPictures(needed)
  for (const picture of came) {
    await of.savePicture(picture)
    // Signed out meanwhile: what is written later would stay behind.
    if (store.value !== of) return
  }
  showOnlyOwn(needed)
  const kept = [...onDisk.value, ...came.map(({ address }) => address)]
  onDisk.value = new Set(kept.filter((address) => needed.has(address)))
}

let last: Promise<void> = Promise.resolve()

/** Fetches what is missing and removes what is needed no more; one check at a time, so that nothing comes twice. */
export function checkOwnPictures(): Promise<void> {
  const checked = last.then(check)
  last = checked.catch(() => undefined)
  return checked.catch((error: unknown) => {
    // Signed out meanwhile, or a storage that its banner tells of: the next check tries again.
    if (!(error instanceof Retired) && !isStorageFault(error)) throw error
  })
}
