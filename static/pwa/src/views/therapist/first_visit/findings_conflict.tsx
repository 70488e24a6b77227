import { useEffect, useRef } from 'preact/hooks'
import { moment } from '../dates'
import type { ClientItem, Findings, FirstVisit } from '../wire'
import { differing, inWords, LABELS, NOTHING } from './findings'

interface Props {
  readonly client: ClientItem
  /** What this form began from. */
  readonly base: Findings
  readonly other: FirstVisit
  readonly onTakeOver: () => void
  readonly onTakeTheirs: () => void
}

/** Somebody saved in between: says who wrote what and when, and lets this one choose. Either way nothing is lost. */
export function FindingsConflict({ client, base, other, onTakeOver, onTakeTheirs }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const theirs = other.findings ?? NOTHING
  const who = other.saved_by?.display_name ?? 'Somebody'
  const when = other.saved_at && moment(other.saved_at, new Date(), client.time_zone)
  return (
    <section class="conflict" aria-labelledby="findings-conflict">
      <h3 id="findings-conflict" tabIndex={-1} ref={heading}>
        {who} saved this while you were writing
      </h3>
      <dl class="version">
        {differing(base, theirs).map((field) => (
          <div key={field}>
            <dt>{LABELS[field]}</dt>
            <dd>{inWords(field, theirs)}</dd>
          </div>
        ))}
      </dl>
      <p class="small">{when && `Saved ${when}. `}Nothing is lost: what you wrote stands below and is not saved yet.</p>
      <div class="wrap">
        <button type="button" class="act" onClick={onTakeOver}>
          Put mine and theirs together
        </button>
        <button type="button" class="plain" onClick={onTakeTheirs}>
          Take theirs as it is
        </button>
      </div>
    </section>
  )
}
