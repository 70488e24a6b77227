import { weekdayDay } from '../dates'
import type { Brief } from '../wire'
import { count } from '../words'

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name
const NEWEST = 2

function Notes({ notes }: { readonly notes: Brief['notes'] }) {
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li key={note.session_id}>
          <q>{note.text}</q> <small>{weekdayDay(note.on)}</small>
        </li>
      ))}
    </ul>
  )
}

/** The newest first: they are what the client comes with. */
export function NotesCard({ brief, name }: { readonly brief: Brief; readonly name: string }) {
  if (brief.notes.length === 0) return null
  const notes = [...brief.notes].reverse()
  const earlier = notes.slice(NEWEST)
  return (
    <section class="card" aria-labelledby="client-wrote">
      <h2 id="client-wrote">{firstName(name)} wrote</h2>
      <Notes notes={notes.slice(0, NEWEST)} />
      {earlier.length > 0 && (
        <details>
          <summary>{count(earlier.length, 'earlier note')}</summary>
          <Notes notes={earlier} />
        </details>
      )}
    </section>
  )
}
