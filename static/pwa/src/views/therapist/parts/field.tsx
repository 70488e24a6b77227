import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly errors?: readonly string[] | undefined
  readonly children: (ids: {
    readonly id: string
    readonly describedBy: string | undefined
    readonly invalid: boolean
  }) => ComponentChildren
}

/** A label, its control, a hint, and what is wrong with it, tied together for assistive technology. */
export function Field({ label, hint, errors = [], children }: FieldProps) {
  const id = useId()
  const ids = [hint ? `${id}-hint` : '', errors.length > 0 ? `${id}-wrong` : ''].filter(Boolean)
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, describedBy: ids.length > 0 ? ids.join(' ') : undefined, invalid: errors.length > 0 })}
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
      <Wrong id={`${id}-wrong`} errors={errors} />
    </div>
  )
}

export function Wrong({ errors, id }: { readonly errors: readonly string[]; readonly id?: string | undefined }) {
  if (errors.length === 0) return null
  return (
    <p class="wrong" {...(id ? { id } : {})} role="alert">
      {errors.join(' ')}
    </p>
  )
}

interface TextProps {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'search' | 'number'
  readonly hint?: string | undefined
  readonly errors?: readonly string[] | undefined
  readonly required?: boolean
  readonly maxLength?: number
  readonly autocomplete?: 'off' | 'username' | 'current-password' | 'new-password'
  readonly min?: string
  readonly max?: string
}

export function TextField({
  label,
  value,
  onInput,
  type = 'text',
  hint,
  errors,
  autocomplete = 'off',
  ...rest
}: TextProps) {
  return (
    <Field label={label} hint={hint} errors={errors}>
      {({ id, describedBy, invalid }) => (
        <input
          {...rest}
          id={id}
          // Preact types each kind of input apart; a variable kind fits none of them.
          type={type as 'text'}
          value={value}
          autocomplete={autocomplete}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
  /** What stands for no choice; absent: one is always made. */
  readonly none?: string
  readonly hint?: string | undefined
  readonly errors?: readonly string[] | undefined
  readonly isDisabled?: boolean
}

export function SelectField({ label, value, options, onChange, none, hint, errors, isDisabled = false }: SelectProps) {
  return (
    <Field label={label} hint={hint} errors={errors}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          value={value}
          disabled={isDisabled}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type NoteProps = Omit<TextProps, 'type'> & { readonly rows?: number }

export function NoteField({ label, value, onInput, hint, errors, required = false, rows = 3 }: NoteProps) {
  return (
    <Field label={label} hint={hint} errors={errors}>
      {({ id, describedBy, invalid }) => (
        <textarea
          id={id}
          rows={rows}
          value={value}
          required={required}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
