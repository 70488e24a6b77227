/** What a chosen file is by its first bytes, and what to say where it is nothing that can be sent. */

export const LARGEST_BYTES = 10_000_000
/** What the file picker offers: with these alone an iPhone hands over its photos as JPEG. */
export const ACCEPTED = 'image/jpeg,image/png,image/webp'
/** How much of a file tells what it is. */
export const HEAD_BYTES = 32

type Kind = 'JPEG' | 'PNG' | 'WebP' | 'HEIC' | 'GIF' | 'PDF' | 'SVG' | null

const SIGNS: readonly (readonly [Exclude<Kind, null>, RegExp])[] = [
  ['JPEG', /^\xff\xd8\xff/],
  ['PNG', /^\x89PNG\r\n/],
  ['WebP', /^RIFF[\s\S]{4}WEBP/],
  ['HEIC', /^[\s\S]{4}ftyp(?:hei|hev|mif|msf|avi)/],
  ['GIF', /^GIF8/],
  ['PDF', /^%PDF/],
  ['SVG', /^\s*<(?:\?xml|svg|!doctype)/i],
]

/** By content: names and content types say what somebody believes. */
export function kindOf(head: Uint8Array): Kind {
  const text = String.fromCharCode(...head)
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? null
}

const CAN_BE_SENT: readonly Kind[] = ['JPEG', 'PNG', 'WebP']

/** Why a file cannot be sent and what to do; null: it can. `bytes`: as it would be sent. */
export function whyNot(kind: Kind, bytes: number): string | null {
  if (kind === 'HEIC') {
    return 'This photo is kept as HEIC, which many phones cannot show. Save it as JPEG first, or take the photo here.'
  }
  if (!CAN_BE_SENT.includes(kind)) {
    return kind
      ? `${kind} files cannot be used here. Choose a photo: JPEG, PNG or WebP.`
      : 'This file is not a picture. Choose a photo: JPEG, PNG or WebP.'
  }
  if (bytes <= LARGEST_BYTES) return null
  return `This picture has ${Math.ceil(bytes / 1_000_000)} MB; at most 10 MB can be sent. Take it anew with a smaller size, or save it smaller first.`
}
