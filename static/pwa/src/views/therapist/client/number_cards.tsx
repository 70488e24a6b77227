import type { Brief } from '../wire'
import { bandWords, doneFrom, missedFrom, painFigure, painFrom, partlyFrom, unknownFrom } from './figures'

function NumberCard({ figure, unit, from }: { readonly figure: string; readonly unit: string; readonly from: string }) {
  return (
    <li class="card number">
      <p>
        <b>{figure}</b> <span>{unit}</span>
      </p>
      <small>{from}</small>
    </li>
  )
}

function beside(brief: Brief): string {
  const { open, extra, locked, paused, days_practised: days } = brief.adherence
  const parts = [
    [open, 'still open'],
    [extra, 'extra'],
    [locked, 'locked or on hold'],
    [paused, 'paused'],
  ] as const
  return [
    `Practised on ${days} ${days === 1 ? 'day' : 'days'}`,
    ...parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`),
    bandWords(brief.adherence),
  ]
    .filter(Boolean)
    .join(' · ')
}

interface Props {
  readonly brief: Brief
  readonly now: Date
  readonly timeZone: string
}

export function NumberCards({ brief, now, timeZone }: Props) {
  const { adherence } = brief
  return (
    <section aria-label="Figures">
      <ul class="numbers">
        <NumberCard
          figure={String(adherence.done)}
          unit={`of ${adherence.prescribed} done`}
          from={doneFrom(adherence)}
        />
        <NumberCard figure={String(adherence.partly)} unit="partly" from={partlyFrom(adherence)} />
        <NumberCard figure={String(adherence.missed)} unit="missed" from={missedFrom(adherence)} />
        <NumberCard figure={String(adherence.unknown)} unit="unknown" from={unknownFrom(adherence, now, timeZone)} />
        <NumberCard figure={painFigure(brief)} unit="pain" from={painFrom(brief)} />
      </ul>
      <p class="small beside">{beside(brief)}</p>
    </section>
  )
}
