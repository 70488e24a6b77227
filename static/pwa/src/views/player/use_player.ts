import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { clock } from '../../device/clock'
import { type Position, position } from '../../domain/player'
import { createLoop, type Loop, type LoopWiring } from './loop'

const TICK_MS = 100

/** The loop ten times a second, with its place as state. `onShow` hears of each look. */
export function usePlayer(
  wiring: Pick<LoopWiring, 'timeline' | 'marks' | 'keep'>,
  onShow: LoopWiring['show'],
): { readonly place: Position; readonly mark: Loop['mark'] } {
  const [place, setPlace] = useState(() => position(wiring.timeline, wiring.marks, clock.now()))
  const latest = useRef({ keep: wiring.keep, onShow })
  latest.current = { keep: wiring.keep, onShow }
  const loop = useMemo(
    () =>
      createLoop({
        timeline: wiring.timeline,
        marks: wiring.marks,
        now: clock.now,
        keep: (marks) => latest.current.keep(marks),
        show: (next, isNewStep) => {
          setPlace(next)
          latest.current.onShow(next, isNewStep)
        },
      }),
    [],
  )
  useEffect(() => {
    const ticking = setInterval(() => void loop.look(), TICK_MS)
    return () => clearInterval(ticking)
  }, [loop])
  return { place, mark: loop.mark }
}
