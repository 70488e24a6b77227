import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { counted, named, text } from '../../messages/later'
import { setAside } from '../../store/beside'
import { type StorageState, storageState } from '../../store/persist'
import { type Loaded, loadFile, saveSetAside, saveUnsent } from '../../sync/entry_files'
import { store, syncState } from '../../sync/state'
import { FileSave } from '../file_save'

/** How safe what this phone keeps is, what waits, and files for carrying it over. */
export function KeptHere(): JSX.Element {
  const [state, setState] = useState<StorageState | null>(null)
  const { unsent } = syncState.value
  const aside = store.value && setAside.value[store.value.name]
  useEffect(() => void storageState().then(setState), [unsent])
  return (
    <section class="card stack" aria-labelledby="settings-kept">
      <h2 id="settings-kept">{text('settings.kept')}</h2>
      {state && (
        <p>
          {text(safety(state.is_persisted))} {space(state)}
        </p>
      )}
      <p>{unsent === 0 ? text('settings.unsent_none') : counted('settings.unsent', unsent)}</p>
      {unsent > 0 && <FileSave label={text('settings.file_save')} onSave={saveUnsent} />}
      <FileLoad />
      <p class="small">{text('settings.file_hint')}</p>
      {aside && (
        <div class="stack-tight">
          <p>{text('settings.aside')}</p>
          <FileSave label={text('settings.aside_save')} onSave={saveSetAside} />
        </div>
      )}
    </section>
  )
}

function safety(is_persisted: boolean | null) {
  if (is_persisted === null) return 'settings.kept_unknown'
  return is_persisted ? 'settings.kept_safe' : 'settings.kept_unsafe'
}

/** "300 kB", "1.2 MB", "2 GB". */
function size(bytes: number): string {
  const units = ['kB', 'MB', 'GB']
  let amount = Math.max(1, bytes / 1000)
  let unit = 0
  for (; amount >= 1000 && unit < units.length - 1; unit += 1) amount /= 1000
  return `${amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount)}\u00a0${units[unit]}`
}

function space({ used_bytes, quota_bytes }: StorageState): string {
  if (used_bytes === null) return ''
  const used = size(used_bytes)
  return quota_bytes
    ? text('settings.kept_space', { used, quota: size(quota_bytes) })
    : text('settings.kept_used', { used })
}

function FileLoad(): JSX.Element {
  const picker = useRef<HTMLInputElement>(null)
  const [loaded, setLoaded] = useState<Loaded | 'unreadable' | null>(null)
  const load = async (file: File | undefined) => {
    if (!file) return
    const content = await file.text().catch(() => null)
    setLoaded(content === null ? 'unreadable' : await loadFile(content))
    // The same file can be picked again.
    if (picker.current) picker.current.value = ''
  }
  const isBad = loaded === 'unreadable' || loaded?.ok === false
  return (
    <div class="stack-tight">
      <button type="button" class="btn second small-btn" onClick={() => picker.current?.click()}>
        {text('settings.file_load')}
      </button>
      <input
        ref={picker}
        hidden
        type="file"
        accept=".json,application/json"
        aria-label={text('settings.file_load')}
        onChange={(event) => void load(event.currentTarget.files?.[0])}
      />
      {loaded && (
        <p role={isBad ? 'alert' : 'status'} class={isBad ? 'notice bad' : 'notice ok'}>
          {wordsFor(loaded)}
        </p>
      )}
    </div>
  )
}

function wordsFor(loaded: Loaded | 'unreadable'): string {
  if (loaded === 'unreadable') return text('settings.file_error.unreadable')
  if (!loaded.ok) return named('settings.file_error', loaded.because)
  return loaded.added === 0 ? text('settings.file_known') : counted('settings.file_added', loaded.added)
}
