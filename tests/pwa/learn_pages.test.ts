import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { learnPages } from '../../static/pwa/src/messages/en/learn'
import { LEARN_IDS, type LearnPage, type List, type Paragraph } from '../../static/pwa/src/messages/learn_page'

const SOURCES = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf-8')
/** Each source by its id, with the last column: how sure it is. */
const described = new Map(
  [...SOURCES.matchAll(/^\| `([a-z0-9-]+)` \|.*\| (\w+) \|$/gm)].map(([, id, how]) => [id, how]),
)

const sentencesOf = (block: Paragraph | List) => ('list' in block ? block.list : block)
const allOf = (page: LearnPage) => page.sections.flatMap(({ blocks }) => blocks.flatMap(sentencesOf))
const pages = LEARN_IDS.map((id) => [id, learnPages[id]] as const)

describe.each(pages)('the page %s', (_, page) => {
  test('names for each sentence a source that is described', () => {
    const loose = allOf(page).filter(
      ([, ...sources]) => sources.length === 0 || sources.some((id) => !described.has(id)),
    )
    expect(loose).toEqual([])
  })

  test('rests on more than our own choices', () => {
    const outside = allOf(page).filter(([, ...sources]) => sources.some((id) => described.get(id) !== 'choice'))
    expect(outside.length).toBeGreaterThanOrEqual(allOf(page).length / 2)
  })

  test('is made of whole, short sentences, one each', () => {
    for (const [words] of allOf(page)) {
      expect(words).toMatch(/^[A-Z].*[.:?]$/)
      expect(words.slice(0, -1)).not.toMatch(/[.?!] /)
      expect(words.split(' ').length).toBeLessThanOrEqual(25)
    }
  })

  test('says nothing in a heading, where no source is named', () => {
    for (const { heading } of page.sections) expect(heading).not.toMatch(/[.!?]$/)
  })
})

test('what each source is and how sure it is, is said in known words', () => {
  expect(described.size).toBeGreaterThan(30)
  expect(
    [...described.values()].filter((how) => !['guideline', 'study', 'page', 'choice'].includes(how ?? '')),
  ).toEqual([])
})

test('every row of the sources has an id, and none twice', () => {
  const rows = SOURCES.split('\n').filter((line) => /^\| `/.test(line))
  expect(rows).toHaveLength(described.size)
})

test('a sign of an emergency rests on a guideline, on every page that names it', () => {
  const signs = [...allOf(learnPages.emergency), ...(learnPages.call.sections[0]?.blocks.flatMap(sentencesOf) ?? [])]
  const own = signs.filter(([words]) =>
    /^You feel|^Toilet|^It is hard|^You cannot|^Sex|^Both|^A leg|^Your chest|^You once/.test(words),
  )
  expect(own.length).toBeGreaterThanOrEqual(12)
  expect(own.filter(([, ...sources]) => !sources.some((id) => described.get(id) === 'guideline'))).toEqual([])
})
