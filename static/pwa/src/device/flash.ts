/**
 * The screen lights up: for who hears nothing. The animation's delay runs in the browser, so a busy page makes it no later.
 * A glow along the edges, at most once a second: far below what could set off a seizure (WCAG 2.3.1), and what is on the
 * screen stays readable.
 */
const GLOW: Keyframe[] = [{ opacity: 0 }, { opacity: 1, offset: 0.2 }, { opacity: 0 }]
const LASTS_MS = 450

let light: HTMLElement | null = null
let waiting = 0

function lightOn(): HTMLElement {
  const made = document.createElement('div')
  made.className = 'flash'
  document.body.append(made)
  return made
}

function oneLess(): void {
  waiting -= 1
  if (waiting > 0) return
  light?.remove()
  light = null
}

/** Lights the screen in `in_ms`; gives what takes it back. All flashes share one element: each on its own would be a layer. */
export function planFlash(in_ms: number): () => void {
  light ??= lightOn()
  waiting += 1
  const animation = light.animate(GLOW, { delay: in_ms, duration: LASTS_MS })
  animation.onfinish = oneLess
  animation.oncancel = oneLess
  return () => animation.cancel()
}
