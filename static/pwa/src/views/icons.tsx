import type { JSX } from 'preact'

/** Line icons of our own, on a 24 grid, coloured by the text around them; always beside words. */
const paths = {
  today: 'M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z',
  progress: 'M5 20v-7M12 20V4M19 20v-11',
  learn: 'M12 6.5C10 4.8 7 4.5 4 5v13c3-.5 6-.2 8 1.5 2-1.7 5-2 8-1.5V5c-3-.5-6-.2-8 1.5zm0 0v13',
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5M8.5 14.5v5',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cloud: 'M12 16V7m0 0-3.5 3.5M12 7l3.5 3.5M5 19h14',
  alert: 'M12 4.5 21 20H3zM12 10.5v4m0 2.6v.4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  call: 'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5L16 13l4 1.5v3a2 2 0 0 1-2.2 2A15 15 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4z',
  sound: 'M5 9.5v5h3.5L13 18V6L8.5 9.5zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  mute: 'M5 9.5v5h3.5L13 18V6L8.5 9.5zM16.5 10l4 4m0-4-4 4',
  phone: 'M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 17.5h2',
} as const

export type IconName = keyof typeof paths

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
