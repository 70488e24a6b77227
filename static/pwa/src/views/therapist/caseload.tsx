import type { RefObject } from 'preact'
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { me } from './api'
import { EVERYTHING, type Filter, filterOf, queryOf } from './caseload/filter'
import { useKeys } from './caseload/keys'
import { KeysHelp } from './caseload/keys_help'
import { type CaseloadState, STALE_MS, useCaseload } from './caseload/known'
import { leaveBy, leftBy } from './caseload/place_in_list'
import { useRowWindow } from './caseload/row_window'
import { attentionSummary, byVisitToday, ORDERS, type Order, rowsShown } from './caseload/rows'
import { CaseloadTable } from './caseload/table'
import { NewClient } from './client/new_client'
import { moment } from './dates'
import { Field } from './parts/field'
import { FailureNotice } from './parts/notice'
import { query, setQuery } from './router'
import { RecordVisitOf } from './visits/record_visit_of'
import type { CaseloadItem } from './wire'

interface FilterBarProps {
  readonly filter: Filter
  readonly search: RefObject<HTMLInputElement | null>
  readonly onChange: (filter: Filter) => void
  readonly onHelp: () => void
}

function FilterBar({ filter, search, onChange, onHelp }: FilterBarProps) {
  return (
    <search class="filter-bar caseload-bar">
      <Field label="Search by name">
        {({ id }) => (
          <input
            ref={search}
            id={id}
            type="search"
            value={filter.search}
            autocomplete="off"
            onInput={(event) => onChange({ ...filter, search: event.currentTarget.value })}
          />
        )}
      </Field>
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
      <button type="button" class="quiet" onClick={onHelp}>
        Keys
      </button>
    </search>
  )
}

/** After Back the row that one left by has the focus again, and so is in sight. */
function useReturn(list: RefObject<HTMLElement | null>, row: string | null): void {
  useEffect(() => {
    // After the page as a whole took the focus, which every arrival begins with.
    if (row)
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus())
  }, [])
}

interface ListProps {
  readonly rows: readonly CaseloadItem[]
  readonly onHelp: () => void
  readonly search: RefObject<HTMLInputElement | null>
  readonly onRecordVisit: (item: CaseloadItem) => void
}

function List({ rows, onHelp, search, onRecordVisit }: ListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [left] = useState(() => leftBy(history.state))
  const { today, others } = useMemo(() => byVisitToday(rows), [rows])
  const { count, more, end } = useRowWindow(others.length, query.value, left?.count ?? 0)
  useKeys({ list, search, onHelp, onEnd: more })
  useReturn(list, left?.row ?? null)
  const onLeave = (event: Event) => {
    const row = (event.target as Element).closest('[data-row]')?.getAttribute('data-row')
    if (row) leaveBy(row, count)
  }
  return (
    <div class="stack" ref={list} onClickCapture={onLeave}>
      {today.length > 0 && (
        <section class="stack tight" aria-labelledby="visits-today">
          <h2 id="visits-today">Visits today</h2>
          <CaseloadTable rows={today} caption="Clients who come today" onRecordVisit={onRecordVisit} />
        </section>
      )}
      {others.length > 0 && (
        <section class="stack tight" aria-labelledby="other-clients">
          <h2 id="other-clients" class={today.length > 0 ? '' : 'only-read'}>
            {today.length > 0 ? 'Other clients' : 'Clients'}
          </h2>
          <CaseloadTable
            rows={others.slice(0, count)}
            caption="Clients with the figures of their current window"
            onRecordVisit={onRecordVisit}
          />
          {count < others.length && (
            <button type="button" class="plain" ref={end} onClick={more}>
              Show more: {count} of {others.length} are on screen
            </button>
          )}
        </section>
      )}
    </div>
  )
}

function Rows({ items, onChange }: { readonly items: readonly CaseloadItem[]; readonly onChange: () => void }) {
  const filter = useMemo(() => filterOf(query.value), [query.value])
  const setFilter = (next: Filter) => setQuery(queryOf(next))
  const [isHelping, setIsHelping] = useState(false)
  const [visitOf, setVisitOf] = useState<CaseloadItem | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const mineOf = filter.isMine ? (me.value?.account.id ?? null) : null
  const rows = useMemo(() => rowsShown(items, filter.search, mineOf, filter.order), [items, filter, mineOf])
  const onHelp = useCallback(() => setIsHelping(true), [])
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
      <FilterBar filter={filter} search={search} onChange={setFilter} onHelp={onHelp} />
      <p class="small" role="status">
        {attentionSummary(rows)}
      </p>
      {rows.length === 0 ? (
        <section class="card empty">
          <p>No client fits this search.</p>
          <button type="button" class="plain" onClick={() => setFilter(EVERYTHING)}>
            Show all clients
          </button>
        </section>
      ) : (
        <List rows={rows} onHelp={onHelp} search={search} onRecordVisit={setVisitOf} />
      )}
      {isHelping && <KeysHelp onClose={() => setIsHelping(false)} />}
      {visitOf && <RecordVisitOf clientId={visitOf.client.id} onClose={() => setVisitOf(null)} onSaved={onChange} />}
    </>
  )
}

/** Loading, failed, or there but from a while ago: each says so. */
function Standing({ data, at, isLoading, failure, reload }: CaseloadState) {
  if (failure) {
    return (
      <>
        {at && <p class="notice warn">These figures are from {moment(at.toISOString())}.</p>}
        <FailureNotice failure={failure} onRetry={() => void reload()} />
      </>
    )
  }
  if (data && at) {
    const isOld = isLoading && Date.now() - at.getTime() > STALE_MS
    return isOld ? <p class="small">From {moment(at.toISOString())}; loading newer figures …</p> : null
  }
  return (
    <p class="waiting" role="status">
      Loading your caseload …
    </p>
  )
}

export function CaseloadPage() {
  const caseload = useCaseload()
  const [isAdding, setIsAdding] = useState(false)
  const hasPlanned = caseload.data?.items.some((item) => item.next_visit_on !== null) ?? false
  const mine = filterOf(query.value).isMine ? '?mine=true' : ''
  return (
    <>
      <div class="page-head">
        <h1>Caseload</h1>
        <div class="acts">
          <a class="plain" href="/api/v1/caseload.csv" download>
            Export (CSV)
          </a>
          {hasPlanned && (
            <a class="plain" href={`/api/v1/caseload/visits.ics${mine}`} download>
              Calendar file of visits, with names
            </a>
          )}
          <button type="button" class="act" onClick={() => setIsAdding(true)}>
            New client
          </button>
        </div>
      </div>
      <Standing {...caseload} />
      {caseload.data && <Rows items={caseload.data.items} onChange={() => void caseload.reload()} />}
      {isAdding && <NewClient onClose={() => setIsAdding(false)} />}
    </>
  )
}
