import { useState } from 'preact/hooks'

/** A link to send on by another way: shown whole, and copied. */
export function LinkToSend({ url }: { readonly url: string }) {
  return (
    <>
      <input
        class="link"
        readOnly
        value={url}
        aria-label="Link to send"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="wrap">
        <CopyButton text={url} />
      </div>
    </>
  )
}

function CopyButton({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      setSaid('Copying is not allowed here: select the link and copy it by hand.')
    }
  }
  return (
    <>
      <button type="button" class="act" onClick={() => void copy()}>
        Copy the link
      </button>
      <span role="status">{said}</span>
    </>
  )
}
