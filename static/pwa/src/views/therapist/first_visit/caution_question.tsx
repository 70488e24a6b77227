import { shortMeaning } from '../cautions'
import { moment } from '../dates'
import { Choice } from '../parts/choice'
import { NoteField } from '../parts/field'
import type { CautionTold, ClientCaution } from '../wire'
import {
  answerOf,
  type Given,
  type GivenByCode,
  needsReason,
  type Question,
  standingOf,
  withAnswer,
} from './caution_draft'

const ANSWERS: readonly { readonly value: Given; readonly label: string }[] = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'not_sure', label: 'Not sure' },
]
const WORDS: Record<CautionTold['answer'], string> = { yes: 'yes', no: 'no', not_sure: 'not sure' }

interface DraftProps {
  readonly draft: GivenByCode
  readonly reasons: Readonly<Record<string, string>>
  readonly timeZone: string
  readonly onDraft: (draft: GivenByCode) => void
  readonly onReason: (code: string, reason: string) => void
}

function Told({ item, timeZone }: { readonly item: ClientCaution; readonly timeZone: string }) {
  const { waiting, confirmed } = item
  const at = (told: CautionTold) => moment(told.told_at, new Date(), timeZone)
  if (waiting) {
    const who = waiting.told_by === 'client' ? 'The client said' : 'Taken down'
    return (
      <small class="hint odd">
        {who}: {WORDS[waiting.answer]}, {at(waiting)}. Waits for you to confirm
        {item.protects ? '; it protects already.' : '.'}
      </small>
    )
  }
  if (!confirmed) return null
  return (
    <small class="hint">
      Confirmed: {WORDS[confirmed.answer]}, {at(confirmed)}
      {confirmed.display_name && `, ${confirmed.display_name}`}.{confirmed.reason && ` Lifted: ${confirmed.reason}`}
    </small>
  )
}

/** Which of several limits a yes means; unticked ones are a no. */
function Which({ items, draft, onDraft }: Pick<DraftProps, 'draft' | 'onDraft'> & Pick<Question, 'items'>) {
  return (
    <fieldset class="which">
      <legend class="small">Which limits hold? All, until you know.</legend>
      {items.map((item) => (
        <label class="check" key={item.code} title={item.meaning}>
          <input
            type="checkbox"
            checked={draft[item.code] !== 'no'}
            onChange={() => onDraft(withAnswer(draft, [item], draft[item.code] === 'no' ? 'yes' : 'no'))}
          />
          {shortMeaning(item.meaning)}
        </label>
      ))}
    </fieldset>
  )
}

/** Once answered, a question cannot become "not asked" again. */
const choicesFor = (items: readonly ClientCaution[]) =>
  items.some((item) => standingOf(item) !== 'not_asked') ? ANSWERS.slice(1) : ANSWERS

type Asked = Pick<Question, 'text' | 'items'>

export function AskedQuestion({ question, ...rest }: DraftProps & { readonly question: Asked }) {
  const { draft, reasons, timeZone, onDraft, onReason } = rest
  const { items, text } = question
  const given = answerOf(question, draft)
  const toLift = items.filter((item) => needsReason(item, draft[item.code]))
  return (
    <div class="asked">
      <Choice
        legend={text}
        options={choicesFor(items)}
        value={given}
        onChange={(value) => onDraft(withAnswer(draft, items, value))}
      />
      {items.length > 1 && (given === 'yes' || given === 'not_sure') && (
        <Which items={items} draft={draft} onDraft={onDraft} />
      )}
      {toLift.map((item) => (
        <NoteField
          key={item.code}
          label="Why it no longer holds the plan"
          value={reasons[item.code] ?? ''}
          onInput={(reason) => onReason(item.code, reason)}
          required
        />
      ))}
      {items.length === 1 && items[0] && <Told item={items[0]} timeZone={timeZone} />}
      {items.length > 1 && items.some(({ waiting }) => waiting) && (
        <small class="hint odd">Waits for you to confirm.</small>
      )}
    </div>
  )
}
