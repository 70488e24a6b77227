import { todayIn } from '../dates'
import { useLoaded } from '../loading'
import type { ClientItem, SetPause } from '../wire'
import { pauseWords, standingOf } from './pause_words'

/** Beside a plan: the phone asks for nothing on these days. */
export function PauseNotice({ client }: { readonly client: ClientItem }) {
  const { state } = useLoaded<{ readonly items: readonly SetPause[] }>(`/clients/${client.id}/pauses`)
  const today = todayIn(client.time_zone)
  if (state.status !== 'ready') return null
  const notOver = state.data.items.filter((pause) => standingOf(pause, today) !== 'over')
  if (notOver.length === 0) return null
  return (
    <p class="notice" role="note">
      Paused: {notOver.map((pause) => pauseWords(pause, today)).join('; ')}. The phone asks for nothing on these days.
    </p>
  )
}
