// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mergeFindings, NOTHING } from '../../static/pwa/src/views/therapist/first_visit/findings'
import { FindingsForm } from '../../static/pwa/src/views/therapist/first_visit/findings_form'
import type { ClientItem, Findings, FirstVisit } from '../../static/pwa/src/views/therapist/wire'
import { serve } from './therapist_service'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const found = (change: Partial<Findings>): Findings => ({ ...NOTHING, ...change })
const merged = (base: Partial<Findings>, mine: Partial<Findings>, theirs: Partial<Findings>) =>
  mergeFindings(found(base), found(mine), found(theirs))

describe('what two people found', () => {
  it.each<[string, Partial<Findings>, Partial<Findings>, Partial<Findings>, Partial<Findings>, string[]]>([
    ['each their own field', {}, { goals: 'Film' }, { gait: 'Short' }, { goals: 'Film', gait: 'Short' }, []],
    ['the same answer', {}, { runs: true }, { runs: true }, { runs: true }, []],
    ['another answer', {}, { runs: true }, { runs: false }, { runs: true }, ['runs']],
    ['two texts', {}, { goals: 'Film' }, { goals: 'Dog' }, { goals: 'Dog\n\nFilm' }, ['goals']],
    ['one text in the other', {}, { goals: 'Film' }, { goals: 'Film, dog' }, { goals: 'Film, dog' }, ['goals']],
    ['a text taken out', { goals: 'Film' }, { goals: '' }, { goals: 'Film' }, { goals: '' }, []],
    [
      'places added and taken out',
      { regions: ['low_back'] },
      { regions: ['low_back', 'buttock'] },
      { regions: ['below_knee'] },
      { regions: ['below_knee', 'buttock'] },
      [],
    ],
  ])('%s', (_, base, mine, theirs, both, clashes) => {
    expect(merged(base, mine, theirs)).toEqual({ found: found(both), clashes })
  })
})

const client = { id: '7', display_name: 'Tom', time_zone: 'Europe/Berlin', affected_side: 'left' } as ClientItem
const EMPTY: FirstVisit = { findings: null, saved_at: null, saved_by: null, suggestions: [] }
const OF_ADA: FirstVisit = {
  ...EMPTY,
  findings: found({ goals: 'Walk the dog.', runs: true }),
  saved_at: '2026-11-03T10:00:00Z',
  saved_by: { id: 'a', display_name: 'Ada' },
}
const form = (visit: FirstVisit, etag: string) => (
  <FindingsForm client={client} visit={visit} etag={etag} onSaved={() => undefined} onChanged={() => undefined} />
)
const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

function servingAda() {
  return serve({
    'GET /clients/7/first-visit': { body: OF_ADA, etag: '"ada"' },
    'PUT /clients/7/first-visit': ({ ifMatch, body }) =>
      ifMatch === '"ada"'
        ? { body: { ...OF_ADA, findings: body }, etag: '"both"' }
        : { status: 412, body: 'stale-first-visit' },
  })
}

describe('a first visit that somebody else saved meanwhile', () => {
  it('tells the second one, who puts both together and saves that', async () => {
    const asked = servingAda()
    render(form(EMPTY, '"none"'))
    fireEvent.input(field('Goals'), { target: { value: 'Sit through a film.' } })
    press('Save and suggest routines')
    const heading = await screen.findByRole('heading', { name: 'Ada saved this while you were writing' })
    expect(document.activeElement).toBe(heading)
    expect(heading.parentElement?.textContent).toContain('GoalsWalk the dog.')
    expect(field('Goals').value).toBe('Sit through a film.')
    press('Put mine and theirs together')
    expect(screen.getByRole('status').textContent).toContain('You both wrote Goals')
    expect(document.activeElement?.textContent).toBe('What you found')
    press('Save and suggest routines')
    await vi.waitFor(() => expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(2))
    const [late, last] = asked.filter(({ method }) => method === 'PUT')
    expect([late?.ifMatch, last?.ifMatch]).toEqual(['"none"', '"ada"'])
    expect(last?.body).toMatchObject({ goals: 'Walk the dog.\n\nSit through a film.', runs: true })
  })

  it('lets the second one take theirs', async () => {
    servingAda()
    render(form(EMPTY, '"none"'))
    fireEvent.input(field('Goals'), { target: { value: 'Sit through a film.' } })
    press('Save and suggest routines')
    await screen.findByRole('heading', { name: 'Ada saved this while you were writing' })
    press('Take theirs as it is')
    expect(field('Goals').value).toBe('Walk the dog.')
  })

  it('comes in by itself where nothing was written, and is told where something was', async () => {
    servingAda()
    const { rerender } = render(form(EMPTY, '"none"'))
    rerender(form(OF_ADA, '"ada"'))
    await vi.waitFor(() => expect(field('Goals').value).toBe('Walk the dog.'))
    fireEvent.input(field('Gait'), { target: { value: 'Short steps.' } })
    rerender(form({ ...OF_ADA, findings: found({ goals: 'Swim.' }) }, '"later"'))
    await screen.findByRole('heading', { name: 'Ada saved this while you were writing' })
    expect(field('Gait').value).toBe('Short steps.')
  })
})
