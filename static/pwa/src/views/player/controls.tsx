import type { ComponentChildren, JSX } from 'preact'
import { text } from '../../messages/messages'
import { Icon } from '../icons'

export interface PlayerActions {
  readonly toggle: () => void
  readonly back: () => void
  readonly skip: () => void
  readonly add: () => void
  readonly too_painful: () => void
  readonly finish: () => void
}

/** The thumb's part of the player: pause is the biggest thing, the rest around it. */
export function Controls(props: {
  isPaused: boolean
  hasSound: boolean
  notes: readonly string[]
  actions: PlayerActions
  onSound: () => void
  /** What is asked before going on. */
  children: ComponentChildren
}): JSX.Element {
  const { actions } = props
  return (
    <div class="controls">
      {props.notes.map((note) => (
        <p key={note} class="player-note small">
          {note}
        </p>
      ))}
      {props.children}
      <div class="control-row">
        <button type="button" class="round" onClick={actions.back}>
          {text('player.back')}
        </button>
        <button type="button" class="btn pause" onClick={actions.toggle}>
          {text(props.isPaused ? 'player.resume' : 'player.pause')}
        </button>
        <button type="button" class="round" onClick={actions.skip}>
          {text('player.skip')}
        </button>
      </div>
      <div class="control-foot">
        <button type="button" class="text-btn coral" onClick={actions.too_painful}>
          {text('player.too_painful')}
        </button>
        <button type="button" class="text-btn" onClick={actions.add}>
          {text('player.add')}
        </button>
        <button type="button" class="text-btn quiet" aria-pressed={props.hasSound} onClick={props.onSound}>
          <Icon name={props.hasSound ? 'sound' : 'mute'} />
          <span>{text(props.hasSound ? 'player.sound_on' : 'player.sound_off')}</span>
        </button>
        <button type="button" class="text-btn quiet" onClick={actions.finish}>
          {text('player.finish')}
        </button>
      </div>
    </div>
  )
}
