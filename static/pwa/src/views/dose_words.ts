import { bodyPart } from '../domain/side'
import type { Dose, Exercise, Prescription, Side } from '../domain/wire'
import { text } from '../messages/messages'

/** "30 s × 3, each leg": the dose as the client reads it. */
export function doseInWords(prescription: Prescription, exercise: Exercise): string {
  const dose = inRounds(prescription.dose)
  const sides = sidesInWords(prescription, exercise)
  return sides ? text('dose.with_sides', { dose, sides }) : dose
}

function inRounds(dose: Dose): string {
  const one = oneRound(dose)
  const countsItsSets = dose.type === 'dynamic_reps' || dose.type === 'slider'
  return dose.sets > 1 && !countsItsSets ? text('dose.rounds', { sets: dose.sets, dose: one }) : one
}

function oneRound(dose: Dose): string {
  switch (dose.type) {
    case 'static_hold':
    case 'pressure':
      return text('dose.static_hold', { hold: dose.hold_seconds, reps: dose.reps })
    case 'contract_relax':
      return text('dose.contract_relax', {
        contract: dose.contract_seconds,
        stretch: dose.stretch_seconds,
        reps: dose.reps,
      })
    case 'breathing':
      return text('dose.breathing', { inhale: dose.inhale_seconds, exhale: dose.exhale_seconds, reps: dose.reps })
    default:
      return text(dose.hold_seconds > 0 ? 'dose.reps_hold' : 'dose.reps', {
        sets: dose.sets,
        reps: dose.reps,
        hold: dose.hold_seconds,
      })
  }
}

function sidesInWords(prescription: Prescription, exercise: Exercise): string {
  if (exercise.side === 'alternating') return text('dose.alternating')
  if (exercise.side === 'none' || prescription.sides === null) return ''
  const part = bodyPart(exercise)
  return prescription.sides === 'both' ? text(`dose.each_${part}`) : text(`dose.${prescription.sides}_${part}`)
}

/** "Left leg", or "Left side" for an exercise whose work side is no leg. */
export function sideInWords(side: Side, exercise: Exercise): string {
  return text(`side.${side}_${bodyPart(exercise)}`)
}
