import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { uuid7 } from '../../../domain/uuid7'
import { type Failure, get, post } from '../api'
import { useOneAtATime } from '../parts/one_at_a_time'
import { say } from '../parts/said'
import { navigate } from '../router'
import type { TickResults, TickSheet } from '../wire_ticks'
import { count } from '../words'
import { backAgain, bodyOf, type Draft, leftAfter, withoutRecorded } from './draft'

export const newId = () => uuid7(Date.now(), (bytes) => crypto.getRandomValues(bytes))

/** Which sheet is in hand; null: the one of the last visit, from there. */
export interface Asked {
  readonly version: number | null
  readonly firstOn: string | null
}

const NONE: Draft = new Map()

/** Whether the service may have stored what was sent, though it did not say so. */
const isUnsure = ({ status }: Failure) => status === 0 || status >= 500

function sheetPath(clientId: string, { version, firstOn }: Asked): string {
  const wishes = [version && `version=${version}`, firstOn && `first_on=${firstOn}`].filter(Boolean).join('&')
  return `/clients/${clientId}/paper-sheet${wishes && `?${wishes}`}`
}

/** The sheet as the service has it; what is on screen stays until another one is there. */
function useSheet(clientId: string) {
  const [asked, setAsked] = useState<Asked>({ version: null, firstOn: null })
  const [sheet, setSheet] = useState<TickSheet | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const turn = useRef(0)
  const load = useCallback(async () => {
    const own = ++turn.current
    const answer = await get<TickSheet>(sheetPath(clientId, asked))
    if (own !== turn.current) return null
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setSheet(answer.data)
    return answer.ok ? answer.data : null
  }, [clientId, asked])
  useEffect(() => void load(), [load])
  return { asked, setAsked, sheet, failure, load }
}

/** A sheet, what is ticked of it and not saved, and saving it all at once. */
export function useTicks(clientId: string, namesOf: (routineId: string) => readonly string[]) {
  const { sheet, load, ...loading } = useSheet(clientId)
  const [draft, setDraft] = useState<Draft>(NONE)
  const [unsaved, setUnsaved] = useState<Failure | null>(null)
  const sent = useRef<object>({})
  const isGone = useRef(false)
  useEffect(
    () => () => {
      isGone.current = true
    },
    [],
  )
  const path = `/clients/${clientId}/paper-sheet`
  const takeBack = async (saved: Draft) => {
    const ids = [...saved.values()].map(({ id }) => id)
    const answer = await post<TickResults>(`${path}/take-back`, { ids })
    if (!answer.ok) return say(answer.failure.text, { label: 'Try again', run: () => void takeBack(saved) })
    const back = backAgain(saved, answer.data, newId)
    const kept = ids.length - back.size
    const rest = kept > 0 ? ` ${count(kept, 'session')} stay, changed since.` : ''
    if (isGone.current) {
      // What is on screen by now may show those sessions still: the sheet does not.
      navigate(`/therapist/clients/${clientId}/ticks`)
      return say(`${count(back.size, 'session')} taken back.${rest}`)
    }
    setDraft((now) => new Map([...now, ...back]))
    await load()
    say(`${count(back.size, 'session')} taken back: ticked again, not saved.${rest}`)
  }
  const saving = useOneAtATime(async () => {
    if (sheet === null || sheet.plan_version === null || draft.size === 0) return
    // Sent again it is word for word the same: so the service knows what it has of it.
    if (!(unsaved && isUnsure(unsaved)))
      sent.current = { plan_version: sheet.plan_version, ticks: bodyOf(draft, namesOf) }
    const answer = await post<TickResults>(path, sent.current)
    if (!answer.ok) return setUnsaved(answer.failure)
    const left = leftAfter(draft, answer.data)
    const saved = new Map([...draft].filter(([key]) => !left.has(key)))
    await load()
    setUnsaved(null)
    setDraft(left)
    if (saved.size > 0)
      say(`${count(saved.size, 'session')} saved, labelled “from paper”.`, {
        label: 'Undo',
        run: () => void takeBack(saved),
      })
  })
  const look = useOneAtATime(async () => {
    const now = await load()
    if (now === null) return
    setDraft(withoutRecorded(draft, now))
    setUnsaved(null)
  })
  const clear = () => {
    const before = draft
    setDraft(NONE)
    setUnsaved(null)
    say('The ticks are cleared.', { label: 'Undo', run: () => setDraft(before) })
  }
  return {
    ...loading,
    load,
    sheet,
    draft,
    setDraft,
    clear,
    unsaved,
    /** Sent, and not answered: nothing is changed until it is known what became of it. */
    isWaiting: saving.isBusy || look.isBusy || (unsaved !== null && isUnsure(unsaved)),
    isBusy: saving.isBusy || look.isBusy,
    save: (event: Event) => void saving.onSubmit(event),
    look: (event: Event) => void look.onSubmit(event),
  }
}

export type Ticks = ReturnType<typeof useTicks>
