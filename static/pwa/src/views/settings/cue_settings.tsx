import type { JSX } from 'preact'
import { CUE_KINDS, CUE_PRESETS, type CueKind, type CueWay, choicesFor, presetOf, waysOf } from '../../domain/cue_ways'
import { named, text } from '../../messages/later'
import type { Settings } from '../../store/schema'
import { Choices } from '../choices'

interface Props {
  readonly chosen: Settings
  readonly onChoose: (change: Partial<Settings>) => void
}

/** How the player leads: one of three ways for all, or a way for each thing there is to tell. */
export function CueSettings({ chosen, onChoose }: Props): JSX.Element {
  const preset = presetOf(chosen.cues)
  return (
    <section class="card stack" aria-labelledby="settings-cues">
      <h2 id="settings-cues">{text('cues.title')}</h2>
      <Choices
        name="cue-preset"
        legend={text('cues.preset')}
        value={preset}
        choices={CUE_PRESETS.map((value) => ({ value, label: named('cues.preset', value) }))}
        onPick={(value) => onChoose({ cues: waysOf(value) })}
      />
      {preset === null && <p class="small">{text('cues.own')}</p>}
      <p class="small">{text('cues.reader')}</p>
      <Volume
        label={text('cues.voice_volume')}
        value={chosen.voice_volume}
        onChange={(voice_volume) => onChoose({ voice_volume })}
      />
      <Volume
        label={text('cues.tone_volume')}
        value={chosen.tone_volume}
        onChange={(tone_volume) => onChoose({ tone_volume })}
      />
      <p class="small">{text('cues.phone_volume')}</p>
      <details>
        <summary>{text('cues.each')}</summary>
        <div class="stack cue-kinds">
          {CUE_KINDS.map((kind) => (
            <Way
              key={kind}
              kind={kind}
              way={chosen.cues[kind]}
              onPick={(way) => onChoose({ cues: { ...chosen.cues, [kind]: way } })}
            />
          ))}
        </div>
      </details>
    </section>
  )
}

function Volume(props: { label: string; value: number; onChange: (value: number) => void }): JSX.Element {
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={props.value}
        aria-valuetext={`${props.value} %`}
        onChange={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  )
}

function Way({ kind, way, onPick }: { kind: CueKind; way: CueWay; onPick: (way: CueWay) => void }): JSX.Element {
  const choices = choicesFor(kind).filter((one) => one !== 'vibration' || 'vibrate' in navigator)
  return (
    <label class="cue-kind">
      <span>{named('cue_kind', kind)}</span>
      <select value={way} onChange={(event) => onPick(event.currentTarget.value as CueWay)}>
        {choices.map((one) => (
          <option key={one} value={one}>
            {named('cue_way', one)}
          </option>
        ))}
      </select>
    </label>
  )
}
