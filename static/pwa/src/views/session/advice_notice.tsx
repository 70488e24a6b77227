import type { JSX } from 'preact'
import type { Advice } from '../../domain/after_session'
import { text } from '../../messages/messages'

const KIND: Readonly<Record<Advice, 'ok' | 'warn' | 'bad'>> = {
  green: 'ok',
  amber: 'warn',
  amber_morning: 'warn',
  red: 'bad',
  red_morning: 'bad',
  moved_down: 'bad',
  new_feeling: 'bad',
  too_much: 'bad',
}

/** What the pain asks for, as one thing to do next. `role`: an alert where it is news, a note where it stands all day. */
export function AdviceNotice({ advice, role }: { advice: Advice; role: 'alert' | 'note' }): JSX.Element {
  return (
    <section class={`notice ${KIND[advice]} stack-tight`} role={role}>
      <h2>{text(`after.${advice}_title`)}</h2>
      <p>{text(`after.${advice}`)}</p>
    </section>
  )
}
