import type { JSX } from 'preact'
import { call } from '../device/api'
import { text } from '../messages/messages'
import { account, type Redeemed, redeem } from '../sync/account'
import { isSafariTab, isStandalone, proposedDeviceName } from './device_name'
import { Join } from './join'
import { codeInLink } from './join_code'
import { go, hash } from './navigation'

/** The way in. A code in the address is taken out of it once it is used, so that no history keeps it. */
export function JoinDoor(): JSX.Element {
  const known = account.value
  return (
    <Join
      key={hash.value}
      codeInLink={codeInLink(hash.value)}
      deviceName={proposedDeviceName(navigator.userAgent)}
      isSafariTab={isSafariTab(navigator.userAgent, isStandalone())}
      linkedTo={known?.is_signed_in ? known.account.display_name : null}
      hasPlanHere={known?.is_signed_in === false}
      onStay={() => go('/', true)}
      onShortCode={shortCodeFor}
      onJoin={async (code, deviceName) => {
        const done = await redeem(code, deviceName)
        if (!done.ok) return wordsFor(done)
        go('/', true)
        return null
      }}
    />
  )
}

async function shortCodeFor(code: string): Promise<string | null> {
  const answer = await call<{ code: string }>('/auth/short-code', { method: 'POST', json: { code } })
  return answer.ok ? answer.body.code : null
}

function wordsFor(failed: Extract<Redeemed, { ok: false }>): string {
  if (failed.status === 0) return text('join.error.offline')
  if (failed.status === 429) return text('join.error.too_many')
  return text(failed.status >= 400 && failed.status < 500 ? 'join.error.not_valid' : 'join.error.server')
}
