import { useRef, useState } from 'preact/hooks'

/** A form's submit that does nothing while it still runs: a double click must not save twice. */
export function useOneAtATime(save: () => Promise<void>): {
  readonly isBusy: boolean
  readonly onSubmit: (event: Event) => Promise<void>
} {
  const isRunning = useRef(false)
  const [isBusy, setIsBusy] = useState(false)
  const onSubmit = async (event: Event) => {
    event.preventDefault()
    if (isRunning.current) return
    isRunning.current = true
    setIsBusy(true)
    await save()
    isRunning.current = false
    setIsBusy(false)
  }
  return { isBusy, onSubmit }
}
