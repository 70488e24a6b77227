/** Dice that fall the same way for the same seed (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  percent(of100: number): boolean {
    return this.next() * 100 < of100
  }

  pick<Value>(from: readonly Value[]): Value {
    return from[Math.floor(this.next() * from.length)] as Value
  }
}
