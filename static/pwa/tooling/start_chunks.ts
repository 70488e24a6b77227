/** How built modules are put together: what one page needs at its start is one file, and so is what both need. */
import type { Rolldown } from 'vite'

type Context = Parameters<Exclude<Rolldown.CodeSplittingGroup['name'], string>>[1]

/** Ids of all modules that run before a page does: those that are imported later are not among them. */
function startOf(page: string, context: Context): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [page]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    // Copied: the lists are used again for the next module that is asked for.
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []))
  }
  return seen
}

/**
 * Left alone, the bundler makes a file of each handful of modules that the same later parts share: many small files to
 * fetch at the start, which do not compress together.
 */
export function startChunks(client: string, therapist: string): Rolldown.CodeSplittingGroup {
  let starts: readonly [ReadonlySet<string>, ReadonlySet<string>] | null = null
  return {
    debugName: 'start',
    // Nothing comes along that only a later part needs.
    includeDependenciesRecursively: false,
    name: (id, context) => {
      starts ??= [startOf(client, context), startOf(therapist, context)]
      const [isClients, isTherapists] = starts.map((start) => start.has(id))
      if (isClients && isTherapists) return 'both'
      return isClients ? 'start' : null
    },
  }
}
