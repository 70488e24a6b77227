import type { Figures } from '../wire'

/** Done, partly, missed and unknown as one bar. The words beside it carry the numbers, so it is hidden from readers. */
export function Share({ of }: { readonly of: Pick<Figures, 'done' | 'partly' | 'missed' | 'unknown'> }) {
  const parts = ['done', 'partly', 'missed', 'unknown'] as const
  return (
    <span class="share" aria-hidden="true">
      {parts.map((part) => of[part] > 0 && <i key={part} class={part} style={{ flexGrow: of[part] }} />)}
    </span>
  )
}
