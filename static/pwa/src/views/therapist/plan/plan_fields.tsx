import { NoteField, TextField } from '../parts/field'
import { useDesk } from './desk'
import type { Draft } from './draft'
import { setPlan } from './edits'
import { wrongAt } from './problems'

export function PlanFields({ draft, today }: { readonly draft: Draft; readonly today: string }) {
  const { change, placed } = useDesk()
  return (
    <section class="card" aria-label="The plan as a whole">
      <div class="plan-fields">
        <TextField
          label="Starts"
          type="date"
          value={draft.starts_on}
          onInput={(starts_on) => change(setPlan({ starts_on }), 'starts_on')}
          errors={wrongAt(placed, 'plan/starts_on')}
          hint={draft.starts_on < today ? 'Already begun' : undefined}
        />
        <TextField
          label="Ends, or leave open"
          type="date"
          value={draft.ends_on ?? ''}
          min={draft.starts_on}
          onInput={(ends_on) => change(setPlan({ ends_on: ends_on || null }), 'ends_on')}
          errors={wrongAt(placed, 'plan/ends_on')}
        />
        <NoteField
          label="Note to the client"
          value={draft.note}
          onInput={(note) => change(setPlan({ note }), 'note')}
          errors={wrongAt(placed, 'plan/note')}
          hint="Shown on the phone beside the routine."
        />
      </div>
    </section>
  )
}
