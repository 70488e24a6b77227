import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin, ResolvedConfig } from 'vite'

const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest|txt)$/
/** Below this a compressed copy saves less than the look-up for it costs. */
const WORTH_BYTES = 512

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < WORTH_BYTES) return
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
  await writeFile(`${path}.gz`, await toGzip(bytes, { level: 9 }))
  await writeFile(`${path}.br`, await toBrotli(bytes, brotli))
}

/** Writes `.gz` and `.br` beside every text file of the build, so that the server only picks one. */
export function precompress(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'homestretch:precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved
    },
    closeBundle: {
      // After the service worker, which is itself written when the bundle closes.
      order: 'post',
      sequential: true,
      async handler() {
        const out = join(config.root, config.build.outDir)
        const names = await readdir(out, { recursive: true })
        const paths = names.filter((name) => COMPRESSIBLE.test(name)).map((name) => join(out, name))
        for (const path of paths) if ((await stat(path)).isFile()) await compress(path)
      },
    },
  }
}
