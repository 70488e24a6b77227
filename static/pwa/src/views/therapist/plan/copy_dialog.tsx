import { useState } from 'preact/hooks'
import type { Side } from '../../../domain/wire'
import { useLoaded } from '../loading'
import { Choice } from '../parts/choice'
import { ClientPicker } from '../parts/client_picker'
import { Dialog } from '../parts/dialog'
import { Show } from '../parts/notice'
import type { ClientItem, PlanAnswer, SavedPlan } from '../wire'
import { addRoutines, asksForSide, copiedRoutines } from './copy'
import { useDesk } from './desk'
import { fittedRoutine } from './draft'

interface Props {
  /** Whose plan; null: to be chosen. */
  readonly fromId: string | null
  readonly onClose: () => void
}

const SIDES = [
  { value: 'both', label: 'Both' },
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
] as const

interface CopyProps {
  readonly source: ClientItem
  readonly plan: SavedPlan
  readonly onClose: () => void
}

/** What is taken over, and the one question that the two clients' sides may leave open. */
function Copy({ source, plan, onClose }: CopyProps) {
  const { client, cautions, exercises, change } = useDesk()
  const between = { from: source.affected_side, to: client.affected_side }
  const isAsked = asksForSide(plan, between)
  const [side, setSide] = useState<Side | 'both'>('both')
  const copy = () => {
    const routines = copiedRoutines(plan, source.display_name, between, side)
    const fitting = { cautions, exercises, affected: client.affected_side }
    change(addRoutines(routines.map((routine) => fittedRoutine(routine, fitting))))
    onClose()
  }
  return (
    <div class="form">
      <ul class="bullets">
        {plan.routines.map((routine) => (
          <li key={routine.id}>
            {routine.name}: {routine.prescriptions.map((each) => exercises.get(each.exercise_id)?.name).join(', ')}
          </li>
        ))}
      </ul>
      <p class="small">
        Routines, exercises and doses come along; notes and dates do not. {client.display_name}'s cautions apply: what
        they rule out is swapped for an easier exercise or left out.
      </p>
      {isAsked && (
        <Choice
          legend={`${source.display_name} works one side only in places. Which side for ${client.display_name}?`}
          options={SIDES}
          value={side}
          onChange={setSide}
        />
      )}
      <button type="button" class="act" onClick={copy}>
        Copy into this plan
      </button>
    </div>
  )
}

function Source({ fromId, onClose }: { readonly fromId: string; readonly onClose: () => void }) {
  const source = useLoaded<ClientItem>(`/clients/${fromId}`)
  const plan = useLoaded<PlanAnswer>(`/clients/${fromId}/plan`)
  return (
    <Show state={source.state} what="the other client" onRetry={() => void source.reload()}>
      {(client) => (
        <Show state={plan.state} what="the other plan" onRetry={() => void plan.reload()}>
          {(known) =>
            known.plan ? (
              <Copy source={client} plan={known.plan} onClose={onClose} />
            ) : (
              <p>{client.display_name} has no plan to copy.</p>
            )
          }
        </Show>
      )}
    </Show>
  )
}

export function CopyDialog({ fromId, onClose }: Props) {
  const { client } = useDesk()
  const [chosen, setChosen] = useState(fromId)
  return (
    <Dialog title={`Copy a plan for ${client.display_name}`} onClose={onClose}>
      {chosen ? (
        <Source fromId={chosen} onClose={onClose} />
      ) : (
        <ClientPicker exceptId={client.id} onPick={({ id }) => setChosen(id)} />
      )}
    </Dialog>
  )
}
