import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BUILD_MANIFEST, clientShellOnly, filesOf } from '../../../static/pwa/tooling/client_shell'

const BUILD = {
  'index.html': {
    file: 'assets/index.js',
    imports: ['_shared.js'],
    dynamicImports: ['late.ts'],
    css: ['assets/index.css'],
  },
  'late.ts': { file: 'assets/late.js', imports: ['_shared.js'] },
  '_shared.js': { file: 'assets/shared.js', assets: ['assets/font.woff2'] },
  'therapist.html': { file: 'assets/therapist.js', imports: ['_shared.js'], css: ['assets/therapist.css'] },
}

test('a page needs its chunks, what they load later, their styles and fonts', () => {
  expect([...filesOf(BUILD, 'index.html')].sort()).toEqual([
    'assets/font.woff2',
    'assets/index.css',
    'assets/index.js',
    'assets/late.js',
    'assets/shared.js',
  ])
  expect(filesOf(BUILD, 'gone.html').size).toBe(0)
})

describe('what the service worker keeps', () => {
  test("is the client's shell at the address where the server gives it, and nothing of the therapist's", async () => {
    const dist = mkdtempSync(join(tmpdir(), 'dist-'))
    writeFileSync(join(dist, BUILD_MANIFEST), JSON.stringify(BUILD))
    const urls = ['index.html', 'icons/icon.svg', 'assets/index.js', 'assets/therapist.js', 'assets/therapist.css']
    const entries = urls.map((url) => ({ url, revision: 'r', size: 1 }))
    const { manifest } = await clientShellOnly(dist)(entries, undefined)
    expect(manifest.map(({ url }) => url)).toEqual(['/', 'icons/icon.svg', 'assets/index.js'])
  })
})
