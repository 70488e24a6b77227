import type { ComponentChildren, JSX } from 'preact'
import type { Undoable } from '../../domain/player'
import { named, text } from '../../messages/messages'
import { Icon } from '../icons'

export interface PlayerActions {
  readonly toggle: () => void
  readonly back: () => void
  readonly skip: () => void
  readonly add: () => void
  readonly repeat: () => void
  readonly undo: () => void
  readonly too_painful: () => void
  readonly finish: () => void
}

interface Props {
  readonly isPaused: boolean
  readonly hasSound: boolean
  readonly notes: readonly string[]
  /** The newest move, while it can be taken back. */
  readonly undoable: Undoable | null
  readonly canRepeat: boolean
  /** What there is time for now: more of it is one big tap away. Null in every other step. */
  readonly transition: 'prepare' | 'switch_side' | null
  readonly actions: PlayerActions
  readonly onSound: () => void
  /** What is asked before going on. */
  readonly children: ComponentChildren
}

/** The thumb's part of the player: pause is the biggest thing, the rest around it. */
export function Controls(props: Props): JSX.Element {
  const { actions, transition } = props
  return (
    <div class="controls" data-no-swipe>
      <Notes notes={props.notes} />
      {props.children}
      {props.undoable && <UndoBar moved={props.undoable} onUndo={actions.undo} />}
      {transition && (
        <button type="button" class="btn second more-time" aria-keyshortcuts="ArrowUp" onClick={actions.add}>
          {named('player.more', transition)}
        </button>
      )}
      <div class="control-row">
        <button type="button" class="round" aria-keyshortcuts="ArrowLeft" onClick={actions.back}>
          {text('player.back')}
        </button>
        <button type="button" class="btn pause" aria-keyshortcuts="Space" onClick={actions.toggle}>
          {text(props.isPaused ? 'player.resume' : 'player.pause')}
        </button>
        <button type="button" class="round" aria-keyshortcuts="ArrowRight" onClick={actions.skip}>
          {text('player.skip')}
        </button>
      </div>
      <Foot {...props} />
    </div>
  )
}

/** Said when they come: a gap, a screen that may go dark. */
function Notes({ notes }: { notes: readonly string[] }): JSX.Element {
  return (
    <div role="status">
      {notes.map((note) => (
        <p key={note} class="player-note small">
          {note}
        </p>
      ))}
    </div>
  )
}

function UndoBar({ moved, onUndo }: { moved: Undoable; onUndo: () => void }): JSX.Element {
  return (
    <div class="undo-bar">
      <span>{named('moved', moved)}</span>
      <button type="button" class="text-btn" aria-keyshortcuts="Backspace" onClick={onUndo}>
        {text('player.undo')}
      </button>
    </div>
  )
}

function Foot({ actions, transition, canRepeat, hasSound, onSound }: Props): JSX.Element {
  return (
    <div class="control-foot">
      <button type="button" class="text-btn coral" onClick={actions.too_painful}>
        {text('player.too_painful')}
      </button>
      {!transition && (
        <button type="button" class="text-btn" aria-keyshortcuts="ArrowUp" onClick={actions.add}>
          {text('player.add')}
        </button>
      )}
      {canRepeat && (
        <button type="button" class="text-btn" aria-keyshortcuts="Home" onClick={actions.repeat}>
          {text('player.repeat')}
        </button>
      )}
      <button type="button" class="text-btn quiet sound" aria-pressed={hasSound} onClick={onSound}>
        <Icon name={hasSound ? 'sound' : 'mute'} />
        <span>{text(hasSound ? 'player.sound_on' : 'player.sound_off')}</span>
      </button>
      <button type="button" class="text-btn quiet" aria-keyshortcuts="Escape" onClick={actions.finish}>
        {text('player.finish')}
      </button>
    </div>
  )
}
