/** Answers to the questions of the intake: to the disk with their entry, then to the service, then the plan fitted to them. */
import { clock } from '../device/clock'
import type { ToldCautions } from '../domain/plan_cautions'
import { settings, store } from './state'
import { refreshPlan, syncNow } from './sync'

/** False: this phone could not write, and nothing was told. */
export async function tellCautions(told: ToldCautions): Promise<boolean> {
  const at = store.value
  if (!at) return false
  const answers = Object.entries(told).map(([question_id, answer]) => ({ question_id, answer }))
  try {
    await at.recordCautions({ answered_at: new Date(clock.wall()).toISOString(), answers })
  } catch {
    // A full disk has its banner; the answers stay on their screen.
    return false
  }
  settings.value = { ...settings.value, told_cautions: { ...settings.value.told_cautions, ...told } }
  await at.saveSettings(settings.value).catch(() => undefined)
  void syncNow().then(refreshPlan)
  return true
}
