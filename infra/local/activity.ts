// Counts the work that is under way in the local run, so that the clock and the tests can tell when nothing is left to do.

/** The work under way. `begin` says that something started and answers the function that says it ended. */
export interface Activity {
  begin: (what: string) => () => void
  /** Resolves once nothing is under way; rejects with the list of what still is after `limit` milliseconds of real time. */
  settled: (limit?: number) => Promise<void>
  underWay: () => string[]
}

/** Makes an empty count. Whoever hands work on begins the next piece before ending its own, so that the count has no gaps. */
export function createActivity(): Activity {
  const open = new Map<symbol, string>()
  let whenIdle: (() => void)[] = []

  function begin(what: string): () => void {
    const piece = Symbol(what)
    open.set(piece, what)
    return () => {
      if (!open.delete(piece) || open.size > 0) return
      const waiting = whenIdle
      whenIdle = []
      for (const resolve of waiting) resolve()
    }
  }

  function underWay(): string[] {
    return [...open.values()]
  }

  async function idle(limit: number): Promise<void> {
    if (open.size === 0) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    whenIdle.push(resolve)
    const timeout = setTimeout(
      () => reject(new Error(`Not settled after ${limit} ms: ${[...new Set(underWay())].join(', ')}`)),
      limit,
    )
    await promise.finally(() => clearTimeout(timeout))
  }

  async function settled(limit = 60_000): Promise<void> {
    do {
      await idle(limit)
      // Two turns of the event loop let a state machine step on to its next task, which then counts again.
      await turn()
      await turn()
    } while (open.size > 0)
  }

  return { begin, settled, underWay }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
