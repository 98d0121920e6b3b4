// A virtual clock: what is to happen, the earliest first. What is due at one instant keeps to its order, and then to the order
// in which it was planned, so that the same plans always come out the same.

export type EventQueue<Planned> = {
  /** `order` puts what is due at one instant before or after other kinds of things. */
  plan: (atMs: number, order: number, planned: Planned) => void
  /** The next one, with when it is due in milliseconds since 1970; undefined when nothing is planned any more. */
  next: () => { atMs: number; planned: Planned } | undefined
}

type Entry<Planned> = { atMs: number; order: number; number: number; planned: Planned }

/** A binary heap. */
export const eventQueue = <Planned>(): EventQueue<Planned> => {
  const heap: Entry<Planned>[] = []
  let count = 0

  const isBefore = (one: Entry<Planned>, other: Entry<Planned>): boolean =>
    one.atMs === other.atMs
      ? one.order === other.order
        ? one.number < other.number
        : one.order < other.order
      : one.atMs < other.atMs

  const rise = (entry: Entry<Planned>, from: number): void => {
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || isBefore(parent, entry)) break
      heap[place] = parent
      place = above
    }
    heap[place] = entry
  }

  const sink = (entry: Entry<Planned>): void => {
    let place = 0
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2]
      const [one, other] = [heap[left], heap[right]]
      if (one === undefined) break
      const isRight = other !== undefined && isBefore(other, one)
      const child = isRight ? other : one
      if (isBefore(entry, child)) break
      heap[place] = child
      place = isRight ? right : left
    }
    heap[place] = entry
  }

  return {
    plan: (atMs, order, planned) => {
      const entry = { atMs, order, number: count, planned }
      count += 1
      heap.push(entry)
      rise(entry, heap.length - 1)
    },
    next: () => {
      const [first] = heap
      const last = heap.pop()
      if (first === undefined || last === undefined) return undefined
      if (heap.length > 0) sink(last)
      return first
    },
  }
}
