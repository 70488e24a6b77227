/** What a browser adds to a page's requests: the address, the Origin, and the cookies that it was given. */
export function browserFetch(address: string, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  const jar = new Map<string, string>()
  return async (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('Origin', address)
    headers.set('Cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(`${address}${String(path)}`, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    return answer
  }
}
