import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { LearnPage, List, Paragraph, Section, Sentence } from '../../messages/learn_page'
import { filled } from '../../messages/messages'

interface Props {
  readonly page: LearnPage
  /** The level of a section's heading: one below that of the page's title. */
  readonly level: 'h2' | 'h3'
  readonly emergencyNumber: string
}

/** All sections of a page, each a region with its heading. The sources of the sentences stand in the documents alone. */
export function Sections({ page, level, emergencyNumber }: Props): JSX.Element {
  return (
    <>
      {page.sections.map((section) => (
        <SectionCard key={section.heading} section={section} level={level} number={emergencyNumber} />
      ))}
    </>
  )
}

function SectionCard(props: { section: Section; level: 'h2' | 'h3'; number: string }): JSX.Element {
  const { section, level: Heading, number } = props
  const id = useId()
  return (
    <section class="card stack-tight learn-section" aria-labelledby={id}>
      <Heading id={id}>{filled(section.heading, { number })}</Heading>
      {section.blocks.map((block, index) => (
        <Block key={String(index)} block={block} number={number} />
      ))}
    </section>
  )
}

function isList(block: Paragraph | List): block is List {
  return 'list' in block
}

function Block({ block, number }: { block: Paragraph | List; number: string }): JSX.Element {
  const wordsOf = ([words]: Sentence) => filled(words, { number })
  if (!isList(block)) return <p>{block.map(wordsOf).join(' ')}</p>
  return (
    <ul class="bullets">
      {block.list.map((sentence) => (
        <li key={sentence[0]}>{wordsOf(sentence)}</li>
      ))}
    </ul>
  )
}
