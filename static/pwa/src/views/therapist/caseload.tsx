import { useMemo, useState } from 'preact/hooks'
import { me } from './api'
import { attentionSummary, ORDERS, type Order, rowsShown } from './caseload_rows'
import { CaseloadTable } from './caseload_table'
import { NewClient } from './client/new_client'
import { useLoaded } from './loading'
import { Field, TextField } from './parts/field'
import { Show } from './parts/notice'
import type { Caseload, CaseloadItem } from './wire'

interface Filter {
  readonly search: string
  readonly isMine: boolean
  readonly order: Order
}

const START: Filter = { search: '', isMine: false, order: 'attention' }

function FilterBar({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  return (
    <search class="filter-bar">
      <TextField
        label="Search by name"
        type="search"
        value={filter.search}
        onInput={(search) => onChange({ ...filter, search })}
      />
      <Field label="Order">
        {({ id }) => (
          <select
            id={id}
            value={filter.order}
            onChange={(event) => onChange({ ...filter, order: event.currentTarget.value as Order })}
          >
            {Object.entries(ORDERS).map(([order, label]) => (
              <option key={order} value={order}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label class="check">
        <input
          type="checkbox"
          checked={filter.isMine}
          onChange={(event) => onChange({ ...filter, isMine: event.currentTarget.checked })}
        />
        Only my clients
      </label>
    </search>
  )
}

function Rows({ items }: { readonly items: readonly CaseloadItem[] }) {
  const [filter, setFilter] = useState<Filter>(START)
  const mineOf = filter.isMine ? (me.value?.account.id ?? null) : null
  const rows = useMemo(() => rowsShown(items, filter.search, mineOf, filter.order), [items, filter, mineOf])
  if (items.length === 0) {
    return (
      <section class="card empty">
        <h2>No clients yet</h2>
        <p>Add your first client, choose a routine, and invite the phone with a QR code.</p>
      </section>
    )
  }
  return (
    <>
      <FilterBar filter={filter} onChange={setFilter} />
      <p class="small" role="status">
        {attentionSummary(rows)}
      </p>
      {rows.length === 0 ? (
        <section class="card empty">
          <p>No client fits this search.</p>
          <button type="button" class="plain" onClick={() => setFilter(START)}>
            Show all clients
          </button>
        </section>
      ) : (
        <CaseloadTable rows={rows} />
      )}
    </>
  )
}

export function CaseloadPage() {
  const { state, reload } = useLoaded<Caseload>('/caseload')
  const [isAdding, setIsAdding] = useState(false)
  return (
    <>
      <div class="page-head">
        <h1>Caseload</h1>
        <div class="acts">
          <a class="plain" href="/api/v1/caseload.csv" download>
            Export (CSV)
          </a>
          <button type="button" class="act" onClick={() => setIsAdding(true)}>
            New client
          </button>
        </div>
      </div>
      <Show state={state} what="your caseload" onRetry={() => void reload()}>
        {(caseload) => <Rows items={caseload.items} />}
      </Show>
      {isAdding && <NewClient onClose={() => setIsAdding(false)} />}
    </>
  )
}
