/** What the caseload shows, as its address says it: Back and a copied link lead to the same rows. */
import { ORDERS, type Order } from './rows'

export interface Filter {
  readonly search: string
  readonly isMine: boolean
  readonly order: Order
}

export const EVERYTHING: Filter = { search: '', isMine: false, order: 'attention' }

const isOrder = (text: string | null): text is Order => text !== null && Object.hasOwn(ORDERS, text)

/** Of the part of an address from `?` on. What makes no sense there counts as not said. */
export function filterOf(query: string): Filter {
  const said = new URLSearchParams(query)
  const order = said.get('sort')
  return {
    search: said.get('q') ?? '',
    isMine: said.get('mine') === '1',
    order: isOrder(order) ? order : EVERYTHING.order,
  }
}

/** From `?` on; empty for everything in the usual order. */
export function queryOf({ search, isMine, order }: Filter): string {
  const said = new URLSearchParams()
  if (search) said.set('q', search)
  if (order !== EVERYTHING.order) said.set('sort', order)
  if (isMine) said.set('mine', '1')
  const text = said.toString()
  return text && `?${text}`
}
