import { useState } from 'preact/hooks'
import { byId, nameOf, useCatalogue } from '../catalogue'
import { useLoaded } from '../loading'
import { FailureNotice, Show } from '../parts/notice'
import { LeaveGuard } from '../plan/leave_guard'
import type { ClientItem } from '../wire'
import type { TickSheet } from '../wire_ticks'
import { type Box, weeksOf } from './boxes'
import { toggled } from './draft'
import { SaveTicks } from './save_ticks'
import { boxWords, TickGrid } from './tick_grid'
import { newId, useTicks } from './use_ticks'
import { type InHand, WhichSheet } from './which_sheet'
import { Written } from './written'
import '../../../styles/therapist/ticks.css'

function Filled({ ticks, sheet, namesOf }: InHand & { readonly namesOf: (routineId: string) => readonly string[] }) {
  const { draft, setDraft, isWaiting } = ticks
  const [current, setCurrent] = useState<string | null>(null)
  const typed = current === null ? undefined : draft.get(current)
  const onToggle = (box: Box) => {
    setDraft((now) => toggled(now, box, newId))
    setCurrent(box.key)
  }
  return (
    <>
      <WhichSheet ticks={ticks} sheet={sheet} />
      <TickGrid
        routines={sheet.routines}
        draft={draft}
        current={current}
        isFrozen={isWaiting}
        onToggle={onToggle}
        onCome={setCurrent}
      />
      <p class="small">
        ✓ and ½ are recorded already, and stay as they are. A day without a box has nothing due, or lies outside the
        sheet. Arrow keys go from box to box, Space ticks.
      </p>
      {current !== null && typed && !isWaiting && (
        <Written
          boxKey={current}
          typed={typed}
          title={titleOf(sheet, current)}
          names={namesOf(typed.routineId)}
          change={setDraft}
        />
      )}
      <SaveTicks ticks={ticks} sheet={sheet} />
    </>
  )
}

function titleOf({ routines }: TickSheet, key: string): string {
  for (const routine of routines)
    for (const { days } of weeksOf(routine))
      for (const box of days.flatMap((day) => day?.boxes ?? [])) if (box.key === key) return boxWords(box, routine)
  return ''
}

const UNSAVED = 'The ticks that you typed in are not saved.'

function Ready({ client }: { readonly client: ClientItem }) {
  const catalogue = useCatalogue()
  const exercises = catalogue.state.status === 'ready' ? byId(catalogue.state.data) : new Map()
  const namesOf = (routineId: string): readonly string[] => {
    const routine = ticks.sheet?.routines.find(({ id }) => id === routineId)
    return routine?.exercise_ids.map((id) => nameOf(exercises, id)) ?? []
  }
  const ticks = useTicks(client.id, namesOf)
  const { sheet, failure, draft, load } = ticks
  return (
    <>
      <div class="page-head">
        <div>
          <p class="crumbs small">
            <a href="/therapist">Caseload</a> / <a href={`/therapist/clients/${client.id}`}>{client.display_name}</a>
          </p>
          <h1>Type in a paper sheet</h1>
          <p class="small">
            Tick what is ticked on the sheet. Each tick is saved as a session of its day, labelled “from paper”, never
            as timed.
          </p>
        </div>
      </div>
      <LeaveGuard isChanged={draft.size > 0} words={UNSAVED} />
      {failure && <FailureNotice failure={failure} onRetry={() => void load()} />}
      {sheet === null && !failure && (
        <p class="waiting" role="status">
          Loading the sheet …
        </p>
      )}
      {sheet && sheet.routines.length > 0 && <Filled ticks={ticks} sheet={sheet} namesOf={namesOf} />}
      {sheet && sheet.routines.length === 0 && (
        <section class="card stack-tight">
          <p>
            {sheet.plan_version === null
              ? 'No plan yet, so there is no sheet.'
              : 'This version of the plan has no routine.'}{' '}
            <a href={`/therapist/clients/${client.id}/plan`}>Go to the plan</a>
          </p>
          {sheet.plan_version !== null && <WhichSheet ticks={ticks} sheet={sheet} />}
        </section>
      )}
    </>
  )
}

/** Ticks that a client made at home, typed in all at once. */
export function TicksPage({ clientId }: { readonly clientId: string }) {
  const client = useLoaded<ClientItem>(`/clients/${clientId}`)
  return (
    <Show state={client.state} what="the client" onRetry={() => void client.reload()}>
      {(person) => <Ready client={person} />}
    </Show>
  )
}
