import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ManifestTransform } from 'workbox-build'

/** Where Vite writes which chunk needs which, relative to dist. */
export const BUILD_MANIFEST = 'build-manifest.json'
const PAGE = 'index.html'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}

type BuildManifest = Readonly<Record<string, Chunk>>

/** Every built file that a page needs, lazily loaded chunks included. */
export function filesOf(manifest: BuildManifest, page: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || seen.has(key)) return
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next)
  }
  visit(page)
  return files
}

/** Keeps what the client's page needs: its chunks and the public files; nothing that only the therapist's page loads. */
export function clientShellOnly(dist: string): ManifestTransform {
  return async (entries) => {
    // The app's own build failed: let it say why, instead of a complaint about a file that is missing for that reason.
    if (!existsSync(join(dist, BUILD_MANIFEST))) return { manifest: entries, warnings: [] }
    const build: BuildManifest = JSON.parse(await readFile(join(dist, BUILD_MANIFEST), 'utf-8'))
    const needed = filesOf(build, PAGE)
    const isShell = (url: string) => !url.startsWith('assets/') || needed.has(url)
    const shell = entries.filter(({ url }) => isShell(url))
    // The server gives the page at its address, never under its file name.
    return { manifest: shell.map((entry) => (entry.url === PAGE ? { ...entry, url: '/' } : entry)), warnings: [] }
  }
}
