// Bundles the phone for Node: `node bundle.mjs FOLDER` makes FOLDER/phone.mjs.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

await build({
  configFile: false,
  logLevel: 'error',
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  define: { __APP_VERSION__: JSON.stringify('0.0.0-phone') },
  ssr: { noExternal: true },
  build: {
    ssr: fileURLToPath(new URL('phone.ts', import.meta.url)),
    target: 'node22',
    minify: false,
    emptyOutDir: false,
    outDir: process.argv[2],
    rollupOptions: { output: { entryFileNames: 'phone.mjs' } },
  },
})
