import { useState } from 'preact/hooks'
import { type Failure, me, post } from '../api'
import { dateOf } from '../dates'
import { useLoaded } from '../loading'
import { Dialog } from '../parts/dialog'
import { Field } from '../parts/field'
import { FailureNotice, Show } from '../parts/notice'
import { useOneAtATime } from '../parts/one_at_a_time'
import type { ConsentTextItem } from '../wire_consent'
import { count } from '../words'
import { CONSENT_DRAFT } from './consent_draft'

const ADDRESS = '/practice/consent'

/** What clients are asked to agree to, every version of it, and writing a new one. */
export function ConsentCard() {
  const { state, reload } = useLoaded<{ readonly items: readonly ConsentTextItem[] }>(ADDRESS)
  return (
    <section class="card" aria-labelledby="consent">
      <h2 id="consent">What clients agree to</h2>
      <Show state={state} what="the text" onRetry={() => void reload()}>
        {({ items }) => <Texts items={items} onPublished={() => void reload()} />}
      </Show>
    </section>
  )
}

interface Props {
  readonly items: readonly ConsentTextItem[]
  readonly onPublished: () => void
}

function Texts({ items, onPublished }: Props) {
  const [isWriting, setIsWriting] = useState(false)
  const [newest, ...older] = items
  const isAdmin = me.value?.account.role === 'admin'
  return (
    <div class="stack">
      {newest ? <Text text={newest} /> : <p>There is no text yet, so clients are asked nothing.</p>}
      {older.length > 0 && (
        <details>
          <summary>{count(older.length, 'earlier version')}</summary>
          <div class="stack">
            {older.map((text) => (
              <Text key={text.version} text={text} />
            ))}
          </div>
        </details>
      )}
      {isAdmin && (
        <div class="wrap">
          <button type="button" class="act" onClick={() => setIsWriting(true)}>
            {newest ? 'Write a new version' : 'Write the text'}
          </button>
        </div>
      )}
      {isWriting && (
        <Write
          newest={newest ?? null}
          onClose={() => setIsWriting(false)}
          onPublished={() => {
            setIsWriting(false)
            onPublished()
          }}
        />
      )}
    </div>
  )
}

function Text({ text }: { readonly text: ConsentTextItem }) {
  return (
    <article>
      <h3>
        Version {text.version}, {dateOf(text.published_at)}
      </h3>
      <p class="written">{text.body}</p>
    </article>
  )
}

interface WriteProps {
  readonly newest: ConsentTextItem | null
  readonly onClose: () => void
  readonly onPublished: () => void
}

function Write({ newest, onClose, onPublished }: WriteProps) {
  const [body, setBody] = useState(newest?.body ?? CONSENT_DRAFT)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { isBusy, onSubmit } = useOneAtATime(async () => {
    const answer = await post(ADDRESS, { body, after: newest?.version ?? null })
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) onPublished()
  })
  const isSame = body.trim() === newest?.body
  return (
    <Dialog title={newest ? 'New version of the text' : 'Text to agree to'} onClose={onClose} wide>
      <form class="form" onSubmit={onSubmit} noValidate>
        <p>
          Every client reads it on the phone and says yes or no. Until they say yes, what they record stays on their
          phone. After a change everyone is asked anew; who agreed before goes on meanwhile.
        </p>
        <Field
          label="Text"
          hint="Short words, an empty line between paragraphs. Have someone look at it who knows the law where you work."
          errors={failure?.errors.map(({ message }) => message)}
        >
          {({ id, describedBy, invalid }) => (
            <textarea
              id={id}
              rows={14}
              maxLength={20000}
              value={body}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onInput={(event) => setBody(event.currentTarget.value)}
            />
          )}
        </Field>
        {/\[.*\]/.test(body) && <p class="notice">Some places in brackets are not filled in yet.</p>}
        {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
        <button type="submit" class="act" disabled={isBusy || isSame}>
          Publish and ask every client
        </button>
      </form>
    </Dialog>
  )
}
