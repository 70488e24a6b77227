/** Sound as a WAV file: 16 bit, mono. */

const HEADER_BYTES = 44

function text(view: DataView, at: number, words: string): void {
  for (let index = 0; index < words.length; index += 1) view.setUint8(at + index, words.charCodeAt(index))
}

/** Room for `count` samples with the header written, and where the samples go. */
export function emptyWav(count: number, rate: number): { readonly bytes: ArrayBuffer; readonly samples: Int16Array } {
  const bytes = new ArrayBuffer(HEADER_BYTES + count * 2)
  const view = new DataView(bytes)
  text(view, 0, 'RIFF')
  view.setUint32(4, HEADER_BYTES - 8 + count * 2, true)
  text(view, 8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(view, 36, 'data')
  view.setUint32(40, count * 2, true)
  return { bytes, samples: new Int16Array(bytes, HEADER_BYTES) }
}

/** Adds `sound` (-1 to 1) from sample `from` on; what goes over the edges is left out, what is too loud is cut. */
export function mixInto(samples: Int16Array, sound: Float32Array, from: number, volume: number): void {
  const end = Math.min(sound.length, samples.length - from)
  for (let index = Math.max(0, -from); index < end; index += 1) {
    const mixed = (samples[from + index] ?? 0) + (sound[index] ?? 0) * volume * 32_767
    samples[from + index] = Math.max(-32_768, Math.min(32_767, Math.round(mixed)))
  }
}
