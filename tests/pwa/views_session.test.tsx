// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { NOT_ASKED } from '../../static/pwa/src/domain/session_log'
import type { PainReport, SafetyQuestion } from '../../static/pwa/src/domain/wire'
import { HowWasIt } from '../../static/pwa/src/views/session/how_was_it'
import { PainBefore } from '../../static/pwa/src/views/session/pain_before'
import { SafetyScreen } from '../../static/pwa/src/views/session/safety_screen'
import { SignOut } from '../../static/pwa/src/views/settings/sign_out'
import { RULES } from './domain/light_rules'

vi.stubGlobal('scrollTo', () => undefined)
afterEach(cleanup)

const question = (id: string, level: SafetyQuestion['level']): SafetyQuestion => ({
  id,
  screen: 'before_session',
  text: `Is it ${id}?`,
  level,
  rather_not_say_level: null,
})
const button = (name: string) => screen.getByRole('button', { name })

function ask(questions: readonly SafetyQuestion[], onAnswers = vi.fn()) {
  const titles = { title: 'Quick check', lead: 'Answer each question.' }
  render(
    <SafetyScreen which="before_session" {...titles} questions={questions} onAnswers={onAnswers} onLeave={vi.fn()} />,
  )
  return onAnswers
}
const askThree = () => ask([question('toilet', 'emergency'), question('legs', 'emergency'), question('old', 'caution')])
const of = (id: string, name: string) =>
  within(screen.getByRole('group', { name: `Is it ${id}?` })).getByRole('button', { name })
const noTo = (...ids: string[]) => ids.map((question_id) => ({ question_id, answer: 'no', confirmed: true }))

test('each question has a tap of its own, and nothing is told before all have one', () => {
  const onAnswers = askThree()
  fireEvent.click(of('toilet', 'No'))
  expect(of('toilet', 'No').getAttribute('aria-pressed')).toBe('true')
  fireEvent.click(button('Go on'))
  expect(onAnswers).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toBe('2 questions have no answer yet.')
  expect(document.activeElement).toBe(of('legs', 'No'))
  fireEvent.click(of('legs', 'No'))
  expect(screen.getByRole('alert').textContent).toBe('One question has no answer yet.')
  fireEvent.click(of('old', 'No'))
  expect(screen.getByRole('alert').textContent).toBe('')
  fireEvent.click(button('Go on'))
  expect(onAnswers).toHaveBeenCalledExactlyOnceWith(noTo('toilet', 'legs', 'old'), true)
})

test('taps that come faster than the screen is drawn are all kept', () => {
  const onAnswers = askThree()
  const buttons = screen.getAllByRole('button', { name: 'No' })
  act(() => {
    for (const each of buttons) each.click()
  })
  fireEvent.click(button('Go on'))
  expect(onAnswers).toHaveBeenCalledExactlyOnceWith(noTo('toilet', 'legs', 'old'), true)
})

test('a yes is asked once more; what was tapped wrong is told too, and one stands where one was', () => {
  const onAnswers = askThree()
  fireEvent.click(of('toilet', 'No'))
  fireEvent.click(of('legs', 'Yes'))
  expect(onAnswers).not.toHaveBeenCalled()
  fireEvent.click(button('I tapped wrong'))
  expect(onAnswers).toHaveBeenCalledWith([{ question_id: 'legs', answer: 'yes', confirmed: false }], false)
  expect(document.activeElement).toBe(of('legs', 'No'))
  expect(of('legs', 'Yes').getAttribute('aria-pressed')).toBe('false')
  expect(of('toilet', 'No').getAttribute('aria-pressed')).toBe('true')
})

test('a red answer is told at once, with what was answered with no by then', () => {
  const onAnswers = askThree()
  fireEvent.click(of('toilet', 'No'))
  fireEvent.click(of('legs', 'Yes'))
  fireEvent.click(button('Yes'))
  const red = { question_id: 'legs', answer: 'yes', confirmed: true }
  expect(onAnswers).toHaveBeenCalledExactlyOnceWith([...noTo('toilet'), red], false)
})

test('a yes that holds nothing is told, and the others are still to be answered', () => {
  const onAnswers = askThree()
  fireEvent.click(of('old', 'Yes'))
  fireEvent.click(button('Yes'))
  expect(onAnswers).toHaveBeenLastCalledWith([{ question_id: 'old', answer: 'yes', confirmed: true }], false)
  fireEvent.click(of('toilet', 'No'))
  fireEvent.click(of('legs', 'No'))
  fireEvent.click(button('Go on'))
  expect(onAnswers).toHaveBeenLastCalledWith(noTo('toilet', 'legs'), true)
})

test('"rather not say" is an answer where it is offered, and is asked once more too', () => {
  const onAnswers = ask([
    { ...question('sexual', 'emergency'), rather_not_say_level: 'same_day' },
    question('x', 'caution'),
  ])
  expect(screen.getAllByRole('button', { name: 'Rather not say' })).toHaveLength(1)
  fireEvent.click(of('sexual', 'Rather not say'))
  expect(button('I tapped wrong')).toBeTruthy()
  fireEvent.click(button('Yes'))
  const told = { question_id: 'sexual', answer: 'rather_not_say', confirmed: true }
  expect(onAnswers).toHaveBeenCalledExactlyOnceWith([told], false)
})

test('many questions come in parts, and one can go back to what was answered', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const onAnswers = ask(ids.map((id) => question(id, 'emergency')))
  expect(screen.getByText('Part 1 of 2')).toBeTruthy()
  for (const id of ['a', 'b', 'c']) fireEvent.click(of(id, 'No'))
  fireEvent.click(button('Go on'))
  expect(screen.getByText('Part 2 of 2')).toBeTruthy()
  expect(document.activeElement?.tagName).toBe('H1')
  fireEvent.click(button('Back'))
  expect(of('b', 'No').getAttribute('aria-pressed')).toBe('true')
  fireEvent.click(button('Go on'))
  for (const id of ['d', 'e', 'f']) fireEvent.click(of(id, 'No'))
  fireEvent.click(button('Go on'))
  expect(onAnswers).toHaveBeenCalledExactlyOnceWith(noTo(...ids), true)
})

test('pain is never chosen beforehand; skipping says asked without a score, and 0 is an answer', async () => {
  const told: PainReport[] = []
  render(<PainBefore rules={null} onBegin={(report) => told.push(report)} onRest={vi.fn()} />)
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([])
  fireEvent.click(button('Skip this question'))
  fireEvent.click(screen.getByRole('radio', { name: /^0 of 10/ }))
  const right = await screen.findByRole('group', { name: 'Right', hidden: true })
  fireEvent.click(within(right).getByRole('checkbox', { name: 'Calf', hidden: true }))
  fireEvent.click(button('Begin'))
  const asked = { asked: true, qualities: [] }
  expect(told).toEqual([
    { ...asked, score: null, furthest_left: null, furthest_right: null },
    { ...asked, score: 0, furthest_left: null, furthest_right: 4, places: ['right_calf'] },
  ])
})

test('from 7 on there is no way to begin, only to rest, and a number tapped wrong can be tapped again', async () => {
  const onRest = vi.fn(async () => false)
  render(<PainBefore rules={RULES} onBegin={vi.fn()} onRest={onRest} />)
  fireEvent.click(screen.getByRole('radio', { name: '7 of 10' }))
  expect(screen.queryByRole('button', { name: 'Begin' })).toBeNull()
  expect(screen.getByRole('alert').textContent).toContain('No stretching today')
  fireEvent.click(button('Rest today'))
  expect(onRest).toHaveBeenCalledWith(expect.objectContaining({ asked: true, score: 7 }))
  expect((await screen.findByText(/could not save/)).textContent).toContain('Nothing is lost yet')
  fireEvent.click(screen.getByRole('radio', { name: '6 of 10' }))
  expect(button('Begin')).toBeTruthy()
})

test('a phone that cannot write says so and keeps what was typed', async () => {
  const onSave = vi.fn(async () => false)
  const onFile = vi.fn(async () => 2)
  render(
    <HowWasIt
      painBefore={NOT_ASKED}
      summary=""
      hasEndedEarly={true}
      emergencyNumber="112"
      stopped_because={null}
      said={null}
      onBack={null}
      onKeep={vi.fn()}
      onSave={onSave}
      onFile={onFile}
    />,
  )
  fireEvent.click(screen.getByRole('radio', { name: 'No time' }))
  fireEvent.click(button('Add a note for your therapist'))
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '  tight today ' } })
  fireEvent.click(button('Save'))
  expect((await screen.findByRole('alert')).textContent).toContain('could not save')
  expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ stopped_because: 'time', note: 'tight today' }))
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('  tight today ')
  fireEvent.click(button('Save as file'))
  expect(await screen.findByText(/^2 entries are in the file/)).toBeTruthy()
  expect(onFile).toHaveBeenCalledWith(expect.objectContaining({ note: 'tight today' }))
  fireEvent.click(button('Try again'))
  expect(onSave).toHaveBeenCalledTimes(2)
})

test('unsent entries are deleted only when their number is typed', () => {
  const onDelete = vi.fn(async () => true)
  const rest = {
    hasUnfinishedRun: false,
    onSend: async () => false,
    onKeep: vi.fn(),
    onCancel: vi.fn(),
    onFile: vi.fn(),
  }
  render(<SignOut unsent={3} onDelete={onDelete} {...rest} />)
  const remove = button('Delete 3 unsent entries') as HTMLButtonElement
  expect(remove.disabled).toBe(true)
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '3' } })
  expect(remove.disabled).toBe(false)
  fireEvent.click(remove)
  expect(onDelete).toHaveBeenCalledWith('3')
})

test('what was said so far is kept when the screen is left, and is there again', () => {
  const onKeep = vi.fn()
  const rest = { onBack: null, painBefore: NOT_ASKED, summary: '', hasEndedEarly: true, emergencyNumber: '112' }
  const common = { ...rest, onKeep, onSave: vi.fn(), onFile: vi.fn() }
  const left = render(<HowWasIt {...common} stopped_because="time" said={null} />)
  fireEvent.click(screen.getByRole('radio', { name: /^4 of 10/ }))
  fireEvent.click(button('Add a note for your therapist'))
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Right side pinches' } })
  left.unmount()
  const said = onKeep.mock.lastCall?.[0]
  expect(said).toMatchObject({ pain_after: { score: 4 }, stopped_because: 'time', note: 'Right side pinches' })
  render(<HowWasIt {...common} stopped_because={said.stopped_because} said={said} />)
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Right side pinches')
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^4 of 10/ }).checked).toBe(true)
})

test('where it hurts by now is one tap when it is the place of before', () => {
  const before: PainReport = { ...NOT_ASKED, asked: true, score: 3, furthest_left: 4, places: ['left_calf'] }
  const onSave = vi.fn(async () => true)
  const rest = {
    onBack: null,
    hasEndedEarly: false,
    emergencyNumber: '112',
    stopped_because: 'finished',
    said: null,
  } as const
  render(<HowWasIt {...rest} painBefore={before} summary="" onKeep={vi.fn()} onSave={onSave} onFile={vi.fn()} />)
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([])
  const told = () => {
    fireEvent.click(button('Save'))
    return onSave.mock.lastCall?.at(0) as unknown
  }
  fireEvent.click(screen.getByRole('radio', { name: 'As before' }))
  expect(told()).toMatchObject({
    pain_after: { score: null, places: ['left_calf'], furthest_left: 4, furthest_right: null, qualities: [] },
  })
  fireEvent.click(screen.getByRole('radio', { name: 'Elsewhere' }))
  expect(told()).toMatchObject({ pain_after: { places: [], furthest_left: null, furthest_right: null } })
  fireEvent.click(screen.getByRole('radio', { name: 'Nowhere' }))
  expect(told()).toMatchObject({ pain_after: { places: [], furthest_left: 0, furthest_right: 0 } })
})

test.each([
  ['nothing told before', NOT_ASKED, ['Nowhere', 'Show where']],
  ['nowhere before', { ...NOT_ASKED, asked: true, furthest_left: 0, furthest_right: 0 }, ['Nowhere', 'Elsewhere']],
] as const)('with %s there is no same place to name', (_, before, offered) => {
  const rest = {
    onBack: null,
    hasEndedEarly: false,
    emergencyNumber: '112',
    stopped_because: 'finished',
    said: null,
  } as const
  render(<HowWasIt {...rest} painBefore={before} summary="" onKeep={vi.fn()} onSave={vi.fn()} onFile={vi.fn()} />)
  const group = screen.getByRole('group', { name: 'Where is it now?' })
  expect(
    within(group)
      .getAllByRole('radio')
      .map((each) => each.closest('label')?.textContent),
  ).toEqual(offered)
})
