import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The golden files of a folder, which pytest reads too. */
export function goldenCases<Case extends { readonly name: string }>(folder: string): Case[] {
  const place = fileURLToPath(new URL(`../golden/${folder}/`, import.meta.url))
  const names = readdirSync(place).filter((name) => name.endsWith('.json'))
  if (names.length === 0) throw new Error(`No golden files in ${folder}.`)
  return names.map((name) => JSON.parse(readFileSync(place + name, 'utf-8')) as Case)
}
