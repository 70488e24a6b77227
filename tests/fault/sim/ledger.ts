/** What people did, as they remember it: each session has a mark of its own in its note, which the server must show once. */
export interface Finished {
  readonly id: string
  readonly mark: string
  readonly client: string
  isWithdrawn: boolean
}

export class Ledger {
  /** The screen said that these are kept. */
  readonly finished: Finished[] = []
  /** These may have been kept: the tab was gone before the screen could say so. */
  readonly marks = new Set<string>()

  newMark(): string {
    const mark = `session ${this.marks.size + 1}`
    this.marks.add(mark)
    return mark
  }

  keep(id: string, mark: string, client: string): void {
    this.finished.push({ id, mark, client, isWithdrawn: false })
  }

  of(client: string): readonly Finished[] {
    return this.finished.filter((one) => one.client === client)
  }
}
