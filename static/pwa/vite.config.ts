import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { BUILD_MANIFEST, clientShellOnly } from './tooling/client_shell.ts'
import { pictures } from './tooling/pictures.ts'
import { precompress } from './tooling/precompress.ts'
import { startChunks } from './tooling/start_chunks.ts'
import { voice } from './tooling/voice.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf-8')) as { version: string }

export default defineConfig({
  root: here('.'),
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    preact(),
    pictures(here('figures')),
    voice(here('voice')),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        rollupFormat: 'iife',
        sourcemap: false,
        globPatterns: ['**/*.{html,js,css,svg,png,webp,ico,woff2,webmanifest}'],
        globIgnores: ['therapist.html', 'sw.js'],
        // Names of built files carry their content's hash; a revision beside it would fetch them twice.
        dontCacheBustURLsMatching: /^assets\//,
        manifestTransforms: [clientShellOnly(here('dist'))],
      },
    }),
    precompress(),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: BUILD_MANIFEST,
    target: ['safari16.4', 'chrome111', 'firefox114'],
    // The policy has no `data:`: every picture and font is a file of its own.
    assetsInlineLimit: 0,
    // What is imported later lies on the phone: a link that announces each of its modules costs more than it brings.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, modules, { hostType }) => (hostType === 'html' ? modules : []),
    },
    rolldownOptions: {
      input: { index: here('index.html'), therapist: here('therapist.html') },
      output: { codeSplitting: { groups: [startChunks(here('index.html'), here('therapist.html'))] } },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8000' } },
})
