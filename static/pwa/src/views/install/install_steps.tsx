import '../../styles/install.css'
import type { JSX } from 'preact'
import { type LaterId, text } from '../../messages/later'
import { Drawing, type Step } from './drawings'

/** How a browser puts the app on the home screen. `apple_other`: another browser than Safari on an iPhone. */
export type InstallWay = 'apple' | 'apple_other' | 'android'

const STEPS: Readonly<Record<InstallWay, readonly (readonly [Step, LaterId])[]>> = {
  apple: [
    ['share', 'install.apple_share'],
    ['add', 'install.apple_add'],
    ['open', 'install.apple_open'],
  ],
  apple_other: [
    ['share', 'install.apple_other_share'],
    ['add', 'install.apple_add'],
    ['open', 'install.apple_open'],
  ],
  android: [
    ['menu', 'install.android_menu'],
    ['install', 'install.android_install'],
    ['open', 'install.android_open'],
  ],
}

/** The way of this browser; null: a computer, or already on the home screen. */
export function installWay(userAgent: string, isInstalled: boolean): InstallWay | null {
  if (isInstalled) return null
  if (/iPhone|iPad|iPod/.test(userAgent)) return /CriOS|FxiOS|EdgiOS/.test(userAgent) ? 'apple_other' : 'apple'
  return userAgent.includes('Android') ? 'android' : null
}

/** The steps, each with its drawing. On an iPhone the last one asks for the code: what is installed has its own storage. */
export function InstallSteps({ way }: { way: InstallWay }): JSX.Element {
  return (
    <ol class="install-steps">
      {STEPS[way].map(([step, words], index) => (
        <li key={step}>
          <Drawing step={step} />
          <p>
            <b aria-hidden="true">{index + 1}. </b>
            {text(words)}
          </p>
        </li>
      ))}
    </ol>
  )
}
