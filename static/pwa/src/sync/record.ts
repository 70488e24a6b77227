import { clock } from '../device/clock'
import { withdrawal } from '../domain/corrections'
import type { SessionLogBody } from '../domain/wire'
import type { KnownSession } from '../store/schema'
import { keep } from './keep'

/** Takes a session out of all figures, or puts it back. False: the phone could not write it, and nothing has changed. */
export async function setWithdrawn(session: KnownSession, is_withdrawn: boolean): Promise<boolean> {
  return record(withdrawal(session, is_withdrawn, clock.wall()))
}

/** Puts a session that no timer saw, or a correction, on the disk and sends it. False: the phone could not write it. */
export async function record(log: SessionLogBody): Promise<boolean> {
  return keep((at) => at.recordSession(log))
}
