/** How built modules are put together: what one page needs at its start is one file, and so is what both need. */
import type { Rolldown } from 'vite'

type Context = Parameters<Exclude<Rolldown.CodeSplittingGroup['name'], string>>[1]

/** Ids of all modules that run before a page does; with `isLater` also of those that it imports later. */
function modulesOf(page: string, context: Context, isLater = false): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [page]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    // Copied: the lists are used again for the next module that is asked for.
    const module = context.getModuleInfo(id)
    waiting.push(...(module?.importedIds ?? []), ...((isLater && module?.dynamicallyImportedIds) || []))
  }
  return seen
}

/**
 * Left alone, the bundler makes a file of each handful of modules that the same later parts share: many small files to
 * fetch at the start, which do not compress together.
 *
 * What the therapist's page imports later counts for it too: else a part of it would lie in the file that starts the
 * client's app, and loading that part would start the app in the therapist's page.
 */
export function startChunks(client: string, therapist: string): Rolldown.CodeSplittingGroup {
  let starts: readonly [ReadonlySet<string>, ReadonlySet<string>] | null = null
  return {
    debugName: 'start',
    // Nothing comes along that only a later part needs.
    includeDependenciesRecursively: false,
    name: (id, context) => {
      starts ??= [modulesOf(client, context), modulesOf(therapist, context, true)]
      const [isClients, isTherapists] = starts.map((start) => start.has(id))
      if (isClients && isTherapists) return 'both'
      return isClients ? 'start' : null
    },
  }
}
