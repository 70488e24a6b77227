import { describe, expect, test } from 'vitest'
import { isFirstSight, newsOf, seenOf } from '../../../static/pwa/src/domain/plan_news'
import type { Plan, ToldChange } from '../../../static/pwa/src/domain/wire'

const plan = { id: 'p', version: 5 } as Plan
const change = (version: number): ToldChange => ({ version, saved_at: '', has_new_note: false, lines: ['x'] })
const changes = [change(5), change(3)]

describe('what a new version of the plan changed', () => {
  test.each([
    ['all of it since the version that was seen', { plan_id: 'p', version: 2 }, [5, 3]],
    ['only what is newer', { plan_id: 'p', version: 4 }, [5]],
    ['nothing once it was read', { plan_id: 'p', version: 5 }, []],
    ['nothing on a phone that shows its first plan', null, []],
    ['nothing of another plan', { plan_id: 'q', version: 1 }, []],
  ] as const)('%s', (_, seen, versions) => {
    expect(newsOf(plan, changes, seen).map(({ version }) => version)).toEqual(versions)
  })

  test('what is there first counts as seen', () => {
    expect(isFirstSight(plan, null)).toBe(true)
    expect(isFirstSight(plan, { plan_id: 'q', version: 9 })).toBe(true)
    expect(isFirstSight(plan, seenOf(plan))).toBe(false)
    expect(newsOf(plan, changes, seenOf(plan))).toEqual([])
  })
})
