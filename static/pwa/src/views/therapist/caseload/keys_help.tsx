import { Dialog } from '../parts/dialog'
import { lettersAreOn, turnLetters } from './keys'

const KEYS = [
  [['j', '↓'], 'the next client'],
  [['k', '↑'], 'the client before'],
  [['Enter'], 'open the client'],
  [['/'], 'search by name'],
  [['?'], 'this list'],
] as const

/** Arrows move from row to row once a row has the focus; letters do from anywhere on the page. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div class="form">
        <table class="keys">
          <thead class="only-read">
            <tr>
              <th scope="col">Key</th>
              <th scope="col">What it does</th>
            </tr>
          </thead>
          <tbody>
            {KEYS.map(([keys, what]) => (
              <tr key={what}>
                <td>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <label class="check">
          <input
            type="checkbox"
            checked={lettersAreOn.value}
            // It holds at once: to the dialog nothing is written that closing could lose.
            onInput={(event) => event.stopPropagation()}
            onChange={(event) => turnLetters(event.currentTarget.checked)}
          />
          Letters and signs work as keys
        </label>
        <small class="hint">Turn them off if you dictate. Arrows and Enter stay.</small>
      </div>
    </Dialog>
  )
}
