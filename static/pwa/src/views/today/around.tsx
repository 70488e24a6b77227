import type { JSX } from 'preact'
import { InstallHint } from '../install/install_hint'
import { MissedCard } from '../missed/missed_card'
import { NewsCard } from './news_card'

/** What Today asks and tells before the routine, in a chunk of its own. */
export function Around(): JSX.Element {
  return (
    <>
      <NewsCard />
      <MissedCard />
    </>
  )
}

/** What can be left for another day: below the routine. */
export function Below(): JSX.Element {
  return <InstallHint />
}
