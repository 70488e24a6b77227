/** What the voice says in this plan, kept on the phone as soon as plan or choices ask for it. */
import { computed, effect, signal } from '@preact/signals'
import { keepFiles, VOICE } from '../device/kept_files'
import { loadSound, sound } from './run_sound'
import { mePlan, settings } from './state'

/** Nothing is said without a plan: before one is here, clips would only hold up the first screens. */
const planned = computed(() => (mePlan.value?.plan ? mePlan.value.exercises : null))
/** One text, as with pictures; null until it can be told. */
const wanted = computed(() =>
  planned.value && sound.value ? sound.value.clipsFor(planned.value, settings.value).join(' ') : null,
)
const kept = signal<string | null>(null)

/** True when every clip that the plan of now may need is on the phone. */
export const isVoiceKept = computed(() => wanted.value !== null && kept.value === wanted.value)

/** Looks whether all clips are here, which a browser short of room may have removed, and fetches what is missing. */
export async function checkVoice(): Promise<void> {
  if (!planned.value) return
  await loadSound()
  const addresses = wanted.value
  if (addresses === null) return
  const isComplete = await keepFiles(VOICE, addresses.split(' ').filter(Boolean))
  // As with pictures: an answer about earlier ones says nothing of those that are wanted by now.
  if (addresses !== wanted.value) return
  if (isComplete) kept.value = addresses
  else if (kept.value === addresses) kept.value = null
}

/** From here on clips are fetched whenever others are needed. */
export function watchVoice(): void {
  effect(() => {
    if (planned.value && (wanted.value === null || wanted.value !== kept.peek())) void checkVoice()
  })
}
