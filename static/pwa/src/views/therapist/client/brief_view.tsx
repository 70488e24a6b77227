import { useMemo } from 'preact/hooks'
import type { Page, SessionLogItem } from '../../../domain/wire'
import { byId, type ExerciseById, useCatalogue } from '../catalogue'
import { useLoaded } from '../loading'
import type { Brief, ClientItem } from '../wire'
import { AskingCard } from './asking_card'
import { cells } from './calendar'
import { CalendarCard } from './calendar_card'
import { DoseCard } from './dose_card'
import { NotesCard } from './notes_card'
import { NumberCards } from './number_cards'
import { PainCard } from './pain_card'

const NONE: ExerciseById = new Map()

/** The sessions of the window, for the words under the numbers; without them the numbers still stand. */
function useWindowLogs(clientId: string, brief: Brief): readonly SessionLogItem[] {
  const { first_on, last_on } = brief.window
  const { state } = useLoaded<Page<SessionLogItem>>(
    `/clients/${clientId}/session-logs?first_on=${first_on}&last_on=${last_on}&limit=100`,
  )
  const items = state.status === 'ready' ? state.data.items : []
  return items.filter((log) => log.practised_on >= first_on && log.practised_on <= last_on)
}

interface Props {
  readonly brief: Brief
  readonly client: ClientItem
  readonly today: string
}

export function BriefView({ brief, client, today }: Props) {
  const { state } = useCatalogue()
  const exercises = useMemo(() => (state.status === 'ready' ? byId(state.data) : NONE), [state])
  const logs = useWindowLogs(client.id, brief)
  const days = useMemo(() => cells(brief.adherence.days, logs), [brief, logs])
  return (
    <>
      <NumberCards brief={brief} logs={logs} now={new Date()} timeZone={client.time_zone} />
      <div class="two-columns">
        <div class="stack">
          <CalendarCard cells={days} visitedOn={brief.since_visit?.visited_on ?? null} today={today} />
          <DoseCard brief={brief} exercises={exercises} />
        </div>
        <div class="stack">
          <AskingCard brief={brief} />
          <NotesCard brief={brief} name={client.display_name} />
          <PainCard pain={brief.pain} />
        </div>
      </div>
    </>
  )
}
