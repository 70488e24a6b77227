import { useEffect, useState } from 'preact/hooks'
import { nameOf } from '../catalogue'
import type { Template } from '../wire'
import type { OpenedVersion } from '../wire_plan'
import { type BroughtBack, broughtBack } from './bring_back'
import { type Desk, useDesk } from './desk'
import { type Draft, fittedRoutine, isSame, routineOf } from './draft'
import { addRoutine } from './edits'

/** What the builder was opened with, besides the newest version. It becomes the first change: undo takes it out. */
export interface StartWith {
  readonly template: Template | null
  readonly version: OpenedVersion | null
}

export interface Back {
  readonly version: number
  readonly told: BroughtBack
  /** The newest version says the same. */
  readonly isSame: boolean
}

/** Gives what came of an earlier version. */
export function useStartWith({ template, version }: StartWith, newest: Draft, desk: Desk): Back | null {
  const [back, setBack] = useState<Back | null>(null)
  useEffect(() => {
    const { cautions, exercises, change } = desk
    const affected = desk.client.affected_side
    if (template) change(addRoutine(fittedRoutine(routineOf(template, affected), { cautions, exercises, affected })))
    if (!version) return
    const told = broughtBack(version.plan, newest, { cautions, exercises, affected })
    const same = isSame(told.draft, newest)
    if (!same) change(() => told.draft)
    setBack({ version: version.version, told, isSame: same })
  }, [])
  return back
}

function useLines({ lost, held, emptied }: BroughtBack): readonly string[] {
  const { exercises } = useDesk()
  const changed = held.map(({ exercise_id, instead }) => {
    const name = nameOf(exercises, exercise_id)
    return instead ? `${nameOf(exercises, instead)} in place of ${name}` : `${name} left out`
  })
  return [
    ...(changed.length > 0 ? [`Changed by today's cautions: ${changed.join(', ')}.`] : []),
    ...(lost.length > 0
      ? [`No longer in the library, so left out: ${lost.map((id) => nameOf(exercises, id)).join(', ')}.`]
      : []),
    ...emptied.map((name) => `Nothing is left of the routine ${name}: it stays out.`),
  ]
}

function SaidOfDraft({ back: { version, isSame }, isWhole }: { readonly back: Back; readonly isWhole: boolean }) {
  if (!isSame)
    return (
      <p>
        <b>Version {version} is back, as a draft.</b> Nothing is sent before you review it. Routines, doses and notes
        are those of version {version}; the first and the last day stay as they are. Undo takes it out again.
      </p>
    )
  return (
    <p>
      {isWhole
        ? `The newest version says the same as version ${version}: there is nothing to bring back.`
        : `As things are today, version ${version} comes to the same as the newest: there is nothing to bring back.`}
    </p>
  )
}

/** Says what the draft is now, and what of the version could not come along. */
export function BackNotice({ back }: { readonly back: Back }) {
  const lines = useLines(back.told)
  return (
    <div class="notice" role="status">
      <SaidOfDraft back={back} isWhole={lines.length === 0} />
      {lines.length > 0 && (
        <ul class="bullets">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
