/**
 * The web app's side of the wording check: every string of the TypeScript files named as arguments, read from their syntax
 * trees, as JSON [{file, line, place, of, words}].
 *
 * `place`: `text` between tags, a line of tags and words as one with `{}` where something is filled in; `attribute`; `value`
 * of a property; `literal` anywhere else. `of`: the name of the attribute or property. Types, keys and what is imported are
 * code, not words.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(new URL('../../static/pwa/package.json', import.meta.url))
const { parseSync } = await import(pathToFileURL(require.resolve('vite')))

const CODE = /^(TS(?!As|Satisfies|NonNull)|Import|ExportAll)/

function stringsOf(file) {
  const source = readFileSync(file, 'utf-8')
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const found = []

  const add = (node, place, of, words) => {
    if (words.trim() === '') return
    found.push({ file, line: source.slice(0, node.start).split('\n').length, place, of, words })
  }

  const walkAll = (node, place, of) => {
    for (const [key, child] of Object.entries(node)) {
      if (key === 'type') continue
      for (const each of Array.isArray(child) ? child : [child]) {
        if (each && typeof each.type === 'string') walk(each, place, of)
      }
    }
  }

  const walk = (node, place, of) => {
    if (CODE.test(node.type)) return
    if (node.type === 'Literal' && typeof node.value === 'string') add(node, place, of, node.value)
    else if (node.type === 'TemplateLiteral') {
      add(node, place, of, node.quasis.map(({ value }) => value.cooked).join('{}'))
      for (const each of node.expressions) walk(each, 'literal', null)
    } else if (node.type === 'Property') {
      if (node.computed) walk(node.key, 'literal', null)
      walk(node.value, 'value', node.key.name ?? String(node.key.value ?? ''))
    } else if (node.type === 'JSXAttribute') {
      if (node.value) walk(node.value, 'attribute', node.name.name?.name ?? node.name.name)
    } else if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      if (node.openingElement) walkAll(node.openingElement, 'literal', null)
      addText(node)
      for (const child of node.children) if (child.type !== 'JSXText') walk(child, 'text', null)
    } else walkAll(node, place, of)
  }

  const addText = (element) => {
    const texts = element.children.filter(({ type }) => type === 'JSXText')
    if (texts.every(({ value }) => value.trim() === '')) return
    const words = element.children.map((child) => (child.type === 'JSXText' ? child.value : spoken(child))).join('')
    add(texts.find(({ value }) => value.trim() !== ''), 'text', null, words.replace(/\s+/g, ' ').trim())
  }

  walk(program, 'literal', null)
  return found
}

/** What stands in a line of words in place of what is filled in: nothing for the space that `{' '}` keeps. */
function spoken(child) {
  const { expression } = child
  return expression?.type === 'Literal' && typeof expression.value === 'string' ? expression.value : '{}'
}

process.stdout.write(JSON.stringify(process.argv.slice(2).flatMap(stringsOf)))
