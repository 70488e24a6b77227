// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'
import { canInstall, install, watchInstallPrompt } from '../../static/pwa/src/device/install_prompt'
import { InstallSteps, installWay } from '../../static/pwa/src/views/install/install_steps'

afterEach(cleanup)

test.each([
  ['an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) Version/18.4 Safari/604.1', 'apple'],
  [
    'Chrome on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) CriOS/140.0 Safari/604.1',
    'apple_other',
  ],
  ['an Android phone', 'Mozilla/5.0 (Linux; Android 15; Pixel 8) Chrome/140.0.0.0 Mobile Safari/537.36', 'android'],
  ['a computer', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36', null],
] as const)('%s has its own way to the home screen, and none once it is there', (_, userAgent, way) => {
  expect(installWay(userAgent, false)).toBe(way)
  expect(installWay(userAgent, true)).toBeNull()
})

test('each step has its words and a drawing that says nothing of its own', () => {
  render(<InstallSteps way="apple" />)
  const steps = screen.getAllByRole('listitem')
  expect(steps.map((step) => step.textContent)).toEqual([
    '1. Tap the Share button at the bottom of Safari.',
    '2. Scroll down and tap “Add to Home Screen”, then “Add”.',
    '3. Open Homestretch from your home screen. Type the code there.',
  ])
  expect(steps.every((step) => step.querySelector('svg')?.getAttribute('aria-hidden') === 'true')).toBe(true)
})

test('an offer to install is kept from the browser’s own bar, and serves once', async () => {
  watchInstallPrompt()
  expect(canInstall()).toBe(false)
  expect(await install()).toBe(false)
  const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: async () => ({ outcome: 'dismissed' }),
  })
  dispatchEvent(offer)
  expect(offer.defaultPrevented).toBe(true)
  expect(canInstall()).toBe(true)
  expect(await install()).toBe(false)
  expect(canInstall()).toBe(false)
  dispatchEvent(offer)
  dispatchEvent(new Event('appinstalled'))
  expect(canInstall()).toBe(false)
})
