import type { SessionLogItem } from '../domain/wire'
import type { KnownSession } from '../store/schema'
import { mePlan } from '../sync/state'

/** What the routine of a session is called now, or was when the practice told of it; null: nobody here knows. */
export function routineName({ log }: KnownSession): string | null {
  const planned = mePlan.value?.plan?.routines.find(({ id }) => id === log.routine_id)?.name
  return planned ?? (log as Partial<SessionLogItem>).routine_name ?? null
}
