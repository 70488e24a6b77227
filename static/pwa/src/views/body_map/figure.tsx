import type { JSX } from 'preact'
import { type Face, type Place, REGIONS, type Region } from '../../domain/places'
import type { Side } from '../../domain/wire'
import { HALF, MIDDLE, SHAPES, VIEW_BOX } from './outline'

/** Which of the person's sides lies left in the picture: from behind their left, from the front their right. */
export function sideOnTheLeft(face: Face): Side {
  return face === 'back' ? 'left' : 'right'
}

const MIRROR = `translate(${2 * MIDDLE} 0) scale(-1 1)`

interface Props {
  readonly face: Face
  readonly places: readonly Place[]
  /** Absent where it is only to be looked at. */
  readonly onTap?: (side: Side, region: Region) => void
}

/** One face of the lower body. A picture only: the list beside it is the control, and says the same in words. */
export function Figure({ face, places, onTap }: Props): JSX.Element {
  const left = sideOnTheLeft(face)
  const right: Side = left === 'left' ? 'right' : 'left'
  return (
    <svg class="body-figure" viewBox={VIEW_BOX} aria-hidden="true" data-face={face}>
      {([left, right] as const).map((side, half) => (
        <g key={side} data-side={side} {...(half === 1 && { transform: MIRROR })}>
          <path class="body-outline" d={HALF} />
          {REGIONS.filter((facts) => facts.face === face).map(({ region }) => (
            <path
              key={region}
              class={places.includes(`${side}_${region}`) ? 'body-region is-on' : 'body-region'}
              data-place={`${side}_${region}`}
              d={SHAPES[region]}
              {...(onTap && { onClick: () => onTap(side, region) })}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}
