import { readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { Plugin } from 'vite'

interface Index {
  readonly exercises: Readonly<
    Record<
      string,
      {
        readonly frames: readonly { readonly files: Record<string, string>; readonly hashes: Record<string, string> }[]
      }
    >
  >
}

/** Where a picture is built to, relative to dist: with its content's hash, as the server names it (api/catalogue). */
export function builtName(file: string, hash: string): string {
  const { dir, name, ext } = parse(file)
  return `assets/figures/${dir}/${name}-${hash}${ext}`
}

/** Puts the exercises' pictures into the build, each under a name that changes with it, so that it may be kept for ever. */
export function pictures(folder: string): Plugin {
  return {
    name: 'homestretch:pictures',
    apply: 'build',
    async buildStart() {
      const index: Index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf-8'))
      const frames = Object.values(index.exercises).flatMap((exercise) => exercise.frames)
      for (const { files, hashes } of frames) {
        for (const [body, file] of Object.entries(files)) {
          const source = await readFile(join(folder, file))
          this.emitFile({ type: 'asset', fileName: builtName(file, hashes[body] ?? ''), source })
        }
      }
    },
  }
}
