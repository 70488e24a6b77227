import { expect, test } from 'vitest'
import { startChunks } from '../../../static/pwa/tooling/start_chunks'

/** Who imports what before it runs. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  client: ['today', 'words', 'ids'],
  today: ['words', 'client'],
  words: [],
  therapist: ['caseload', 'words'],
  caseload: [],
  player: ['today', 'clock'],
  clock: [],
  ids: [],
  charts: ['ids', 'scales'],
  scales: [],
}
/** And what later. */
const LATER: Readonly<Record<string, readonly string[]>> = { client: ['player'], therapist: ['charts'] }

test.each([
  ['client', 'start'],
  ['today', 'start'],
  ['words', 'both'],
  ['therapist', null],
  ['caseload', null],
  ['player', null],
  ['clock', null],
  // Else loading the charts would start the client's app.
  ['ids', 'both'],
  ['charts', null],
  ['scales', null],
])('%s is put in %s', (id, chunk) => {
  const { name } = startChunks('client', 'therapist')
  if (typeof name !== 'function') throw new Error('A group is named by its modules.')
  const getModuleInfo = (of: string) => ({ importedIds: IMPORTS[of], dynamicallyImportedIds: LATER[of] ?? [] })
  expect(name(id, { getModuleInfo } as unknown as Parameters<typeof name>[1])).toBe(chunk)
})
