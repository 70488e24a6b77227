import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** One screen: a main landmark with its heading, which takes the focus so that a screen reader starts there. */
export function Screen(props: {
  title: string
  lead?: string
  kicker?: string
  kind?: string
  children: ComponentChildren
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = props.title
  }, [props.title])
  useEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main id="content" class={`screen stack ${props.kind ?? ''}`}>
      <header class="screen-head">
        {props.kicker && <p class="small">{props.kicker}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.lead && <p class="lead">{props.lead}</p>}
      </header>
      {props.children}
    </main>
  )
}
