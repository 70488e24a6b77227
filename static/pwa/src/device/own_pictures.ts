/** Where a picture is shown from. On a phone those of the practice come from what the account keeps, and from nowhere else. */
import { signal } from '@preact/signals'
import { isOwnAddress } from '../domain/picture'

export interface OwnPicture {
  readonly address: string
  readonly type: string
  readonly bytes: ArrayBuffer
}

/** Addresses that only this page knows, by address on the server; null: this door loads pictures itself. */
const shown = signal<ReadonlyMap<string, string> | null>(null)

/** Shows these, beside what is shown already. A picture never changes under its address. */
export function showOwn(pictures: readonly OwnPicture[]): void {
  const urls = new Map(shown.peek())
  for (const { address, type, bytes } of pictures) {
    if (!urls.has(address)) urls.set(address, URL.createObjectURL(new Blob([bytes], { type })))
  }
  shown.value = urls
}

/** Lets go of all others. */
export function showOnlyOwn(needed: ReadonlySet<string>): void {
  const urls = new Map(shown.peek())
  for (const [address, url] of urls) {
    if (needed.has(address)) continue
    URL.revokeObjectURL(url)
    urls.delete(address)
  }
  shown.value = urls
}

/** Null: it is not here, and its place is the words'. */
export function sourceOf(address: string): string | null {
  if (shown.value === null || !isOwnAddress(address)) return address
  return shown.value.get(address) ?? null
}
