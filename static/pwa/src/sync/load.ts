import { type Answer, call, meantFor } from '../device/api'
import type { MePlan } from '../domain/wire'
import { updateAccount } from '../store/device'
import type { Store } from '../store/store'
import { heldBy } from './held'
import { showKeptPictures } from './own_pictures'
import {
  account,
  answers,
  checkIns,
  consent,
  isLoaded,
  mePlan,
  refusedIds,
  sessions,
  settings,
  store,
  syncState,
  unfinishedRun,
} from './state'

/** What the disk of this account says about sessions, answers and the outbox, put on screen. */
export async function showKept(from: Store): Promise<void> {
  const [known, kept, told, waiting, lastReceivedAt] = await Promise.all([
    from.listSessions(),
    from.listAnswers(),
    from.listCheckIns(),
    from.listOutbox(),
    from.lastReceivedAt(),
  ])
  if (store.value !== from) return
  const held = heldBy(from)
  sessions.value = known
  answers.value = [...kept, ...held]
  checkIns.value = told
  refusedIds.value = new Set(waiting.filter(({ refusals }) => refusals > 0).map(({ id }) => id))
  syncState.value = { ...syncState.value, unsent: waiting.length + held.length, lastReceivedAt }
}

/** Puts everything that the account's database holds on screen. */
export async function showAll(from: Store): Promise<void> {
  const [plan, run, chosen, asked] = await Promise.all([
    from.loadPlan(),
    from.loadRun(),
    from.loadSettings(),
    from.loadConsent(),
    showKeptPictures(from),
  ])
  if (store.value !== from) return
  mePlan.value = plan?.body ?? null
  unfinishedRun.value = run
  settings.value = chosen
  consent.value = asked
  await showKept(from)
  isLoaded.value = true
}

/** Notes what the server says about the sign-in, and in `refusal` why not; everything stays as it is on a 401. */
export async function noteSignIn(is_signed_in: boolean, refusal?: Answer<unknown>): Promise<void> {
  const known = account.value
  if (!known) return
  const problem = refusal?.ok === false ? refusal.problem : null
  // A refusal without a reason leaves open what an earlier one said.
  const is_closed =
    !is_signed_in && (problem ? String(problem.type).endsWith('/record-closed') : known.is_closed === true)
  if (known.is_signed_in === is_signed_in && (known.is_closed ?? false) === is_closed) return
  account.value = { ...known, is_signed_in, is_closed }
  await updateAccount(account.value)
}

function isMePlan(body: unknown): body is MePlan {
  return typeof body === 'object' && body !== null && 'plan' in body && 'timelines' in body && 'safety' in body
}

/** Fetches the plan if it changed; true when the server told. A plan on the phone is only ever replaced by a whole one. */
export async function fetchPlan(into: Store): Promise<boolean> {
  const kept = await into.loadPlan()
  const headers = { ...meantFor(into.account_id), ...(kept?.etag && { 'If-None-Match': kept.etag }) }
  const answer = await call<unknown>('/me/plan', { headers })
  if (answer.ok && isMePlan(answer.body)) {
    // Shown also where the disk is full: it plays from memory until it can be kept.
    if (store.value === into) mePlan.value = answer.body
    await into.savePlan({ body: answer.body, etag: answer.etag })
  }
  if (answer.status === 401 || answer.status === 403) await noteSignIn(false, answer)
  return answer.ok || answer.status === 304
}
