import { weekdayDay } from '../dates'
import type { Brief } from '../wire'

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name

export function NotesCard({ brief, name }: { readonly brief: Brief; readonly name: string }) {
  if (brief.notes.length === 0) return null
  return (
    <section class="card" aria-labelledby="client-wrote">
      <h2 id="client-wrote">{firstName(name)} wrote</h2>
      <ul class="notes">
        {brief.notes.map((note) => (
          <li key={note.session_id}>
            <q>{note.text}</q> <small>{weekdayDay(note.on)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
