/** For an address of a version that never was. */
export function NoVersion({ clientId, version }: { readonly clientId: string; readonly version: number }) {
  return (
    <section class="card">
      <h1>There is no version {version}</h1>
      <p>
        The plan here has no such version. <a href={`/therapist/clients/${clientId}`}>Go to the client</a>
      </p>
    </section>
  )
}
