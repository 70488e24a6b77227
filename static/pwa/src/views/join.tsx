import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { text } from '../messages/messages'
import { InstallSteps } from './install/install_steps'
import { inGroups, isShortCode, readTypedCode } from './join_code'
import { Screen } from './screen'

export interface JoinProps {
  /** From the link; empty when the code is to be typed. Nothing is redeemed until the person taps. */
  readonly codeInLink: string
  readonly deviceName: string
  readonly isSafariTab: boolean
  /** Who this phone is linked to already; null when nobody. */
  readonly linkedTo: string | null
  /** Resolves to what went wrong, in words; null when the phone is linked. */
  readonly onJoin: (code: string, deviceName: string) => Promise<string | null>
  readonly onStay: () => void
  /** A plan is still here though the sign-in has ended: it can be gone back to without a code. */
  readonly hasPlanHere: boolean
  /** A code to type, made for a link that is too long for it; null when none could be made. */
  readonly onShortCode: (link: string) => Promise<string | null>
}

export function Join(props: JoinProps): JSX.Element {
  const [fromLink, setFromLink] = useState(props.codeInLink)
  const [typed, setTyped] = useState('')
  const [name, setName] = useState(props.deviceName)
  const [problem, setProblem] = useState<string | null>(null)
  const [isWorking, setIsWorking] = useState(false)
  const join = async (event: Event) => {
    event.preventDefault()
    const code = fromLink || readTypedCode(typed)
    if (!code) return setProblem(text('join.error.empty'))
    setIsWorking(true)
    setProblem(await props.onJoin(code, name.trim() || props.deviceName))
    setIsWorking(false)
  }
  const action = fromLink && props.isSafariTab ? 'join.use_in_tab' : 'join.confirm'
  return (
    <Screen
      kicker={text('app.name')}
      title={text(fromLink ? 'join.ready' : 'join.title')}
      lead={text(fromLink ? 'join.ready_lead' : 'join.lead')}
    >
      {props.linkedTo && (
        <div class="notice stack-tight">
          <p>{text('join.signed_in', { name: props.linkedTo })}</p>
          <button type="button" class="text-btn" onClick={props.onStay}>
            {text('join.stay')}
          </button>
        </div>
      )}
      {props.isSafariTab && <InstallFirst code={fromLink} onShortCode={props.onShortCode} />}
      <form class="stack" onSubmit={(event) => void join(event)} noValidate>
        {!fromLink && <CodeField typed={typed} onType={setTyped} isWrong={problem !== null} />}
        <label class="field">
          <span>{text('join.device')}</span>
          <input
            value={name}
            maxLength={60}
            autoComplete="off"
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <small class="small">{text('join.device_hint')}</small>
        </label>
        {problem && (
          <p id="join-problem" class="notice bad" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="btn" disabled={isWorking}>
          {text(isWorking ? 'join.working' : action)}
        </button>
        {fromLink && (
          <button type="button" class="text-btn" onClick={() => setFromLink('')}>
            {text('join.other_code')}
          </button>
        )}
      </form>
      {props.hasPlanHere && (
        <button type="button" class="text-btn" onClick={props.onStay}>
          {text('app.to_today')}
        </button>
      )}
      <p class="small">{text('app.not_medical')}</p>
    </Screen>
  )
}

function CodeField({
  typed,
  onType,
  isWrong,
}: {
  typed: string
  onType: (typed: string) => void
  isWrong: boolean
}): JSX.Element {
  return (
    <label class="field">
      <span>{text('join.code')}</span>
      <input
        class="code-input"
        value={typed}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        autoCorrect="off"
        spellcheck={false}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'join-problem' : undefined}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <small class="small">{text('join.code_hint')}</small>
    </label>
  )
}

function InstallFirst({ code, onShortCode }: { code: string; onShortCode: JoinProps['onShortCode'] }): JSX.Element {
  return (
    <section class="card stack" aria-labelledby="install-title">
      <h2 id="install-title">{text('join.install_title')}</h2>
      <InstallSteps way="apple" />
      {code && <CodeToType code={code} onShortCode={onShortCode} />}
      <p class="small">{text('join.install_why')}</p>
    </section>
  )
}

/** A short code is shown as it is; for a link's long one the server makes a short one, when asked. */
function CodeToType({ code, onShortCode }: { code: string; onShortCode: JoinProps['onShortCode'] }): JSX.Element {
  const [short, setShort] = useState(isShortCode(code) ? code : '')
  const [hasFailed, setHasFailed] = useState(false)
  const ask = async () => {
    const made = await onShortCode(code)
    setShort(made ?? '')
    setHasFailed(made === null)
  }
  if (short) {
    return (
      <p class="notice ok" role="status">
        {text('join.install_code', { code: inGroups(short) })}
      </p>
    )
  }
  return (
    <>
      <button type="button" class="btn second small-btn" onClick={() => void ask()}>
        {text('join.install_show')}
      </button>
      {hasFailed && (
        <p class="notice bad" role="alert">
          {text('join.install_failed')}
        </p>
      )}
    </>
  )
}
