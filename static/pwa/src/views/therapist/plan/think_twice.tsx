/** Reasons to think twice, each a line of its own; nothing where there is none. */
export function ThinkTwice({ reasons }: { readonly reasons: readonly string[] }) {
  return (
    <>
      {reasons.map((reason) => (
        <p key={reason} class="notice" role="note">
          {reason}
        </p>
      ))}
    </>
  )
}
