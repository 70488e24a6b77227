import { fileURLToPath } from 'node:url'
import { preact } from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  define: { __APP_VERSION__: JSON.stringify('0.0.0-test') },
  plugins: [preact()],
  server: { fs: { allow: [here('../..')] } },
  test: {
    dir: here('../../tests/pwa'),
    include: ['**/*.test.{ts,tsx}'],
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
