import type { ComponentChildren, JSX } from 'preact'
import type { SafetyLevel } from '../../domain/wire'
import { text } from '../../messages/messages'
import { CheckButton } from '../check_button'
import { Icon } from '../icons'
import { LearnAside } from '../learn_door'
import { Screen } from '../screen'

interface Props {
  readonly level: SafetyLevel
  readonly emergencyNumber: string
  readonly practiceName: string
  /** In words ("today 18:40"). */
  readonly since: string
  readonly isUnsent: boolean
  /** Asks the practice; true when it answered. */
  readonly onCheck: () => Promise<boolean>
  /** It fills the screen until it was read; null: it was. */
  readonly onRead: (() => void) | null
  /** A run that was left: what was done can still be kept. */
  readonly children: ComponentChildren
}

const STEPS = {
  emergency: ['lock.emergency.do_1', 'lock.emergency.do_2', 'lock.emergency.do_3', 'lock.emergency.do_4'],
  same_day: ['lock.same_day.do_1', 'lock.same_day.do_2', 'lock.same_day.do_3'],
  clinician_first: ['lock.clinician_first.do_1', 'lock.clinician_first.do_2'],
  caution: ['lock.caution.do_1'],
} as const

/** What to do now. It stands in place of the routines until a clinician has opened them again. */
export function LockScreen(props: Props): JSX.Element {
  const number = props.emergencyNumber
  const isEmergency = props.level === 'emergency'
  const isUrgent = isEmergency || props.level === 'same_day'
  return (
    <Screen title={text(`lock.${props.level}.title`)} kind="lock">
      <section class={`card stack lock-${props.level}`}>
        <ol class="do-list">
          {STEPS[props.level].map((step) => (
            <li key={step}>
              <span>{text(step, { number })}</span>
            </li>
          ))}
        </ol>
        <a class={isEmergency ? 'btn danger' : 'btn second'} href={`tel:${number}`}>
          <Icon name="call" />
          {text('lock.call', { number })}
        </a>
        <LearnAside
          id={isEmergency ? 'emergency' : 'call'}
          label={text(isEmergency ? 'learn.see_why' : 'learn.see_call')}
          emergencyNumber={number}
        />
      </section>
      {props.isUnsent && <p class="notice bad">{text('lock.unsent')}</p>}
      <p>
        {text(isUrgent ? 'lock.held_urgent' : 'lock.held', { practice: props.practiceName || text('lock.practice') })}{' '}
        {text('lock.since', { when: props.since })}
      </p>
      {props.onRead ? (
        <button type="button" class="btn second" onClick={props.onRead}>
          {text('lock.read')}
        </button>
      ) : (
        <CheckButton label={text('lock.check')} unchanged={text('lock.still')} onCheck={props.onCheck} />
      )}
      {props.children}
      <p class="small">{text('app.not_medical')}</p>
    </Screen>
  )
}
