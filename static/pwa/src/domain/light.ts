/**
 * The traffic light: what the pain after a session, and the next morning, asks for. The rule is the service's
 * (routines/light.py says why); the numbers come with the plan, and tests/golden/lights holds both to the same colours.
 */
import type { LightRules, PainReport, Quality } from './wire'

export type Colour = 'green' | 'amber' | 'red'
export type LightReason =
  | 'moved_down'
  | 'new_feeling'
  | 'rise'
  | 'strong'
  | 'moved_up'
  | 'strong_before'
  | 'some_rise'
  | 'some_pain'
  | 'calm'

export interface Light {
  readonly colour: Colour
  readonly reason: LightReason
}

const NERVE: readonly Quality[] = ['tingling', 'numb']
const SERIOUS: readonly Colour[] = ['red', 'amber', 'green']

/** The light of `after` (a session's end, or the morning after it) against `before`, its start. Null: not told. */
export function light(before: PainReport, after: PainReport, rules: LightRules): Light | null {
  const ways = waysOf(before, after)
  if (ways.includes('down')) return { colour: 'red', reason: 'moved_down' }
  if (isNewFeeling(before, after)) return { colour: 'red', reason: 'new_feeling' }
  if (after.score === null) return null
  if (before.score === null) return byScoreAlone(after.score, rules)
  return byChange(before.score, after.score, ways.includes('up'), rules)
}

/** There is no practice today: the therapist should hear of it first. */
export function isTooMuchToStart(report: PainReport, rules: LightRules): boolean {
  return report.score !== null && report.score >= rules.start_ceiling
}

/** The most serious one; null where there is none. */
export function worst(lights: readonly (Light | null)[]): Light | null {
  const told = lights.filter((each) => each !== null)
  return told.sort((one, other) => SERIOUS.indexOf(one.colour) - SERIOUS.indexOf(other.colour))[0] ?? null
}

function byScoreAlone(score: number, rules: LightRules): Light {
  if (score >= rules.red_from) return { colour: 'red', reason: 'strong' }
  return score >= rules.amber_from ? { colour: 'amber', reason: 'some_pain' } : { colour: 'green', reason: 'calm' }
}

function byChange(start: number, score: number, hasMovedUp: boolean, rules: LightRules): Light {
  const added = score - start
  if (hasMovedUp && added <= rules.retreat_rise && score <= rules.retreat_most) {
    return { colour: 'green', reason: 'moved_up' }
  }
  if (added >= rules.red_rise) return { colour: 'red', reason: 'rise' }
  if (score >= rules.red_from) {
    return added > 0 ? { colour: 'red', reason: 'strong' } : { colour: 'amber', reason: 'strong_before' }
  }
  if (added > 0 && score >= rules.amber_from) return { colour: 'amber', reason: 'some_rise' }
  return { colour: 'green', reason: 'calm' }
}

/** Which ways the furthest point went, over both legs; only where both times were told. */
function waysOf(before: PainReport, after: PainReport): readonly ('up' | 'down')[] {
  return (['furthest_left', 'furthest_right'] as const).flatMap((leg) => {
    const was = before[leg]
    const now = after[leg]
    if (was === null || now === null || was === now) return []
    return [now > was ? 'down' : 'up']
  })
}

/** Tingling or numbness that was not named at the start, where the start has words at all. */
function isNewFeeling(before: PainReport, after: PainReport): boolean {
  return (
    before.qualities.length > 0 && NERVE.some((one) => after.qualities.includes(one) && !before.qualities.includes(one))
  )
}
