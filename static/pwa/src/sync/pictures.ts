/** The plan's pictures, kept on the phone as soon as the plan or the choice of body asks for them. */
import { computed, effect, signal } from '@preact/signals'
import { keepFiles, PICTURES } from '../device/kept_files'
import { isShellReady } from '../device/service_worker'
import { addressesFor } from '../domain/picture'
import { areOwnKept, checkOwnPictures } from './own_pictures'
import { mePlan, settings } from './state'
import { isVoiceKept } from './voice'

/** One text, so that a plan fetched anew with the same pictures is no change. */
const wanted = computed(() => addressesFor(Object.values(mePlan.value?.exercises ?? {}), settings.value.body).join(' '))
const kept = signal<string | null>(null)

/** True only when everything for the plan is on the phone: the plan itself, its pictures, what is said, and the app. */
export const isReadyWithoutNetwork = computed(
  () =>
    Boolean(mePlan.value?.plan) &&
    isShellReady.value &&
    kept.value === wanted.value &&
    areOwnKept.value &&
    isVoiceKept.value,
)

/** Looks whether all pictures are here, which a browser short of room may have removed, and fetches what is missing. */
export async function checkPictures(): Promise<void> {
  await Promise.all([checkPublicPictures(), checkOwnPictures()])
}

async function checkPublicPictures(): Promise<void> {
  const addresses = wanted.value
  const isComplete = await keepFiles(PICTURES, addresses.split(' ').filter(Boolean))
  // Meanwhile others may be wanted: an answer about earlier ones says nothing of those.
  if (addresses !== wanted.value) return
  if (isComplete) kept.value = addresses
  else if (kept.value === addresses) kept.value = null
}

/** From here on pictures are fetched whenever others are needed. */
export function watchPictures(): void {
  effect(() => {
    if (wanted.value !== kept.peek()) void checkPublicPictures()
  })
  effect(() => {
    if (mePlan.value) void checkOwnPictures()
  })
}
