import type { Dose } from '../../../domain/wire'
import { Stepper } from '../parts/stepper'
import { DOSE_FIELDS, doseNumber } from './dose_fields'

interface Props {
  readonly dose: Dose
  /** Whose dose it is. */
  readonly name: string
  readonly wrongAt: (field: string) => readonly string[]
  readonly onNumber: (field: string, value: number) => void
}

/** The numbers of a dose, each within the bounds that the service holds too. */
export function DoseSteppers({ dose, name, wrongAt, onNumber }: Props) {
  return (
    <fieldset class="dose-fields" aria-label={`Dose of ${name}`}>
      {DOSE_FIELDS[dose.type].map((field) => (
        <Stepper
          key={field.name}
          label={field.label}
          unit={field.unit}
          value={doseNumber(dose, field.name)}
          min={field.min}
          max={field.max}
          step={field.step}
          errors={wrongAt(field.name)}
          onChange={(value) => onNumber(field.name, value)}
        />
      ))}
    </fieldset>
  )
}
