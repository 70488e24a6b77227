import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { call } from '../../device/api'
import { canInstall, install } from '../../device/install_prompt'
import { counted, text } from '../../messages/later'
import { syncState } from '../../sync/state'
import { isStandalone } from '../device_name'
import { inGroups } from '../join_code'
import { Screen } from '../screen'
import { InstallSteps, type InstallWay, installWay } from './install_steps'

/** How to put the app on this phone's home screen, for someone who uses it in a tab. */
export function InstallScreen(): JSX.Element {
  const isInstalled = isStandalone()
  const way = installWay(navigator.userAgent, isInstalled)
  const [isDone, setIsDone] = useState(false)
  return (
    <Screen title={text('install.title')} lead={text('install.lead')}>
      {isInstalled && <p class="notice ok">{text('install.installed')}</p>}
      {!isInstalled && way === null && !canInstall() && <p class="notice">{text('install.other')}</p>}
      {canInstall() && (
        <button type="button" class="btn" onClick={() => void install().then(setIsDone)}>
          {text('install.now')}
        </button>
      )}
      <p role="status">{isDone && text('install.done')}</p>
      {way !== null && !canInstall() && !isDone && <ByHand way={way} />}
    </Screen>
  )
}

function ByHand({ way }: { way: InstallWay }): JSX.Element {
  const { unsent } = syncState.value
  const isApple = way !== 'android'
  return (
    <section class="card stack" aria-label={text('install.title')}>
      {isApple && unsent > 0 && <p class="notice warn">{counted('install.unsent', unsent)}</p>}
      <InstallSteps way={way} />
      {isApple && <Code />}
    </section>
  )
}

/** A code for the installed app, which is a device of its own to an iPhone. */
function Code(): JSX.Element {
  const [code, setCode] = useState<string | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const ask = async () => {
    const answer = await call<{ code: string }>('/me/invitations', { method: 'POST', json: {} })
    setHasFailed(!answer.ok)
    setCode(answer.ok ? answer.body.code : null)
  }
  return (
    <>
      <p class="small">{text('install.why_code')}</p>
      {code ? (
        <p class="notice ok" role="status">
          {text('install.code', { code: inGroups(code) })} {text('install.code_life')}
        </p>
      ) : (
        <button type="button" class="btn second small-btn" onClick={() => void ask()}>
          {text('install.show_code')}
        </button>
      )}
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('install.no_code')}
        </p>
      )}
    </>
  )
}
