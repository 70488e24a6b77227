/** Doses and sides as a client reads them from paper, without an app that counts along. */

import { ANY_WORK_SIDE, bodyPart } from '../../../domain/side'
import type { Dose, Exercise, Prescription, Side } from '../../../domain/wire'
import { paper } from '../../../messages/en/paper'
import { filled } from '../../../messages/messages'
import { sideInWords } from '../../dose_words'

/** "Hold 30 s, 3 times. Rest 10 s in between." */
export function doseOnPaper(dose: Dose): string {
  const rests = dose.rest_seconds > 0 && (dose.sets > 1 || (restsBetweenReps(dose) && dose.reps > 1))
  return [
    oneRound(dose),
    dose.sets > 1 && filled(paper.rounds, { sets: dose.sets }),
    rests && filled(paper.rest, { rest: dose.rest_seconds }),
  ]
    .filter(Boolean)
    .join(' ')
}

const restsBetweenReps = ({ type }: Dose) => type === 'static_hold' || type === 'pressure' || type === 'contract_relax'

function oneRound(dose: Dose): string {
  const times = timesInWords(dose.reps)
  switch (dose.type) {
    case 'static_hold':
      return filled(paper.hold, { hold: dose.hold_seconds, times })
    case 'pressure':
      return filled(paper.press, { hold: dose.hold_seconds, times })
    case 'contract_relax':
      return contractRelax(dose, times)
    case 'breathing':
      return filled(paper.breathe, { inhale: dose.inhale_seconds, exhale: dose.exhale_seconds, times })
    default: {
      const words = dose.hold_seconds > 0 ? paper.move_hold : paper.move
      return capital(filled(words, { rep: dose.rep_seconds, hold: dose.hold_seconds, times }))
    }
  }
}

function contractRelax(dose: Extract<Dose, { type: 'contract_relax' }>, times: string): string {
  const { contract_seconds, relax_seconds, stretch_seconds } = dose
  const round = { contract: contract_seconds, relax: relax_seconds, stretch: stretch_seconds, times }
  const effort = { min: dose.effort_percent_min, max: dose.effort_percent_max }
  return `${filled(paper.contract, round)} ${filled(paper.effort, effort)}`
}

function timesInWords(count: number): string {
  return count === 1 ? paper.once : count === 2 ? paper.twice : filled(paper.times, { count })
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Which side, which first, and which leg that means; empty for an exercise without sides. */
export function sidesOnPaper({ sides, first_side }: Prescription, exercise: Exercise): string {
  if (exercise.side === 'alternating') return paper.alternating
  if (exercise.side === 'none' || sides === null) return ''
  const part = bodyPart(exercise)
  const which =
    sides === 'both'
      ? filled(paper[`both_${part}`], { side: first_side ?? 'left' })
      : filled(paper.only, { side: sideInWords(sides, exercise) })
  return exercise.work_side && exercise.work_side !== ANY_WORK_SIDE
    ? `${which} ${filled(paper[`work_${part}`], { work_side: exercise.work_side })}`
    : which
}

/** The side that the pictures show: the one that is done, or done first. */
export function sideShown({ sides, first_side }: Prescription): Side | null {
  return sides === 'both' ? (first_side ?? 'left') : sides
}
