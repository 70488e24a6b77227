import { readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { Plugin } from 'vite'

interface Index {
  readonly clips: Readonly<Record<string, { readonly file: string; readonly hash: string }>>
}

/** Where a clip is built to, relative to dist: with its content's hash, as the player asks for it (src/domain/voice.ts). */
export function builtClip(file: string, hash: string): string {
  const { name, ext } = parse(file)
  return `assets/voice/${name}-${hash}${ext}`
}

/** Puts the clips of the voice into the build, each under a name that changes with it, so that it may be kept for ever. */
export function voice(folder: string): Plugin {
  return {
    name: 'homestretch:voice',
    apply: 'build',
    async buildStart() {
      const index: Index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf-8'))
      for (const { file, hash } of Object.values(index.clips)) {
        this.emitFile({ type: 'asset', fileName: builtClip(file, hash), source: await readFile(join(folder, file)) })
      }
    },
  }
}
