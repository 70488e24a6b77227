import type { JSX } from 'preact'
import { clock } from '../../device/clock'
import { correctionOf, type Told, toldLog, toldOf } from '../../domain/told_session'
import { text } from '../../messages/later'
import { record } from '../../sync/record'
import { mePlan, sessionsInForce, today } from '../../sync/state'
import { go, goOn, path } from '../navigation'
import { Screen } from '../screen'
import { ToldForm } from './told_form'

const PROGRESS = '/progress'
const back = () => go(PROGRESS)

/** A session done without the timer. `on`: its day; empty: today. */
export function AddSession({ on }: { on: string }): JSX.Element {
  const plan = mePlan.value?.plan
  const routines = plan?.routines ?? []
  const initial: Told = {
    routine_id: routines[0]?.id ?? '',
    practised_on: on || today.value,
    amount: null,
    score_before: null,
    score_after: null,
    note: '',
  }
  const save = async (told: Told) => {
    const here = path.value
    const isKept = plan ? await record(toldLog(told, plan, someHourOf(told.practised_on))) : false
    if (isKept) goOn(here, PROGRESS)
    return isKept
  }
  return (
    <Screen title={text('told.add_title')} lead={text('told.add_lead')}>
      {plan ? (
        <ToldForm
          initial={initial}
          routines={routines}
          hasAmount={true}
          today={today.value}
          onSave={save}
          onCancel={back}
        />
      ) : (
        <p class="notice">{text('told.no_plan')}</p>
      )}
    </Screen>
  )
}

/** A session put right; the one of before is kept by whoever has it. */
export function EditSession({ id }: { id: string }): JSX.Element {
  const session = sessionsInForce.value.find((known) => known.id === id)
  if (!session) {
    return (
      <Screen title={text('told.edit_title')}>
        <p class="notice">{text('told.gone')}</p>
        <button type="button" class="btn second" onClick={back}>
          {text('told.cancel')}
        </button>
      </Screen>
    )
  }
  const save = async (told: Told) => {
    const here = path.value
    const log = correctionOf(session, told, clock.wall())
    const isKept = log === null || (await record(log))
    if (isKept) goOn(here, PROGRESS)
    return isKept
  }
  const lead = session.log.amount === null ? `${text('told.edit_lead')} ${text('told.edit_day')}` : ''
  return (
    <Screen title={text('told.edit_title')} lead={lead}>
      <ToldForm
        initial={toldOf(session)}
        routines={[]}
        hasAmount={session.log.amount !== null}
        today={today.value}
        onSave={save}
        onCancel={back}
      />
    </Screen>
  )
}

/** The hour of a told session is not known: noon of its day stands for it, or now where noon is still to come. */
function someHourOf(on: string): number {
  return Math.min(new Date(`${on}T12:00:00`).getTime(), clock.wall())
}
