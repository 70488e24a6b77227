import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { counted, text } from '../messages/messages'

interface Props {
  readonly label: string
  /** Hands the file to the person; gives how many entries are in it. */
  readonly onSave: () => Promise<number>
}

/** Saves what is not sent as a file, and says what is in it. */
export function FileSave({ label, onSave }: Props): JSX.Element {
  const [saved, setSaved] = useState<number | 'failed' | null>(null)
  const save = async () => setSaved(await onSave().catch(() => 'failed' as const))
  return (
    <div class="stack-tight">
      <button type="button" class="btn second small-btn" onClick={() => void save()}>
        {label}
      </button>
      <p role="status" class="small">
        {saved === 'failed' && text('settings.file_error.unreadable')}
        {saved === 0 && text('settings.file_empty')}
        {typeof saved === 'number' && saved > 0 && counted('settings.file_saved', saved)}
      </p>
    </div>
  )
}
