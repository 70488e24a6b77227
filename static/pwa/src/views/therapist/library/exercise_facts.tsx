import type { Exercise, Pictures } from '../../../domain/wire'
import { ExercisePicture } from '../../exercise_picture'
import { type ExerciseById, nameOf } from '../catalogue'
import { codeWords } from '../words'

const COMMON_STOPS: Readonly<Record<string, string>> = {
  'pain-over-cap': 'Pain above the limit of this exercise',
  peripheralising: 'Leg pain, tingling or numbness that moves further down',
  'new-weakness': 'New weakness',
  'cauda-equina-sign': 'A change of bladder, bowel, genitals or saddle feeling: emergency care at once',
}

const ACTIONS = { avoid: 'Avoid', modify: 'Change', caution: 'Take care' } as const

function Listed({
  title,
  items,
  isOrdered = false,
}: {
  readonly title: string
  readonly items: readonly string[]
  readonly isOrdered?: boolean
}) {
  if (items.length === 0) return null
  const lines = items.map((item) => <li key={item}>{item}</li>)
  return (
    <div>
      <h3>{title}</h3>
      {isOrdered ? <ol class="numbered">{lines}</ol> : <ul class="bullets">{lines}</ul>}
    </div>
  )
}

/** Every frame, the left as the work side, as the client sees it. */
function FramesOf({ pictures }: { readonly pictures: Pictures }) {
  return (
    <div class="frames">
      {pictures.frames.map((frame) => (
        <figure key={frame.name}>
          <ExercisePicture pictures={{ ...pictures, frames: [frame] }} body="woman" side={null} index={0} isCaptioned />
          <figcaption>{frame.alt}</figcaption>
        </figure>
      ))}
    </div>
  )
}

/** All that the catalogue says of an exercise. */
export function ExerciseFacts({
  exercise,
  exercises,
}: {
  readonly exercise: Exercise
  readonly exercises: ExerciseById
}) {
  const stops = [...exercise.stop_if, ...exercise.stop_if_common.map((code) => COMMON_STOPS[code] ?? codeWords(code))]
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(exercises, id))
  return (
    <div class="facts">
      {exercise.pictures && <FramesOf pictures={exercise.pictures} />}
      <div>
        <h3>Start</h3>
        <p>{exercise.start_position}</p>
        <Listed title="Cues" items={exercise.cues} isOrdered />
      </div>
      <div>
        <Listed title="Common mistakes" items={exercise.common_mistakes} />
        <Listed title={`Stop signs (pain limit ${exercise.pain_cap} of 10)`} items={stops} />
      </div>
      <div>
        <Listed
          title="Cautions"
          items={exercise.cautions.map((caution) => `${ACTIONS[caution.action]}: ${caution.note}`)}
        />
      </div>
      <div>
        <Listed title="Easier" items={names(exercise.regression)} />
        <Listed title="Harder" items={names(exercise.progression)} />
        {exercise.target_muscles.length > 0 && (
          <>
            <h3>Muscles</h3>
            <p>{exercise.target_muscles.join(', ')}</p>
          </>
        )}
      </div>
    </div>
  )
}
