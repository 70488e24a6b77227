/** The numbers of each type of dose: their names, units and the bounds that the service holds too. */
import type { Dose } from '../../../domain/wire'

export interface DoseField {
  readonly name: string
  readonly label: string
  readonly unit: string | undefined
  readonly min: number
  readonly max: number
  readonly step: number
}

const seconds = (name: string, label: string, min: number, max: number, step = 5): DoseField => ({
  name: `${name}_seconds`,
  label,
  unit: 's',
  min,
  max,
  step,
})

const times = (name: string, label: string, max: number): DoseField => ({
  name,
  label,
  unit: undefined,
  min: 1,
  max,
  step: 1,
})

const effort = (end: 'min' | 'max', label: string): DoseField => ({
  name: `effort_percent_${end}`,
  label,
  unit: '%',
  min: 5,
  max: 100,
  step: 5,
})

const REST = seconds('rest', 'Rest', 0, 180)
const REPS = times('reps', 'Reps', 30)
const SETS = times('sets', 'Sets', 6)

export const DOSE_FIELDS: Readonly<Record<Dose['type'], readonly DoseField[]>> = {
  static_hold: [seconds('hold', 'Hold', 5, 180), REPS, REST, SETS],
  pressure: [seconds('hold', 'Press', 5, 60), REPS, REST, SETS],
  contract_relax: [
    seconds('contract', 'Push', 2, 15, 1),
    effort('min', 'Effort from'),
    effort('max', 'Effort to'),
    seconds('relax', 'Let go', 0, 30, 1),
    seconds('stretch', 'Stretch', 5, 120),
    REPS,
    REST,
    SETS,
  ],
  dynamic_reps: [seconds('rep', 'Each rep', 1, 30, 1), seconds('hold', 'Hold at the end', 0, 60, 1), REPS, REST, SETS],
  slider: [seconds('rep', 'Each rep', 1, 30, 1), seconds('hold', 'Pause at the end', 0, 5, 1), REPS, REST, SETS],
  breathing: [
    seconds('inhale', 'Breathe in', 2, 15, 1),
    seconds('exhale', 'Breathe out', 2, 20, 1),
    times('reps', 'Breaths', 60),
    REST,
    SETS,
  ],
}

export const doseNumber = (dose: Dose, name: string): number =>
  (dose as unknown as Readonly<Record<string, number>>)[name] ?? 0

export const withNumber = (dose: Dose, name: string, value: number): Dose => ({ ...dose, [name]: value })

/** "3 × 30 s", "2 sets of 10 reps of 4 s": the dose in one glance. */
export function doseWords(dose: Dose): string {
  const sets = dose.sets > 1 ? `${dose.sets} sets of ` : ''
  switch (dose.type) {
    case 'static_hold':
    case 'pressure':
      return `${sets}${dose.reps} × ${dose.hold_seconds} s`
    case 'contract_relax':
      return `${sets}${dose.reps} × (push ${dose.contract_seconds} s, stretch ${dose.stretch_seconds} s)`
    case 'breathing':
      return `${sets}${dose.reps} breaths, ${dose.inhale_seconds} s in, ${dose.exhale_seconds} s out`
    default: {
      const hold = dose.hold_seconds > 0 ? ` + ${dose.hold_seconds} s hold` : ''
      return `${sets}${dose.reps} reps of ${dose.rep_seconds} s${hold}`
    }
  }
}
