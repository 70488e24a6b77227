import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { clock } from '../../device/clock'
import { isFirstSight, newsOf, seenOf } from '../../domain/plan_news'
import { text } from '../../messages/later'
import { mePlan, settings } from '../../sync/state'
import { choose } from '../choose'
import { moment } from '../time_words'
import { isNoteInNews } from './note_in_news'

/** What the therapist changed, with their word about it: until it was read, without network too. */
export function NewsCard(): JSX.Element | null {
  const known = mePlan.value
  const plan = known?.plan ?? null
  const seen = settings.value.plan_seen ?? null
  useEffect(() => {
    if (plan && isFirstSight(plan, seen)) choose({ plan_seen: seenOf(plan) })
  }, [plan?.id, seen?.plan_id])
  const news = plan ? newsOf(plan, known?.changes ?? [], seen) : []
  const hasNote = plan?.note !== '' && news.some(({ has_new_note }) => has_new_note)
  useEffect(() => {
    isNoteInNews.value = hasNote
    return () => {
      isNoteInNews.value = false
    }
  }, [hasNote])
  if (!known || !plan || news.length === 0) return null
  const by = known.therapist_name
  const when = moment(plan.saved_at, clock.wall())
  return (
    <section class="notice ok stack-tight" aria-labelledby="news">
      <h2 id="news">{text('news.title')}</h2>
      <p class="small">{by ? text('news.by', { name: by, when }) : text('news.when', { when })}</p>
      {hasNote && (
        <>
          <h3>{by ? text('news.note', { name: by }) : text('news.note_plain')}</h3>
          <p class="note-text">{plan.note}</p>
        </>
      )}
      <ul class="bullets">
        {news.flatMap(({ version, lines }) => lines.map((line) => <li key={`${version} ${line}`}>{line}</li>))}
      </ul>
      <button type="button" class="text-btn" onClick={() => choose({ plan_seen: seenOf(plan) })}>
        {text('news.read')}
      </button>
    </section>
  )
}
