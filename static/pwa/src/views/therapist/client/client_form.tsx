import { useState } from 'preact/hooks'
import type { Answer, Failure } from '../api'
import { isZone } from '../dates'
import { Choice } from '../parts/choice'
import { Field, TextField } from '../parts/field'
import { FailureNotice } from '../parts/notice'
import type { AffectedSide, ClientFields, ClientItem } from '../wire'

export const SIDE_CHOICES: readonly { readonly value: AffectedSide; readonly label: string }[] = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'both', label: 'Both' },
  { value: 'none', label: 'Not named' },
]

function ZoneField({
  value,
  onInput,
  errors,
}: {
  readonly value: string
  readonly onInput: (zone: string) => void
  readonly errors: readonly string[]
}) {
  return (
    <Field label="Time zone" hint="The client's days begin and end by it." errors={errors}>
      {({ id, describedBy, invalid }) => (
        <>
          <input
            id={id}
            list={`${id}-zones`}
            value={value}
            autocomplete="off"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          <datalist id={`${id}-zones`}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

const at = (failure: Failure | null, field: string) =>
  failure?.errors.filter((error) => error.pointer.startsWith(`/${field}`)).map((error) => error.message) ?? []

/** Problems of the form that need no server to see. */
function ownProblems(fields: ClientFields): Record<string, string[]> {
  return {
    ...(fields.display_name.trim() === '' ? { display_name: ['Enter a name.'] } : {}),
    ...(isZone(fields.time_zone) ? {} : { time_zone: ['Choose a time zone of the list, such as Europe/Dublin.'] }),
  }
}

interface Props {
  readonly start: ClientFields
  readonly submitLabel: string
  readonly save: (fields: ClientFields) => Promise<Answer<ClientItem>>
  readonly onSaved: (client: ClientItem) => void
}

export function ClientForm({ start, submitLabel, save, onSaved }: Props) {
  const [fields, setFields] = useState(start)
  const [own, setOwn] = useState<Record<string, string[]>>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSending, setIsSending] = useState(false)
  const set = (change: Partial<ClientFields>) => setFields({ ...fields, ...change })
  const errorsAt = (field: string) => own[field] ?? at(failure, field)
  const onSubmit = async (event: Event) => {
    event.preventDefault()
    const problems = ownProblems(fields)
    setOwn(problems)
    if (Object.keys(problems).length > 0 || isSending) return
    setIsSending(true)
    const answer = await save({ ...fields, display_name: fields.display_name.trim() })
    setIsSending(false)
    if (answer.ok) onSaved(answer.data)
    else setFailure(answer.failure)
  }
  return (
    <form class="form" onSubmit={onSubmit} noValidate>
      <TextField
        label="Name"
        hint="As you call the client. Seen by your practice only, and by the client."
        value={fields.display_name}
        errors={errorsAt('display_name')}
        onInput={(display_name) => set({ display_name })}
        maxLength={120}
        required
      />
      <Choice
        legend="Side with the pain"
        options={SIDE_CHOICES}
        value={fields.affected_side}
        onChange={(affected_side) => set({ affected_side })}
      />
      <ZoneField value={fields.time_zone} onInput={(time_zone) => set({ time_zone })} errors={errorsAt('time_zone')} />
      {failure && failure.errors.length === 0 && <FailureNotice failure={failure} />}
      <button type="submit" class="act" disabled={isSending}>
        {isSending ? 'Saving …' : submitLabel}
      </button>
    </form>
  )
}
