import { NoteField, TextField } from '../parts/field'
import type { Editing } from './editing'
import { LABELS } from './words'

const LINES = 'One on each line.'

/** What the client reads and hears. */
export function ClientCard({ draft, set, wrong }: Editing) {
  return (
    <section class="card form" aria-labelledby="own-client">
      <h2 id="own-client">What the client reads</h2>
      <TextField
        label={LABELS.name}
        value={draft.name}
        maxLength={80}
        required
        errors={wrong('name')}
        onInput={(name) => set({ name })}
      />
      <NoteField
        label={LABELS.start_position}
        hint="How to get into place, in one or two short sentences."
        value={draft.start_position}
        rows={2}
        required
        errors={wrong('start_position')}
        onInput={(start_position) => set({ start_position })}
      />
      <NoteField
        label={LABELS.cues}
        hint={`${LINES} Short ones are best: the phone says them while the client moves.`}
        value={draft.cues}
        rows={5}
        required
        errors={wrong('cues')}
        onInput={(cues) => set({ cues })}
      />
      <NoteField
        label={LABELS.common_mistakes}
        hint={LINES}
        value={draft.common_mistakes}
        errors={wrong('common_mistakes')}
        onInput={(common_mistakes) => set({ common_mistakes })}
      />
    </section>
  )
}
