/**
 * The screen lights up: for who hears nothing. The animation's delay runs in the browser, so a busy page makes it no later.
 * A soft light over the picture, at most once a second: far below what could set off a seizure (WCAG 2.3.1).
 */
const LIGHT: Keyframe[] = [{ opacity: 0 }, { opacity: 0.85, offset: 0.2 }, { opacity: 0 }]
const LASTS_MS = 450

/** Lights the screen in `in_ms`; gives what takes it back. */
export function planFlash(in_ms: number): () => void {
  const light = document.createElement('div')
  light.className = 'flash'
  document.body.append(light)
  const animation = light.animate(LIGHT, { delay: in_ms, duration: LASTS_MS })
  const end = () => light.remove()
  animation.onfinish = end
  animation.oncancel = end
  return () => animation.cancel()
}
