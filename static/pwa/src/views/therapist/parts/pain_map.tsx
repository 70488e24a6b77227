import { type Place, REGIONS } from '../../../domain/places'
import { Figure, sideOnTheLeft } from '../../body_map/figure'
import { REGIONS as REGION_WORDS } from '../words'
import '../../../styles/body_map.css'

const SIDES = ['left', 'right'] as const
const FACES = { back: 'from behind', front: 'from the front' } as const

/** Places in words, side by side: "left: buttock, calf". */
function placesInWords(places: readonly Place[]): string {
  return SIDES.flatMap((side) => {
    const here = REGIONS.filter(({ region }) => places.includes(`${side}_${region}`))
    return here.length > 0 ? [`${side}: ${here.map(({ region }) => REGION_WORDS[region]).join(', ')}`] : []
  }).join('; ')
}

/** Where the client marked pain, drawn and in words. Left and right are the client's own. */
export function PainMap({ places, title }: { readonly places: readonly Place[]; readonly title: string }) {
  return (
    <figure class="pain-map">
      <figcaption>
        <b>{title}</b> {placesInWords(places)}
      </figcaption>
      <div class="body-figures">
        {(['back', 'front'] as const).map((face) => (
          <div key={face} class="body-seen">
            <p class="small">Seen {FACES[face]}</p>
            <Figure face={face} places={places} />
            <p class="body-sides small" aria-hidden="true">
              <span>{sideOnTheLeft(face)}</span>
              <span>{sideOnTheLeft(face) === 'left' ? 'right' : 'left'}</span>
            </p>
          </div>
        ))}
      </div>
    </figure>
  )
}
