import { useEffect, useRef } from 'preact/hooks'
import { clock } from '../../device/clock'
import { cancelTones, planTones } from '../../device/tones'
import type { Position } from '../../domain/player'
import type { Step } from '../../domain/wire'
import { tonesAhead } from './tones_ahead'

/** The routine's end moves by more than this only when somebody did something: then the tones are planned anew. */
const MOVED_MS = 300

/** Plans the tones of a running routine ahead, and takes them back as soon as it stands still or takes another turn. */
export function useTones(timeline: readonly Step[], place: Position, isOn: boolean): void {
  const planned = useRef<number | null>(null)
  useEffect(() => {
    const end = isOn && place.status === 'running' ? clock.now() + place.remaining_ms : null
    // The last tone of all still sounds when the routine is over.
    if (place.status === 'finished' || isSameEnd(planned.current, end)) return
    planned.current = end
    if (end === null) cancelTones()
    else planTones(tonesAhead(timeline, place))
  })
  useEffect(() => () => cancelUnlessOver(planned.current), [])
}

function isSameEnd(before: number | null, after: number | null): boolean {
  return before === null || after === null ? before === after : Math.abs(after - before) <= MOVED_MS
}

function cancelUnlessOver(end: number | null): void {
  if (end !== null && clock.now() < end) cancelTones()
}
