import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { byId, type ExerciseById, useCatalogue } from '../catalogue'
import type { Brief, ClientItem } from '../wire'
import { AskingCard } from './asking_card'
import { cells } from './calendar'
import { CalendarCard } from './calendar_card'
import { DoseCard } from './dose_card'
import { LightCard } from './light_card'
import { MissedCard } from './missed_card'
import { NotesCard } from './notes_card'
import { NumberCards } from './number_cards'
import { PainCard } from './pain_card'
import { SafetyCard } from './safety_card'

const NONE: ExerciseById = new Map()

interface Props {
  readonly brief: Brief
  readonly client: ClientItem
  readonly today: string
  /** The plan's card stands among the figures, as what they are about. */
  readonly plan: ComponentChildren
  readonly onChange: () => void
}

export function BriefView({ brief, client, today, plan, onChange }: Props) {
  const { state } = useCatalogue()
  const exercises = useMemo(() => (state.status === 'ready' ? byId(state.data) : NONE), [state])
  const days = useMemo(() => cells(brief.adherence.days), [brief])
  return (
    <>
      <NumberCards brief={brief} now={new Date()} timeZone={client.time_zone} />
      <div class="two-columns">
        <div class="stack">
          <CalendarCard cells={days} visitedOn={brief.since_visit?.visited_on ?? null} today={today} />
          <DoseCard brief={brief} exercises={exercises} />
          <PainCard pain={brief.pain} />
        </div>
        <div class="stack">
          <LightCard light={brief.light} client={client} onChange={onChange} />
          <AskingCard brief={brief} />
          <SafetyCard
            key={brief.safety.lock?.id ?? 'open'}
            clientId={client.id}
            answers={brief.safety.answers}
            timeZone={client.time_zone}
          />
          <MissedCard brief={brief} />
          <NotesCard brief={brief} name={client.display_name} />
          {plan}
        </div>
      </div>
    </>
  )
}
