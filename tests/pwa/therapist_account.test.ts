import { expect, test } from 'vitest'
import { browserName } from '../../static/pwa/src/views/therapist/account/browser_name'
import { passwordProblem } from '../../static/pwa/src/views/therapist/account/new_password'
import { placeOf } from '../../static/pwa/src/views/therapist/router'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
    'Edge, Windows',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36', 'Chrome, Linux'],
  ['Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36', 'Chrome, Chromebook'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox, Mac'],
  ['Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1', 'Safari, iPad'],
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['curl/8', 'Browser'],
])('%s is called %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name)
})

test('a password is long enough from 12 characters on', () => {
  expect(passwordProblem('eleven char')).toMatch(/at least 12/)
  expect(passwordProblem('twelve chars')).toBeNull()
})

test('the pages of accounts have addresses of their own', () => {
  expect(placeOf('/therapist/account').page).toBe('account')
  expect(placeOf('/therapist/welcome').page).toBe('welcome')
  expect(placeOf('/therapist/welcome/x').page).toBe('unknown')
})
