/** A short buzz where the phone has one (never on an iPhone), so never the only cue. */
export function buzz(pattern: number | number[]): void {
  navigator.vibrate?.(pattern)
}
