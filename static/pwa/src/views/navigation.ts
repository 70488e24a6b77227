import { signal } from '@preact/signals'

/** The path on screen. Views read it; only `go` and the browser's own buttons change it. */
export const path = signal(location.pathname)

/** Below it stand the pages of the plan's exercises, each by its prescription's id. */
export const HOW_TO = '/exercise/'

export const CONSENT = '/consent'

/** What becomes of the phone when the practice has deleted the record. */
export const CLOSED = '/closed'

/** How to put the app on the home screen. */
export const INSTALL = '/install'

/** What follows the `#`: a link with another code may be opened while the page is there. */
export const hash = signal(location.hash)

addEventListener('popstate', () => {
  path.value = location.pathname
  hash.value = location.hash
})

/** Shows another screen; `replace` leaves no step to come back to. */
export function go(to: string, replace = false): void {
  if (to !== location.pathname) history[replace ? 'replaceState' : 'pushState'](null, '', to)
  path.value = to
  hash.value = location.hash
}

/** As `go`, at the end of what took its time on the screen `from`: whoever went elsewhere meanwhile stays there. */
export function goOn(from: string, to: string): void {
  if (path.value === from) go(to)
}

/** For links: ordinary taps stay in the app, everything else (new tab, modified click) is the browser's. */
export function followInApp(event: MouseEvent): void {
  const link = event.currentTarget as HTMLAnchorElement
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go(link.pathname)
}
