import { describe, expect, test, vi } from 'vitest'
import { call, postEntries } from '../../../static/pwa/src/device/api'

interface Asked {
  readonly url: string
  readonly init: RequestInit
}

function answering(answer: () => Response): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    return answer()
  })
  return asked
}

const problem = { type: '/problems/x', title: 'No', status: 422, detail: '' }

describe('a call', () => {
  test('sends JSON to its own server and gives body and ETag', async () => {
    const asked = answering(() => new Response('{"a":1}', { status: 200, headers: { ETag: '"7"' } }))
    expect(await call('/me/plan', { headers: { 'If-None-Match': '"6"' } })).toEqual({
      ok: true,
      status: 200,
      body: { a: 1 },
      etag: '"7"',
    })
    expect(asked[0]).toMatchObject({ url: '/api/v1/me/plan', init: { method: 'GET', cache: 'no-store' } })
    expect(new Headers(asked[0]?.init.headers).get('If-None-Match')).toBe('"6"')
    await call('/auth/redeem', { method: 'POST', json: { code: 'X' } })
    expect(asked[1]?.init.body).toBe('{"code":"X"}')
    expect(new Headers(asked[1]?.init.headers).get('Content-Type')).toBe('application/json')
  })

  test.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), { status: 0, problem: null }],
    ['a page of a café network', async () => new Response('<html>', { status: 200 }), { status: 200, problem: null }],
    ['a body cut off', async () => new Response('{"a":', { status: 200 }), { status: 200, problem: null }],
    ['not modified', async () => new Response(null, { status: 304 }), { status: 304, problem: null }],
    ['a problem', async () => Response.json(problem, { status: 422 }), { status: 422, problem }],
    ['a proxy that is down', async () => new Response('Bad gateway', { status: 502 }), { status: 502, problem: null }],
  ])('%s is a value, never a throw', async (_, fetched, expected) => {
    vi.stubGlobal('fetch', fetched)
    expect(await call('/me')).toMatchObject({ ok: false, ...expected })
  })

  test('nothing to say is fine when the server says 204', async () => {
    answering(() => new Response(null, { status: 204 }))
    expect(await call('/auth/sign-out', { method: 'POST' })).toMatchObject({ ok: true, status: 204 })
  })
})

describe('sending entries', () => {
  test('gives the reply as it came, with what the server asks to wait', async () => {
    answering(() => Response.json(problem, { status: 429, headers: { 'Retry-After': '30' } }))
    expect(await postEntries('tom', '{}')).toMatchObject({ status: 429, body: problem, retry_after_seconds: 30 })
    answering(
      () => new Response('<html>', { status: 200, headers: { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' } }),
    )
    expect(await postEntries('tom', '{}')).toMatchObject({ status: 200, body: undefined, retry_after_seconds: null })
  })

  test('gives null when nothing came back', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('Too slow', 'TimeoutError')))
    expect(await postEntries('tom', '{}')).toBeNull()
  })
})
