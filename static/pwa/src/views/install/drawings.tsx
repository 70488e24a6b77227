import type { JSX } from 'preact'

/** What each step looks like on a phone, in lines of our own: the place to tap is filled. The words stand beside. */
export type Step = 'share' | 'add' | 'open' | 'menu' | 'install'

const FRAME = 'M16 6h88a10 10 0 0 1 10 10v88H6V16A10 10 0 0 1 16 6z'
const SHARE = 'M-5 -2h-2v11h14v-11h-2 M0 4v-13 M-4 -5l4 -4 4 4'

function Bars({ y }: { y: number }): JSX.Element {
  return <path class="drawn faint" d={`M20 ${y}h80 M20 ${y + 9}h64 M20 ${y + 18}h72`} />
}

const PICTURES: Readonly<Record<Step, () => JSX.Element>> = {
  share: () => (
    <>
      <Bars y={24} />
      <path class="drawn faint" d="M6 74h108 M26 89h8 M82 89h8" />
      <circle class="tapped" cx="60" cy="89" r="12" />
      <path class="drawn on-tapped" transform="translate(60 89.5) scale(0.85)" d={SHARE} />
    </>
  ),
  add: () => (
    <>
      <path class="drawn faint" d="M20 26h60 M20 44h72" />
      <rect class="tapped" x="12" y="56" width="96" height="24" rx="6" />
      <path class="drawn on-tapped" d="M22 68h46 M84 61h14v14h-14z M91 64.5v7 M87.5 68h7" />
      <path class="drawn faint" d="M20 94h54" />
    </>
  ),
  open: () => (
    <>
      <rect class="drawn faint" x="20" y="22" width="22" height="22" rx="6" />
      <rect class="drawn faint" x="78" y="22" width="22" height="22" rx="6" />
      <rect class="tapped" x="49" y="22" width="22" height="22" rx="6" />
      <path class="drawn on-tapped" d="M53 38c4 0 4 -9 8 -9s3 9 7 9" />
      <path class="drawn faint" d="M49 50h22" />
      <rect class="drawn" x="20" y="66" width="80" height="22" rx="6" />
      <path class="drawn" d="M28 80h7 M40 80h7 M52 80h7 M64 80h7 M76 80h7" />
    </>
  ),
  menu: () => (
    <>
      <path class="drawn faint" d="M6 34h108 M16 20h64" />
      <circle class="tapped" cx="98" cy="20" r="12" />
      <path class="drawn on-tapped dots" d="M98 14v.1 M98 20v.1 M98 26v.1" />
      <Bars y={52} />
    </>
  ),
  install: () => (
    <>
      <path class="drawn faint" d="M44 24h52 M44 40h40" />
      <rect class="tapped" x="36" y="50" width="72" height="24" rx="6" />
      <path class="drawn on-tapped" d="M62 62h36 M48 55v10 M44 61l4 4 4 -4 M43 69h10" />
      <path class="drawn faint" d="M44 90h46" />
    </>
  ),
}

export function Drawing({ step }: { step: Step }): JSX.Element {
  const Picture = PICTURES[step]
  return (
    <svg class="install-drawing" viewBox="0 0 120 108" aria-hidden="true">
      <path class="drawn" d={FRAME} />
      <Picture />
    </svg>
  )
}
