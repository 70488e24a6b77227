/** Places on the body map, and how far down a leg they reach (domain evidence §3.2). Left and right are the person's own. */
import type { PainReport, Side } from './wire'

export type Face = 'back' | 'front'
export type Region = 'low_back' | 'buttock' | 'thigh_back' | 'calf' | 'heel' | 'thigh_front' | 'shin' | 'foot'
export type Place = `${Side}_${Region}`

interface RegionFacts {
  readonly region: Region
  readonly face: Face
  /** 1 low back, 2 buttock, 3 thigh, 4 knee or calf, 5 foot. */
  readonly furthest: number
}

/** From the top down, as seen from behind and then from the front. */
export const REGIONS: readonly RegionFacts[] = [
  { region: 'low_back', face: 'back', furthest: 1 },
  { region: 'buttock', face: 'back', furthest: 2 },
  { region: 'thigh_back', face: 'back', furthest: 3 },
  { region: 'calf', face: 'back', furthest: 4 },
  { region: 'heel', face: 'back', furthest: 5 },
  { region: 'thigh_front', face: 'front', furthest: 3 },
  { region: 'shin', face: 'front', furthest: 4 },
  { region: 'foot', face: 'front', furthest: 5 },
]

type Map = Pick<PainReport, 'places' | 'furthest_left' | 'furthest_right'>

const furthestName = (side: Side) => `furthest_${side}` as const

/** How far down a side these places reach; null: none of them is on it. */
export function furthestOf(places: readonly Place[], side: Side): number | null {
  const reached = REGIONS.filter(({ region }) => places.includes(`${side}_${region}`)).map(({ furthest }) => furthest)
  return reached.length > 0 ? Math.max(...reached) : null
}

/** The map with one place put on or taken off. With no place left on a side nothing is told of it. */
export function withToggled(map: Map, side: Side, region: Region): Map {
  const place: Place = `${side}_${region}`
  const before = map.places ?? []
  const places = before.includes(place) ? before.filter((one) => one !== place) : [...before, place]
  return { ...map, places, [furthestName(side)]: furthestOf(places, side) }
}

/** The map with "no pain on this side" said, or taken back. */
export function withNone(map: Map, side: Side, isNone: boolean): Map {
  const places = (map.places ?? []).filter((place) => !place.startsWith(`${side}_`))
  return { ...map, places, [furthestName(side)]: isNone ? 0 : null }
}

/** Said outright that nothing hurts on this side; not told is not none. */
export function isNone(map: Map, side: Side): boolean {
  return map[furthestName(side)] === 0
}

type Where = Required<Map>

/** Where it hurt before, as the answer "the same place"; null: it was not told. */
export function samePlaces(before: Map): Where | null {
  const { places = [], furthest_left, furthest_right } = before
  const isTold = places.length > 0 || furthest_left !== null || furthest_right !== null
  return isTold ? { places, furthest_left, furthest_right } : null
}

/** "Nowhere", said outright. */
export const NOWHERE: Where = { places: [], furthest_left: 0, furthest_right: 0 }

/** Nothing told of where. */
export const UNTOLD: Where = { places: [], furthest_left: null, furthest_right: null }

export function isSameWhere(one: Map, other: Map): boolean {
  const marked = (map: Map) => [...(map.places ?? [])].sort().join()
  return (
    one.furthest_left === other.furthest_left &&
    one.furthest_right === other.furthest_right &&
    marked(one) === marked(other)
  )
}
