/**
 * A database as version 2 of the app made and filled it: its stores, and one record of each as they were written then.
 * This is what phones in the field have: it is never changed.
 */
import { openDB } from 'idb'

const RECORDS: Readonly<Record<string, readonly (readonly [unknown, string?])[]>> = {
  plan: [[{ body: { plan: null, timelines: {} }, etag: '"v2"' }, 'current']],
  run: [[{ id: 'run', owner: 'a tab', marks: [{ at: 5, kind: 'start' }], exercises: {} }, 'current']],
  sessions: [
    [
      {
        id: 'sent',
        log: { note: 'mine' },
        status: 'stored',
        flags: [],
        is_own: true,
        received_at: '2027-02-01T10:00:00Z',
      },
    ],
    [{ id: 'waits', log: { note: 'unsent' }, status: 'pending', flags: [], is_own: true, received_at: null }],
  ],
  outbox: [
    [
      {
        id: 'waits',
        kind: 'session_log',
        device_id: 'phone',
        device_sequence: 2,
        text: '{"id":"waits","device_id":"phone"}',
        refusals: 0,
      },
    ],
  ],
  acknowledged: [
    [
      {
        id: 'sent',
        kind: 'session_log',
        device_id: 'phone',
        device_sequence: 1,
        text: '{"id":"sent","device_id":"phone"}',
        outcome: 'stored',
        flags: [],
        month: '2027-02',
        received_at: '2027-02-01T10:00:00Z',
      },
    ],
  ],
  settings: [[{ has_sound: false }, 'choices']],
  safety: [[{ id: 'answers', body: { answered_at: '2027-02-01T08:00:00Z', screen: 'full', answers: [] }, lock: null }]],
  sending: [[2, 'device_sequence']],
}
const KEYED = ['sessions', 'outbox', 'acknowledged', 'safety']

/** Makes it under this name. Each record is a value, with its key where the store has none in the value. */
export async function makeVersion2(name: string): Promise<typeof RECORDS> {
  const database = await openDB(name, 2, {
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
