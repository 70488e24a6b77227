import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { emblem, fileOf } from '../domain/picture'
import type { Body, Pictures, Side } from '../domain/wire'

interface Props {
  readonly pictures: Pictures
  readonly body: Body
  /** Pictures show the left as the work side: the right is their mirror image. */
  readonly side: Side | null
  /** Which of the frames; the others lie under it, so that changing costs no loading. */
  readonly index: number
  /** Its words stand beside it, to be read once. */
  readonly isCaptioned?: boolean
  /** What lies over it. It stays where the picture is missing. */
  readonly children?: ComponentChildren
}

/** An exercise as a body does it. A picture that is not there leaves room to the words beside it. */
export function ExercisePicture({
  pictures,
  body,
  side,
  index,
  isCaptioned = false,
  children,
}: Props): JSX.Element | null {
  const [isMissing, setIsMissing] = useState(false)
  if (isMissing) return <>{children}</>
  return (
    <div class={side === 'right' ? 'picture mirrored' : 'picture'}>
      {pictures.frames.map((frame, number) => (
        <img
          key={fileOf(frame, body)}
          src={fileOf(frame, body)}
          width="720"
          height="540"
          alt={number === index && !isCaptioned ? frame.alt : ''}
          class={number === index ? 'shown' : undefined}
          draggable={false}
          onError={() => setIsMissing(true)}
        />
      ))}
      {children}
    </div>
  )
}

/** A small one beside the name, which says what it shows. */
export function Thumbnail(props: { pictures: Pictures; body: Body; side?: Side | null }): JSX.Element | null {
  const frame = props.pictures.frames[emblem(props.pictures)]
  const [isMissing, setIsMissing] = useState(false)
  if (!frame || isMissing) return null
  return (
    <span class={props.side === 'right' ? 'thumbnail mirrored' : 'thumbnail'}>
      <img
        src={fileOf(frame, props.body)}
        width="720"
        height="540"
        alt=""
        loading="lazy"
        draggable={false}
        onError={() => setIsMissing(true)}
      />
    </span>
  )
}
