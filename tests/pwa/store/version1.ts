/**
 * A database as version 1 of the app made and filled it: its stores, and one record of each as they were written then.
 * This is what phones have in the field: it is never changed.
 */
import { openDB } from 'idb'

const RECORDS: Readonly<Record<string, readonly (readonly [unknown, string?])[]>> = {
  plan: [[{ body: { plan: null, timelines: {} }, etag: '"v1"' }, 'current']],
  run: [[{ id: 'run', owner: 'a tab', marks: [{ at: 5, kind: 'start' }] }, 'current']],
  sessions: [
    [{ id: 'own', log: { note: 'mine' }, status: 'stored', flags: ['clock_skew'], is_own: true }],
    [{ id: 'waits', log: { note: 'unsent' }, status: 'pending', flags: [], is_own: true }],
    [{ id: 'told', log: { received_at: '2026-11-20T10:00:00Z' }, status: 'stored', flags: [], is_own: false }],
  ],
  outbox: [
    [
      {
        id: 'waits',
        kind: 'session_log',
        device_sequence: 2,
        text: '{"id":"waits", "device_id":"old phone"}',
        refusals: 1,
      },
    ],
  ],
  acknowledged: [
    [
      {
        id: 'own',
        kind: 'session_log',
        device_sequence: 1,
        text: '{"id":"own","device_id":"old phone"}',
        outcome: 'stored',
        flags: ['clock_skew'],
        month: '2026-11',
      },
    ],
  ],
  settings: [[{ has_tones: false }, 'choices']],
  safety: [[{ id: 'answers', body: { answered_at: '2026-11-20T08:00:00Z', screen: 'full', answers: [] }, lock: null }]],
  sending: [
    [2, 'device_sequence'],
    ['2026-11-20T10:00:05.000Z', 'received_at'],
    [{ epoch: 'one', sequence: 7, repeated: {} }, 'server'],
  ],
}
const KEYED = ['sessions', 'outbox', 'acknowledged', 'safety']

/** Makes it under this name. Each record is a value, with its key where the store has none in the value. */
export async function makeVersion1(name: string): Promise<typeof RECORDS> {
  const database = await openDB(name, 1, {
    upgrade(made) {
      for (const store of Object.keys(RECORDS)) {
        const kept = made.createObjectStore(store, KEYED.includes(store) ? { keyPath: 'id' } : {})
        if (store === 'acknowledged') kept.createIndex('month', 'month')
      }
    },
  })
  for (const [store, records] of Object.entries(RECORDS)) {
    for (const [value, key] of records) await database.put(store, value, key)
  }
  database.close()
  return RECORDS
}
