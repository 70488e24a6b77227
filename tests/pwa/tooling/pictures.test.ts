import { expect, test } from 'vitest'
import { builtName } from '../../../static/pwa/tooling/pictures'

test('a picture is built under a name that changes with its content', () => {
  expect(builtName('woman/bridge-start.webp', '0a1b2c3d')).toBe('assets/figures/woman/bridge-start-0a1b2c3d.webp')
})
