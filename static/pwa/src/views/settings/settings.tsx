import type { ComponentChildren, JSX } from 'preact'
import { named, text } from '../../messages/later'
import type { Settings as Chosen } from '../../store/schema'
import { Choices } from '../choices'
import type { Look } from '../look'
import { Screen } from '../screen'
import { CueSettings } from './cue_settings'

interface Props {
  readonly chosen: Chosen
  readonly look: Look
  readonly onChoose: (change: Partial<Chosen>) => void
  readonly onLook: (change: Partial<Look>) => void
  /** Devices, who is linked, sign out: they need an account. */
  readonly children: ComponentChildren
  readonly version: string
}

const THEMES = ['system', 'light', 'dark'] as const
const BODIES = ['woman', 'man', 'older_woman', 'larger_man'] as const
const SIZES = ['normal', 'large', 'largest'] as const
const FIRST_SIDES = ['plan', 'left', 'right'] as const
const LEAD_INS = [5, 10, 15, 20]
const TURN_OVERS = [5, 10, 15, 20, 30]

export function Settings({ chosen, look, onChoose, onLook, children, version }: Props): JSX.Element {
  return (
    <Screen title={text('settings.title')}>
      <section class="card stack" aria-labelledby="settings-sound">
        <h2 id="settings-sound">{text('settings.sound')}</h2>
        <Switch
          label={text('settings.has_sound')}
          hint={text('settings.has_sound_hint')}
          isOn={chosen.has_sound}
          onSwitch={(has_sound) => onChoose({ has_sound })}
        />
        <Switch
          label={text('settings.audio_led')}
          hint={text('settings.audio_led_hint')}
          isOn={chosen.is_audio_led}
          onSwitch={(is_audio_led) => onChoose({ is_audio_led })}
        />
        {'vibrate' in navigator && (
          <Switch
            label={text('settings.buzz')}
            hint={text('settings.buzz_hint')}
            isOn={chosen.has_vibration}
            onSwitch={(has_vibration) => onChoose({ has_vibration })}
          />
        )}
        <Switch
          label={text('settings.screen_on')}
          hint={text('settings.screen_on_hint')}
          isOn={chosen.keeps_screen_on}
          onSwitch={(keeps_screen_on) => onChoose({ keeps_screen_on })}
        />
        <Choices
          name="theme"
          legend={text('settings.theme')}
          value={look.theme}
          choices={THEMES.map((value) => ({ value, label: named('settings.theme', value) }))}
          onPick={(theme) => onLook({ theme })}
        />
        <Choices
          name="body"
          legend={text('settings.body')}
          value={chosen.body}
          choices={BODIES.map((value) => ({ value, label: named('settings.body', value) }))}
          onPick={(body) => onChoose({ body })}
        />
        <Choices
          name="text-size"
          legend={text('settings.text')}
          value={look.text}
          choices={SIZES.map((value) => ({ value, label: named('settings.text', value) }))}
          onPick={(size) => onLook({ text: size })}
        />
      </section>
      <CueSettings chosen={chosen} onChoose={onChoose} />
      <section class="card stack" aria-labelledby="settings-routine">
        <h2 id="settings-routine">{text('settings.routine')}</h2>
        <Choices
          name="first-side"
          legend={text('settings.first_side')}
          value={chosen.first_side ?? 'plan'}
          choices={FIRST_SIDES.map((value) => ({ value, label: named('settings.first_side', value) }))}
          onPick={(side) => onChoose({ first_side: side === 'plan' ? null : side })}
        />
        <Pace
          name="lead-in"
          value={chosen.prepare_seconds}
          offered={LEAD_INS}
          onPick={(prepare_seconds) => onChoose({ prepare_seconds })}
        />
        <p class="small">{text('settings.lead-in_hint')}</p>
        <Pace
          name="turn-over"
          value={chosen.switch_side_seconds}
          offered={TURN_OVERS}
          onPick={(switch_side_seconds) => onChoose({ switch_side_seconds })}
        />
        <Keys />
      </section>
      {children}
      <p class="small">
        {text('app.not_medical')} {text('settings.version', { version })}
      </p>
    </Screen>
  )
}

/** Seconds before something begins; 0 stands for the plan's own. What was chosen before is offered, whatever it was. */
function Pace(props: {
  name: 'lead-in' | 'turn-over'
  value: number | null
  offered: readonly number[]
  onPick: (seconds: number | null) => void
}): JSX.Element {
  const kept = props.value !== null && !props.offered.includes(props.value) ? [props.value] : []
  return (
    <Choices
      name={props.name}
      legend={text(`settings.${props.name}`)}
      value={props.value ?? 0}
      choices={[0, ...props.offered, ...kept].map((value) => ({
        value,
        label: value === 0 ? text('settings.pace.plan') : text('settings.pace.seconds', { seconds: value }),
      }))}
      onPick={(seconds) => props.onPick(seconds || null)}
    />
  )
}

const KEYS = ['space', 'left', 'right', 'up', 'home', 'backspace', 'escape'] as const

/** For whoever has a keyboard, a pedal or a presenter. */
function Keys(): JSX.Element {
  return (
    <details>
      <summary>{text('keys.title')}</summary>
      <dl class="keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>{text(`keys.${key}.name`)}</dt>
            <dd>{text(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{text('keys.media')}</p>
    </details>
  )
}

function Switch(props: { label: string; hint: string; isOn: boolean; onSwitch: (isOn: boolean) => void }): JSX.Element {
  return (
    <label class="switch">
      <span>
        {props.label}
        <span class="small block">{props.hint}</span>
      </span>
      <input type="checkbox" checked={props.isOn} onChange={(event) => props.onSwitch(event.currentTarget.checked)} />
    </label>
  )
}
