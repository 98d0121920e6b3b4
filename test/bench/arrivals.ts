// Things that are waited for by name, whether they come before somebody waits or after.

export type Arrivals = { came: (name: string) => void; waitFor: (name: string) => Promise<void> }

/** Waiting ends with an error after `limit` milliseconds. */
export const arrivals = (limit: number): Arrivals => {
  const known = new Map<string, PromiseWithResolvers<void>>()
  const entry = (name: string): PromiseWithResolvers<void> => {
    const found = known.get(name) ?? Promise.withResolvers<void>()
    known.set(name, found)
    return found
  }
  return {
    came: (name) => entry(name).resolve(),
    waitFor: async (name) => {
      const { promise, reject } = entry(name)
      const timer = setTimeout(() => reject(new Error(`${name} did not come in ${limit} ms`)), limit)
      await promise.finally(() => clearTimeout(timer))
    },
  }
}
