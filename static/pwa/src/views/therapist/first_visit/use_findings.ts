/** The draft of what was found: which save it began from, saving it, and what happens when somebody else saved first. */
import { useEffect, useState } from 'preact/hooks'
import { type Failure, get, request } from '../api'
import { say } from '../parts/said'
import type { ClientItem, Findings, FirstVisit } from '../wire'
import { differing, mergeFindings, NOTHING } from './findings'

interface Found {
  readonly visit: FirstVisit
  readonly etag: string | null
}

interface Base {
  readonly found: Findings
  readonly side: ClientItem['affected_side']
  readonly etag: string | null
}

export function useFindings(client: ClientItem, known: Found, onSaved: () => void) {
  const path = `/clients/${client.id}/first-visit`
  const [base, setBase] = useState<Base>({
    found: known.visit.findings ?? NOTHING,
    side: client.affected_side,
    etag: known.etag,
  })
  const [found, setFound] = useState(base.found)
  const [side, setSide] = useState(base.side)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [other, setOther] = useState<Found | null>(null)
  const [clashes, setClashes] = useState<readonly (keyof Findings)[]>([])
  const isFoundChanged = differing(found, base.found).length > 0
  /** `next` in the form, on top of what was read just now. */
  const moveTo = ({ visit, etag }: Found, next: Findings) => {
    setBase((before) => ({ ...before, found: visit.findings ?? NOTHING, etag }))
    setFound(next)
    setOther(null)
    setFailure(null)
  }
  useEffect(() => {
    // Read again for another reason, such as a caution: what somebody else saved comes with it.
    if (known.etag === base.etag) return
    if (isFoundChanged) setOther(known)
    else moveTo(known, known.visit.findings ?? NOTHING)
  }, [known.etag])
  const meet = async () => {
    const answer = await get<FirstVisit>(path)
    if (answer.ok) setOther({ visit: answer.data, etag: answer.etag })
    else setFailure(answer.failure)
  }
  const save = async () => {
    setFailure(null)
    if (side !== base.side) {
      const answer = await request('PATCH', `/clients/${client.id}`, { body: { affected_side: side } })
      if (!answer.ok) return setFailure(answer.failure)
      setBase((before) => ({ ...before, side }))
    }
    const answer = await request<FirstVisit>('PUT', path, { body: found, ifMatch: base.etag })
    if (answer.ok) {
      setClashes([])
      moveTo({ visit: answer.data, etag: answer.etag }, answer.data.findings ?? NOTHING)
      return onSaved()
    }
    if (answer.failure.status === 412 || answer.failure.status === 428) await meet()
    else setFailure(answer.failure)
  }
  return {
    base,
    found,
    side,
    failure,
    /** What somebody else saved meanwhile. */
    other: other?.visit ?? null,
    /** What both wrote, when it was last put together. */
    clashes,
    isChanged: isFoundChanged || side !== base.side,
    set: (change: Partial<Findings>) => setFound((before) => ({ ...before, ...change })),
    setSide,
    save,
    takeBack: () => {
      setFound(base.found)
      setSide(base.side)
      setClashes([])
    },
    takeOver: () => {
      if (!other) return
      const merged = mergeFindings(base.found, found, other.visit.findings ?? NOTHING)
      setClashes(merged.clashes)
      moveTo(other, merged.found)
    },
    takeTheirs: () => {
      if (!other) return
      const mine = found
      setClashes([])
      moveTo(other, other.visit.findings ?? NOTHING)
      say('What they saved is in the form.', { label: 'Bring mine back', run: () => setFound(mine) })
    },
  }
}
