/** Fills the array with random bytes: `crypto.getRandomValues`, which plain http has too. */
export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => void

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A UUIDv7 (RFC 9562) for the time `now_ms`. */
export function uuid7(now_ms: number, fill: FillRandom): string {
  const bytes = new Uint8Array(16)
  fill(bytes)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(now_ms / 2 ** 32))
  view.setUint32(2, now_ms % 2 ** 32)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const text = hex(bytes)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

/** The time in a UUIDv7, ms since 1970. */
export function uuid7Time(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}
