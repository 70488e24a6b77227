import type { JSX } from 'preact'
import { ADD, SESSION } from './paths'
import { Progress } from './progress'
import { AddSession, EditSession } from './told_screens'

/** `/progress` and the pages below it. */
export function ProgressDoor({ here }: { here: string }): JSX.Element {
  if (here.startsWith(SESSION)) return <EditSession key={here} id={here.slice(SESSION.length)} />
  if (here === ADD || here.startsWith(`${ADD}/`)) return <AddSession key={here} on={here.slice(ADD.length + 1)} />
  return <Progress />
}
