/** The network is well again, and everybody opens the app, as each account that was used on their phone. Nothing more is done. */
import type { Phone } from './phone'
import type { Schedule } from './schedule'
import { HOUR, MINUTE } from './scheduler'
import type { Tab } from './tab'

/** A page that stays open and has nothing to send tells the server so this often: then it learns of a restore. */
const SPEAKS_WITHIN = 11 * MINUTE
/** A phone that asks for more codes than this in a row is stuck. */
const MOST_CODES = 3

export async function heal(schedule: Schedule): Promise<void> {
  const { phones, scheduler, random } = schedule
  for (const phone of phones) {
    phone.weather.trouble = 0
    await phone.goOnline(true)
    if (random.chance(0.6)) await phone.closeAll()
  }
  if (phones.some(({ tabs }) => tabs.length > 0)) await scheduler.run(() => false, scheduler.now + SPEAKS_WITHIN)
  for (const phone of phones) await settle(schedule, phone)
  // Now that all have sent everything, each learns of the others' sessions.
  if (phones.length > 1) for (const phone of phones) await settle(schedule, phone)
  // Other tabs look at the phone's disk at their next beat.
  if (phones.some(({ tabs }) => tabs.length > 1)) await scheduler.run(() => false, scheduler.now + MINUTE)
}

async function settle(schedule: Schedule, phone: Phone): Promise<void> {
  const current = await schedule.openTab(phone, false)
  const here = current?.app.account.value?.account.display_name
  for (const client of [...phone.accounts].sort((one) => (one === here ? -1 : 1))) {
    let tab = await openAs(schedule, phone, client)
    for (let codes = 0; codes < MOST_CODES; codes += 1) {
      await rest(schedule, tab)
      const open = tab
      await phone.does(open, () => open.app.refreshPlan())
      await rest(schedule, tab)
      if (tab.app.account.value?.is_signed_in !== false) break
      // The service ended this sign-in, or lost it with a restore, and said so: a banner asks for a new code.
      tab = await schedule.signIn(phone, client)
    }
  }
}

async function openAs(schedule: Schedule, phone: Phone, client: string): Promise<Tab> {
  const tab = await schedule.openTab(phone, false)
  const name = tab?.app.account.value?.account.display_name
  if (tab && name === client) return tab
  if (tab && name) await phone.does(tab, () => tab.app.signOut({ kind: 'keep_locked' }))
  return schedule.signIn(phone, client)
}

/** The app stays open until it has nothing more to send. */
async function rest({ scheduler }: Schedule, { app }: Tab): Promise<void> {
  const isQuiet = () => {
    const { unsent, isSending, problem } = app.syncState.value
    return (unsent === 0 && !isSending && problem === null) || app.account.value?.is_signed_in === false
  }
  await scheduler.run(isQuiet, scheduler.now + HOUR)
}
