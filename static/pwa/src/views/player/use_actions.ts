import { useState } from 'preact/hooks'
import { skipEnd } from '../../domain/blocks'
import type { Position, Repeat } from '../../domain/player'
import type { RunRecord } from '../../store/schema'
import type { mark as addMark } from '../../sync/player_run'
import type { Act } from '../../sync/run_marks'
import type { PlayerActions } from './controls'

/** What is asked over the player, which is paused meanwhile. */
export type Asked = 'end' | 'repeat' | null

interface Acting {
  readonly actions: PlayerActions
  readonly swipes: { readonly next: () => void; readonly back: () => void }
  readonly asked: Asked
  /** A swipe would have ended the routine. */
  readonly isAtEnd: boolean
  readonly goOn: () => void
  readonly repeat: (repeat: Repeat) => void
}

/** What taps, keys and swipes do. */
export function useActions(run: RunRecord, place: Position, mark: typeof addMark): Acting {
  const [asked, setAsked] = useState<Asked>(null)
  const [isAtEnd, setIsAtEnd] = useState(false)
  const isRunning = place.status === 'running'
  const act = (what: Act) => {
    setIsAtEnd(false)
    void mark(what)
  }
  const ask = (what: Asked) => {
    if (isRunning) act({ kind: 'pause' })
    setAsked(what)
  }
  const goOn = () => {
    setAsked(null)
    act({ kind: 'resume' })
  }
  const repeat = ({ index }: Repeat) => {
    act({ kind: 'repeat', index })
    goOn()
  }
  const skip = () => act({ kind: 'skip' })
  const back = () => act({ kind: 'back' })
  // A swipe ends no routine: one that went astray would lead away from it.
  const isLast = skipEnd(run.timeline, place.index) >= run.timeline.length
  return {
    asked,
    isAtEnd,
    goOn,
    repeat,
    swipes: { next: isLast ? () => setIsAtEnd(true) : skip, back },
    actions: {
      toggle: () => act({ kind: isRunning ? 'pause' : 'resume' }),
      back,
      skip,
      add: () => act({ kind: 'add_seconds', seconds: 10 }),
      repeat: () => {
        const [only, ...others] = place.repeats
        if (only && others.length === 0) repeat(only)
        else if (only) ask('repeat')
      },
      undo: () => act({ kind: 'undo' }),
      too_painful: () => act({ kind: 'too_painful' }),
      finish: () => ask('end'),
    },
  }
}
