// Bundles the simulation itself, which is TypeScript, for Node: `node bundle.mjs out.mjs`.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

await build({
  configFile: false,
  logLevel: 'error',
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  ssr: { external: ['vite', 'fake-indexeddb'] },
  build: {
    ssr: fileURLToPath(new URL('main.ts', import.meta.url)),
    target: 'node22',
    minify: false,
    emptyOutDir: false,
    outDir: process.argv[2],
    rollupOptions: { output: { entryFileNames: 'main.mjs' } },
  },
})
