/** A name by which a person knows their browser in a list, such as "Firefox, Windows": never a fingerprint. */
export function browserName(userAgent: string): string {
  return [first(BROWSERS, userAgent) ?? 'Browser', first(SYSTEMS, userAgent)].filter(Boolean).join(', ')
}

type Known = readonly (readonly [RegExp, string])[]

// In this order: Edge and Opera call themselves Chrome too, and all of them Safari.
const BROWSERS: Known = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: Known = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Macintosh/, 'Mac'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
]

const first = (known: Known, userAgent: string) => known.find(([pattern]) => pattern.test(userAgent))?.[1]
