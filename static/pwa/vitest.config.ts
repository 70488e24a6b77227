import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { configDefaults, defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// What has a window, a database or signals of its own: each file in a world of its own, all in few processes.
const PAGES = [
  '**/*.test.tsx',
  'sync/**/*.test.ts',
  'store/**/*.test.ts',
  'device/**/*.test.ts',
  'interruptions/**/*.test.ts',
]

export default defineConfig({
  root: here('.'),
  define: { __APP_VERSION__: JSON.stringify('0.0.0-test') },
  plugins: [preact()],
  server: { fs: { allow: [here('../..')] } },
  test: {
    dir: here('../../tests/pwa'),
    projects: [
      { extends: true, test: { name: 'pages', include: PAGES, pool: 'vmForks' } },
      // Values in, values out: nothing that one file could leave to the next.
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['**/*.test.ts'],
          exclude: [...PAGES, ...configDefaults.exclude],
          isolate: false,
        },
      },
    ],
    // The type check beside it is done first.
    maxWorkers: 2,
    environment: 'node',
    restoreMocks: true,
    // On a busy machine the properties over hundreds of schedules take longer than the 5 s that are usual.
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts'],
      reportsDirectory: here('coverage'),
      reporter: ['text', 'json-summary'],
      thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
    },
  },
})
