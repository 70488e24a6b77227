/** Which picture of an exercise fits the moment, and which ones a plan needs. */
import type { Body, Exercise, Frame, Pictures, Side, Step, StepKind } from './wire'

/** While getting into position start and end follow each other, each for this long. */
export const EACH_MS = 1_600

/**
 * The index of the frame to show `elapsed_ms` into a step. A hold is still; getting ready and moving go through the
 * frames when `isMoving`, and show the place to reach when not.
 */
export function frameAt(
  { motion, frames }: Pictures,
  step: Pick<Step, 'kind' | 'seconds'>,
  elapsed_ms: number,
  isMoving: boolean,
): number {
  const last = frames.length - 1
  if (motion === 'step_through_frames') return stepThrough(frames, step.kind)
  switch (step.kind) {
    case 'prepare':
    case 'switch_side':
      return isMoving ? Math.floor(elapsed_ms / EACH_MS) % frames.length : last
    case 'rest':
    case 'relax':
    case 'breathe_in':
      return 0
    case 'move':
    case 'slide':
      return isMoving ? Math.min(last, Math.floor((elapsed_ms * frames.length) / (step.seconds * 1000))) : last
    default:
      return last
  }
}

/** Contract-relax: into the stretch, press against the hands, let go, and a little further. */
function stepThrough(frames: Pictures['frames'], kind: StepKind): number {
  if (kind === 'hold') return frames.length - 1
  return kind === 'contract'
    ? Math.max(
        0,
        frames.findIndex(({ name }) => name === 'contract'),
      )
    : 0
}

/** The frame that stands for the whole exercise where there is room for one. */
export function emblem({ frames }: Pictures): number {
  return frames.length - 1
}

/** The picture of a moment for that body; the woman's where a plan kept from earlier has no other. */
export function fileOf({ files }: Frame, body: Body): string {
  return files[body] ?? files.woman
}

/** A photo of the practice's own, with a ground of its own: drawings have one that is the same for all. */
export function isPhoto({ shows }: Pick<Frame, 'shows'>): boolean {
  return shows !== undefined
}

/** Whether the picture is turned round for that side. A photo that shows no side is the same for both. */
export function isMirrored({ shows }: Pick<Frame, 'shows'>, side: Side | null): boolean {
  return side !== null && shows !== null && side !== (shows ?? 'left')
}

/** Whether there is a side that one of the pictures would show differently. */
export function knowsSides({ frames }: Pictures): boolean {
  return frames.some(({ shows }) => shows !== null)
}

/** A practice's own picture: it comes with the person's session only, and goes with the account. */
export function isOwnAddress(address: string): boolean {
  return address.startsWith('/api/')
}

/** Addresses of all pictures of these exercises for one body, each once. */
function allAddresses(exercises: Iterable<Exercise>, body: Body): readonly string[] {
  const frames = [...exercises].flatMap(({ pictures }) => pictures?.frames ?? [])
  return [...new Set(frames.map((frame) => fileOf(frame, body)))].sort()
}

/** Of these exercises the public pictures for one body. */
export function addressesFor(exercises: Iterable<Exercise>, body: Body): readonly string[] {
  return allAddresses(exercises, body).filter((address) => !isOwnAddress(address))
}

/** Of these exercises the practice's own pictures: the same for everybody. */
export function ownAddressesFor(exercises: Iterable<Exercise>): readonly string[] {
  return allAddresses(exercises, 'woman').filter(isOwnAddress)
}
