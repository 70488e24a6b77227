/** A code of 10 Crockford characters; a link's secret is longer and not for typing. */
const SHORT_CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/

/** What the person typed, as the server knows it: capitals, no dashes, and letters that look like digits put right. */
export function readTypedCode(typed: string): string {
  const plain = typed.replace(/[\s-]/g, '')
  if (plain.length > 10) return plain
  return plain.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
}

export function isShortCode(code: string): boolean {
  return SHORT_CODE.test(code)
}

/** "ABCDE-FGHJK": easier to read out and to type. */
export function inGroups(code: string): string {
  return isShortCode(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : code
}

/** The code of a link `/join#CODE`; empty when there is none. */
export function codeInLink(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, '')).trim()
  } catch {
    return ''
  }
}
