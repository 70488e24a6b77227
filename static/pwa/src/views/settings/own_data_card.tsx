import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { counted, named, text } from '../../messages/later'
import type { KnownSession } from '../../store/schema'
import { saveOwnData, saveOwnTable } from '../../sync/own_data'
import { routineName } from '../routine_name'

const COLUMNS = [
  'day',
  'started',
  'routine',
  'recorded',
  'done',
  'planned',
  'amount',
  'before',
  'after',
  'ended',
  'note',
] as const

/** The person's own data as files: a table of sessions without network, everything with what the practice keeps. */
export function OwnDataCard(): JSX.Element {
  const [told, setTold] = useState('')
  const [isMaking, setIsMaking] = useState(false)
  const table = () => {
    const count = saveOwnTable({
      head: COLUMNS.map((column) => named('own.head', column)),
      routine: (known) => routineName(known as KnownSession) ?? '',
    })
    setTold(count === 0 ? text('own.table_none') : counted('own.table_saved', count))
  }
  const all = async () => {
    setIsMaking(true)
    setTold(text('own.making'))
    const made = await saveOwnData().catch(() => 'nothing' as const)
    setTold(text(`own.${made}`))
    setIsMaking(false)
  }
  return (
    <section class="card stack" aria-labelledby="own-data">
      <div>
        <h2 id="own-data">{text('own.title')}</h2>
        <p class="small">{text('own.lead')}</p>
      </div>
      <div class="stack-tight">
        <button type="button" class="btn second small-btn" onClick={table}>
          {text('own.table')}
        </button>
        <p class="small">{text('own.table_hint')}</p>
      </div>
      <div class="stack-tight">
        <button type="button" class="btn second small-btn" disabled={isMaking} onClick={() => void all()}>
          {text('own.all')}
        </button>
        <p class="small">{text('own.all_hint')}</p>
      </div>
      <p role="status">{told}</p>
    </section>
  )
}
