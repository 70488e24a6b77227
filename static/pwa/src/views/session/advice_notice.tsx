import type { JSX } from 'preact'
import type { Advice } from '../../domain/after_session'
import { text } from '../../messages/messages'

/** What the pain after a session asks for. `role`: an alert where it is news, a note where it stands all day. */
export function AdviceNotice({ advice, role }: { advice: Advice; role: 'alert' | 'note' }): JSX.Element {
  return (
    <section class="notice bad stack-tight" role={role}>
      <h2>{text(advice === 'red' ? 'after.red_title' : 'after.moved_down_title')}</h2>
      <p>{text(advice === 'red' ? 'after.red' : 'after.moved_down')}</p>
    </section>
  )
}
