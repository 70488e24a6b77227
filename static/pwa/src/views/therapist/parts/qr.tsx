import { useEffect, useState } from 'preact/hooks'

/** The server's drawing as a picture of its own: it never becomes markup of this page. */
export function Qr({ svg }: { readonly svg: string }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [svg])
  return (
    address && (
      <img class="qr" src={address} alt="QR code that opens the client's app with this code" width="240" height="240" />
    )
  )
}
