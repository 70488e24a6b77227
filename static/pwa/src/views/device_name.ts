/** A name the therapist can tell the phone by, as a first proposal: the kind of device, never a fingerprint. */
export function proposedDeviceName(userAgent: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android.*Mobile/, 'Android phone'],
    [/Android/, 'Android tablet'],
    [/Macintosh/, 'Mac'],
    [/Windows/, 'Windows computer'],
  ]
  return kinds.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'My phone'
}

/** Safari on an iPhone or iPad outside the home screen: its storage may be cleared, so installing comes first. */
export function isSafariTab(userAgent: string, isStandalone: boolean): boolean {
  const isApple = /iPhone|iPad|iPod/.test(userAgent)
  return isApple && !isStandalone && !/CriOS|FxiOS|EdgiOS/.test(userAgent)
}

/** Opened from the home screen, not in a tab. */
export function isStandalone(): boolean {
  return matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
}
