/** A record's whole content as text; what scrolls can be reached by keyboard. */
export function AsItCame({ content, label }: { readonly content: string; readonly label: string }) {
  return (
    <details>
      <summary>All that it holds</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="content" tabIndex={0} aria-label={label}>
        <pre>{content}</pre>
      </section>
    </details>
  )
}
