import { describe, expect, test } from 'vitest'
import {
  furthestOf,
  isNone,
  isSameWhere,
  NOWHERE,
  REGIONS,
  samePlaces,
  UNTOLD,
  withNone,
  withToggled,
} from '../../../static/pwa/src/domain/places'
import { NOT_ASKED } from '../../../static/pwa/src/domain/session_log'
import { goldenCases } from '../golden'

const [golden] = goldenCases<{ name: string; regions: typeof REGIONS; places: string[] }>('places')
const nothing = { ...NOT_ASKED, asked: true }

describe('places on the body map', () => {
  test('are those that the service reads', () => {
    expect(REGIONS).toEqual(golden?.regions)
    expect(['left', 'right'].flatMap((side) => REGIONS.map(({ region }) => `${side}_${region}`))).toEqual(
      golden?.places,
    )
  })

  test('reach as far down a side as the lowest of them, each side for itself', () => {
    expect(furthestOf(['left_buttock', 'left_shin', 'right_low_back'], 'left')).toBe(4)
    expect(furthestOf(['left_buttock', 'left_shin', 'right_low_back'], 'right')).toBe(1)
    expect(furthestOf(['left_buttock'], 'right')).toBeNull()
  })

  test('a tap marks, another takes back; with none left nothing is told', () => {
    const one = withToggled(nothing, 'left', 'thigh_back')
    expect(one).toMatchObject({ places: ['left_thigh_back'], furthest_left: 3, furthest_right: null })
    const two = withToggled(one, 'left', 'calf')
    expect(two.furthest_left).toBe(4)
    const back = withToggled(two, 'left', 'calf')
    expect(back).toMatchObject({ places: ['left_thigh_back'], furthest_left: 3 })
    expect(withToggled(back, 'left', 'thigh_back')).toMatchObject({ places: [], furthest_left: null })
  })

  test('"no pain on this side" is said outright, and is not the same as nothing told', () => {
    const marked = withToggled(withToggled(nothing, 'left', 'calf'), 'right', 'foot')
    const none = withNone(marked, 'left', true)
    expect(none).toMatchObject({ places: ['right_foot'], furthest_left: 0, furthest_right: 5 })
    expect([isNone(none, 'left'), isNone(none, 'right'), isNone(nothing, 'left')]).toEqual([true, false, false])
    expect(withNone(none, 'left', false).furthest_left).toBeNull()
    expect(withNone(nothing, 'right', true)).toMatchObject({ places: [], furthest_right: 0 })
    expect(withToggled(none, 'left', 'heel')).toMatchObject({ furthest_left: 5 })
  })

  test('"the same place" is what was told before, if anything was', () => {
    expect(samePlaces(nothing)).toBeNull()
    expect(samePlaces({ furthest_left: null, furthest_right: 0 })).toEqual({
      places: [],
      furthest_left: null,
      furthest_right: 0,
    })
    const marked = withToggled(nothing, 'left', 'calf')
    expect(samePlaces(marked)).toEqual({ places: ['left_calf'], furthest_left: 4, furthest_right: null })
    expect(samePlaces({ ...NOWHERE, furthest_left: 3, furthest_right: null })).not.toBeNull()
  })

  test('places are the same in whatever order they were marked', () => {
    const one = withToggled(withToggled(nothing, 'left', 'calf'), 'right', 'foot')
    const other = withToggled(withToggled(nothing, 'right', 'foot'), 'left', 'calf')
    expect(isSameWhere(one, other)).toBe(true)
    expect(isSameWhere(one, withToggled(one, 'left', 'thigh_back'))).toBe(false)
    expect(isSameWhere(one, withNone(one, 'left', true))).toBe(false)
    expect(isSameWhere(one, withNone(one, 'right', true))).toBe(false)
    expect(isSameWhere({ furthest_left: null, furthest_right: null }, UNTOLD)).toBe(true)
  })
})
