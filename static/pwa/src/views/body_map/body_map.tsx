import type { JSX } from 'preact'
import { type Face, isNone, REGIONS, type Region, withNone, withToggled } from '../../domain/places'
import type { PainReport, Quality, Side } from '../../domain/wire'
import { named, text } from '../../messages/messages'
import { Figure, sideOnTheLeft } from './figure'
import '../../styles/body_map.css'

interface Props {
  readonly report: PainReport
  readonly onChange: (change: Partial<PainReport>) => void
}

const SIDES: readonly Side[] = ['left', 'right']
const QUALITIES: readonly Quality[] = ['dull', 'sharp', 'shooting', 'burning', 'tingling', 'numb']

/** Tap where it hurts; the same as a list for those who do not tap pictures. Nothing is chosen beforehand. */
export function BodyMap({ report, onChange }: Props): JSX.Element {
  const toggle = (side: Side, region: Region) => onChange(withToggled(report, side, region))
  const places = report.places ?? []
  return (
    <div class="stack-tight">
      <div class="body-figures">
        {(['back', 'front'] as const).map((face) => (
          <Seen key={face} face={face}>
            <Figure face={face} places={places} onTap={toggle} />
          </Seen>
        ))}
      </div>
      <p class="small" role="status">
        {SIDES.map((side) => told(report, side)).join(' ')}
      </p>
      <div class="legs">
        {SIDES.map((side) => (
          <Check
            key={side}
            label={text(`map.none_${side}`)}
            isOn={isNone(report, side)}
            onSet={(isOn) => onChange(withNone(report, side, isOn))}
          />
        ))}
      </div>
      <details>
        <summary>{text('map.list')}</summary>
        <div class="legs">
          {SIDES.map((side) => (
            <fieldset key={side} class="choices column">
              <legend>{text(`pain.${side}`)}</legend>
              <div class="choice-row">
                {REGIONS.map(({ region }) => (
                  <Check
                    key={region}
                    label={named('region', region)}
                    isOn={places.includes(`${side}_${region}`)}
                    onSet={() => toggle(side, region)}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
      </details>
      <details>
        <summary>{text('map.qualities')}</summary>
        <Qualities report={report} onChange={onChange} />
      </details>
    </div>
  )
}

/** One view with whose left and right lie where: nobody has to work it out. */
function Seen({ face, children }: { face: Face; children: JSX.Element }): JSX.Element {
  const left = sideOnTheLeft(face)
  return (
    <figure class="body-seen">
      <figcaption class="small">{text(`map.${face}`)}</figcaption>
      <p class="body-sides small" aria-hidden="true">
        <span>{text(`pain.${left}`)}</span>
        <span>{text(`pain.${left === 'left' ? 'right' : 'left'}`)}</span>
      </p>
      {children}
    </figure>
  )
}

function told(report: PainReport, side: Side): string {
  const here = REGIONS.filter(({ region }) => report.places?.includes(`${side}_${region}`))
  const words = here.map(({ region }) => named('region', region).toLowerCase()).join(', ')
  const what = words || text(isNone(report, side) ? 'map.told_none' : 'map.told_nothing')
  return text('map.told', { side: text(`pain.${side}`), what })
}

function Qualities({ report, onChange }: Props): JSX.Element {
  const set = (quality: Quality, isOn: boolean) => {
    const others = report.qualities.filter((one) => one !== quality)
    onChange({ qualities: isOn ? [...others, quality] : others })
  }
  return (
    <fieldset class="choices">
      <legend class="only-read">{text('map.qualities')}</legend>
      <div class="choice-row">
        {QUALITIES.map((quality) => (
          <Check
            key={quality}
            label={named('quality', quality)}
            isOn={report.qualities.includes(quality)}
            onSet={(isOn) => set(quality, isOn)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Check(props: { label: string; isOn: boolean; onSet: (isOn: boolean) => void }): JSX.Element {
  return (
    <label class="choice">
      <input type="checkbox" checked={props.isOn} onChange={(event) => props.onSet(event.currentTarget.checked)} />
      <span>{props.label}</span>
    </label>
  )
}
