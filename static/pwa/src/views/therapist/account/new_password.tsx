import { TextField } from '../parts/field'

/** As the service has it: api/accounts/passwords.py. */
export const SHORTEST_PASSWORD = 12

interface Props {
  readonly value: string
  readonly errors?: readonly string[] | undefined
  readonly onInput: (value: string) => void
}

export function NewPassword({ value, errors, onInput }: Props) {
  return (
    <TextField
      label="New password"
      type="password"
      value={value}
      hint={`At least ${SHORTEST_PASSWORD} characters. A few words that only you would put together do well.`}
      errors={errors}
      onInput={onInput}
      autocomplete="new-password"
      required
    />
  )
}

/** What is wrong with it before it is sent; null: nothing. */
export const passwordProblem = (password: string): string | null =>
  password.length < SHORTEST_PASSWORD ? `The password needs at least ${SHORTEST_PASSWORD} characters.` : null
