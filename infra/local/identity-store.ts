// Where the OpenID provider keeps what lives for one sign-in: sessions, codes, grants. In memory: after a restart people sign in again,
// and the tokens they hold stay good, because those stand for themselves.

interface Payload {
  uid?: string
  userCode?: string
  grantId?: string
  consumed?: number
  [name: string]: unknown
}

interface Entry {
  payload: Payload
  expiresAt: number
}

/** The storage class that oidc-provider asks for; it makes one for each kind of thing. `now` is in milliseconds. */
export function storeInMemory(now: () => number): new (kind: string) => object {
  const entries = new Map<string, Entry>()

  function find(wanted: (key: string, payload: Payload) => boolean): Payload | undefined {
    for (const [key, { payload, expiresAt }] of entries) {
      if (expiresAt <= now()) entries.delete(key)
      else if (wanted(key, payload)) return payload
    }
    return undefined
  }

  return class Store {
    readonly #kind: string

    constructor(kind: string) {
      this.#kind = kind
    }

    upsert(id: string, payload: Payload, expiresIn?: number): Promise<void> {
      const expiresAt = expiresIn === undefined ? Infinity : now() + expiresIn * 1000
      entries.set(`${this.#kind}:${id}`, { payload, expiresAt })
      return Promise.resolve()
    }

    find(id: string): Promise<Payload | undefined> {
      const entry = entries.get(`${this.#kind}:${id}`)
      return Promise.resolve(entry !== undefined && entry.expiresAt > now() ? entry.payload : undefined)
    }

    findByUid(uid: string): Promise<Payload | undefined> {
      return Promise.resolve(find((key, payload) => key.startsWith(`${this.#kind}:`) && payload.uid === uid))
    }

    findByUserCode(userCode: string): Promise<Payload | undefined> {
      return Promise.resolve(find((key, payload) => key.startsWith(`${this.#kind}:`) && payload.userCode === userCode))
    }

    async consume(id: string): Promise<void> {
      const payload = await this.find(id)
      if (payload !== undefined) payload.consumed = Math.floor(now() / 1000)
    }

    destroy(id: string): Promise<void> {
      entries.delete(`${this.#kind}:${id}`)
      return Promise.resolve()
    }

    revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
      return Promise.resolve()
    }
  }
}
