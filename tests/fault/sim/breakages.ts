/** Outboxes that lose things and a history that is never whole, as known from others: `make faults` must catch each. */
export interface Breakage {
  readonly file: string
  /** Stands in the file exactly once. */
  readonly from: string
  readonly to: string
}

export const BREAKAGES: Readonly<Record<string, Breakage>> = {
  delete_before_send: {
    file: 'src/sync/drain.ts',
    from: 'const reply = await postEntries(',
    to: `const gone = new Map(batch.map(({ id }) => [id, { outcome: 'stored', flags: [] }]))
  await store.settle(batch, { settled: gone, answer: null, refused: null } as never, new Date().toISOString())
  const reply = await postEntries(`,
  },
  take_500_for_success: {
    file: 'src/domain/outbox.ts',
    from: 'if (!BATCH_REFUSED.includes(reply.status)) return',
    to: `if (reply.status === 500) {
    const settled = new Map(sent.map((id) => [id, { outcome: 'stored' as const, flags: [] }]))
    return { settled, answer: null, trouble: null, limit, refused: null, retry_after_seconds: null }
  }
  if (!BATCH_REFUSED.includes(reply.status)) return`,
  },
  only_the_newest_month: {
    file: 'src/domain/history.ts',
    from: 'if (theirs !== ours) ',
    to: 'if (theirs !== ours && month === [...Object.keys(told.months), ...ids.keys()].sort().at(-1)) ',
  },
  drop_after_7_days: {
    file: 'src/store/store.ts',
    from: "listOutbox: (): Promise<WaitingEntry[]> => use((database) => database.getAll('outbox')),",
    to: `listOutbox: async (): Promise<WaitingEntry[]> => {
      const all = await use((database) => database.getAll('outbox'))
      const old = all.filter(({ id }) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) < Date.now() - 604_800_000)
      for (const { id } of old) await use((database) => database.delete('outbox', id))
      return all.filter((entry) => !old.includes(entry))
    },`,
  },
}
