import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { byId, type ExerciseById, useCatalogue } from '../catalogue'
import type { Brief, ClientItem } from '../wire'
import { AddSession } from './add_session'
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

/** One screen of a laptop, one sheet of paper: what happened, what to ask, what the plan is. */
export function BriefView({ brief, client, today, plan, onChange }: Props) {
  const { state } = useCatalogue()
  const exercises = useMemo(() => (state.status === 'ready' ? byId(state.data) : NONE), [state])
  const days = useMemo(() => cells(brief.adherence.days), [brief])
  /** The day that the client tells about; null: not known yet. */
  const [told, setTold] = useState<{ readonly on: string | null } | null>(null)
  const wasTold = useRef(false)
  useEffect(() => {
    // The day that was pressed is done by now, and no button any more.
    if (wasTold.current && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('.tell-me')?.focus()
    }
    wasTold.current = false
  }, [brief])
  const onTold = () => {
    wasTold.current = true
    onChange()
  }
  const { light, safety } = brief
  const lightCard = <LightCard light={light} client={client} onChange={onChange} />
  const safetyCard = (
    <SafetyCard
      key={safety.lock?.id ?? 'open'}
      clientId={client.id}
      answers={safety.answers}
      timeZone={client.time_zone}
    />
  )
  const isLightUrgent = light.holds.length > 0 || light.suggestions.length > 0
  const isSafetyUrgent = safety.answers.length > 0
  return (
    <>
      <NumberCards brief={brief} now={new Date()} timeZone={client.time_zone} />
      <div class="brief">
        <div class="stack days-column">
          <CalendarCard
            cells={days}
            times={brief.times_of_day}
            visits={brief.visits}
            today={today}
            onTell={(on) => setTold({ on })}
          />
        </div>
        <div class="stack doses-column">
          <DoseCard brief={brief} exercises={exercises} />
          <PainCard brief={brief} />
        </div>
        <div class="stack">
          {isSafetyUrgent && safetyCard}
          {light.holds.length > 0 && lightCard}
          <AskingCard brief={brief} />
          <MissedCard brief={brief} />
          <NotesCard brief={brief} name={client.display_name} />
          {plan}
          {light.holds.length === 0 && isLightUrgent && lightCard}
        </div>
      </div>
      {!(isLightUrgent && isSafetyUrgent) && (
        <div class="two-columns even not-printed">
          {!isLightUrgent && lightCard}
          {!isSafetyUrgent && safetyCard}
        </div>
      )}
      {told && (
        <AddSession client={client} today={today} day={told.on} onClose={() => setTold(null)} onSaved={onTold} />
      )}
    </>
  )
}
