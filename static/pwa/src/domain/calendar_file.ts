/** Lines of an iCalendar file (RFC 5545). The service writes them by the same rules; tests/golden/calendar holds both. */

const LONGEST_LINE = 75

/** How many bytes of UTF-8 a character takes; this folder has no TextEncoder. */
function bytesOf(letter: string): number {
  const point = letter.codePointAt(0) as number
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

/** A text value (§3.3.11): backslash, semicolon, comma and line break escaped; control characters are left out. */
export function textValue(text: string): string {
  const whole = text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '?')
  const escaped = whole.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  return escaped.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** One content line as the file has it (§3.1): folded at 75 bytes, never inside a character, each part ended by CRLF. */
export function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let room = LONGEST_LINE
  for (const letter of line) {
    const size = bytesOf(letter)
    if (size > room) {
      parts.push(part)
      part = ' '
      room = LONGEST_LINE - 1
    }
    part += letter
    room -= size
  }
  return [...parts, part].map((each) => `${each}\r\n`).join('')
}
